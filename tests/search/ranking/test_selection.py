"""Which passages pass the filters, against each case and passage asked one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Case
from index import ItemLink, Library
from search.ranking import Selection
from search.results import Filters
from tests.support.fakes_search import admits, make_case, make_introduction, make_passage

AGENCIES = ("กรมการแพทย์", "กรม การแพทย์", "จังหวัดตราด", "Trat", "", ".", "๑๒", "12")
SHORT = ("กพ.", "ก.พ.", "DMS", "dms", "Trat", "")
TYPES = ("กรม", "จังหวัด", "", "ก.รม")
DOCUMENTS = ("book.txt", "Book.txt", "second.txt", "")
CODES = ("1.1", "2.2", "4.1", "7.6")


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    cases = [
        make_case(
            letter,
            draw(st.sampled_from(AGENCIES)),
            agency_type=draw(st.sampled_from(TYPES)),
            category=draw(st.sampled_from([None, 1, 2])),
            year=draw(st.sampled_from([None, 2563, 2564])),
            document=draw(st.sampled_from(DOCUMENTS)),
            short_names=tuple(draw(st.lists(st.sampled_from(SHORT), max_size=2))),
        )
        for letter in "abcdef"[: draw(st.integers(0, 6))]
    ]
    owners = draw(st.lists(st.sampled_from(cases), max_size=12)) if cases else []
    passages = tuple(make_passage(case.id, number, "ผล") for number, case in enumerate(owners))
    links = [tuple(map(link, draw(st.lists(st.sampled_from(CODES), max_size=3, unique=True)))) for _ in passages]
    return Library(cases=tuple(cases), passages=passages, items=links)


def link(code: str) -> ItemLink:
    return ItemLink(code=code, score=0.5, cues=(), window=(0, 2))


def some(*values: object) -> st.SearchStrategy[tuple[object, ...]]:
    """No filter, or up to three alternatives, what is not stated among them."""
    return st.one_of(st.just(()), st.lists(st.sampled_from([None, *values]), max_size=3).map(tuple))


# What no case has is asked for too.
FILTERS = st.builds(
    Filters,
    category=some(1, 2, 7, 0),
    year=some(2563, 2564, 2500),
    agency=some(*AGENCIES, *SHORT, "กรม", "ตราด", " D M S "),
    agency_type=some(*TYPES, "สำนัก"),
    document=some(*DOCUMENTS, "third.txt"),
    item=some(*CODES, "7.9", "", "x"),
)


def admitted(filters: Filters, library: Library) -> list[bool]:
    """One passage after the other."""
    cases = {case.id: case for case in library.cases}
    pairs = zip(library.passages, library.items, strict=True)
    return [admits(filters, cases[passage.case_id], [link.code for link in links]) for passage, links in pairs]


@given(libraries(), st.lists(FILTERS, min_size=1, max_size=5))
def test_what_is_allowed_is_what_each_case_and_its_links_admit(library: Library, asked: list[Filters]) -> None:
    selection = Selection(library)
    for filters in [*asked, *asked]:  # the second time from memory
        found = selection.allowed(filters)
        if not filters:
            assert found is None
        else:
            assert found is not None
            assert found.mask.tolist() == admitted(filters, library)


def test_no_filter_allows_all_without_a_table() -> None:
    assert Selection(Library(cases=(make_case("a"),), passages=())).allowed(Filters()) is None


@pytest.mark.parametrize(
    "filters", [Filters(category=(2,)), Filters(agency=("กรม",)), Filters(item=("4.1",)), Filters(item=("x",))]
)
def test_an_empty_library_has_nothing_to_allow(filters: Filters) -> None:
    for cases in ((), (make_case("a"),)):
        found = Selection(Library(cases=cases, passages=())).allowed(filters)
        assert found is not None
        assert found.mask.tolist() == []


def test_an_agency_is_any_of_its_names_and_several_cases_may_have_one() -> None:
    cases: tuple[Case, ...] = (
        make_case("a", "จังหวัดตราด", short_names=("จ.ตราด", "Trat")),
        make_case("b", "จังหวัดตราด", year=2565),
        make_case("c", "เทศบาลเมืองตราด", short_names=("TRAT",)),
        make_introduction("d"),
    )
    passages = [make_passage(case.id, number, "ผล") for number, case in enumerate(cases)]
    selection = Selection(Library(cases=cases, passages=passages))
    for name, wanted in (
        ("จังหวัดตราด", [True, True, False, False]),
        ("trat", [True, False, True, False]),
        ("จ. ตราด", [True, False, False, False]),
        ("บทนำ", [False, False, False, True]),
        ("ตราด", [False] * 4),
    ):
        found = selection.allowed(Filters(agency=(name,)))
        assert found is not None
        assert found.mask.tolist() == wanted


def test_alternatives_of_one_filter_add_up_and_what_is_not_stated_is_one_of_them() -> None:
    cases = (make_case("a"), make_case("b", category=4), make_case("c", year=None), make_introduction("d"))
    passages = [make_passage(case.id, number, "ผล") for number, case in enumerate(cases)]
    selection = Selection(Library(cases=cases, passages=passages, items=[(link("2.2"),), (link("4.1"),), (), ()]))
    for filters, wanted in (
        (Filters(category=(2, 4)), [True, True, True, False]),
        (Filters(category=(4, None)), [False, True, False, True]),
        (Filters(year=(None,)), [False, False, True, False]),
        (Filters(agency=(None,)), [False, False, False, True]),
        (Filters(agency_type=(None, "กรม")), [True, True, True, True]),
        (Filters(item=("4.1", "2.2")), [True, True, False, False]),
        (Filters(item=(None, "4.1")), [False, True, True, True]),
        (Filters(item=(None,), category=(2, 4)), [False, False, True, False]),
    ):
        found = selection.allowed(filters)
        assert found is not None
        assert found.mask.tolist() == wanted, filters


def test_a_filter_whose_value_stands_in_no_tuple_is_refused() -> None:
    with pytest.raises(ValueError, match="filter agency is 'Trat', wanted a tuple of values"):
        Filters(agency="Trat")  # type: ignore[arg-type]
