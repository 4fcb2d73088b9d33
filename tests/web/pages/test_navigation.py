"""The head of every page: its box, its navigation."""

import pytest

from tests.support.files.html_page import read_page
from tests.support.web import open_client
from tests.support.web.cases import HEALTH, PASSAGES
from web.templating import NAVIGATION
from web.texts import TEXTS

OTHERS = ["/?q=Cancer", f"/cases/{HEALTH}", "/categories/2", "/items/2.2", "/coverage", "/?q=%20"]


def test_every_entry_of_the_navigation_has_its_wording_and_its_page_once() -> None:
    assert all(way.key in TEXTS for way in NAVIGATION)
    assert len({way.endpoint for way in NAVIGATION}) == len(NAVIGATION)


@pytest.mark.parametrize("address", OTHERS)
def test_every_page_has_the_box_in_its_head_and_the_first_page_has_it_below(address: str) -> None:
    page = read_page(open_client(), address, status=400 if "%20" in address else 200)
    head = page.within("header")
    assert [found["id"] for found in head.find("input", name="q")] == ["q"]
    assert head.find("form", role="search")[0]["action"] == "/"
    home = read_page(open_client(), "/")
    assert home.within("header").find("input", name="q") == []
    assert [found["id"] for found in home.within("main").find("input", name="q")] == ["q"]


@pytest.mark.parametrize("address", ["/", "/?q=Cancer", "/categories/2?lang=en", "/items/2.2"])
def test_no_two_boxes_of_a_page_have_the_same_name(address: str) -> None:
    names = [found["aria-label"] for found in read_page(open_client(), address).find("form", role="search")]
    assert names
    assert all(names)
    assert len(set(names)) == len(names)


def test_the_box_and_the_ways_keep_the_language() -> None:
    head = read_page(open_client(), f"/cases/{HEALTH}?lang=en").within("header")
    assert head.find("input", name="lang")[0]["value"] == "en"
    assert head.within("nav", **{"class": "ways"}).href("Coverage") == "/coverage?lang=en"


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/coverage", [("ตารางหลักฐาน", "page")]),
        ("/items/2.2", [("หมวดและหัวข้อ", "true")]),
        (f"/cases/{HEALTH}", [("กรณี", "true")]),
        (f"/passages/{PASSAGES[1].id}/similar", [("กรณี", "true")]),
    ],
)
def test_the_ways_say_where_one_is(address: str, current: list[tuple[str, str]]) -> None:
    ways = read_page(open_client(), address).within("nav", **{"class": "ways"})
    found = [
        (text, link["aria-current"])
        for link, text in zip(ways.find("a"), ways.texts("a"), strict=True)
        if "aria-current" in link
    ]
    assert found == current


def test_a_page_that_was_opened_from_results_shows_the_question_in_its_box() -> None:
    head = read_page(open_client(), f"/cases/{HEALTH}?q=Cancer").within("header")
    assert head.find("input", name="q")[0]["value"] == "Cancer"
