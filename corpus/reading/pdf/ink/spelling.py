"""Letters of a row to text: marks in the order they are stored, circles and sara aa to sara am."""

import re
from itertools import pairwise

from corpus.reading.pdf.ink.glyphs import Glyph
from corpus.reading.pdf.ink.letters import Letter, Row
from corpus.thai import CONSONANT, MARK, NIKHAHIT, SARA_AM, TONE_MARK

CLUSTER = re.compile(f"[{CONSONANT}][{MARK}]*{SARA_AM}?")
"""A consonant with all that belongs to it."""

SARA_AA = "\u0e32"
_LAST = re.compile(f"(.*?)([{CONSONANT}])([{MARK}]*)([{SARA_AM}{SARA_AA}]?)", re.DOTALL)
_TONE_MARK = re.compile(f"[{TONE_MARK}]")
_CIRCLED = "\0"  # behind a consonant under a circle, until the next letter is spelled


def spell_row(row: Row) -> None:
    """Write the marks upon each letter of a row into its text; a circle and the sara aa behind it are sara am."""
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
    cluster = CLUSTER.fullmatch(glyph.text)
    return cluster is not None and glyph.text.endswith(SARA_AM) and abs(wider) > 0.03 * glyph.style.size


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


def _rank(mark: str) -> bool:
    return _TONE_MARK.match(mark) is not None  # behind vowel marks


def _follows(letter: Letter, following: Letter) -> bool:
    gap = following.glyph.left - letter.glyph.right
    return gap < 0.35 * letter.glyph.style.size


def _is_low(glyph: Glyph, before: Glyph) -> bool:
    # Whether what says sara am has no circle of its own: it is no higher than a consonant and begins where it is set.
    size = glyph.style.size
    return glyph.has_ink and glyph.ink_left > glyph.x - 0.05 * size and glyph.height < max(before.height, 0.35) + 0.08
