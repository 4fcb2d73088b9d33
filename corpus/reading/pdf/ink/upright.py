"""Type that is turned against the lines of its page, such as labels of rows that are set upright."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.reading.pdf.ink.glyphs import Box, level_places
from corpus.reading.pdf.type_lines import X_HEIGHT, Piece, Place, group_rows, merge_pieces

_STEP = 2.2  # ems between the baselines of one block
_GAP = 0.7  # ems; what stands closer on one baseline belongs together
_LEVEL = 0.3  # ems between the baselines of one line
_WIDEST = 4.0  # ems; spaces of justified lines

_Point = tuple[float, float]


def stand_upright(pieces: Sequence[Piece], box: Box, turn: int, page_turn: int) -> list[Piece]:
    """Pieces whose places are those of lines that run by `turn`, on a page of `box` whose lines run by `page_turn`, in
    their own reading order."""
    back, forth = _file_places(box, turn), level_places(box, page_turn)

    def place(x: float, y: float) -> _Point:
        return forth(*back(x, y))

    return [piece for block in _blocks(pieces) for piece in _upright(block, place)]


@dataclass(slots=True)
class _Block:
    """Lines that stand close below each other: a label of two lines, a paragraph. left, right: of all of them."""

    pieces: list[Piece]
    left: float
    right: float

    def takes(self, piece: Piece) -> bool:
        """Whether `piece` goes on with its last line, or stands below it."""
        step, size = self._step(piece)
        beside = abs(step) <= _LEVEL * size and piece.left - self.right < _WIDEST * size
        return beside or (step < _STEP * size and piece.left < self.right and self.left < piece.right)

    def is_past(self, piece: Piece) -> bool:
        """Whether nothing at the height of `piece` can be its own."""
        step, size = self._step(piece)
        return step >= _STEP * size

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)

    def _step(self, piece: Piece) -> tuple[float, float]:
        last = self.pieces[-1]
        return piece.baseline - last.baseline, max(piece.size, last.size)


def _blocks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    blocks: list[_Block] = []
    open_ones: list[_Block] = []
    for row in group_rows(pieces):
        for piece in merge_pieces(row, _GAP):
            block = next((each for each in reversed(open_ones) if each.takes(piece)), None)
            if block is not None:
                block.add(piece)
                continue
            open_ones = [each for each in open_ones if not each.is_past(piece)]
            open_ones.append(_Block([piece], piece.left, piece.right))
            blocks.append(open_ones[-1])
    return [block.pieces for block in blocks]


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
            places=tuple(_turned(each, place) for each in piece.places),
        )


def _turned(ink: Place, place: Callable[[float, float], _Point]) -> Place:
    (left, top), (right, bottom) = place(*ink[:2]), place(*ink[2:])
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def _corners(piece: Piece, place: Callable[[float, float], _Point]) -> list[_Point]:
    return [place(x, y) for x in (piece.left, piece.right) for y in (piece.baseline - piece.size, piece.baseline)]
