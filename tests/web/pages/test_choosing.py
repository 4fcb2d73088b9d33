"""Results that are chosen to be compared, and what they carry along."""

from urllib.parse import quote

import pytest

from tests.support.files.html_page import read_page
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import CASES

QUESTION = f"/?q={quote('ชุมชน')}"


@pytest.mark.parametrize("address", [QUESTION, "/cases?"])
def test_each_case_of_a_category_may_be_chosen_and_one_button_compares_those_chosen(address: str) -> None:
    page = read_page(open_client(), f"{address}&lang=en")
    boxes = page.find("input", type="checkbox", form="compare")
    of_a_category = [case for case in CASES if case.category is not None]
    shown = page.texts("article")
    assert [box["value"] for box in boxes if box["value"] not in {case.id for case in of_a_category}] == []
    assert len(boxes) == sum("Category" in text for text in shown) > 1
    assert {box["name"] for box in boxes} == {"case"}
    form = page.within("form", id="compare")
    assert page.find("form", id="compare")[0]["action"] == "/compare"
    assert [found["value"] for found in form.find("input", name="lang")] == ["en"]
    assert form.texts("button") == ["Compare those chosen"]


def test_what_does_not_answer_the_question_is_not_compared() -> None:
    engine = FakeEngine()
    engine.answered = False
    page = read_page(open_client(engine), QUESTION)
    assert page.find("article")
    assert page.find("input", form="compare") == page.find("form", id="compare") == []


def test_the_basket_of_a_browser_without_scripts_goes_along_with_a_search_and_with_a_comparison() -> None:
    page = read_page(open_client(), f"{QUESTION}&p=0123456789abcdef&p=fedcba9876543210")
    for form in ("search", "compare"):
        carried = page.within("form", id=form).find("input", type="hidden", name="p")
        assert [found["value"] for found in carried] == ["0123456789abcdef", "fedcba9876543210"]
