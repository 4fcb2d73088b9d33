"""Pages, totals and counts of one ranking always agree."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.answer.answerability import LEAST_POSSIBLE, NEAREST, Answerability
from search.answer.facets import FACETS
from search.limits import HITS_OF_CASE
from search.ranking import PROGRAM, Ranker
from search.results import Answer, FacetCount, Filters, Sort
from tests.search.answer.test_facets import count, naive_counts
from tests.search.test_engine_naive import random_engine
from tests.support.fakes_search import make_case, make_introduction

ENGINE, _, PLACED = random_engine(np.random.default_rng(11), 45)
FILTERS = [
    Filters(),
    Filters(category=(2,)),
    Filters(category=(7, 2, None), year=(2564, 2565)),
    Filters(document=("second.txt",)),
    Filters(agency=("DTX",)),
    Filters(agency=("DTX", None)),
    Filters(category=(7,)),
]
ANSWERS = ["แผน น้ำ", "trat-fc", "จังหวัดตราด", "หมวด 3", "2564 12,400"]
NONE = ["asdfgh", "สวัสดีครับ", "the"]


def possible(query: str, filters: Filters) -> set[str]:
    """Ids of the passages that could be an answer, by the rule's own probabilities or by name."""
    generation = ENGINE._generation
    queries = ENGINE._reader.read(query, suggestion=True, respelling=True).all
    ranked = Ranker(generation).rank(queries, filters, PROGRAM)
    candidates = ranked.candidates
    if ranked.names.numbered:
        return {
            generation.library.passages[each.place].id for each in candidates if each.place in ranked.names.numbered
        }
    rule = Answerability(generation.dense, generation.lexical, len(generation.library.passages))
    dense = ranked.dense
    probabilities = rule.probabilities(queries, dense)
    assert probabilities is not None
    found = dict(zip(dense.places.tolist(), probabilities.tolist(), strict=True))
    return {
        generation.library.passages[each.place].id
        for each in candidates
        if found[each.place] >= LEAST_POSSIBLE or each.name_boost > 0
    }


def counted(answer: Answer) -> dict[str, tuple[FacetCount, ...]]:
    """Of a whole answer."""
    return naive_counts([(hit.case, [link.code for link in hit.items]) for hit in answer.hits])


@settings(max_examples=40, deadline=None)
@given(query=st.sampled_from([*ANSWERS, *NONE]), filters=st.sampled_from(FILTERS), size=st.integers(1, 50))
def test_pages_put_together_are_the_whole_list(query: str, filters: Filters, size: int) -> None:
    whole = ENGINE.search(query, filters=filters, limit=100)
    pages = [ENGINE.search(query, filters=filters, limit=size, offset=offset) for offset in range(0, 50, size)]
    assert tuple(hit for page in pages for hit in page.hits) == whole.hits
    assert [hit.rank for hit in whole.hits] == list(range(1, whole.total + 1))
    for page in pages:
        assert (page.total, page.counts, page.answered, page.confidence) == (
            whole.total, whole.counts, whole.answered, whole.confidence
        )  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(
    query=st.sampled_from([*ANSWERS, *NONE]),
    filters=st.sampled_from(FILTERS),
    size=st.integers(1, 4),
    sort=st.sampled_from(["relevance", "year"]),
)
def test_pages_of_cases_put_together_have_each_case_once_with_its_first_passages(
    query: str, filters: Filters, size: int, sort: Sort
) -> None:
    whole = ENGINE.search(query, filters=filters, limit=100, sort=sort)
    pages = [
        ENGINE.search(query, filters=filters, limit=size, offset=offset, sort=sort, unit="case")
        for offset in range(0, 8, size)
    ]
    assert [(each.case.id, each.hits, each.more) for page in pages for each in page.by_case()] == [
        (each.case.id, each.hits[:HITS_OF_CASE], len(each.hits[HITS_OF_CASE:])) for each in whole.by_case()
    ]
    for page in pages:
        assert (page.total, page.case_total, page.counts) == (whole.total, len(whole.by_case()), whole.counts)
        assert len(page.by_case()) <= size


@pytest.mark.parametrize("query", [*ANSWERS, *NONE])
def test_by_year_the_newest_come_first_those_of_one_year_as_before_and_those_without_last(query: str) -> None:
    best, newest = (ENGINE.search(query, limit=100, sort=sort) for sort in ("relevance", "year"))
    assert [hit.passage.id for hit in newest.hits] == [
        hit.passage.id for hit in sorted(best.hits, key=lambda hit: -(hit.case.year or 0))
    ]
    assert [hit.rank for hit in newest.hits] == list(range(1, best.total + 1))
    assert (newest.total, newest.counts, newest.confidence) == (best.total, best.counts, best.confidence)


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("query", ANSWERS)
def test_listed_and_counted_is_what_could_be_an_answer(query: str, filters: Filters) -> None:
    answer, wanted = ENGINE.search(query, filters=filters, limit=100), possible(query, filters)
    free = [name for name in FACETS if not getattr(filters, name)]
    if not wanted:
        assert {name: answer.counts[name] for name in free} == dict.fromkeys(free, ())
        assert len(answer.hits) <= NEAREST
        return
    assert {hit.passage.id for hit in answer.hits} == wanted
    assert (answer.total, answer.case_total) == (len(wanted), len({hit.case.id for hit in answer.hits}))
    counts = counted(answer)
    assert {name: answer.counts[name] for name in free} == {name: counts[name] for name in free}
    for name in set(free) - {"item"}:
        assert sum(each.passages for each in answer.counts[name]) == answer.total


