"""Facets: what the menus hold, and its order."""

from search.answer.facets import count_facets, in_thai_order, read_facets
from search.results import FacetCount, Facets
from tests.search.test_engine import five
from tests.support.fakes_search import make_case, make_engine, place


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
