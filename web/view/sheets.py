"""A printed sheet as it is shown: the passages on it by case, and their lines as rectangles over its picture."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus import BOX_UNITS, Box, Case, Passage

_MARGIN = 25  # units around the ink of a line


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A case and its passages on one sheet, in reading order."""

    case: Case
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """In BOX_UNITS of the picture's width and height, from its left upper corner."""

    x: int
    y: int
    width: int
    height: int


def part_sheet(sheet: int, cases: Iterable[tuple[Case, Sequence[Passage]]]) -> Iterator[SheetPart]:
    """What stands on `sheet` of a document with these cases and all their passages, in their order; none of a case
    without anything on it."""
    for case, passages in cases:
        here = tuple(each for each in passages if _is_on(each, sheet))
        if here:
            yield SheetPart(case=case, passages=here)


def mark_boxes(boxes: Sequence[Box], sheet: int) -> list[Rectangle]:
    """Over the lines on `sheet` that stand in `boxes`, with a little room around each."""
    return [_around(box) for box in boxes if box[0] == sheet]


def _is_on(passage: Passage, sheet: int) -> bool:
    return passage.sheet == sheet or any(box[0] == sheet for box in passage.boxes)


def _around(box: Box) -> Rectangle:
    _, left, top, right, bottom = box
    left, right = max(0, left - _MARGIN), min(BOX_UNITS, right + _MARGIN)
    return Rectangle(x=left, y=top, width=right - left, height=bottom - top)
