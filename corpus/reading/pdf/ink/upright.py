"""Type that is turned against the lines of its page, such as labels of rows that are set upright."""

from collections.abc import Callable, Iterator, Sequence

from corpus.reading.pdf.ink.glyphs import Box, level_places
from corpus.reading.pdf.type_lines import X_HEIGHT, Piece, group_rows, merge_pieces

_STEP = 2.2  # ems between the baselines of one block
_GAP = 0.7  # ems; what stands closer on one baseline belongs together
_WIDEST = 4.0  # ems; spaces of justified lines

_Point = tuple[float, float]


def stand_upright(pieces: Sequence[Piece], box: Box, turn: int, page_turn: int) -> list[Piece]:
    """Pieces whose places are those of lines that run by `turn`, on a page of `box` whose lines run by `page_turn`, in
    their own reading order."""
    back, forth = _file_places(box, turn), level_places(box, page_turn)

    def place(x: float, y: float) -> _Point:
        return forth(*back(x, y))

    return [piece for block in _blocks(pieces) for piece in _upright(block, place)]


def _blocks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    # Lines that stand close below each other, together: a label of two lines, a paragraph.
    blocks: list[list[Piece]] = []
    for row in group_rows(pieces):
        for piece in merge_pieces(row, _GAP):
            above = next((block for block in reversed(blocks) if _goes_on(block, piece)), None)
            if above is None:
                blocks.append([piece])
            else:
                above.append(piece)
    return blocks


def _goes_on(block: Sequence[Piece], piece: Piece) -> bool:
    last = block[-1]
    left, right = min(each.left for each in block), max(each.right for each in block)
    size = max(piece.size, last.size)
    beside = piece.baseline == last.baseline and piece.left - right < _WIDEST * size
    below = piece.left < right and left < piece.right and piece.baseline - last.baseline < _STEP * size
    return beside or below


def _file_places(box: Box, turn: int) -> Callable[[float, float], _Point]:
    # Back to the file's coordinates.
    left, bottom, right, top = box
    return {
        0: lambda x, y: (left + x, top - y),
        90: lambda x, y: (left + y, bottom + x),
        180: lambda x, y: (right - x, bottom + y),
        270: lambda x, y: (right - y, top - x),
    }[turn]


def _upright(block: Sequence[Piece], place: Callable[[float, float], _Point]) -> Iterator[Piece]:
    # All lines of a block have the height of its middle, in their order.
    heights = [y for piece in block for _, y in _corners(piece, place)]
    middle = (min(heights) + max(heights)) / 2
    for number, piece in enumerate(block):
        sides = [x for x, _ in _corners(piece, place)]
        yield Piece(
            text=piece.text,
            left=min(sides),
            right=max(sides),
            baseline=middle + X_HEIGHT * piece.size + number / 100,
            size=piece.size,
            bold=piece.bold,
            upright=True,
        )


def _corners(piece: Piece, place: Callable[[float, float], _Point]) -> list[_Point]:
    return [place(x, y) for x in (piece.left, piece.right) for y in (piece.baseline - piece.size, piece.baseline)]
