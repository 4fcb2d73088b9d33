"""Queries that the registers of awards answer."""

import pytest

from corpus import Award
from index import Library
from search import Answer, Filters, NoneAwarded, SearchEngine
from search.ranking.naming.awards import Awards
from tests.support.fakes_search import make_case, make_engine, make_introduction, make_passage, place

TRAT = make_case("c", "จังหวัดตราด", agency_type="จังหวัด", category=2, short_names=("จ.ตราด",))
INTRO, LATER = make_introduction("e"), make_introduction("f", document="later.txt")


def award(agency: str, category: int, line: int, *, year: int = 2564, case_id: str | None = None) -> Award:
    document = "book.txt" if year == 2564 else "later.txt"
    return Award(
        agency=agency, category=category, year=year, lines=(line, line), page=12, document=document, case_id=case_id
    )


TRAT_PLANS = award("จังหวัดตราด", 2, 5, case_id=TRAT.id)
NAVY = award("กองทัพเรือ", 4, 7)
FOOD = award("สำนักงานคณะกรรมการอาหารและยา", 4, 8)
NAVY_AGAIN = award("กองทัพเรือ", 4, 3, year=2565)
AWARDS = (TRAT_PLANS, NAVY, FOOD, NAVY_AGAIN)


def find(query: str, filters: Filters = Filters()) -> tuple[Award, ...]:
    library = Library(cases=(INTRO, LATER, TRAT), passages=(), awards=AWARDS)
    return Awards(library).answer([query], filters).awards


@pytest.mark.parametrize(
    "query",
    [
        "หมวด 4",
        "หมวดที่ ๔",
        "category 4",
        "ใครได้รางวัลหมวด 4",
        "หน่วยงานที่ได้รับรางวัล หมวด 4 มีใครบ้าง",
        "who was awarded in category 4?",
        "winners of category 4.",
    ],
)
def test_a_category_gives_its_awards_the_newest_first(query: str) -> None:
    assert find(query) == (NAVY_AGAIN, NAVY, FOOD)


@pytest.mark.parametrize(
    "query", ["อย.", "อย", "สำนักงานคณะกรรมการอาหารและยา", "สำนักงานคณะกรรมการอาหารและยาได้รางวัลอะไร"]
)
def test_an_agency_gives_its_awards_by_any_of_its_names(query: str) -> None:
    assert find(query) == (FOOD,)


def test_a_year_in_the_query_and_the_filters_hold() -> None:
    assert find("ใครได้รางวัลหมวด 4 ปี 2565") == (NAVY_AGAIN,)
    assert find("ใครได้รางวัลหมวด 4 ปี ๒๕๖๓") == ()
    assert find("กองทัพเรือ", Filters(year=(2564,))) == (NAVY,)
    assert find("หมวด 4", Filters(agency=("อย",))) == (FOOD,)
    assert find("หมวด 4", Filters(agency_type=("กองทัพ",), document=("book.txt",))) == (NAVY,)
    assert find("หมวด 4", Filters(category=(2,))) == ()
    assert find("หมวด 4", Filters(item=("4.1",))) == ()


@pytest.mark.parametrize(
    "query",
    [
        "หมวด 9",
        "หมวด 4.1",
        "แผนตามหมวด 4",
        "รางวัล",
        "รางวัลหมวด 2 และหมวด 4",
        "กองทัพเรือ ซ่อมเรือ",
        "award",
        "a",
        "2564",
        "😀",
    ],
)
def test_what_asks_for_no_award_gets_none(query: str) -> None:
    assert find(query) == ()


def test_an_index_without_a_register_has_no_awards() -> None:
    library = Library(cases=(TRAT,), passages=(make_passage(TRAT.id, 1, "ผล"),))
    assert Awards(library).answer(["หมวด 4"]).awards == ()


def search(query: str, filters: Filters = Filters()) -> Answer:
    # The register's passage is the farthest of all.
    placed = [place(TRAT, number, "ผล", 0.9, terms=("ผล",)) for number in (1, 2, 3)]
    register = place(INTRO, 7, "รายชื่อ", 0.1, terms=("รายชื่อ",))
    engine: SearchEngine = make_engine((INTRO, LATER, TRAT), [*placed, register], awards=AWARDS)
    return engine.search(query, filters=filters)


def test_the_passage_that_prints_the_awards_comes_first() -> None:
    answer = search("ใครได้รางวัลหมวด 4")
    assert (answer.answered, answer.awards) == (True, (NAVY_AGAIN, NAVY, FOOD))
    assert (answer.hits[0].case.agency, answer.hits[0].name_boost) == ("บทนำ", 2.0)


def test_a_case_that_the_query_names_comes_before_the_register() -> None:
    answer = search("จ.ตราด")
    assert answer.awards == (TRAT_PLANS,)
    assert [hit.case.agency for hit in answer.hits] == ["จังหวัดตราด"] * 3 + ["บทนำ"]
    assert answer.hits[-1].name_boost == 0.0


def test_where_the_registers_have_none_no_passage_on_the_subject_is_the_answer() -> None:
    answer = search("ใครได้รางวัลหมวด 7")
    assert (answer.answered, answer.awards, answer.total) == (False, (), 4)
    assert answer.none_awarded == NoneAwarded(years=(2564, 2565), documents=("book.txt", "later.txt"), awards=4)
    assert search("ผล รางวัล").none_awarded is None


def test_filters_that_keep_awards_out_do_not_make_none_of_them() -> None:
    answer = search("ใครได้รางวัลหมวด 4", Filters(category=(2,)))
    assert (answer.awards, answer.none_awarded, answer.answered) == ((), None, True)
    assert search("ใครได้รางวัลหมวด 7", Filters(item=("4.1",))).none_awarded is None


def test_a_library_without_a_register_says_nothing_of_it() -> None:
    engine = make_engine((TRAT,), [place(TRAT, 1, "ผล", 0.9, terms=("ผล",))])
    answer = engine.search("ใครได้รางวัลหมวด 7")
    assert (answer.answered, answer.none_awarded) == (True, None)


def test_awards_answer_even_when_a_filter_leaves_no_passage() -> None:
    answer = search("หมวด 4", Filters(category=(4,)))
    assert (answer.answered, answer.total, answer.hits) == (True, 0, ())
    assert answer.awards == (NAVY_AGAIN, NAVY, FOOD)
