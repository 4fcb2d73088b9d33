"""A printed sheet as it is shown: the passages on it by case, and their lines as rectangles over its picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

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


def part_sheet(passages: Iterable[Passage], cases: Iterable[Case]) -> list[SheetPart]:
    """The passages of a sheet by their cases, which are among `cases`; the passages of a case stand together."""
    known = {case.id: case for case in cases}
    groups = groupby(passages, key=lambda passage: passage.case_id)
    return [SheetPart(case=known[case_id], passages=tuple(group)) for case_id, group in groups]


def mark_boxes(boxes: Sequence[Box], sheet: int) -> list[Rectangle]:
    """Over the lines on `sheet` that stand in `boxes`, with a little room around each."""
    return [_around(box) for box in boxes if box[0] == sheet]


def _around(box: Box) -> Rectangle:
    _, left, top, right, bottom = box
    left, right = max(0, left - _MARGIN), min(BOX_UNITS, right + _MARGIN)
    return Rectangle(x=left, y=top, width=right - left, height=bottom - top)
