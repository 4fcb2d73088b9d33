"""Glyphs to letters by their ink: a mark belongs to the consonant it stands over, whatever order the file draws in.

Three things are read off the page and not off the codes. Where a mark belongs. What a blank with ink is: the circle of
sara am, which Word writes as U+0020. And whether a sara am is one: some fonts say so of every sara aa, where only a
circle over the consonant before it tells.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.reading.pdf.fonts import Fonts
from corpus.reading.pdf.glyphs import Glyph
from corpus.repair import PRIVATE_GLYPHS
from corpus.thai import CONSONANT, MARK, NIKHAHIT, SARA_AM, TONE_MARK, VOWEL_MARK

UNKNOWN = "\ufffd"
_BLANKS = " \t\r\n\u00a0\u3000\0"
SARA_AA = "\u0e32"

_CLUSTER = re.compile(f"[{CONSONANT}][{MARK}]*{SARA_AM}?")
_CONSONANT = re.compile(f"[{CONSONANT}]")
_MARKS = re.compile(f"[{MARK}]+")
_LAST = re.compile(f"(.*?)([{CONSONANT}])([{MARK}]*)([{SARA_AM}{SARA_AA}]?)", re.DOTALL)
_ORDER = [VOWEL_MARK, TONE_MARK]
_RISEN = 0.25  # ems above the baseline, from where on ink is a mark's: a consonant stands on it
_ROW = 0.2  # ems between the baselines of two letters of one row
_REACH = 0.9  # ems between the origin of a mark and the baseline it belongs to
_BESIDE = 0.35  # ems; ink so far from any consonant is over none
_AM = 0.5  # ems; the width of the second half of sara am, which some files draw without saying so
_SMALL = 0.8  # times the size of what stands beside it: a raised figure
_NARROW = 0.8  # ems; a consonant with the whole of sara am is wider


@dataclass(slots=True)
class Letter:
    """What stands at one place of a line: a glyph that stands on the baseline and the marks over and under it. text:
    in the order it is stored, "" for a blank. left, right: of its place, in points."""

    glyph: Glyph
    text: str
    marks: list[str] = field(default_factory=list)

    @property
    def blank_before(self) -> bool:
        """Whether the glyph holds a space before its letters."""
        return self.glyph.text[:1] in _BLANKS

    @property
    def blank_after(self) -> bool:
        """Whether the glyph holds a space behind its letters."""
        return self.glyph.text[-1:] in _BLANKS

    @property
    def left(self) -> float:
        # Of some faces PDFium gives the ink of a cluster, which begins after the place where the glyph was set.
        return min(self.glyph.left, self.glyph.x)

    @property
    def right(self) -> float:
        return self.glyph.right + _hidden(self.glyph, self.text)


Row = list[Letter]


def read_rows(glyphs: Sequence[Glyph], fonts: Fonts) -> list[Row]:
    """The rows of a page, the topmost first, each from left to right: letters with their marks, and blanks.

    fonts: what is known of the document's fonts; it learns from these glyphs.
    """
    standing, marks = list[Letter](), list[Glyph]()
    for glyph in glyphs:
        glyph.text = "".join(PRIVATE_GLYPHS.get(each, each) for each in glyph.text)
        if _is_mark(glyph):
            marks.append(glyph)
        else:
            standing.append(Letter(glyph, _standing_text(glyph)))
    over = list(_over(standing, marks))
    for letter, mark in over:
        if letter is not None and _MARKS.fullmatch(mark.text):
            fonts.learn(mark)
    for letter, mark in over:
        if letter is not None:
            letter.marks += _said(mark, letter, fonts)
        elif mark.text.strip() and not _CLUSTER.fullmatch(mark.text):
            # Over nothing it stands for itself: a bullet of a symbol font. Clusters belong to a line that is cut off at
            # the end of the page, and stands on the next one.
            standing.append(Letter(mark, mark.text))
    rows = _rows(standing)
    for row in rows:
        _spell(row)
    return rows


def _standing_text(glyph: Glyph) -> str:
    text = glyph.text.strip(_BLANKS)
    return text if text or not glyph.has_ink else UNKNOWN


def _is_mark(glyph: Glyph) -> bool:
    if _MARKS.fullmatch(glyph.text):
        return True
    if not glyph.has_ink or -0.05 < glyph.rise < _RISEN or (glyph.rise <= -0.05 and glyph.height > 0.05):
        return False
    # Chromium writes for the glyph of a mark the whole cluster it belongs to.
    return not glyph.text.strip() or _CLUSTER.fullmatch(glyph.text) is not None or _is_strange(glyph)


def _is_strange(glyph: Glyph) -> bool:
    # A code that no sign of its own stands at in Thai text: accented Latin, controls, private use, what is unknown.
    point = ord(glyph.text[0])
    return len(glyph.text) == 1 and (
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
    for mark in marks:
        yield _bearer(mark, places), mark


def _bearer(mark: Glyph, places: dict[int, list[tuple[float, Letter]]]) -> Letter | None:
    size = mark.style.size
    best: tuple[float, Letter] | None = None
    first, last = round((mark.y - _REACH * size) / 4), round((mark.y + _REACH * size) / 4)
    for place in range(first, last + 1):
        held = places.get(place)
        if not held:
            continue
        start = bisect_left(held, mark.ink_left - 2 * size, key=lambda each: each[0])
        for left, letter in held[start:]:
            if left > mark.ink_right + size:
                break
            distance = _distance(mark, letter)
            if distance is not None and (best is None or distance < best[0]):
                best = distance, letter
    return best[1] if best else None


def _distance(mark: Glyph, letter: Letter) -> float | None:
    # In ems, the least for the consonant that the mark stands over; None for one that it cannot stand over. What the
    # ink leaves open the origin tells, which stands where the consonant ends.
    glyph, size = letter.glyph, max(mark.style.size, letter.glyph.style.size)
    if mark.style.level is not glyph.style.level or not 0.5 < mark.style.size / glyph.style.size < 2:
        return None
    overlap = min(mark.ink_right, glyph.ink_right) - max(mark.ink_left, glyph.ink_left)
    drift = abs(mark.y - glyph.y) / size
    above = glyph.ink_bottom - mark.ink_bottom
    if overlap < -_BESIDE * size or drift > _REACH or abs(above) > 1.6 * size:
        return None
    bears = 0.0 if _CONSONANT.search(letter.text) else 0.5
    centre = (mark.ink_left + mark.ink_right) / 2
    within = glyph.ink_left - 0.05 * size < centre < max(glyph.ink_right, glyph.right) + 0.05 * size
    if not _MARKS.fullmatch(mark.text) and (bears or not within):
        return None
    origin = min(abs(mark.x - glyph.right), 0.5 * size) / size
    return bears + 2 * drift - overlap / size + 0.3 * origin


def _said(mark: Glyph, letter: Letter, fonts: Fonts) -> list[str]:
    # The marks that a glyph stands for, over this letter.
    if not mark.text.strip():
        return [NIKHAHIT]
    if _MARKS.fullmatch(mark.text):
        return list(mark.text)
    if cluster := _CLUSTER.fullmatch(mark.text):
        return [each for each in cluster[0][1:] if each != SARA_AM] or ([NIKHAHIT] if SARA_AM in mark.text else [])
    return [] if _MARKS.search(letter.text) else [fonts.mark_of(mark) or UNKNOWN]


def _rows(letters: Sequence[Letter]) -> list[Row]:
    rows = _levels(letters)
    for place, row in enumerate(rows):
        raised = [letter for letter in row if _lower(letter, rows[place + 1 : place + 3]) is not None]
        for letter in raised:
            row.remove(letter)
            below = _lower(letter, rows[place + 1 : place + 3])
            if below is not None:
                below.append(letter)
    return [_in_order(row) for row in rows if row]


def _lower(letter: Letter, rows: Sequence[Row]) -> Row | None:
    # The row that a raised letter belongs to: one with larger letters, of which one ends where it begins.
    for row in rows:
        for other in row if letter.text else ():
            size = other.glyph.style.size
            rise = other.glyph.y - letter.glyph.y
            if (
                letter.glyph.style.size < _SMALL * size
                and 0 <= rise < 0.7 * size
                and abs(letter.left - other.right) < 0.2 * size
            ):
                return row
    return None


def _levels(letters: Sequence[Letter]) -> list[Row]:
    rows: list[Row] = []
    for letter in sorted(letters, key=lambda each: each.glyph.y):
        glyph = letter.glyph
        if rows and abs(glyph.y - rows[-1][-1].glyph.y) <= _ROW * glyph.style.size:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return rows


def _in_order(row: Row) -> Row:
    # From left to right, but as drawn where two texts lie across each other.
    ordered = sorted(row, key=lambda each: each.glyph.x)
    inked = [each.glyph for each in ordered if each.text]
    across = sum(
        after.ink_left
        < before.ink_right - 0.5 * min(after.ink_right - after.ink_left, before.ink_right - before.ink_left)
        for before, after in pairwise(inked)
    )
    return row if across > 0.2 * len(inked) else ordered


def _spell(row: Row) -> None:
    # Letters with the marks upon them; a circle and the sara aa behind it are sara am.
    written = [letter for letter in row if letter.text]
    for before, letter in pairwise(written):
        if before.text and letter.text == before.text and _is_rest(letter.glyph, before.glyph):
            letter.text = ""
            letter.glyph.text = ""
    written = [letter for letter in written if letter.text]
    for letter, following in zip(written, [*written[1:], None], strict=False):
        if cluster := _LAST.fullmatch(letter.text):
            _spell_cluster(letter, cluster, following)
        elif letter.marks:
            letter.text += "".join(dict.fromkeys(letter.marks))
    for before, letter in pairwise(written):
        if letter.text == SARA_AM and _is_low(letter.glyph, before.glyph) and not before.text.endswith(_CIRCLED):
            letter.text = SARA_AA
        before.text = before.text.removesuffix(_CIRCLED)


def _is_rest(glyph: Glyph, before: Glyph) -> bool:
    # Whether the glyph draws the sara aa of a cluster that the glyph before it says whole, and says it again, as
    # Chromium has it: its ink is not that of the consonant.
    wider = (before.ink_right - before.ink_left) - (glyph.ink_right - glyph.ink_left)
    cluster = _CLUSTER.fullmatch(glyph.text)
    return cluster is not None and glyph.text.endswith(SARA_AM) and abs(wider) > 0.03 * glyph.style.size


_CIRCLED = "\0"  # behind a consonant under a circle, until the next letter is spelled


def _spell_cluster(letter: Letter, cluster: re.Match[str], following: Letter | None) -> None:
    before, base, own, tail = cluster.groups()
    marks = list(dict.fromkeys((*own, *letter.marks)))
    closes = following is not None and following.text[:1] in (SARA_AM, SARA_AA) and _follows(letter, following)
    if tail and closes:
        tail = ""  # the next glyph draws it
    circled = NIKHAHIT in marks
    if circled and (closes or tail):
        marks.remove(NIKHAHIT)
        tail = tail and SARA_AM
        if following is not None and closes:
            following.text = SARA_AM + following.text[1:]
    letter.text = before + base + "".join(sorted(marks, key=_rank)) + tail + _CIRCLED * (circled and closes)


def _rank(mark: str) -> int:
    return next((rank for rank, kind in enumerate(_ORDER) if re.match(f"[{kind}]", mark)), 0)


def _follows(letter: Letter, following: Letter) -> bool:
    gap = following.glyph.left - letter.glyph.right
    return gap < 0.35 * letter.glyph.style.size


def _is_low(glyph: Glyph, before: Glyph) -> bool:
    # Whether what says sara am has no circle of its own: it is no higher than a consonant and begins where it is set.
    size = glyph.style.size
    return glyph.has_ink and glyph.ink_left > glyph.x - 0.05 * size and glyph.height < max(before.height, 0.35) + 0.08


def _hidden(glyph: Glyph, text: str) -> float:
    # The width of what Chromium draws of a cluster with sara am as a glyph without text; others draw its circle alone
    # with its text, before the place where it is set.
    size = glyph.style.size
    halved = len(text) > 1 and text.endswith(SARA_AM) and glyph.right - glyph.left < _NARROW * size
    halved = halved or (text == SARA_AM and glyph.right < glyph.x + 0.1 * size)
    return _AM * size if halved else 0.0