@pytest.mark.parametrize("filters", [each for each in FILTERS if each])
@pytest.mark.parametrize("query", ANSWERS)
def test_a_facet_counts_what_is_found_without_its_own_filter(query: str, filters: Filters) -> None:
    answer = ENGINE.search(query, filters=filters)
    for name in FACETS:
        if getattr(filters, name):
            wider = ENGINE.search(query, filters=replace(filters, **{name: ()}), limit=100)
            assert answer.counts[name] == counted(wider)[name]


def test_a_filter_that_nothing_meets_leaves_the_counts_of_its_own_facet_alone() -> None:
    whole, none = ENGINE.search("แผน น้ำ"), ENGINE.search("แผน น้ำ", filters=Filters(year=(2500,)))
    assert whole.counts["year"] != ()
    assert none.counts == {**dict.fromkeys(FACETS, ()), "year": whole.counts["year"]}
    assert (none.answered, none.total, none.case_total, none.hits) == (False, 0, 0, ())


def test_the_queries_have_some_passages_that_could_be_an_answer_and_leave_some_out() -> None:
    sizes = [len(possible(query, Filters())) for query in ANSWERS]
    assert min(sizes) > 0
    assert min(sizes) < len(PLACED)


@pytest.mark.parametrize("query", NONE)
def test_where_none_could_be_an_answer_the_nearest_few_are_shown_and_nothing_is_counted(query: str) -> None:
    ranked = Ranker(ENGINE._generation).rank(
        ENGINE._reader.read(query, suggestion=True, respelling=True).all, Filters(), PROGRAM
    )
    nearest = [ENGINE._generation.library.passages[each.place].id for each in ranked.candidates[:NEAREST]]
    answer = ENGINE.search(query, limit=100)
    assert [hit.passage.id for hit in answer.hits] == nearest
    assert (answer.total, answer.answered, answer.counts) == (NEAREST, False, dict.fromkeys(FACETS, ()))
    narrow = ENGINE.search(query, filters=Filters(agency=("DTX",)), limit=100)
    assert 0 < narrow.total <= NEAREST
    assert {hit.case.agency for hit in narrow.hits} == {"กรมรักษา"}


@pytest.mark.parametrize("query", ANSWERS)
@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("facet", ["category", "year", "agency", "agency_type"])
def test_a_count_is_the_total_of_its_filter(query: str, filters: Filters, facet: str) -> None:
    counts = ENGINE.search(query, filters=filters).counts[facet]
    assert len({each.value for each in counts}) == len(counts)
    for each in counts:
        narrow = ENGINE.search(query, filters=replace(filters, **{facet: (each.value,)}))
        assert (narrow.total, narrow.case_total) == (each.passages, each.cases)


def test_counts_by_hand() -> None:
    one, two = make_case("a", "กรมหนึ่ง"), make_case("b", "กรมสอง", category=3, agency_type="")
    intro = make_introduction("e")
    ranked = [(one, ["2.1", "4.1"]), (two, ["2.1"]), (one, []), (intro, [])]
    none = FacetCount(value=None, passages=1, cases=1)
    assert count(ranked) == {
        "category": (FacetCount(value=2, passages=2, cases=1), FacetCount(value=3, passages=1, cases=1), none),
        "item": (
            FacetCount(value="2.1", passages=2, cases=2),
            FacetCount(value="4.1", passages=1, cases=1),
            FacetCount(value=None, passages=2, cases=2),
        ),
        "year": (FacetCount(value=2564, passages=4, cases=3),),
        "agency": (
            FacetCount(value="กรมหนึ่ง", passages=2, cases=1),
            FacetCount(value="กรมสอง", passages=1, cases=1),
            none,
        ),
        "agency_type": (FacetCount(value="กรม", passages=2, cases=1), FacetCount(value=None, passages=2, cases=2)),
    }


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (1, -1)])
def test_a_page_that_cannot_be_is_refused(limit: int, offset: int) -> None:
    with pytest.raises(ValueError, match=f"limit {limit} and offset {offset}, wanted"):
        ENGINE.search("แผน", limit=limit, offset=offset)


def test_a_page_behind_the_last_is_empty_and_still_knows_the_total() -> None:
    answer = ENGINE.search("แผน", offset=1000)
    assert (answer.hits, answer.total, answer.offset) == ((), len(possible("แผน", Filters())), 1000)
