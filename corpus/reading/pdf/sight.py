"""From places on a page as it is read, its lines level, to places on the sheet as a viewer shows it."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.documents import BOX_UNITS, Box
from corpus.reading.pdf.type_lines import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """width, height: of the page as it is read, in points. turn: 0, 90, 180 or 270 degrees, clockwise, by which a
    viewer shows it turned further."""

    width: float
    height: float
    turn: int

    def boxes(self, sheet: int, places: Iterable[Place]) -> Iterator[Box]:
        """Where `places` stand on the sheet of this number, none for what stands outside of it; rounded outwards."""
        for place in places:
            left, top, right, bottom = self._turned(place)
            box = (_down(left), _down(top), _up(right), _up(bottom))
            if box[0] < box[2] and box[1] < box[3]:
                yield sheet, *box

    def _turned(self, place: Place) -> Place:
        # In shares of what is shown.
        left, right = place[0] / self.width, place[2] / self.width
        top, bottom = place[1] / self.height, place[3] / self.height
        if self.turn == 90:
            return 1 - bottom, left, 1 - top, right
        if self.turn == 180:
            return 1 - right, 1 - bottom, 1 - left, 1 - top
        if self.turn == 270:
            return top, 1 - right, bottom, 1 - left
        return left, top, right, bottom


def _down(share: float) -> int:
    return min(BOX_UNITS, max(0, math.floor(share * BOX_UNITS)))


def _up(share: float) -> int:
    return min(BOX_UNITS, max(0, math.ceil(share * BOX_UNITS)))
