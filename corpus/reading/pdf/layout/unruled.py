"""Tables without upright rules: rows of pieces that stand below each other in columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.reading.pdf.layout.cells import BAR, cell_text, is_number, part_lines, part_rows, part_ruled_row
from corpus.reading.pdf.layout.rules import Rule
from corpus.reading.pdf.type_lines import X_HEIGHT, Piece, group_rows, merge_pieces
from corpus.thai import fold_digits

_CELL_GAP = 0.7  # ems; a narrower gap parts no cells
_COLUMN_GAP = 0.6  # ems that all rows leave empty between two columns
_LEAST_ROWS = 3
_RULED_ROWS = 2  # between level rules
_FAR = 3.2  # ems between two lines of a table
_ALIGNED = 0.7  # of a column's pieces begin, end or have their middle at one place
_EDGE = 0.45  # ems; places so near are one
_FIGURES = 0.6  # of a column: it is one of figures
_FILLS = 0.62  # of the way to the next column, what the longest line of running text takes
_MOSTLY = 0.55
_FULLER = 0.2  # of the places in a table; without so many empty ones it begins further down
_TEXT = 8.0  # ems; a column of running text is wider
_FULL = 0.65  # of the longest line, what most lines of running text take
_HEADER_LINES = 3
_TIED = 0.6  # of the rows go across a place between two columns
_LEVEL = 0.08  # ems between the baselines of a row
_LEADER = re.compile(r"[.…·_]{4}|(?:[.…·] ){4}")
_ITEM = re.compile(r"[•●○▪■◦‣➢✓\uf000-\uf0ff*–-]|\(?[0-9๐-๙ก-ฮa-zA-Z]{1,3}(?:\.[0-9๐-๙]{1,2})*[.)]{1,2}")

_RULED = 0.6  # of the width of a table, what a level rule of it covers
_BANDS = 4  # between rules; fewer are the head, the body and the foot of a table
_HEADER_STEP = 2.4  # ems between two lines of a header
_UNIT = re.compile(r"[^0-9๐-๙]{1,12}")
_UNIT_GAP = 2.5  # ems

_Row = list[Piece]
_Span = tuple[float, float]


def take_unruled(pieces: Sequence[Piece], level: Sequence[Rule]) -> tuple[list[Piece], list[Piece]]:
    """The rows of tables that are told by their columns alone, as pieces, and the other pieces.

    level: the level rules of the page.
    A table has three rows of two cells and more, two where level rules stand. Its columns begin, end or have their
    middle at one place; of two columns the second holds figures. Columns of running text, numbered lists, contents
    pages and forms, a label and what is written behind it, are no tables.
    """
    rows = [merge_pieces(row, _CELL_GAP) for row in group_rows([piece for piece in pieces if not piece.table])]
    tables = [piece for piece in pieces if piece.table]
    rest: list[Piece] = []
    place = done = text_end = most = 0
    while place < len(rows):
        end, spans = _run(rows, place)
        rules = [rule for rule in level if _is_near(rule, rows[place:end], spans)]
        table = _Table(rows[place:end], _without_units(rows[place:end], spans), rules)
        text_end, most = (end, len(spans)) if table.is_text() else (text_end, most)
        if not table.is_table() or (place < text_end and len(spans) <= most):
            place = _next(rows, place, 2 if level else 3)
            continue
        place, table = _best(rows, place, end, table)
        first = _header(rows, done, place, table.spans)
        table = _Table(rows[first:end], table.spans, rules)
        tables += table.set()
        rest += [piece for row in rows[done:first] for piece in row]
        place = done = end
    return tables, [*rest, *(piece for row in rows[done:] for piece in row)]


def _best(rows: Sequence[_Row], start: int, end: int, table: "_Table") -> tuple[int, "_Table"]:
    # Lines with wide spaces above a table have columns of their own, which its rows leave empty.
    best = start, table
    for place in range(start + 1, end - _LEAST_ROWS + 1):
        spans = _without_units(rows[place:end], _spans(rows[place:end]))
        fewer = _Table(rows[place:end], spans, table.rules)
        if fewer.filled >= best[1].filled + _FULLER and fewer.is_table():
            best = place, fewer
    return best


def _spans(rows: Sequence[_Row]) -> list[_Span]:
    return _merge_spans([(piece.left, piece.right) for row in rows for piece in row], _COLUMN_GAP * rows[0][0].size)


def _next(rows: Sequence[_Row], place: int, pieces: int) -> int:
    # A table that begins within rows that are none has more columns than they have.
    return next((after for after in range(place + 1, len(rows)) if len(rows[after]) >= pieces), len(rows))


def _run(rows: Sequence[_Row], start: int) -> tuple[int, list[_Span]]:
    # Where the rows end that leave the same places empty as the one at `start`, and the columns between these places.
    spans = [(piece.left, piece.right) for piece in rows[start]]
    if len(spans) < 2 or _is_led(rows[start]):
        return start + 1, []
    end, last = start + 1, start
    wide = 1
    while end < len(rows) and not _is_led(rows[end]) and _step(rows[end - 1], rows[end]) <= _FAR:
        row = rows[end]
        merged = _merge_spans([*spans, *((piece.left, piece.right) for piece in row)], _COLUMN_GAP * row[0].size)
        joins = len({_column(span, merged) for span in spans}) < len(spans)
        if len(merged) < 2 or (joins and (len(row) == 1 or wide >= _LEAST_ROWS)):
            break
        spans = merged
        if len(row) > 1:
            wide, last = wide + 1, end
        end += 1
    end = _without_notes(rows, last, end, spans)
    return end, _spans(rows[start:end])


def _without_notes(rows: Sequence[_Row], last: int, end: int, spans: Sequence[_Span]) -> int:
    # What stands alone below a table is no row of it, unless it goes on with a cell of the last one.
    below = [(_column((piece.left, piece.right), spans), piece) for row in rows[last:end] for piece in row]
    first = part_rows(below, [right for _, right in spans])[0]
    lowest = max(piece.baseline for pieces in first.values() for piece in pieces)
    return max(last + 1, last + sum(row[0].baseline <= lowest for row in rows[last:end]))


def _is_led(row: _Row) -> bool:
    return any(_LEADER.search(piece.text) for piece in row)


def _step(before: _Row, after: _Row) -> float:
    return (after[0].baseline - before[0].baseline) / max(after[0].size, before[0].size)


def _merge_spans(spans: Sequence[_Span], least: float) -> list[_Span]:
    merged: list[_Span] = []
    for left, right in sorted(spans):
        if merged and left - merged[-1][1] < least:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _column(span: _Span, spans: Sequence[_Span]) -> int:
    # That which most of the span stands in, else the nearest.
    shares = [min(span[1], right) - max(span[0], left) for left, right in spans]
    return max(range(len(spans)), key=lambda place: (shares[place], -place))


def _is_near(rule: Rule, rows: Sequence[_Row], spans: Sequence[_Span]) -> bool:
    top, bottom = rows[0][0], rows[-1][0]
    if not spans or not top.baseline - 2.5 * top.size <= rule.at <= bottom.baseline + 1.5 * bottom.size:
        return False
    left, right = spans[0][0], spans[-1][1]
    return min(right, rule.end) - max(left, rule.start) >= _RULED * (right - left)


def _without_units(rows: Sequence[_Row], spans: list[_Span]) -> list[_Span]:
    # The unit that stands behind each figure of a column belongs to the figure.
    for place in range(len(spans) - 1, 0, -1):
        texts = [
            piece.text.strip() for row in rows for piece in row if _column((piece.left, piece.right), spans) == place
        ]
        is_unit = len(texts) > 1 and len(set(texts)) == 1 and _UNIT.fullmatch(texts[0])
        if is_unit and spans[place][0] - spans[place - 1][1] < _UNIT_GAP * rows[0][0].size:
            spans = [*spans[: place - 1], (spans[place - 1][0], spans[place][1]), *spans[place + 1 :]]
    return spans


def _header(rows: Sequence[_Row], least: int, first: int, spans: Sequence[_Span]) -> int:
    # Where the rows above begin whose pieces stand over several columns.
    for place in range(first - 1, max(least, first - _HEADER_LINES) - 1, -1):
        row, below = rows[place], rows[place + 1]
        over = all(any(piece.left < right and piece.right > left for left, right in spans) for piece in row)
        if not 1 < len(row) <= len(spans) or _is_led(row) or not over or _step(row, below) > _HEADER_STEP:
            return place + 1
    return max(least, first - _HEADER_LINES)


@dataclass(slots=True)
class _Table:
    rows: Sequence[_Row]
    spans: Sequence[_Span]
    rules: Sequence[Rule]

    @property
    def filled(self) -> float:
        """Share of its places that have type."""
        held = {
            (place, _column((piece.left, piece.right), self.spans))
            for place, row in enumerate(self.rows)
            for piece in row
        }
        return len(held) / (len(self.rows) * len(self.spans))

    def is_table(self) -> bool:
        """Whether the rows are a table."""
        wide = sum(len(row) > 1 for row in self.rows)
        if len(self.spans) < 2 or wide < (_RULED_ROWS if self.rules else _LEAST_ROWS):
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

    def _placed(self, rows: Sequence[_Row]) -> list[tuple[int, Piece]]:
        return [(_column((piece.left, piece.right), self.spans), piece) for row in rows for piece in row]

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


def _is_level(row: _Row) -> bool:
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
    below = pieces[1:] if len(pieces) > _LEAST_ROWS else pieces  # the header may stand otherwise
    size = median(piece.size for piece in below)
    places = (
        [piece.left for piece in below],
        [piece.right for piece in below],
        [(piece.left + piece.right) / 2 for piece in below],
    )
    most = max(sum(abs(other - one) <= _EDGE * size for other in each) for each in places for one in each)
    return most >= _ALIGNED * len(below)


def _row(cells: dict[int, list[Piece]], rights: Sequence[float], edges: _Span) -> Piece:
    shown = [piece for pieces in cells.values() for piece in pieces]
    return Piece(
        text=BAR.join(cell_text(cells.get(column, []), right) for column, right in enumerate(rights)),
        left=edges[0],
        right=edges[1],
        baseline=min(piece.baseline for piece in shown),
        size=round(median(piece.size for piece in shown), 2),
        bold=all(piece.bold for piece in shown),
        table=True,
    )
