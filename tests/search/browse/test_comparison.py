"""Cases and agencies side by side by item."""

import pytest

from corpus import read_criteria
from search import Comparison, UnknownCase, near_cases
from tests.search.browse.test_coverage import COAST, FRONT, HELD, LANDS, STREAM, open_engine
from tests.support.fakes_search import make_case


def found(comparison: Comparison, code: str) -> list[tuple[str | None, int]]:
    (row,) = [row for row in comparison.rows if row.code == code]
    return [(cell.best.passage.id if cell.best else None, cell.passages) for cell in row.cells]


def test_each_column_has_its_surest_passage_for_an_item_or_nothing() -> None:
    comparison = open_engine().compare([[LANDS.id], [COAST.id], [STREAM.id]])
    assert comparison.columns == ((LANDS,), (COAST,), (STREAM,))
    assert found(comparison, "2.2") == [(HELD[1][0].id, 2), (HELD[2][0].id, 1), (None, 0)]
    assert found(comparison, "4.1") == [(HELD[0][0].id, 1), (None, 0), (None, 0)]
    assert found(comparison, "7.6") == [(None, 0)] * 3


def test_there_is_a_row_for_every_item_in_the_order_of_the_criteria() -> None:
    rows = open_engine().compare([[LANDS.id], [COAST.id]]).rows
    assert [row.code for row in rows] == [item.code for item in read_criteria().items]


def test_a_column_of_several_cases_has_the_surest_of_all_of_them() -> None:
    engine = open_engine()
    assert found(engine.compare([[STREAM.id, COAST.id], [COAST.id, LANDS.id]]), "2.2") == [
        (HELD[2][0].id, 1),
        (HELD[1][0].id, 3),
    ]
    assert found(engine.compare([[], [LANDS.id]]), "2.2") == [(None, 0), (HELD[1][0].id, 2)]


def test_a_case_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownCase, match="no such case"):
        open_engine().compare([[LANDS.id], ["f" * 12]])


def test_what_to_compare_with_comes_by_type_and_category_then_type_then_category() -> None:
    case = make_case("a", "จังหวัดหนึ่ง", agency_type="จังหวัด", category=2)
    both = make_case("b", "จังหวัดสอง", agency_type="จังหวัด", category=2, year=2560)
    newer = make_case("c", "จังหวัดสาม", agency_type="จังหวัด", category=2, year=2565)
    kind = make_case("d", "จังหวัดสี่", agency_type="จังหวัด", category=4)
    category = make_case("e", "กรมห้า", category=2)
    neither = make_case("f", "กรมหก", category=5)
    cases = (neither, category, kind, both, newer, case, FRONT)
    assert near_cases(case, cases) == (
        ("type_and_category", (newer, both)),
        ("agency_type", (kind,)),
        ("category", (category,)),
        ("other", (neither,)),
    )
    assert near_cases(case, (case, FRONT)) == ()


def test_cases_whose_type_is_not_known_have_no_type_in_common() -> None:
    case, other = make_case("a", "ก", agency_type=""), make_case("b", "ข", agency_type="", category=3)
    assert near_cases(case, (case, other)) == (("other", (other,)),)
