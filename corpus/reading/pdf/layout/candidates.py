"""Rows that may be a table without upright rules: what tells them from running text, and their cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.reading.pdf.layout.cells import (
    BAR,
    cell_text,
    is_number,
    part_lines,
    part_rows,
    part_ruled_row,
    place_cells,
)
from corpus.reading.pdf.layout.rules import Rule
from corpus.reading.pdf.type_lines import X_HEIGHT, Piece, group_rows
from corpus.thai import fold_digits

LEAST_ROWS = 3
"""Of two cells and more, in a table that no rules tell."""

_RULED_ROWS = 2  # between level rules
_ALIGNED = 0.7  # of a column's pieces begin, end or have their middle at one place
_EDGE = 0.45  # ems; places so near are one
_FIGURES = 0.6  # of a column: it is one of figures
_FILLS = 0.62  # of the way to the next column, what the longest line of running text takes
_FULL = 0.65  # of the longest line, what most lines of running text take
_MOSTLY = 0.5
_TEXT = 8.0  # ems; a column of running text is wider
_ITEM = re.compile(r"[•●○▪■◦‣➢✓\uf000-\uf0ff*–-]|\(?[0-9๐-๙ก-ฮa-zA-Z]{1,3}(?:\.[0-9๐-๙]{1,2})*[.)]{1,2}")
_TIED = 0.6  # of the rows go across a place between two columns
_LEVEL = 0.08  # ems between the baselines of a row
_BANDS = 4  # between rules; fewer are the head, the body and the foot of a table

Row = list[Piece]
Span = tuple[float, float]
"""Where a column begins and ends, in points."""


def column_of(span: Span, spans: Sequence[Span]) -> int:
    """Which of `spans` most of the span stands in, else the nearest, counted from 0."""
    shares = [min(span[1], right) - max(span[0], left) for left, right in spans]
    return max(range(len(spans)), key=lambda place: (shares[place], -place))


@dataclass(slots=True)
class Candidate:
    """Rows below each other, and the columns that they leave parted. rules: the level ones that stand with them."""

    rows: Sequence[Row]
    spans: Sequence[Span]
    rules: Sequence[Rule]

    @property
    def filled(self) -> float:
        """Share of its places that have type."""
        held = {
            (place, column_of((piece.left, piece.right), self.spans))
            for place, row in enumerate(self.rows)
            for piece in row
        }
        return len(held) / (len(self.rows) * len(self.spans))

    def is_table(self) -> bool:
        """Whether the rows are a table."""
        wide = sum(len(row) > 1 for row in self.rows)
        if len(self.spans) < 2 or wide < (_RULED_ROWS if len(self.rules) > 1 else LEAST_ROWS):
            return False
        columns = [self._pieces(place) for place in range(len(self.spans))]
        if (len(columns) == 2 and len(self.rules) < 2) or not self._is_tied():
            return False
        if not self.rules and (self.is_text() or _is_contents(columns)):
            return False
        return all(_is_aligned(pieces) for pieces in columns) or len(self.rules) > 1

    def is_text(self) -> bool:
        """Whether the rows are running text in columns: most of its lines fill them."""
        ends = [*(left for left, _ in self.spans[1:]), self.spans[-1][1] if self.spans else 0.0]
        columns = [self._pieces(place) for place in range(len(self.spans))]
        if len(columns) < 2 or any(_is_figures(pieces) for pieces in columns):
            return False
        return all(
            _are_items(pieces) or _fill(pieces, end - left)
            for pieces, end, (left, _) in zip(columns, ends, self.spans, strict=True)
        )

    def _is_tied(self) -> bool:
        # Rows of a table go from column to column on one baseline; lines of texts side by side meet by chance.
        held = [sorted(line) for line in part_lines(self._placed(self.rows))]
        wide = [columns for columns in held if len(columns) > 1]
        rows = [row for row in self.rows if len(row) > 1]
        tied = all(
            sum(columns[0] < side <= columns[-1] for columns in wide) >= _TIED * len(wide)
            for side in range(1, len(self.spans))
        )
        return tied and 2 * len(wide) >= len(held) and 2 * sum(map(_is_level, rows)) >= len(rows)

    def _placed(self, rows: Sequence[Row]) -> list[tuple[int, Piece]]:
        return [(column_of((piece.left, piece.right), self.spans), piece) for row in rows for piece in row]

    def set(self) -> list[Piece]:
        """Its rows."""
        left, right = self.spans[0][0], self.spans[-1][1]
        edges = sorted({rule.at for rule in self.rules})
        bands: dict[int, list[tuple[int, Piece]]] = {}
        for column, piece in self._placed(self.rows):
            band = sum(edge < piece.baseline - X_HEIGHT * piece.size for edge in edges)
            bands.setdefault(band, []).append((column, piece))
        part = part_ruled_row if len(bands) >= _BANDS else part_rows
        rights = [right for _, right in self.spans]
        found = [cells for band in sorted(bands) for cells in part(bands[band], rights)]
        return [_row(cells, rights, (left, right)) for cells in found]

    def _pieces(self, column: int) -> list[Piece]:
        return [piece for place, piece in self._placed(self.rows) if place == column]


def _fill(pieces: Sequence[Piece], width: float) -> bool:
    rows = group_rows(pieces)
    widths = [max(piece.right for piece in row) - row[0].left for row in rows]
    longest = max(widths)
    full = sum(each >= _FULL * longest for each in widths)
    return longest >= max(_FILLS * width, _TEXT * median(piece.size for piece in pieces)) and full >= _MOSTLY * len(
        widths
    )


def _is_contents(columns: Sequence[Sequence[Piece]]) -> bool:
    return len(columns) == 3 and _are_items(columns[0]) and _counts_up(columns[-1])


def _is_level(row: Row) -> bool:
    baselines = [piece.baseline for piece in row]
    return max(baselines) - min(baselines) <= _LEVEL * row[0].size


def _is_figures(pieces: Sequence[Piece]) -> bool:
    figures = sum(is_number(piece.text) for piece in pieces)
    return figures >= _FIGURES * len(pieces) and not _are_items(pieces)


def _are_items(pieces: Sequence[Piece]) -> bool:
    return all(_ITEM.fullmatch(piece.text.strip()) for piece in pieces)


def _counts_up(pieces: Sequence[Piece]) -> bool:
    # As the page numbers of a contents page do.
    texts = [fold_digits(piece.text).strip() for piece in pieces]
    numbers = [int(text) for text in texts if re.fullmatch(r"[0-9]{1,4}", text)]
    return len(numbers) == len(texts) and all(before <= after for before, after in pairwise(numbers))


def _is_aligned(pieces: Sequence[Piece]) -> bool:
    below = pieces[1:] if len(pieces) > LEAST_ROWS else pieces  # the header may stand otherwise
    size = median(piece.size for piece in below)
    places = (
        [piece.left for piece in below],
        [piece.right for piece in below],
        [(piece.left + piece.right) / 2 for piece in below],
    )
    most = max(sum(abs(other - one) <= _EDGE * size for other in each) for each in places for one in each)
    return most >= _ALIGNED * len(below)


def _row(cells: dict[int, list[Piece]], rights: Sequence[float], edges: Span) -> Piece:
    shown = [piece for pieces in cells.values() for piece in pieces]
    return Piece(
        text=BAR.join(cell_text(cells.get(column, []), right) for column, right in enumerate(rights)),
        left=edges[0],
        right=edges[1],
        baseline=min(piece.baseline for piece in shown),
        size=round(median(piece.size for piece in shown), 2),
        bold=all(piece.bold for piece in shown),
        table=True,
        places=place_cells(list(cells.values())),
    )
