"""The coverage grid laid out by category."""

from corpus import read_criteria
from search import Cell, Coverage, CoverageRow
from web.view.grid import lay_out_grid

NONE, SOME = Cell(passages=0, cases=0), Cell(passages=5, cases=2)


def test_items_stand_under_their_category_with_their_own_cells_whatever_the_order_they_come_in() -> None:
    rows = (CoverageRow(code="2.2", cells=(SOME, NONE)), CoverageRow(code="1.1", cells=(NONE, SOME)))
    groups = lay_out_grid(Coverage(by="year", columns=(2563, 2564), rows=rows), read_criteria())
    assert [group.category.number for group in groups] == [1, 2, 3, 4, 5, 6, 7]
    assert [[(row.item.code, row.cells) for row in group.rows] for group in groups[:3]] == [
        [("1.1", (NONE, SOME))],
        [("2.2", (SOME, NONE))],
        [],
    ]
