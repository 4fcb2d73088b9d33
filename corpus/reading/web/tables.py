"""Tables of a page: whether one holds data or lays the page out, and its rows as lines of text."""

from collections.abc import Callable, Iterator
from typing import Any

from corpus.reading.grid import guess_heads, row_texts
from corpus.reading.result import ReadFault
from corpus.reading.web.names import role, tag
from corpus.reading.web.visibility import Visibility

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONG = 600  # letters of a cell that is a part of the page rather than of a table
_LONG_BLOCKS, _SEVERAL = 300, 2  # letters of a cell of several paragraphs
_MOST_COLUMNS, _MOST_CELLS = 200, 200_000
_REPEATED = 200  # characters of a label that is said again in each row it reaches over

_Cell = Callable[[Any], str]


def is_laid_out(table: Any) -> bool:
    """Whether `table` sets parts of a page side by side: it says so, has one column, or holds headings, long text or
    most of its text in further tables, and no header says otherwise."""
    if role(table) in ("presentation", "none"):
        return True
    rows = [list(_cells(row)) for row in _rows(table)]
    if max(map(len, rows), default=0) <= 1:
        return True
    if _says_data(table, rows):
        return False
    cells = [cell for row in rows for cell in row]
    return any(map(_is_part_of_page, cells)) or _holds_tables(table, cells)


def table_texts(table: Any, cell_text: _Cell, visibility: Visibility) -> Iterator[tuple[int, str]]:
    """The caption and the rows of `table` in the order they are shown, each with the line of the source it begins on.
    Empty rows are left out. Raises ReadFault when the table has too many cells."""
    for caption in table.iterchildren("caption"):
        if not visibility.hides(caption) and (text := cell_text(caption)):
            yield caption.sourceline or 1, text
    shown = [row for row in _rows(table) if not visibility.hides(row)]
    grid = _grid(shown, cell_text, visibility)
    filled = [place for place, cells in enumerate(grid) if any(cells)]
    rows, lines = [grid[place] for place in filled], [shown[place].sourceline or 1 for place in filled]
    heads = _heads([shown[place] for place in filled], rows)
    texts = row_texts(rows, heads)
    lines = lines[heads - 1 :] if heads and len(texts) == len(rows) - heads + 1 else lines[heads:]
    yield from zip(lines, texts, strict=True)


def _rows(table: Any) -> list[Any]:
    # The head first and the foot last, wherever they stand.
    parts: dict[str, list[Any]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table:
        name = tag(child)
        if name == "tr":
            parts["tbody"].append(child)
        elif name in parts:
            parts[name] += [row for row in child if tag(row) == "tr"]
    return [*parts["thead"], *parts["tbody"], *parts["tfoot"]]


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in row if tag(cell) in ("td", "th"))


def _grid(rows: list[Any], cell_text: _Cell, visibility: Visibility) -> list[list[str | None]]:
    grid: list[list[str | None]] = []
    reaching: dict[int, tuple[int, str | None]] = {}  # by column: for how many more rows, and what is said in them
    count = 0
    for row, left in zip(rows, _left_of_groups(rows), strict=True):
        out: list[str | None] = []
        for cell in _cells(row):
            if visibility.hides(cell):
                continue
            _reach(out, reaching)
            text = cell_text(cell)
            width, height = _span(cell, "colspan", _MOST_COLUMNS), _span(cell, "rowspan", left)
            again = text if len(text) <= _REPEATED else ""
            for offset in range(width):
                if height > 1:
                    reaching[len(out)] = (height - 1, None if offset else again)
                out.append(None if offset else text)
        _reach(out, reaching)
        count += len(out)
        if count > _MOST_CELLS or len(out) > 10 * _MOST_COLUMNS:
            raise ReadFault("text")
        grid.append(out)
    return grid


def _left_of_groups(rows: list[Any]) -> list[int]:
    # From each row on the rows of its thead, tbody or tfoot: no cell reaches over more.
    left = [1] * len(rows)
    for place in range(len(rows) - 2, -1, -1):
        if rows[place].getparent() is rows[place + 1].getparent():
            left[place] += left[place + 1]
    return left


def _reach(out: list[str | None], reaching: dict[int, tuple[int, str | None]]) -> None:
    # What cells of earlier rows say at the next columns.
    while (place := len(out)) in reaching:
        left, text = reaching.pop(place)
        out.append(text)
        if left > 1:
            reaching[place] = (left - 1, text)
            if len(out) > place + _MOST_COLUMNS:
                return


def _span(cell: Any, name: str, most: int) -> int:
    value = (cell.get(name) or "1").strip()
    if not value.isascii() or not value.isdigit():
        return 1
    number = int(value[:6])
    return most if name == "rowspan" and not number else max(1, min(number, most))


def _heads(rows: list[Any], cells: list[list[str | None]]) -> int:
    count = sum(tag(row.getparent()) == "thead" for row in rows)
    if count < len(rows) and not count:
        while count < len(rows) and all(tag(cell) == "th" for cell in _cells(rows[count])):
            count += 1
    if count == 0 and guess_heads(cells):
        left = _left_of_groups(rows)[0]
        count = max((_span(cell, "rowspan", left) for cell in _cells(rows[0])), default=1)
    return count if count < len(rows) else 0


def _says_data(table: Any, rows: list[list[Any]]) -> bool:
    told = any(tag(cell) == "th" and "".join(cell.itertext()).strip() for row in rows for cell in row)
    return told or any(tag(child) in ("thead", "caption") for child in table)


def _is_part_of_page(cell: Any) -> bool:
    if any(next(cell.iter(name), None) is not None for name in _HEADINGS):
        return True
    length = _length(cell)
    blocks = sum(1 for _ in cell.iter("p", "div", "ul", "ol"))
    return length > _LONG or (length > _LONG_BLOCKS and blocks >= _SEVERAL)


def _holds_tables(table: Any, cells: list[Any]) -> bool:
    inner = sum(_length(cell) for cell in cells if next(cell.iter("table"), None) is not None)
    return 2 * inner > _length(table)


def _length(element: Any) -> int:
    return sum(len(text) for text in element.itertext())
