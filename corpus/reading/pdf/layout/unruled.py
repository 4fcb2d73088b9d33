"""Tables without upright rules: rows of pieces that stand below each other in columns."""

import re
from collections.abc import Sequence

from corpus.reading.pdf.layout.candidates import LEAST_ROWS, Candidate, Row, Span, column_of
from corpus.reading.pdf.layout.cells import part_rows
from corpus.reading.pdf.layout.rules import Rule
from corpus.reading.pdf.type_lines import Piece, group_rows, merge_pieces

_CELL_GAP = 0.7  # ems; a narrower gap parts no cells
_COLUMN_GAP = 0.6  # ems that all rows leave empty between two columns
_FAR = 3.2  # ems between two lines of a table
_FULLER = 0.2  # of the places in a table; without so many empty ones it begins further down
_HEADER_LINES = 3
_LEADER = re.compile(r"[.…·_]{4}|(?:[.…·] ){4}")
_RULED = 0.6  # of the width of a table, what a level rule of it covers
_HEADER_STEP = 2.4  # ems between two lines of a header
_UNIT = re.compile(r"[^0-9๐-๙]{1,12}")
_UNIT_GAP = 2.5  # ems


def take_unruled(pieces: Sequence[Piece], level: Sequence[Rule]) -> tuple[list[Piece], list[Piece]]:
    """The rows of tables that are told by their columns alone, as pieces, and the other pieces.

    level: the level rules of the page. A table has three rows of two cells and more, two where level rules stand, and
    three columns and more, two between level rules. The columns begin, end or have their middle at one place. Columns
    of running text, numbered lists, contents pages and forms, a label and what is written behind it, are no tables.
    """
    rows = [merge_pieces(row, _CELL_GAP) for row in group_rows([piece for piece in pieces if not piece.table])]
    tables = [piece for piece in pieces if piece.table]
    rest: list[Piece] = []
    place = done = text_end = most = 0
    while place < len(rows):
        end, spans = _run(rows, place)
        rules = [rule for rule in level if _is_near(rule, rows[place:end], spans)]
        table = Candidate(rows[place:end], _without_units(rows[place:end], spans), rules)
        text_end, most = (end, len(spans)) if table.is_text() else (text_end, most)
        if not table.is_table() or (place < text_end and len(spans) <= most):
            place = _next(rows, place, 2 if level else 3)
            continue
        place, table = _best(rows, place, end, table)
        first = _header(rows, done, place, table.spans)
        table = Candidate(rows[first:end], table.spans, rules)
        tables += table.set()
        rest += [piece for row in rows[done:first] for piece in row]
        place = done = end
    return tables, [*rest, *(piece for row in rows[done:] for piece in row)]


def _best(rows: Sequence[Row], start: int, end: int, table: Candidate) -> tuple[int, Candidate]:
    # Lines with wide spaces above a table have columns of their own, which its rows leave empty.
    best = start, table
    for place in range(start + 1, end - LEAST_ROWS + 1):
        spans = _without_units(rows[place:end], _spans(rows[place:end]))
        fewer = Candidate(rows[place:end], spans, table.rules)
        if fewer.filled >= best[1].filled + _FULLER and fewer.is_table():
            best = place, fewer
    return best


def _spans(rows: Sequence[Row]) -> list[Span]:
    return _merge_spans([(piece.left, piece.right) for row in rows for piece in row], _COLUMN_GAP * rows[0][0].size)


def _next(rows: Sequence[Row], place: int, pieces: int) -> int:
    # A table that begins within rows that are none has more columns than they have.
    return next((after for after in range(place + 1, len(rows)) if len(rows[after]) >= pieces), len(rows))


def _run(rows: Sequence[Row], start: int) -> tuple[int, list[Span]]:
    # Where the rows end that leave the same places empty as the one at `start`, and the columns between these places.
    spans = [(piece.left, piece.right) for piece in rows[start]]
    if len(spans) < 2 or _is_led(rows[start]):
        return start + 1, []
    end, last = start + 1, start
    wide = 1
    while end < len(rows) and not _is_led(rows[end]) and _step(rows[end - 1], rows[end]) <= _FAR:
        row = rows[end]
        merged = _merge_spans([*spans, *((piece.left, piece.right) for piece in row)], _COLUMN_GAP * row[0].size)
        joins = len({column_of(span, merged) for span in spans}) < len(spans)
        if len(merged) < 2 or (joins and (len(row) == 1 or wide >= LEAST_ROWS)):
            break
        spans = merged
        if len(row) > 1:
            wide, last = wide + 1, end
        end += 1
    end = _without_notes(rows, last, end, spans)
    return end, _spans(rows[start:end])


def _without_notes(rows: Sequence[Row], last: int, end: int, spans: Sequence[Span]) -> int:
    # What stands alone below a table is no row of it, unless it goes on with a cell of the last one.
    below = [(column_of((piece.left, piece.right), spans), piece) for row in rows[last:end] for piece in row]
    first = part_rows(below, [right for _, right in spans])[0]
    lowest = max(piece.baseline for pieces in first.values() for piece in pieces)
    return max(last + 1, last + sum(row[0].baseline <= lowest for row in rows[last:end]))


def _is_led(row: Row) -> bool:
    return any(_LEADER.search(piece.text) for piece in row)


def _step(before: Row, after: Row) -> float:
    return (after[0].baseline - before[0].baseline) / max(after[0].size, before[0].size)


def _merge_spans(spans: Sequence[Span], least: float) -> list[Span]:
    merged: list[Span] = []
    for left, right in sorted(spans):
        if merged and left - merged[-1][1] < least:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _is_near(rule: Rule, rows: Sequence[Row], spans: Sequence[Span]) -> bool:
    top, bottom = rows[0][0], rows[-1][0]
    if not spans or not top.baseline - 2.5 * top.size <= rule.at <= bottom.baseline + 1.5 * bottom.size:
        return False
    left, right = spans[0][0], spans[-1][1]
    return min(right, rule.end) - max(left, rule.start) >= _RULED * (right - left)


def _without_units(rows: Sequence[Row], spans: list[Span]) -> list[Span]:
    # The unit that stands behind each figure of a column belongs to the figure.
    for place in range(len(spans) - 1, 0, -1):
        texts = [
            piece.text.strip() for row in rows for piece in row if column_of((piece.left, piece.right), spans) == place
        ]
        is_unit = len(texts) > 1 and len(set(texts)) == 1 and _UNIT.fullmatch(texts[0])
        if is_unit and spans[place][0] - spans[place - 1][1] < _UNIT_GAP * rows[0][0].size:
            spans = [*spans[: place - 1], (spans[place - 1][0], spans[place][1]), *spans[place + 1 :]]
    return spans


def _header(rows: Sequence[Row], least: int, first: int, spans: Sequence[Span]) -> int:
    # Where the rows above begin whose pieces stand over several columns.
    for place in range(first - 1, max(least, first - _HEADER_LINES) - 1, -1):
        row, below = rows[place], rows[place + 1]
        over = all(any(piece.left < right and piece.right > left for left, right in spans) for piece in row)
        if not 1 < len(row) <= len(spans) or _is_led(row) or not over or _step(row, below) > _HEADER_STEP:
            return place + 1
    return max(least, first - _HEADER_LINES)
