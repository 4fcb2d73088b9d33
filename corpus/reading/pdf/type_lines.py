"""Type as it stands on a page: pieces of it, and the lines they make."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

SPACE = 0.15
"""Ems. A gap so much wider than the line's usual one is a space: spaces are 0.22 em and more in Thai faces."""

IN_NUMBER = re.compile("[0-9๐-๙]{2}")
"""Two characters that side by side would be of one number."""

X_HEIGHT = 0.3
"""Ems above the baseline, where most of the ink of a line is."""

Place = tuple[float, float, float, float]
"""Left, top, right and bottom of what is printed, in points from the upper left corner of a page, y downwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of type on one baseline without a wide gap. All lengths in points; `baseline` counts from the top of
    the page downwards, `left` and `right` from its left edge. size: of the type, as printed. table: whether it is a
    whole row of a table, its cells parted by " | "; `left` and `right` are then those of the table. upright: whether it
    is turned against the lines of the page; its place is then that of a level piece in the middle of it. places: where
    its ink stands, one for each line of print, of a row of a table one for cells of one height."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    table: bool = False
    upright: bool = False
    places: tuple[Place, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeLine:
    """A line of a column. left, right: of its type; edges: of the column. As Piece otherwise; bold: all of it."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    edges: tuple[float, float]
    table: bool = False
    upright: bool = False
    places: tuple[Place, ...] = field(default=(), compare=False)

    @property
    def stands_apart(self) -> bool:
        """Whether it belongs to no paragraph."""
        return self.table or self.upright


def group_rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces of one baseline together, the topmost row first, each from left to right. A row of a table is one here,
    before what stands beside it, and so is upright type."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.baseline, not piece.table, piece.left)):
        if rows and _in_row(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _in_row(first: Piece, piece: Piece) -> bool:
    near = piece.baseline - first.baseline <= 0.3 * max(piece.size, first.size)
    return near and not (piece.table or first.table or piece.upright or first.upright)


Parted = Callable[[float, float, float], bool]
"""Whether something stands between two places on a line: from the left, to the right, at what height."""

Strokes = Sequence[tuple[float, float, float]]
"""The level lines that are drawn on a page, each as its height, its start and its end, in order."""


def merge_pieces(row: Sequence[Piece], widest: float, parted: Parted | None = None) -> list[Piece]:
    """The pieces of a row with those joined between which there is a gap of at most `widest` ems and nothing that
    parts them. Rows of tables stay as they are."""
    merged: list[Piece] = []
    for piece in row:
        if merged and _belongs(merged[-1], piece, widest, parted):
            merged[-1] = _joined(merged[-1], piece)
        else:
            merged.append(piece)
    return merged


def _belongs(first: Piece, second: Piece, widest: float, parted: Parted | None) -> bool:
    size = max(first.size, second.size)
    if first.table or second.table or first.upright or second.upright or second.left - first.right > widest * size:
        return False
    # From middle to middle: type may touch what parts it.
    middles = max(first.left, first.right - size / 2), min(second.right, second.left + size / 2)
    return parted is None or not parted(*middles, first.baseline - X_HEIGHT * size)


def _joined(first: Piece, second: Piece) -> Piece:
    apart = second.left - first.right > SPACE * max(first.size, second.size)
    apart = apart or IN_NUMBER.fullmatch(first.text[-1:] + second.text[:1]) is not None
    space = " " if apart and not first.text.endswith(" ") and not second.text.startswith(" ") else ""
    longer = first if len(first.text) >= len(second.text) else second
    return Piece(
        text=first.text + space + second.text,
        left=first.left,
        right=max(first.right, second.right),
        baseline=longer.baseline,
        size=longer.size,
        bold=first.bold and second.bold,
        places=enclose((*first.places, *second.places)),
    )


def enclose(places: Sequence[Place]) -> tuple[Place, ...]:
    """The one place around all of `places`; none around none."""
    if len(places) < 2:
        return tuple(places)
    lefts, tops, rights, bottoms = zip(*places, strict=True)
    return ((min(lefts), min(tops), max(rights), max(bottoms)),)
