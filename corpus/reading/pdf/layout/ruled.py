"""Tables with rules: the type in each cell of a grid, row by row."""

from collections.abc import Iterator, Sequence
from statistics import median

from corpus.reading.pdf.layout.cells import BAR, cell_text, part_ruled_row, place_cells
from corpus.reading.pdf.layout.grids import Grid
from corpus.reading.pdf.type_lines import X_HEIGHT, Piece, group_rows

_LABEL = 120  # characters; a longer cell is not told again in each row it is merged over
_LONG = 12  # lines; text so long in the only row of a grid stands in frames
_OVERLAID = 0.25  # of the pieces of type in a grid
_PADDING = 3.0  # points

_Place = tuple[int, int]
_Held = dict[_Place, list[Piece]]


def take_ruled(pieces: Sequence[Piece], grids: Sequence[Grid]) -> tuple[list[Piece], list[Piece]]:
    """The rows of the tables that stand in `grids`, as pieces, and the pieces that stand in none.

    A table has two columns and two rows with text, or one row of two short cells and more. A cell merged over columns
    stands in the first; one merged over rows in the first of them, and when it is a label of the first column in all.
    """
    tables: list[Piece] = []
    taken: list[Grid] = []
    rest = list(pieces)
    for grid in sorted(grids, key=lambda grid: grid.xs[0]):
        held, others = _place(rest, grid)
        if _is_table(held, grid):
            # Of two that stand side by side the left one comes first, whole.
            beside = [other.ys[-1] for other in taken if _is_beside(other, grid)]
            tables += _rows(held, grid, max([grid.ys[0], *beside]))
            taken.append(grid)
            rest = others
    return tables, rest


def _is_beside(grid: Grid, other: Grid) -> bool:
    return grid.xs[-1] <= other.xs[0] and grid.ys[0] < other.ys[-1] and other.ys[0] < grid.ys[-1]


def in_tables(pieces: Sequence[Piece], grids: Sequence[Grid], height: float) -> list[Piece]:
    """Those of the pieces that stand in tables with rules which are higher than `height`, in points."""
    inside: list[Piece] = []
    rest = list(pieces)
    for grid in grids:
        held, others = _place(rest, grid)
        if grid.ys[-1] - grid.ys[0] > height and _is_table(held, grid):
            inside += [piece for each in held.values() for piece in each]
            rest = others
    return inside


def _place(pieces: Sequence[Piece], grid: Grid) -> tuple[_Held, list[Piece]]:
    # By the left upper corner of the cell.
    held: _Held = {}
    others = []
    for piece in pieces:
        row = grid.row_at(piece.baseline - X_HEIGHT * piece.size)
        column = None if row is None or piece.table else grid.column_of(piece.left, piece.right, row)
        if row is None or column is None:
            others.append(piece)
        else:
            held.setdefault(grid.cells[row][column], []).append(piece)
    return held, others


def _is_table(held: _Held, grid: Grid) -> bool:
    rows, columns = {row for row, _ in held}, {column for _, column in held}
    if len(columns) < 2 or _is_overlaid(held, grid):
        return False
    if len(rows) > 1:
        return max(len({column for other, column in held if other == row}) for row in rows) > 1
    return all(len(group_rows(pieces)) < _LONG for pieces in held.values())


def _is_overlaid(held: _Held, grid: Grid) -> bool:
    # Type that runs across the edges of cells stands on a picture or in frames.
    pieces = [piece for each in held.values() for piece in each]
    across = sum(
        grid.parts(piece.left + piece.size, piece.right - piece.size, piece.baseline - X_HEIGHT * piece.size)
        for piece in pieces
    )
    return across > _OVERLAID * len(pieces)


def _rows(held: _Held, grid: Grid, above: float) -> Iterator[Piece]:
    # above: the height that they stand below, in their order.
    for row in range(len(grid.cells)):
        own = [(column, piece) for (start, column), pieces in held.items() if start == row for piece in pieces]
        rights = [_right(grid, row, column) for column in range(len(grid.xs) - 1)]
        for place, cells in enumerate(part_ruled_row(own, rights)):
            texts = [cell_text(cells.get(column, []), right) for column, right in enumerate(rights)]
            shown = [piece for pieces in cells.values() for piece in pieces]
            if place == 0 and not texts[0]:
                texts[0] = _label(held, grid, row)
            # What is merged over rows may stand lower than the rows beside it.
            above = max(above + 0.1, min(grid.ys[row + 1], *(piece.baseline for piece in shown)))
            yield _row(texts, list(cells.values()), grid, above)


def _right(grid: Grid, row: int, column: int) -> float:
    cells = grid.cells[row]
    end = max(place for place, cell in enumerate(cells) if cell == cells[column])
    return grid.xs[end + 1] - _PADDING


def _label(held: _Held, grid: Grid, row: int) -> str:
    # What a cell of the first column says that is merged over this row and those above.
    start = grid.cells[row][0]
    if start[0] == row:
        return ""
    text = cell_text(held.get(start, []), _right(grid, row, 0))
    return text if len(text) <= _LABEL else ""


def _row(texts: Sequence[str], cells: Sequence[Sequence[Piece]], grid: Grid, baseline: float) -> Piece:
    shown = [piece for pieces in cells for piece in pieces]
    return Piece(
        text=BAR.join(texts),
        left=grid.xs[0],
        right=grid.xs[-1],
        baseline=baseline,
        size=round(median(piece.size for piece in shown), 2),
        bold=all(piece.bold for piece in shown),
        table=True,
        places=place_cells(cells),
    )
