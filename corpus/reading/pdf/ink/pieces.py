"""Rows of letters to pieces of type: what a wide gap parts, and what spaces stand within."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from corpus.reading.pdf.ink.letters import Letter, Row
from corpus.reading.pdf.type_lines import IN_NUMBER, SPACE, X_HEIGHT, Parted, Piece, Strokes
from corpus.reading.words import lowered as lower_type
from corpus.reading.words import raised as raise_type
from corpus.thai import MARK

APART = 0.65
"""Ems between two pieces; the spaces of a justified line are narrower as a rule."""

_TOUCHING = 0.1  # ems between two letters of one word
_LEAST_SPACE = 0.03  # ems; a space that takes no room is none
_RAISED = 0.12  # ems above the baseline of what stands beside it
_LOWERED = 0.08  # ems below it
_SMALL = 0.86  # times the size of what stands beside it
_PARTED = 0.04  # ems between figures, beyond what is between those beside them; within numbers 0.02 at most
_STRUCK = (0.6, 0.12)  # ems above the baseline, between which a line is drawn through a figure
_MEETS = re.compile("[0-9๐-๙][.,]?[0-9๐-๙]$")
_DIGITS = re.compile("[0-9๐-๙]+")
_REACH = 24  # characters before a lowered figure that tell whether it follows a figure
_AFTER_FIGURE = re.compile("(?:^|[^A-Za-z0-9.])[0-9๐-๙.,]*[0-9๐-๙]$|[₀-₉]$")
_ASCENT = (0.75, 1.4)  # ems above the baseline that a line takes, at least and at most
_DESCENT = (0.22, 0.6)  # ems below it
_COMBINING = re.compile(f"[{MARK}]")


class _Placed(NamedTuple):
    """A letter with the ends of its place and whether a blank stands before it."""

    letter: Letter
    left: float
    right: float
    blank: bool


def cut_pieces(rows: Sequence[Row], parted: Parted, strokes: Strokes) -> list[Piece]:
    """The pieces of the rows of a page, in their order. parted: whether a rule stands between two places. strokes:
    the level ones."""
    return [_piece(part, strokes) for row in rows for part in _parts(row, parted)]


def _parts(row: Row, parted: Parted) -> Iterator[list[_Placed]]:
    part: list[_Placed] = []
    blank = False
    for letter in row:
        blank = blank or letter.blank_before
        if not letter.text:
            continue
        placed = _Placed(letter, letter.left, letter.right, blank)
        if part and _apart(part[-1], placed, parted):
            yield part
            part = []
        part.append(placed)
        blank = letter.blank_after
    if part:
        yield part


def _apart(before: _Placed, placed: _Placed, parted: Parted) -> bool:
    gap = placed.left - before.right
    size = placed.letter.glyph.style.size
    if -_TOUCHING * size < gap <= _TOUCHING * size:
        return False
    size = max(before.letter.glyph.style.size, size)
    if not -APART * size < gap < APART * size:
        return True
    # A rule through letters that stand close is drawn below them.
    places = (before.left + before.right) / 2, (placed.left + placed.right) / 2
    return gap > _TOUCHING * size and parted(*places, before.letter.glyph.y - X_HEIGHT * size)


def _piece(part: Sequence[_Placed], strokes: Strokes) -> Piece:
    # A gap wider than the line's usual one by SPACE is a space.
    letters = [placed.letter for placed in part]
    gaps = [after.left - before.right for before, after in pairwise(part)]
    usual = _usual_gap(sorted(gaps), letters[0].glyph.style.size) if gaps else 0.0
    struck = _struck(letters, strokes)
    of_figures = max(usual, _gap_of_figures(gaps, letters))
    text, raised, lowered = letters[0].text, False, False
    for place, (gap, before, placed) in enumerate(zip(gaps, letters, part[1:], strict=False)):
        letter = placed.letter
        size = letter.glyph.style.size
        wide = gap > usual + SPACE * size and not _COMBINING.match(letter.text)
        within = letter.blank_before or before.blank_after
        space = " " if wide or within or (placed.blank and gap > _LEAST_SPACE * size) else ""
        raised = _is_raised(letter, before) or (raised and _is_level(letter, before))
        was_lowered = lowered
        lowered = _is_lowered(letter, before) or (lowered and _is_level(letter, before))
        if not space and _MEETS.search(text[-2:] + letter.text[:1]):
            # CO2 and the figure behind it; figures of two cells, of an item and its text.
            space = " " * ((was_lowered and not lowered) or _stand_apart(gaps, place, of_figures, size))
        if not space and struck and struck[place] != struck[place + 1]:
            space = " "  # what is struck out, and what stands for it
        text += space + (
            _as_superscript(letter.text) if raised else _as_subscript(text[-_REACH:], letter.text, lowered)
        )
    sizes = Counter(round(letter.glyph.style.size, 2) for letter in letters)
    left, right = min(letter.glyph.left for letter in letters), max(placed.right for placed in part)
    baseline, size = _baseline(letters), min(sizes, key=lambda size: (-sizes[size], -size))
    return Piece(
        text=text,
        left=left,
        right=right,
        baseline=baseline,
        size=size,
        bold=all(letter.glyph.style.bold for letter in letters),
        places=((left, _top(letters, baseline, size), right, _bottom(letters, baseline, size)),),
    )


def _top(letters: Sequence[Letter], baseline: float, size: float) -> float:
    # Of the ink; of lines in one face about the same, whatever stands in them. Some faces say of every glyph that it
    # is as high as the highest.
    ink = min(letter.top for letter in letters)
    usual, most = _ASCENT
    return min(max(ink, baseline - most * size), baseline - usual * size)


def _bottom(letters: Sequence[Letter], baseline: float, size: float) -> float:
    ink = max(letter.bottom for letter in letters)
    usual, most = _DESCENT
    return max(min(ink, baseline + most * size), baseline + usual * size)


def _gap_of_figures(gaps: Sequence[float], letters: Sequence[Letter]) -> float:
    # The lower quartile: what figures of one number have between them, though some pairs are of two numbers.
    pairs = zip(gaps, letters, letters[1:], strict=False)
    found = sorted(gap for gap, before, after in pairs if IN_NUMBER.search(before.text[-1:] + after.text[:1]))
    return found[len(found) // 4] if found else 0.0


def _stand_apart(gaps: Sequence[float], place: int, within: float, size: float) -> bool:
    beside = [*gaps[max(0, place - 1) : place], *gaps[place + 1 : place + 2]]
    return bool(beside) and gaps[place] - max(within, min(beside)) > _PARTED * size


def _struck(letters: Sequence[Letter], strokes: Strokes) -> list[bool]:
    # Of each letter whether a line is drawn through it; nothing where none is near.
    if not strokes:
        return []
    heights = [_heights(letter) for letter in letters]
    first = bisect_left(strokes, (min(upper for upper, _ in heights),))
    near = strokes[first : bisect_right(strokes, (max(lower for _, lower in heights), inf))]
    middles = [(letter.left + letter.right) / 2 for letter in letters if near]
    return [
        any(upper <= at <= lower and start <= middle <= end for at, start, end in near)
        for middle, (upper, lower) in zip(middles, heights, strict=False)
    ]


def _heights(letter: Letter) -> tuple[float, float]:
    high, low = _STRUCK
    return letter.glyph.y - high * letter.glyph.style.size, letter.glyph.y - low * letter.glyph.style.size


def _usual_gap(gaps: Sequence[float], size: float) -> float:
    # Lines that are spread letter by letter have wide gaps only; where a quarter touch, the wide ones are spaces, as
    # between signs and figures.
    touch = gaps[len(gaps) // 4] <= _TOUCHING * size
    return 0.0 if touch and gaps[len(gaps) // 2] > SPACE * size else max(0.0, gaps[len(gaps) // 2])


def _baseline(letters: Sequence[Letter]) -> float:
    levels = Counter(round(letter.glyph.y, 2) for letter in letters)
    return min(levels, key=lambda level: (-levels[level], -level))


def _is_raised(letter: Letter, before: Letter) -> bool:
    glyph, other = letter.glyph, before.glyph
    return other.y - glyph.y > _RAISED * other.style.size and glyph.style.size < _SMALL * other.style.size


def _is_level(letter: Letter, before: Letter) -> bool:
    # Whether a letter goes on at the height and in the size of the one before.
    glyph, other = letter.glyph, before.glyph
    return abs(other.y - glyph.y) <= _RAISED * glyph.style.size and glyph.style.size < other.style.size / _SMALL


def _is_lowered(letter: Letter, before: Letter) -> bool:
    glyph, other = letter.glyph, before.glyph
    return glyph.y - other.y > _LOWERED * other.style.size and glyph.style.size < _SMALL * other.style.size


def _as_subscript(before: str, text: str, lowered: bool) -> str:
    # Behind letters as it is commonly written, CO2 and PM2.5; behind a figure it is no figure of it.
    return lower_type("", text) if lowered and _DIGITS.fullmatch(text) and _AFTER_FIGURE.search(before) else text


def _as_superscript(text: str) -> str:
    # A raised figure beside another one is no figure of it: 10³, or the mark of a note.
    return raise_type("", text) if _DIGITS.fullmatch(text) else text
