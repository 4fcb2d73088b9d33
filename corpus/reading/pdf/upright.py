"""Type that is turned against the lines of its page, such as labels of rows that are set upright."""

import math
from collections import Counter
from collections.abc import Callable
from typing import Any

from corpus.reading.pdf.glyphs import level_places, read_pieces
from corpus.reading.pdf.type_lines import X_HEIGHT, Piece, group_rows, merge_pieces

_LEAST_LETTERS = 2
_ASLANT = 3.0  # degrees
_GAP = 0.7  # ems; what stands closer on one baseline belongs together

_Box = tuple[float, float, float, float]
_Point = tuple[float, float]


def count_turns(text: Any, count: int) -> Counter[int]:
    """How many of the first `count` letters of a page, as PDFium has it, are turned by 0, 90, 180, 270 degrees,
    clockwise; those aslant are not counted."""
    import pypdfium2.raw as raw

    turns: Counter[int] = Counter()
    for place in range(count):
        if raw.FPDFText_GetUnicode(text, place) > ord(" ") and raw.FPDFText_IsGenerated(text, place) == 0:
            quarters = math.degrees(raw.FPDFText_GetCharAngle(text, place)) / 90
            if abs(quarters - round(quarters)) * 90 <= _ASLANT:
                turns[round(quarters) % 4 * 90] += 1
    return turns


def read_upright(text: Any, count: int, box: _Box, turn: int, turns: Counter[int]) -> list[Piece]:
    """The pieces of a page whose lines are turned by `turn` that are turned otherwise, in their own reading order.

    text, count, box: as `read_pieces` has them. turns: how many letters are turned how.
    """
    pieces = []
    for other in sorted(turns):
        if other != turn and turns[other] >= _LEAST_LETTERS:
            _, found = read_pieces(text, count, box, other, _nowhere)
            # PDFium parts them, for it looks for level lines.
            joined = [piece for row in group_rows(found) for piece in merge_pieces(row, _GAP)]
            back, forth = _file_places(box, other), level_places(box, turn)
            pieces += [_upright(piece, place, back, forth) for place, piece in enumerate(joined)]
    return pieces


def _nowhere(left: float, right: float, y: float) -> bool:
    return False


def _file_places(box: _Box, turn: int) -> Callable[[float, float], _Point]:
    # Back to the file's coordinates.
    left, bottom, right, top = box
    return {
        0: lambda x, y: (left + x, top - y),
        90: lambda x, y: (right - y, top - x),
        180: lambda x, y: (right - x, bottom + y),
        270: lambda x, y: (left + y, bottom + x),
    }[turn]


def _upright(
    piece: Piece, place: int, back: Callable[[float, float], _Point], forth: Callable[[float, float], _Point]
) -> Piece:
    corners = [
        forth(*back(x, y)) for x in (piece.left, piece.right) for y in (piece.baseline - piece.size, piece.baseline)
    ]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    middle = (min(y for _, y in corners) + max(y for _, y in corners)) / 2
    return Piece(
        text=piece.text,
        left=left,
        right=right,
        baseline=middle + X_HEIGHT * piece.size + place / 100,  # in their order where they stand side by side
        size=piece.size,
        bold=piece.bold,
        upright=True,
    )
