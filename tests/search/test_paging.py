"""Pages, totals and counts of one ranking always agree."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.answer.facets import FACETS, count_facets
from search.results import FacetCount, Filters
from tests.search.test_engine_naive import random_engine
from tests.support.fakes_search import make_case, make_introduction

ENGINE, _, PLACED = random_engine(np.random.default_rng(11), 45)
FILTERS = [Filters(), Filters(category=2), Filters(document="second.txt"), Filters(agency="DTX"), Filters(category=7)]


@settings(max_examples=40, deadline=None)
@given(
    query=st.sampled_from(["แผน น้ำ", "trat-fc", "จังหวัดตราด", "หมวด 3", "zebra", "2564 12,400"]),
    filters=st.sampled_from(FILTERS),
    size=st.integers(1, 50),
)
def test_pages_put_together_are_the_whole_list(query: str, filters: Filters, size: int) -> None:
    whole = ENGINE.search(query, filters=filters, limit=100)
    pages = [ENGINE.search(query, filters=filters, limit=size, offset=offset) for offset in range(0, 50, size)]
    assert tuple(hit for page in pages for hit in page.hits) == whole.hits
    assert [hit.rank for hit in whole.hits] == list(range(1, whole.total + 1))
    for page in pages:
        assert (page.total, page.counts, page.answered, page.confidence) == (
            whole.total, whole.counts, whole.answered, whole.confidence
        )  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(query=st.sampled_from(["แผน น้ำ", "ตราด", "zebra"]), filters=st.sampled_from(FILTERS))
def test_counts_are_those_of_the_hits(query: str, filters: Filters) -> None:
    answer = ENGINE.search(query, filters=filters, limit=100)
    assert list(answer.counts) == list(FACETS)
    assert answer.counts == count_facets([(hit.case, [link.code for link in hit.items]) for hit in answer.hits])
    outside = sum(hit.case.category is None for hit in answer.hits)
    for name in ("category", "agency"):
        assert sum(each.passages for each in answer.counts[name]) == answer.total - outside
    assert sum(each.passages for each in answer.counts["year"]) == answer.total


@pytest.mark.parametrize("filters", FILTERS)
def test_a_count_is_the_total_of_its_filter(filters: Filters) -> None:
    for each in ENGINE.search("แผน", filters=filters).counts["category"]:
        assert isinstance(each.value, int)
        narrowed = Filters(category=each.value, document=filters.document, agency=filters.agency)
        assert ENGINE.search("แผน", filters=narrowed).total == each.passages


def test_counts_by_hand() -> None:
    one, two = make_case("a", "กรมหนึ่ง"), make_case("b", "กรมสอง", category=3, agency_type="")
    intro = make_introduction("e")
    ranked = [(one, ["2.1", "4.1"]), (two, ["2.1"]), (one, []), (intro, [])]
    assert count_facets(ranked) == {
        "category": (FacetCount(value=2, passages=2, cases=1), FacetCount(value=3, passages=1, cases=1)),
        "item": (FacetCount(value="2.1", passages=2, cases=2), FacetCount(value="4.1", passages=1, cases=1)),
        "year": (FacetCount(value=2564, passages=4, cases=3),),
        "agency": (FacetCount(value="กรมหนึ่ง", passages=2, cases=1), FacetCount(value="กรมสอง", passages=1, cases=1)),
        "agency_type": (FacetCount(value="กรม", passages=2, cases=1),),
    }


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (1, -1)])
def test_a_page_that_cannot_be_is_refused(limit: int, offset: int) -> None:
    with pytest.raises(ValueError, match=f"limit {limit} and offset {offset}, wanted"):
        ENGINE.search("แผน", limit=limit, offset=offset)


def test_a_page_behind_the_last_is_empty_and_still_knows_the_total() -> None:
    answer = ENGINE.search("แผน", offset=1000)
    assert (answer.hits, answer.total, answer.offset) == ((), 45, 1000)
