"""Facets: what the menus hold, and its order."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus import Case, dictionary_key, fold_name
from index import ItemLink, Library
from search.answer.facets import FACETS, FacetCounter, read_facets
from search.results import FacetCount, Facets
from tests.search.test_engine import five
from tests.support.fakes_search import make_case, make_engine, make_introduction, make_passage, place

Counts = dict[str, tuple[FacetCount, ...]]


def library_of(placed: Sequence[tuple[Case, Sequence[str]]]) -> tuple[Library, list[int]]:
    """A library of passages, each of a case and with its items, and their places."""
    cases = {case.id: case for case, _ in placed}
    links = [tuple(ItemLink(code=code, score=0.5, cues=(), window=(0, 2)) for code in codes) for _, codes in placed]
    passages = [make_passage(case.id, number, "ผล") for number, (case, _) in enumerate(placed)]
    return Library(cases=tuple(cases.values()), passages=passages, items=links), list(range(len(placed)))


def count(placed: Sequence[tuple[Case, Sequence[str]]]) -> Counts:
    """What the program counts."""
    library, places = library_of(placed)
    return FacetCounter(library).count(np.array(places, dtype=np.int64))


def naive_counts(placed: Sequence[tuple[Case, Sequence[str]]]) -> Counts:
    """The same counts, one passage after the other."""
    values = {
        "category": [(case, [case.category]) for case, _ in placed],
        "item": [(case, codes or [None]) for case, codes in placed],
        "year": [(case, [case.year]) for case, _ in placed],
        "agency": [(case, [None if case.category is None else case.agency]) for case, _ in placed],
        "agency_type": [(case, [case.agency_type or None]) for case, _ in placed],
    }
    return {name: _naive(values[name]) for name in FACETS}


def _naive(values: Sequence[tuple[Case, Sequence[str | int | None]]]) -> tuple[FacetCount, ...]:
    groups: dict[object, list[tuple[str | int | None, str]]] = {}
    for case, each in values:
        for value in each:
            groups.setdefault(fold_name(value) if isinstance(value, str) else value, []).append((value, case.id))
    found = []
    for held in groups.values():
        spellings = Counter(value for value, _ in held)
        shown = sorted(spellings, key=lambda value: (-spellings[value], str(value)))[0]
        found.append(FacetCount(value=shown, passages=len(held), cases=len({case for _, case in held})))
    return tuple(sorted(found, key=lambda each: (each.value is None, -each.passages, str(each.value))))


def test_facets_are_sorted_agencies_in_the_order_of_a_thai_dictionary() -> None:
    # เทศบาล is filed under ท: after กรม and จังหวัด, before สำนักงาน. Years are newest first.
    assert five().facets == Facets(
        categories=(2, 3, 5),
        years=(2565, 2564, 2563),
        agencies=("กรมรักษา", "จังหวัดตราด", "เทศบาลนครทดสอบ", "สำนักงานแรงงาน"),
        agency_types=("กรม", "จังหวัด", "เทศบาล", "สำนักงาน"),
    )


def test_facets_name_each_thing_once_and_leave_out_what_is_unknown() -> None:
    cases = (make_case("a", "กรมหนึ่ง"), make_case("b", "กรมหนึ่ง", category=4), make_case("c", "ชมรม", agency_type=""))
    unknown = make_case("d", "กรมสอง", year=None)
    engine = make_engine((*cases, unknown), [place(cases[0], 1, "ผล", 0.5)])
    assert engine.facets == Facets(
        categories=(2, 4), years=(2564,), agencies=("กรมสอง", "กรมหนึ่ง", "ชมรม"), agency_types=("กรม",)
    )


def test_a_name_is_one_value_in_whatever_spelling() -> None:
    spellings = ("สำนักงานแผน", "สำนักงาน แผน", "สำนักงาน\u200bแผน", "สำนักงานแผน")
    cases = [make_case(id, name) for id, name in zip("abcd", spellings, strict=True)]
    counted = count([(case, ()) for case in cases])
    assert counted["agency"] == (FacetCount(value="สำนักงานแผน", passages=4, cases=4),)
    assert read_facets(cases, ()).agencies == (min(spellings, key=dictionary_key),)


def test_a_passage_without_a_value_counts_under_none_which_comes_last() -> None:
    front = make_introduction("e")
    plain = [make_case(id, "ชมรม", agency_type="", year=None) for id in "bcd"]
    counted = count([(front, ()), (make_case("a"), ("4.1", "2.1")), *((case, ()) for case in plain)])
    # Most passages first, but those without a value behind all others, however many they are.
    assert counted == {
        "category": (FacetCount(value=2, passages=4, cases=4), FacetCount(value=None, passages=1, cases=1)),
        "item": (
            FacetCount(value="2.1", passages=1, cases=1),
            FacetCount(value="4.1", passages=1, cases=1),
            FacetCount(value=None, passages=4, cases=4),
        ),
        "year": (FacetCount(value=2564, passages=2, cases=2), FacetCount(value=None, passages=3, cases=3)),
        "agency": (
            FacetCount(value="ชมรม", passages=3, cases=3),
            FacetCount(value="กรมทดสอบ", passages=1, cases=1),
            FacetCount(value=None, passages=1, cases=1),
        ),
        "agency_type": (FacetCount(value="กรม", passages=1, cases=1), FacetCount(value=None, passages=4, cases=4)),
    }


ITEMS = st.lists(st.sampled_from(["1.1", "2.1", "4.1", "7.6"]), max_size=3, unique=True)


@st.composite
def spread(draw: st.DrawFn) -> list[tuple[Case, list[str]]]:
    """Passages of up to five cases, each with its items, in any order."""
    cases = [
        make_case(
            letter,
            draw(st.sampled_from(["กรมหนึ่ง", "กรม หนึ่ง", "ก.ร.ม.หนึ่ง", "Trat", "TRAT", "ชมรม"])),
            category=draw(st.sampled_from([None, 2, 3])),
            year=draw(st.sampled_from([None, 2563, 2564])),
            agency_type=draw(st.sampled_from(["", "กรม", "ก.รม", "จังหวัด"])),
        )
        for letter in "abcde"[: draw(st.integers(1, 5))]
    ]
    return draw(st.lists(st.tuples(st.sampled_from(cases), ITEMS), max_size=20))


@given(spread())
def test_counts_are_those_that_one_passage_after_the_other_gives(placed: list[tuple[Case, list[str]]]) -> None:
    assert count(placed) == naive_counts(placed)


@given(spread(), st.data())
def test_of_some_passages_only_these_are_counted(placed: list[tuple[Case, list[str]]], data: st.DataObject) -> None:
    library, places = library_of(placed)
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True)) if places else []
    counted = FacetCounter(library).count(np.array(chosen, dtype=np.int64))
    assert counted == naive_counts([placed[place] for place in chosen])
    for each in (each for counts in counted.values() for each in counts):
        assert (type(each.passages), type(each.cases)) == (int, int)  # they are written as JSON
        assert type(each.value) in (str, int, type(None))


@given(spread())
def test_the_counts_of_facets_with_one_value_a_passage_add_up_to_all_passages(
    placed: list[tuple[Case, list[str]]],
) -> None:
    counted = count(placed)
    assert list(counted) == list(FACETS)
    for name in ("category", "year", "agency", "agency_type"):
        assert sum(each.passages for each in counted[name]) == len(placed)
    assert sum(each.passages for each in counted["item"]) == sum(len(items) or 1 for _, items in placed)
    for counts in counted.values():
        assert all(each.value is not None for each in counts[:-1])
        assert all(each.passages >= each.cases >= 1 for each in counts)


def test_no_passages_have_no_counts() -> None:
    assert count([]) == dict.fromkeys(FACETS, ())
