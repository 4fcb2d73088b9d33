"""Browsing: what stands in a library, without a query."""

from collections.abc import Sequence

import pytest

from index import ItemLink
from search.browse import newest_first
from search.engine import SearchEngine
from search.results import Answer, FacetCount, Filters
from tests.support.fakes_search import Placed, make_case, make_engine, make_introduction, place

SEA = make_case("a", "เทศบาลเมืองทะเล", agency_type="เทศบาล", year=2564, category=4)
HILL = make_case("b", "กรมภูเขา", year=2564)
OLD = make_case("c", "กรมเก่า", year=2560)
LOST = make_case("d", "กรมหลง", year=None, category=3)
INTRO = make_introduction("e")


def evidence(placed: Placed, *codes: str) -> Placed:
    links = tuple(ItemLink(code=code, score=0.5, cues=(), window=(0, 2)) for code in codes)
    return Placed(passage=placed.passage, context=placed.context, windows=placed.windows, items=links)


@pytest.fixture(scope="module")
def engine() -> SearchEngine:
    placed = [
        place(INTRO, 1, "คำนำ", 0.1),
        place(OLD, 2, "เก่าหนึ่ง", 0.2),
        evidence(place(SEA, 3, "ทะเลหนึ่ง", 0.3), "4.1"),
        evidence(place(SEA, 4, "ทะเลสอง", 0.4), "4.2"),
        place(HILL, 5, "เขาหนึ่ง", 0.5),
        evidence(place(LOST, 6, "หลงหนึ่ง", 0.6), "4.2", "4.1"),
        place(HILL, 7, "เขาสอง", 0.7),
    ]
    return make_engine((INTRO, OLD, SEA, HILL, LOST), placed)


def texts(answer: Answer) -> list[str]:
    return [hit.passage.text for hit in answer.hits]


def test_cases_come_newest_first_then_in_thai_order_each_as_it_is_read(engine: SearchEngine) -> None:
    # กรมภูเขา before เทศบาล, which is filed under ท; without a year behind, introductions last.
    answer = engine.browse()
    assert texts(answer) == ["เขาหนึ่ง", "เขาสอง", "ทะเลหนึ่ง", "ทะเลสอง", "เก่าหนึ่ง", "หลงหนึ่ง", "คำนำ"]
    assert (answer.query, answer.answered, answer.total, answer.case_total) == ("", True, 7, 5)
    assert [hit.rank for hit in answer.hits] == [1, 2, 3, 4, 5, 6, 7]
    assert {(hit.score, hit.dense.score, hit.lexical.score, hit.highlights) for hit in answer.hits} == {(0, 0, 0, ())}


def test_by_case_each_is_shown_by_its_opening_passage_and_the_rest_is_counted(engine: SearchEngine) -> None:
    answer = engine.browse(limit=2, offset=1, unit="case")
    assert [(texts_of, more) for texts_of, more in shown(answer)] == [(["ทะเลหนึ่ง"], 1), (["เก่าหนึ่ง"], 0)]
    assert (answer.total, answer.case_total, answer.offset) == (7, 5, 1)


def shown(answer: Answer) -> list[tuple[list[str], int]]:
    return [([hit.passage.text for hit in each.hits], each.more) for each in answer.by_case()]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(year=(2560, None)), ["เก่าหนึ่ง", "หลงหนึ่ง"]),
        (Filters(item=("4.2",)), ["ทะเลสอง", "หลงหนึ่ง"]),
        (Filters(agency=(None,)), ["คำนำ"]),
        (Filters(year=(2500,)), []),
        (Filters(agency=("กรมที่ไม่มี",)), []),
        (Filters(item=("7.6",)), []),
    ],
)
def test_what_meets_the_filters_is_listed_and_nothing_is_no_error(
    engine: SearchEngine, filters: Filters, expected: Sequence[str]
) -> None:
    answer = engine.browse(filters)
    assert texts(answer) == expected
    assert (answer.answered, answer.total) == (bool(expected), len(expected))


def test_a_facet_counts_what_is_there_without_its_own_filter(engine: SearchEngine) -> None:
    counts = engine.browse(Filters(category=(4,), item=("4.1",))).counts
    assert counts["item"] == (
        FacetCount(value="4.1", passages=1, cases=1),
        FacetCount(value="4.2", passages=1, cases=1),
    )
    assert counts["category"] == (
        FacetCount(value=3, passages=1, cases=1),
        FacetCount(value=4, passages=1, cases=1),
    )
    assert counts["year"] == (FacetCount(value=2564, passages=1, cases=1),)


def test_a_page_behind_the_last_is_empty_and_still_knows_the_total(engine: SearchEngine) -> None:
    for unit, total in (("passage", 7), ("case", 7)):
        answer = engine.browse(offset=7, unit=unit)  # type: ignore[arg-type]
        assert (answer.hits, answer.total, answer.case_total) == ((), total, 5)


def test_cases_beside_a_library_come_newest_first_then_in_thai_order_then_by_id() -> None:
    # เทศบาล is filed under ท, before น: by the code of its first letter it would come behind.
    river, twin = make_case("g", "น้ำ"), make_case("f", "น้ำ")
    assert newest_first([LOST, OLD, river, SEA, twin, HILL]) == [HILL, SEA, twin, river, OLD, LOST]


def test_an_empty_library_has_nothing_to_browse() -> None:
    answer = make_engine((), []).browse()
    assert (answer.answered, answer.total, answer.case_total, answer.hits) == (False, 0, 0, ())
