"""Tables that only lay out a page: read as the paragraphs they hold."""

from collections.abc import Iterator, Sequence

from corpus.reading.word.blocks import Block, Cell, Paragraph, Table

_LONG = 120  # characters: a cell below or beside a heading that holds so many is its text
_COLUMN_OF_TEXT = 300  # characters, in two paragraphs and more: a cell that is a column of a page
_PAGE_OF_TEXT = 1500  # characters, in four paragraphs and more: a cell that no table of data has
_FEW = 6  # cells with a text in a page that is laid out in a table


def is_layout(table: Table) -> bool:
    """Whether `table` lays out a page and holds no data: it has one cell, or one column of several paragraphs, or
    headings with their texts, or columns of running text."""
    cells = [cell for row in table.rows for cell in row.cells if any(_texts(cell))]
    if len(cells) <= 1 and all(len(row.cells) == 1 for row in table.rows):
        return True
    if any(_length(cell) > _PAGE_OF_TEXT and len(_texts(cell)) >= 4 for cell in cells):
        return True
    if all(len(row.cells) == 1 for row in table.rows) and any(
        len(_texts(cell)) > 1 or _headings(cell) for cell in cells
    ):
        return True
    if any(_headings(cell) for cell in cells):
        return _is_headed(table, cells)
    if cells and all(map(_is_headed_in_bold, cells)):
        return True
    text = sum(_length(cell) for cell in cells if len(_texts(cell)) > 1 and _length(cell) >= _COLUMN_OF_TEXT)
    few = len(cells) <= _FEW or all(len(row.cells) <= 2 for row in table.rows)  # or a form: labels beside long answers
    return few and 2 * text > sum(map(_length, cells))


def laid_out(table: Table) -> Iterator[Block]:
    """The blocks of a table that lays out a page, row by row; column by column where the first row is headings of the
    columns."""
    rows = [[cell for cell in row.cells if cell.merge != "continue"] for row in table.rows]
    if _is_heading_row(table) and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1:
        rows = [list(column) for column in zip(*rows, strict=True)]
    for row in rows:
        for cell in row:
            yield from cell.blocks


def _is_headed(table: Table, cells: Sequence[Cell]) -> bool:
    # Headings that stand over the columns of data are heads of a table, whatever their style.
    rows = [row for row in table.rows if any(_texts(cell) for cell in row.cells)]
    if _is_heading_row(table) and len(rows) > 2 and not any(_headings(cell) for row in rows[1:] for cell in row.cells):
        return False
    return len(rows) == 1 or any(_length(cell) > _LONG or len(_texts(cell)) > 1 for cell in cells)


def _is_heading_row(table: Table) -> bool:
    cells = [cell for cell in table.rows[0].cells if any(_texts(cell))]
    return bool(cells) and all(len(_texts(cell)) == _headings(cell) for cell in cells)


def _is_headed_in_bold(cell: Cell) -> bool:
    bold = [isinstance(block, Paragraph) and block.bold for block in cell.blocks]
    return len(bold) > 1 and bold[0] and not any(bold[1:])


def _headings(cell: Cell) -> int:
    return sum(isinstance(block, Paragraph) and block.heading > 0 for block in cell.blocks)


def _texts(cell: Cell) -> list[Block]:
    return list(cell.blocks)


def _length(cell: Cell) -> int:
    return sum(len(block.text) for block in cell.blocks if isinstance(block, Paragraph))
