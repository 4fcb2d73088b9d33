"""Type that is turned against the lines of its page, such as labels of rows that are set upright."""

from collections.abc import Callable, Sequence

from corpus.reading.pdf.ink.glyphs import Box, level_places
from corpus.reading.pdf.type_lines import X_HEIGHT, Piece, group_rows, merge_pieces

_GAP = 0.7  # ems; what stands closer on one baseline belongs together

_Point = tuple[float, float]


def stand_upright(pieces: Sequence[Piece], box: Box, turn: int, page_turn: int) -> list[Piece]:
    """Pieces whose places are those of lines that run by `turn`, on a page of `box` whose lines run by `page_turn`, in
    their own reading order."""
    joined = [piece for row in group_rows(pieces) for piece in merge_pieces(row, _GAP)]
    back, forth = _file_places(box, turn), level_places(box, page_turn)
    return [_upright(piece, place, back, forth) for place, piece in enumerate(joined)]


def _file_places(box: Box, turn: int) -> Callable[[float, float], _Point]:
    # Back to the file's coordinates.
    left, bottom, right, top = box
    return {
        0: lambda x, y: (left + x, top - y),
        90: lambda x, y: (left + y, bottom + x),
        180: lambda x, y: (right - x, bottom + y),
        270: lambda x, y: (right - y, top - x),
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
