"""Query parameters into forms and filters, and what is refused."""

from typing import cast

import pytest
from werkzeug.datastructures import MultiDict

from corpus import read_criteria
from search import Filters, SearchEngine
from tests.fakes_web import FakeEngine
from web.errors import SHOWN, BadParameter
from web.parameters import SearchForm, parse_number, read_filters, read_form, read_k, read_page, refuse_strangers

ENGINE = cast(SearchEngine, FakeEngine())
CRITERIA = read_criteria()


def test_all_filters_are_read() -> None:
    form = SearchForm(q="x", category="2", item="4.1", year="2564", agency="กรมการรักษา", agency_type="กรม")
    assert read_filters(form, ENGINE, CRITERIA) == Filters(
        category=2, year=2564, agency="กรมการรักษา", agency_type="กรม", item="4.1"
    )


def test_empty_fields_filter_nothing() -> None:
    assert read_filters(SearchForm(q="x"), ENGINE, CRITERIA) == Filters()


def test_thai_digits_are_numbers() -> None:
    form = read_form(MultiDict({"year": " ๒๕๖๔ ", "category": "๒"}))
    assert (form.year, form.category) == ("2564", "2")
    assert read_filters(form, ENGINE, CRITERIA) == Filters(category=2, year=2564)


def test_a_short_name_finds_the_agency_whatever_its_case() -> None:
    assert read_filters(SearchForm(agency="dtx"), ENGINE, CRITERIA).agency == "DTX"


def test_a_category_of_pmqa_without_cases_is_no_error() -> None:
    assert read_filters(SearchForm(category="7"), ENGINE, CRITERIA).category == 7


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("category", "8", "no category “8”; choose 1 to 7"),
        ("category", "two", "no category “two”"),
        ("category", "-1", "no category “-1”"),
        ("category", "2" * 5000, "no category “2222"),
        ("item", "2", "no item “2”; choose 1.1 to 7.6"),
        ("item", "7.7", "no item “7.7”"),
        ("item", "²·²", "no item “²·²”"),
        ("year", "2599", "no case of the year “2599”; the years .* are 2565, 2564"),
        ("year", "2_564", "no case of the year “2_564”"),
        ("year", "²⁵⁶⁴", "no case of the year"),
        ("agency", "กรมที่ไม่มี", "no agency “กรมที่ไม่มี”"),
        ("agency_type", "บริษัท", "no type of agency “บริษัท”; the types .* are <i>type</i>, กรม, จังหวัด"),
    ],
)
def test_a_value_that_does_not_exist_is_refused_by_name(name: str, value: str, message: str) -> None:
    with pytest.raises(BadParameter, match=message) as caught:
        read_filters(SearchForm(**{name: value}), ENGINE, CRITERIA)
    assert caught.value.name == name
    assert len(caught.value.said.en) < 200 + SHOWN


def test_control_characters_become_spaces_and_marks_stay() -> None:
    assert read_form(MultiDict({"q": "น้ำ\x00\x1b\u0085ท่วม"})).q == "น้ำ   ท่วม"
    assert read_form(MultiDict({"q": "ก\u200bข"})).q == "ก\u200bข"


def test_a_blank_query_asks_but_no_query_does_not() -> None:
    assert read_form(MultiDict({"q": "  "})).asked
    assert read_form(MultiDict({"year": "2564"})).asked
    assert not read_form(MultiDict({"q": ""})).asked


def test_a_form_gives_its_parameters_back_without_the_removed() -> None:
    form = SearchForm(q="ก", category="2", year="2564")
    assert form.values() == {"q": "ก", "category": "2", "year": "2564"}
    assert form.without("year").values() == {"q": "ก", "category": "2"}
    assert form.active == ("category", "year")


def test_another_answer_begins_on_its_first_page() -> None:
    form = SearchForm(q="ก", item="2.2", page="3")
    assert form.values() == {"q": "ก", "item": "2.2", "page": "3"}
    assert form.without("item").values() == {"q": "ก"}
    assert form.asking("ข").values() == {"q": "ข", "item": "2.2"}
    assert form.turned_to(2).values() == {"q": "ก", "item": "2.2", "page": "2"}
    assert form.turned_to(1).values() == {"q": "ก", "item": "2.2"}
    assert form.only("item").values() == {"item": "2.2"}


@pytest.mark.parametrize(("text", "number"), [("", 1), ("1", 1), ("๑๒", 12), ("9999", 9999)])
def test_the_number_of_a_page_is_read(text: str, number: int) -> None:
    assert read_page(text) == number


@pytest.mark.parametrize("text", ["0", "-1", "x", "1.5", "10000", "9" * 5000])
def test_what_is_no_number_of_a_page_is_refused(text: str) -> None:
    with pytest.raises(BadParameter, match=r"no page “.*”; use a number from 1 on"):
        read_page(text)


@pytest.mark.parametrize(("text", "k"), [(None, 10), ("1", 1), ("100", 100), ("๒๐", 20)])
def test_k_is_read(text: str | None, k: int) -> None:
    assert read_k(MultiDict({} if text is None else {"k": text})) == k


@pytest.mark.parametrize("text", ["0", "101", "", "ten", "1.5", "-3", "9" * 5000])
def test_k_outside_its_range_is_refused(text: str) -> None:
    with pytest.raises(BadParameter, match="k must be a whole number from 1 to 100"):
        read_k(MultiDict({"k": text}))


def test_strangers_and_repetitions_are_refused() -> None:
    refuse_strangers(MultiDict({"q": "ก", "k": "3", "agency_type": "กรม"}))
    with pytest.raises(
        BadParameter, match="no parameter “page”; use q, k, offset, category, item, year, agency, agency_type"
    ):
        refuse_strangers(MultiDict({"q": "ก", "page": "2"}))
    with pytest.raises(BadParameter, match="parameter q was given 2 times"):
        refuse_strangers(MultiDict([("q", "ก"), ("q", "ข")]))


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), ("๐๗", 7), ("", None), ("+7", None), ("7.0", None), ("12345", None), ("٧", None)]
)
def test_only_short_arabic_and_thai_numbers_are_numbers(text: str, number: int | None) -> None:
    assert parse_number(text) == number
