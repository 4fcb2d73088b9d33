"""Glyphs to letters by their ink: a mark belongs to the consonant it stands over, whatever order the file draws in.

Three things are read off the page and not off the codes. Where a mark belongs. What a blank with ink is: the circle of
sara am, which Word writes as U+0020. And whether a sara am is one: some fonts say so of every sara aa, where only a
circle over the consonant before it tells.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from corpus.reading.pdf.ink.codes import UNKNOWN
from corpus.reading.pdf.ink.fonts import Fonts
from corpus.reading.pdf.ink.glyphs import Glyph
from corpus.reading.pdf.ink.letters import BLANKS, Letter
from corpus.reading.pdf.ink.spelling import CLUSTER
from corpus.repair import PRIVATE_GLYPHS
from corpus.thai import CONSONANT, MARK, NIKHAHIT, SARA_AM

_CONSONANT = re.compile(f"[{CONSONANT}]")
_MARKS = re.compile(f"[{MARK}]+")
_PRIVATE = str.maketrans(dict(PRIVATE_GLYPHS))
_QUOTES = dict(zip("\u00eb\u00ec\u00ed\u00ee", "‘“’”", strict=True))  # that hang where no letter stands
_RISEN = 0.25  # ems above the baseline, from where on ink is a mark's: a consonant stands on it
_REACH = 0.9  # ems between the origin of a mark and the baseline it belongs to
_BESIDE = 0.35  # ems; ink so far from any consonant is over none


def bear_marks(glyphs: Sequence[Glyph], fonts: Fonts) -> list[Letter]:
    """The letters of a page in no order, each with its marks, blanks among them.

    fonts: what is known of the document's fonts; it learns from these glyphs.
    """
    standing, marks = list[Letter](), list[Glyph]()
    for glyph in glyphs:
        glyph.text = glyph.text.translate(_PRIVATE)
        if _is_mark(glyph):
            marks.append(glyph)
        else:
            standing.append(Letter(glyph, _standing_text(glyph)))
    over = list(_over(standing, marks))
    for letter, mark in over:
        if letter is not None and _are_marks(mark.text):
            fonts.learn(mark)
    for letter, mark in over:
        if letter is not None:
            letter.marks += _said(mark, letter, fonts)
            letter.highest = min(letter.highest, mark.ink_top)
            letter.lowest = max(letter.lowest, mark.ink_bottom)
        elif mark.text.strip() and not CLUSTER.fullmatch(mark.text):
            # Over nothing it stands for itself: a bullet of a symbol font. Clusters belong to a line that is cut off at
            # the end of the page, and stands on the next one.
            standing.append(Letter(mark, _QUOTES.get(mark.text, mark.text)))
    return standing


def _standing_text(glyph: Glyph) -> str:
    text = glyph.text.strip(BLANKS)
    return text if text or not glyph.has_ink else UNKNOWN


def _is_mark(glyph: Glyph) -> bool:
    if _are_marks(glyph.text):
        return True
    if not glyph.has_ink:
        return False
    if glyph.ink_right < glyph.x + 0.05 * glyph.style.size and CLUSTER.fullmatch(glyph.text):
        return True  # marks over and under at once: what stands has its ink behind its origin
    if -0.05 < glyph.rise < _RISEN or (glyph.rise <= -0.05 and glyph.height > 0.05):
        return False
    # Chromium writes for the glyph of a mark the whole cluster it belongs to. Any other single sign may be a mark whose
    # code says something else; over no consonant it stands for itself.
    single = len(glyph.text.strip()) <= 1 and glyph.text != SARA_AM  # of which some fonts draw the circle alone
    return single or CLUSTER.fullmatch(glyph.text) is not None


@lru_cache
def _are_marks(text: str) -> bool:
    return _MARKS.fullmatch(text) is not None


@lru_cache
def _has_consonant(text: str) -> bool:
    return _CONSONANT.search(text) is not None


def _is_strange(text: str) -> bool:
    # A code that no sign of its own stands at in Thai text: accented Latin, controls, private use, what is unknown.
    point = ord(text[0])
    return (
        point < 0x20 or 0x7F <= point < 0xA0 or 0xC0 <= point <= 0x17F or 0xE000 <= point <= 0xF8FF or point >= 0xFFF0
    )


def _over(standing: Sequence[Letter], marks: Sequence[Glyph]) -> Iterator[tuple[Letter | None, Glyph]]:
    # Each mark with the letter its ink stands over or under, None where there is none. A strange glyph over no
    # consonant is a letter of its own: it is among the marks for its place alone.
    places: defaultdict[int, list[tuple[float, Letter]]] = defaultdict(list)
    for letter in standing:
        if letter.text:
            places[round(letter.glyph.y / 4)].append((letter.glyph.ink_left, letter))
    for held in places.values():
        held.sort(key=lambda each: each[0])
    rows = sorted(places.items())
    for mark in marks:
        yield _bearer(mark, rows), mark


def _bearer(mark: Glyph, rows: Sequence[tuple[int, list[tuple[float, Letter]]]]) -> Letter | None:
    size = mark.style.size
    best: tuple[float, Letter] | None = None
    first, last = round((mark.y - _REACH * size) / 4), round((mark.y + _REACH * size) / 4)
    # Those that there are: between the first and the last are as many as the file says that its type is large.
    near = rows[bisect_left(rows, first, key=itemgetter(0)) : bisect_right(rows, last, key=itemgetter(0))]
    for _, held in near:
        start = bisect_left(held, mark.ink_left - 2 * size, key=lambda each: each[0])
        for left, letter in held[start:]:
            if left > mark.ink_right + size:
                break
            if letter.glyph.ink_right < mark.ink_left - size:
                continue
            distance = _distance(mark, letter)
            if distance is not None and (best is None or distance < best[0]):
                best = distance, letter
    return best[1] if best else None


def _distance(mark: Glyph, letter: Letter) -> float | None:
    # In ems, the least for the consonant that the mark stands over; None for one that it cannot stand over. What the
    # ink leaves open the origin tells, which stands where the consonant ends.
    glyph, size = letter.glyph, max(mark.style.size, letter.glyph.style.size)
    if not 0.5 < mark.style.size / glyph.style.size < 2:
        return None
    (left, right), (first, last) = mark.upright, glyph.upright
    overlap = min(right, last) - max(left, first)
    drift = abs(mark.y - glyph.y) / size
    above = glyph.ink_bottom - mark.ink_bottom
    if overlap < -_BESIDE * size or drift > _REACH or abs(above) > 1.6 * size:
        return None
    bears = 0.0 if _has_consonant(letter.text) else 0.5
    if cluster := CLUSTER.fullmatch(mark.text):
        bears += 0.5 * (cluster[0][0] not in letter.text)  # what says its whole cluster says of which consonant
    if not _are_marks(mark.text) and (bears or not _is_within(mark, glyph)):
        return None
    origin = min(abs(mark.x - glyph.right), 0.5 * size) / size
    return bears + 2 * drift - overlap / size + 0.3 * origin


def _is_within(mark: Glyph, glyph: Glyph) -> bool:
    # A usual sign, such as a star, has a place of its own behind the consonant.
    centre, slack = (mark.ink_left + mark.ink_right) / 2, 0.05 * glyph.style.size
    if mark.text.strip() and not _is_strange(mark.text) and not CLUSTER.fullmatch(mark.text):
        return glyph.ink_left < centre < glyph.ink_right
    return glyph.ink_left - slack < centre < max(glyph.ink_right, glyph.right) + slack


def _said(mark: Glyph, letter: Letter, fonts: Fonts) -> list[str]:
    # The marks that a glyph stands for, over this letter.
    if not mark.text.strip():
        return [NIKHAHIT]
    if _are_marks(mark.text):
        return list(mark.text)
    if cluster := CLUSTER.fullmatch(mark.text):
        return [each for each in cluster[0][1:] if each != SARA_AM] or ([NIKHAHIT] if SARA_AM in mark.text else [])
    return [] if _MARKS.search(letter.text) else [fonts.mark_of(mark)]
