"""Query parameters into models, forms and filters, and what is refused."""

from dataclasses import fields
from typing import cast

import pytest
from werkzeug.datastructures import MultiDict

from corpus import read_criteria
from search import Filters, SearchEngine
from tests.support.web import FakeEngine
from web.errors import SHOWN, BadParameter
from web.forms import SearchForm
from web.parameters import (
    FILTERS,
    GridQuery,
    parse_number,
    read_filters,
    read_parameters,
)
from web.refusals import REFUSALS

ENGINE = cast(SearchEngine, FakeEngine())
CRITERIA = read_criteria()


def read_form(arguments: MultiDict[str, str]) -> SearchForm:
    return read_parameters(SearchForm, arguments)


def test_all_filters_are_read() -> None:
    form = SearchForm(q="x", category="2", item="4.1", year="2564", agency="กรมการรักษา", agency_type="กรม")
    assert read_filters(form, ENGINE, CRITERIA) == Filters(
        category=(2,), year=(2564,), agency=("กรมการรักษา",), agency_type=("กรม",), item=("4.1",)
    )


def test_empty_fields_filter_nothing() -> None:
    assert read_filters(SearchForm(q="x"), ENGINE, CRITERIA) == Filters()


def test_thai_digits_are_numbers() -> None:
    form = read_form(MultiDict({"year": " ๒๕๖๔ ", "category": "๒"}))
    assert (form.year, form.category) == (("2564",), ("2",))
    assert read_filters(form, ENGINE, CRITERIA) == Filters(category=(2,), year=(2564,))


def test_a_short_name_finds_the_agency_whatever_its_case() -> None:
    assert read_filters(SearchForm(agency="dtx"), ENGINE, CRITERIA).agency == ("DTX",)


def test_a_category_of_pmqa_without_cases_is_no_error() -> None:
    assert read_filters(SearchForm(category="7"), ENGINE, CRITERIA).category == (7,)


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
    assert read_form(MultiDict({"q": "  "})).is_filled
    assert read_form(MultiDict({"year": "2564"})).is_filled
    assert not read_form(MultiDict({"q": ""})).is_filled


def test_a_form_gives_its_parameters_back_without_the_removed() -> None:
    form = SearchForm(q="ก", category="2", year="2564")
    assert form.values() == {"q": "ก", "category": ("2",), "year": ("2564",)}
    assert form.without("year").values() == {"q": "ก", "category": ("2",)}
    assert form.active == ("category", "year")


def test_another_answer_begins_on_its_first_page() -> None:
    form = SearchForm(q="ก", item="2.2", page="3")
    assert form.values() == {"q": "ก", "item": ("2.2",), "page": "3"}
    assert form.without("item").values() == {"q": "ก"}
    assert form.asking("ข").values() == {"q": "ข", "item": ("2.2",)}
    assert form.turned_to(2).values() == {"q": "ก", "item": ("2.2",), "page": "2"}
    assert form.turned_to(1).values() == {"q": "ก", "item": ("2.2",)}
    assert form.only("item").values() == {"item": ("2.2",)}


@pytest.mark.parametrize(("text", "number"), [("", 1), ("1", 1), ("๑๒", 12), ("9999", 9999)])
def test_the_number_of_a_page_is_read(text: str, number: int) -> None:
    assert SearchForm(page=text).page_number() == number


@pytest.mark.parametrize("text", ["0", "-1", "x", "1.5", "10000", "9" * 5000])
def test_what_is_no_number_of_a_page_is_refused(text: str) -> None:
    with pytest.raises(BadParameter, match=r"no page “.*”; use a number from 1 on"):
        SearchForm(page=text).page_number()


@pytest.mark.parametrize("text", ["", "Year", " year", "agency"])
def test_columns_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(BadParameter, match=f"by must be agency_type or year, not “{text}”"):
        read_parameters(GridQuery, MultiDict({"by": text}))


def test_of_several_wrong_values_one_is_told_in_the_order_of_the_table() -> None:
    filters = ["category", "year", "agency", "agency_type", "item"]
    assert list(REFUSALS) == [*filters, "page", "part", "sort", "by", "width"]
    wrong = SearchForm(item="x", year="1", agency="x", page="x")
    with pytest.raises(BadParameter, match="no case of the year “1”") as caught:
        read_filters(wrong, ENGINE, CRITERIA)
    assert caught.value.name == "year"


def test_an_index_without_cases_has_no_year_to_choose_from() -> None:
    with pytest.raises(BadParameter, match=r"the years \(B\.E\.\) to choose from are \.$"):
        read_filters(SearchForm(year="2564"), cast(SearchEngine, FakeEngine((), ())), CRITERIA)


def test_every_filter_is_a_field_of_the_filters_of_the_search_and_has_its_refusal() -> None:
    assert set(FILTERS) == {field.name for field in fields(Filters)} - {"document"}
    assert set(FILTERS) < set(REFUSALS)


def test_pages_pass_strangers_and_repetitions_over() -> None:
    assert read_form(MultiDict([("q", "ก"), ("q", "ข"), ("stranger", "1")])) == SearchForm(q="ก")


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), ("๐๗", 7), ("", None), ("+7", None), ("7.0", None), ("12345", None), ("٧", None)]
)
def test_only_short_arabic_and_thai_numbers_are_numbers(text: str, number: int | None) -> None:
    assert parse_number(text) == number


def test_every_filter_has_its_sentence() -> None:
    assert FILTERS.keys() <= REFUSALS.keys()
