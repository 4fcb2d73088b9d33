"""Letters to rows: what stands on one baseline, raised and lowered figures with what they stand beside."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.reading.pdf.ink.glyphs import group_levels
from corpus.reading.pdf.ink.letters import Letter, Row

_SMALL = 0.86  # times the size of what stands beside it: a raised figure
_HIGHEST = 0.7  # ems above the baseline of what stands beside it
_LOWEST = 0.35  # ems below it
_NEXT = 2  # rows below that a raised figure may belong to, and above for a lowered one


def join_rows(letters: Sequence[Letter]) -> list[Row]:
    """The rows that letters make, the topmost first, each from left to right."""
    rows = group_levels(letters, lambda letter: letter.glyph)
    for place, row in enumerate(rows):
        for letter, below in list(_set_off(row, rows[place + 1 : place + 1 + _NEXT])):
            row.remove(letter)
            below.append(letter)
    for place, row in reversed(list(enumerate(rows))):
        for letter, above in list(_set_off(row, rows[max(0, place - _NEXT) : place][::-1])):
            row.remove(letter)
            above.append(letter)
    return [_in_order(row) for row in rows if row]


def _set_off(row: Row, rows: Sequence[Row]) -> Iterator[tuple[Letter, Row]]:
    # The letters of a row that belong to one of `rows`, below or above: smaller ones, that begin where one of its
    # letters or one set off before them ends.
    for below in rows:
        largest = max((letter.glyph.style.size for letter in below), default=0.0)
        small = [letter for letter in row if letter.text and letter.glyph.style.size < _SMALL * largest]
        beside = [letter for letter in below if letter.text] if small else []
        for letter in sorted(small, key=lambda each: each.glyph.x):
            if any(_stands_beside(letter, other) for other in beside):
                beside.append(letter)
                yield letter, below


def _stands_beside(letter: Letter, other: Letter) -> bool:
    size = other.glyph.style.size
    rise = other.glyph.y - letter.glyph.y
    smaller = letter.glyph.style.size < _SMALL * size or rise == 0
    return smaller and -_LOWEST * size < rise < _HIGHEST * size and abs(letter.left - other.right) < 0.2 * size


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
