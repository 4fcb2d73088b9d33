"""Facets: what the menus hold, and its order."""

from hypothesis import given
from hypothesis import strategies as st

from search.answer.facets import FACETS, count_facets, in_thai_order, read_facets
from search.results import FacetCount, Facets
from tests.search.test_engine import five
from tests.support.fakes_search import make_case, make_engine, make_introduction, place


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


def test_the_menus_are_in_the_order_of_a_thai_dictionary() -> None:
    names = {"กรมการแพทย์", "กรมการแพทย์แผนไทย", "เทศบาล", "น้ำ", "น้ำแข็ง", "ทหาร"}
    assert in_thai_order(names) == ("กรมการแพทย์", "กรมการแพทย์แผนไทย", "ทหาร", "เทศบาล", "น้ำ", "น้ำแข็ง")


def test_a_name_is_one_value_in_whatever_spelling() -> None:
    spellings = ("สำนักงานแผน", "สำนักงาน แผน", "สำนักงาน\u200bแผน", "สำนักงานแผน")
    cases = [make_case(id, name) for id, name in zip("abcd", spellings, strict=True)]
    counted = count_facets([(case, ()) for case in cases])
    assert counted["agency"] == (FacetCount(value="สำนักงานแผน", passages=4, cases=4),)
    assert read_facets(cases, ()).agencies == (in_thai_order(set(spellings))[0],)


def test_a_passage_without_a_value_counts_under_none_which_comes_last() -> None:
    front = make_introduction("e")
    plain = [make_case(id, "ชมรม", agency_type="", year=None) for id in "bcd"]
    counted = count_facets([(front, ()), (make_case("a"), ("4.1", "2.1")), *((case, ()) for case in plain)])
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


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcd"),
            st.sampled_from([None, 2, 3]),
            st.sampled_from([None, 2563, 2564]),
            st.sampled_from(["", "กรม", "จังหวัด"]),
            st.lists(st.sampled_from(["2.1", "4.1", "7.1"]), max_size=3, unique=True),
        )
    )
)
def test_the_counts_of_facets_with_one_value_a_passage_add_up_to_all_passages(
    drawn: list[tuple[str, int | None, int | None, str, list[str]]],
) -> None:
    placed = [
        (make_case(id, f"หน่วย {id}", category=category, year=year, agency_type=kind), items)
        for id, category, year, kind, items in drawn
    ]
    counted = count_facets(placed)
    assert list(counted) == list(FACETS)
    for name in ("category", "year", "agency", "agency_type"):
        assert sum(each.passages for each in counted[name]) == len(placed)
    assert sum(each.passages for each in counted["item"]) == sum(len(items) or 1 for _, items in placed)
    for counts in counted.values():
        assert all(each.value is not None for each in counts[:-1])
        assert all(each.passages >= each.cases >= 1 for each in counts)


def test_no_passages_have_no_counts() -> None:
    assert count_facets([]) == dict.fromkeys(FACETS, ())
