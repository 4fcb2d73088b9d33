"""The coverage grid laid out by category."""

from corpus import read_criteria
from search import Cell, Coverage, CoverageRow
from web.view.grid import Shade, lay_out_grid, level_of, shade_cells

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


def cells(*passages: int) -> Coverage:
    row = CoverageRow(code="1.1", cells=tuple(Cell(passages=number, cases=1) for number in passages))
    return Coverage(by="year", columns=tuple(range(2550, 2550 + len(passages))), rows=(row,))


def test_a_fifth_of_the_full_cells_has_each_shade_and_equal_cells_have_one() -> None:
    # 10 full cells: two a shade; the three of 4 passages begin where the second fifth does.
    shades = shade_cells(cells(0, 1, 2, 4, 4, 4, 5, 6, 7, 90, 0, 800))
    assert shades == (
        Shade(level=1, least=1, most=2),
        Shade(level=2, least=4, most=4),
        Shade(level=3, least=5, most=5),
        Shade(level=4, least=6, most=7),
        Shade(level=5, least=90, most=800),
    )
    assert [level_of(Cell(passages=number, cases=1), shades) for number in (0, 1, 4, 7, 800)] == [0, 1, 2, 4, 5]


def test_a_grid_of_equal_cells_has_one_shade_and_an_empty_one_none() -> None:
    assert shade_cells(cells(3, 3, 3)) == (Shade(level=1, least=3, most=3),)
    assert shade_cells(cells(0, 0)) == ()
    assert level_of(Cell(passages=0, cases=0), ()) == 0
