"""The coverage grid as a page shows it: items under their categories, a cell for each column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus import Category, Criteria, Item
from search import Cell, Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """An item and its cells, one for every column of the coverage, in the same order."""

    item: Item
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridGroup:
    """A category and the rows of its items."""

    category: Category
    rows: tuple[GridRow, ...]


def lay_out_grid(coverage: Coverage, criteria: Criteria) -> tuple[GridGroup, ...]:
    """The coverage in the order of the criteria. Items that the coverage does not count have no row."""
    cells = {row.code: row.cells for row in coverage.rows}
    return tuple(GridGroup(category=category, rows=_rows(category.items, cells)) for category in criteria.categories)


def _rows(items: Sequence[Item], cells: Mapping[str, tuple[Cell, ...]]) -> tuple[GridRow, ...]:
    return tuple(GridRow(item=item, cells=cells[item.code]) for item in items if item.code in cells)
