"""Type as it stands on a page: pieces of it, and the lines they make."""

from collections.abc import Sequence
from dataclasses import dataclass

SPACE = 0.15
"""Ems. A gap so much wider than the line's usual one is a space: spaces are 0.22 em and more in Thai faces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of type on one baseline without a wide gap. All lengths in points; `baseline` counts from the top of
    the page downwards, `left` and `right` from its left edge. size: of the type, as printed."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False


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


def group_rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces of one baseline together, the topmost row first, each from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.baseline, piece.left)):
        if rows and piece.baseline - rows[-1][0].baseline <= 0.3 * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def merge_pieces(row: Sequence[Piece], widest: float) -> list[Piece]:
    """The pieces of a row with those joined between which there is a gap of at most `widest` ems."""
    merged: list[Piece] = []
    for piece in row:
        if merged and piece.left - merged[-1].right <= widest * max(piece.size, merged[-1].size):
            merged[-1] = _joined(merged[-1], piece)
        else:
            merged.append(piece)
    return merged


def _joined(first: Piece, second: Piece) -> Piece:
    apart = second.left - first.right > SPACE * max(first.size, second.size)
    space = " " if apart and not first.text.endswith(" ") and not second.text.startswith(" ") else ""
    longer = first if len(first.text) >= len(second.text) else second
    return Piece(
        text=first.text + space + second.text,
        left=first.left,
        right=max(first.right, second.right),
        baseline=longer.baseline,
        size=longer.size,
        bold=first.bold and second.bold,
    )
