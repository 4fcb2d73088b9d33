"""A table to rows of texts in common columns, what is merged undone."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from corpus.reading.word.blocks import Block, Cell, Paragraph, Table
from corpus.reading.word.tables.rows import GridRow, row_texts

_REPEATED = 200  # characters: a longer text that is merged over rows stands in the first of them only
_SAME_EDGE = 250  # twentieths of a point, 4 mm: edges so close in rows drawn by hand are one


def to_grid(table: Table) -> tuple[GridRow, ...]:
    """The rows of `table` that have a text, in columns of one count from the left; a row may end before the last of
    them. What is merged over rows stands in each of them."""
    column = _columns(table)
    above: dict[int, str] = {}
    found: list[GridRow] = []
    for row in table.rows:
        texts: list[str | None] = [""] * column(row.width)
        for cell in row.cells:
            place, end = column(cell.start), column(cell.end)
            texts[place:end] = [_merged_text(cell, above), *[None] * (end - place - 1)]
        if any(texts):
            marked = all(_is_marked(cell) for cell in row.cells if cell.blocks)
            found.append(GridRow(texts=tuple(texts), header=row.header, marked=marked))
    return tuple(found)


def cell_text(blocks: Sequence[Block]) -> str:
    """What a cell holds as one stretch; of a table in it the rows parted by semicolons, the cells by commas."""
    return " ".join(_text(block) for block in blocks if not isinstance(block, Paragraph) or block.text)


def _text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "; ".join(row_texts(to_grid(block), bar=", "))


def _merged_text(cell: Cell, above: dict[int, str]) -> str:
    if cell.merge == "continue" and cell.start in above:
        text = above[cell.start]
        return text if len(text) <= _REPEATED else ""
    text = cell_text(cell.blocks)
    above.pop(cell.start, None)
    if cell.merge:
        above[cell.start] = text
    return text


def _is_marked(cell: Cell) -> bool:
    return cell.shaded or all(isinstance(block, Paragraph) and block.bold for block in cell.blocks)


def _columns(table: Table) -> Callable[[int], int]:
    # The column, from 0, that begins at a place of the table's grid; the count of columns for its right edge.
    cells = [cell for row in table.rows for cell in row.cells]
    taken = {(cell.start, cell.end) for cell in cells}
    edges: list[int] = []
    same: dict[int, int] = {}  # edges that stand for another one
    for start in sorted({cell.start for cell in cells}):
        if edges and _is_near(table.widths, edges[-1], start) and (edges[-1], start) not in taken:
            same[start] = edges[-1]
        else:
            edges.append(start)
    return lambda place: bisect_left(edges, same.get(place, place))


def _is_near(widths: Sequence[int], edge: int, start: int) -> bool:
    return all(widths) and start <= len(widths) and sum(widths[edge:start]) < _SAME_EDGE
