"""The coverage grid as a page shows it: items under their categories, a cell for each column."""

from bisect import bisect_left
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


LEVELS = 5
"""Shades of the grid beside that of empty cells: as many as one tells apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """A shade of the grid and the cells that have it. level: 1 to LEVELS, the strongest for most passages. least, most:
    passages of these cells."""

    level: int
    least: int
    most: int


def shade_cells(coverage: Coverage) -> tuple[Shade, ...]:
    """The shades of the cells that hold passages, the palest first: by what share of them holds fewer, a fifth a level,
    so that a few full cells do not leave all others pale. Equal cells have one shade, and no shade is without cells."""
    held = sorted(cell.passages for row in coverage.rows for cell in row.cells if cell.passages)
    levels: dict[int, list[int]] = {}
    for passages in held:
        levels.setdefault(1 + LEVELS * bisect_left(held, passages) // len(held), []).append(passages)
    return tuple(Shade(level=level, least=cells[0], most=cells[-1]) for level, cells in levels.items())


def level_of(cell: Cell, shades: Sequence[Shade]) -> int:
    """The level of a cell of the grid that has these `shades`; 0 for one without passages."""
    return next((shade.level for shade in shades if shade.least <= cell.passages <= shade.most), 0)


def _rows(items: Sequence[Item], cells: Mapping[str, tuple[Cell, ...]]) -> tuple[GridRow, ...]:
    return tuple(GridRow(item=item, cells=cells[item.code]) for item in items if item.code in cells)
