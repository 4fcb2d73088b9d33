"""The filters beside an answer: which choices are shown, in what order, with which counts."""

from collections.abc import Mapping, Sequence

from corpus import read_criteria
from search import FacetCount, Facets
from web.forms import SearchForm
from web.view.menus import LONG, SHORT, Menu, label_chip, make_menus

NAMES = tuple(f"กรมที่ {number:03}" for number in range(200))
FACETS = Facets(
    categories=(2, 4), years=(2565, 2564), agencies=NAMES, agency_types=("กรม", "จังหวัด"), items=("2.2", "7.1")
)


def count(value: str | int | None, cases: int) -> FacetCount:
    return FacetCount(value=value, passages=cases * 3, cases=cases)


def menus_of(form: SearchForm, counts: Mapping[str, Sequence[FacetCount]], language: str = "th") -> dict[str, Menu]:
    return make_menus(form, FACETS, counts, read_criteria(), language)


def test_choices_come_by_cases_or_in_the_order_of_their_values_and_what_is_not_stated_last() -> None:
    counts = {
        "year": [count(2564, 9), count(2565, 1), count(None, 30)],
        "agency_type": [count(None, 30), count("กรม", 1), count("จังหวัด", 5)],
    }
    menus = menus_of(SearchForm(), counts)
    assert [(choice.label, choice.count) for choice in menus["year"].first] == [("2565", 1), ("2564", 9), ("ไม่ระบุ", 30)]
    assert [(choice.value, choice.count) for choice in menus["agency_type"].first] == [
        ("จังหวัด", 5),
        ("กรม", 1),
        ("none", 30),
    ]


def test_a_long_list_shows_the_first_and_the_chosen_and_the_others_on_request() -> None:
    counts = {"agency": [count(name, 300 - at) for at, name in enumerate(NAMES)]}
    menu = menus_of(SearchForm(agency=(NAMES[150], "DTX")), counts)["agency"]
    assert [choice.value for choice in menu.first] == [*NAMES[:SHORT], NAMES[150], "DTX"]
    assert [choice.value for choice in menu.more] == list(NAMES[SHORT : SHORT + LONG])
    assert (menu.left, menu.chosen) == (200 - SHORT - LONG - 1, 2)
    assert [choice.count for choice in menu.first[-2:]] == [150, None]


def test_without_an_answer_all_that_the_index_holds_can_be_chosen_and_nothing_is_counted() -> None:
    menus = menus_of(SearchForm(), {})
    assert [choice.label for choice in menus["category"].first] == [
        "หมวด 2 การวางแผนยุทธศาสตร์และการสื่อสารเพื่อนำไปสู่การปฏิบัติ",
        "หมวด 4 การวิเคราะห์ผลการดำเนินงานขององค์การและการจัดการความรู้",
    ]
    assert {choice.count for menu in menus.values() for choice in menu.first} == {None}


def test_a_filter_with_nothing_to_choose_is_left_out() -> None:
    assert "year" not in menus_of(SearchForm(), {"year": []})
    assert "year" in menus_of(SearchForm(year="2564"), {"year": []})


def test_the_introduction_of_a_book_is_what_has_no_agency() -> None:
    (choice,) = menus_of(SearchForm(), {"agency": [count(None, 1)]}, "en")["agency"].first
    assert choice.label == "Introduction of the book"


def test_agencies_and_types_are_called_in_english_where_that_is_known() -> None:
    counts = {"agency": [count("จังหวัดตราด", 2), count("กรมที่ไม่มี", 1)], "agency_type": [count("จังหวัด", 1)]}
    menus = menus_of(SearchForm(), counts, "en")
    assert [choice.label for choice in menus["agency"].first] == ["Trat Province", "กรมที่ไม่มี"]
    assert [(choice.value, choice.label) for choice in menus["agency_type"].first] == [("จังหวัด", "Province")]
    assert label_chip(menus["agency_type"].first[0], "en") == "Type: Province"
    assert [choice.label for choice in menus_of(SearchForm(), counts)["agency"].first] == ["จังหวัดตราด", "กรมที่ไม่มี"]
