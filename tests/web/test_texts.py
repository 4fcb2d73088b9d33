"""The wording: complete in both languages, and all of it used."""

import re
import string
from pathlib import Path

import pytest

from corpus import Said
from web.refusals import BAD_MARK, NO_JUDGE, NO_QUERY, REFUSALS, TOO_LONG, TOO_MANY
from web.texts import EXAMPLES, OPERATIONS, PARAMETERS, PROBLEMS, RULES, TEXTS, say
from web.texts.about_page import ABOUT_PAGE
from web.texts.api import interface
from web.texts.api.page import API_PAGE
from web.texts.basket_page import BASKET_PAGE
from web.texts.case_page import CASE_PAGE
from web.texts.citing import CITING
from web.texts.criteria_pages import CRITERIA_PAGES
from web.texts.directory_pages import DIRECTORY_PAGES
from web.texts.frame import FRAME
from web.texts.review_page import REVIEW_PAGE
from web.texts.search_page import SEARCH_PAGE
from web.texts.sheet_page import SHEET_PAGE

WEB = Path(__file__).parents[2] / "web"
SOURCES = "".join(path.read_text(encoding="utf-8") for path in [*WEB.rglob("*.py"), *WEB.glob("templates/*.html")])
BUILT = (
    *("any_", "chip_", "nav_", "kind_", "sort_", "stretch_", "title_", "error_", "way_", "share_", "grade_"),
    *(
        "coverage_by_",
        "coverage_what_",
        "compare_near_",
        "about_ranking_",
        "held_",
        "quality_",
        "version_",
        "form_",
        "export_",
        "review_stage_",
        "dimension_",
        "letter_",
        "shared_kind_",
        "figure_",
    ),
)
PAGES = (
    *(FRAME, SEARCH_PAGE, CASE_PAGE, CITING, BASKET_PAGE),
    *(CRITERIA_PAGES, API_PAGE, DIRECTORY_PAGES, ABOUT_PAGE, SHEET_PAGE, REVIEW_PAGE),
)


SAID_BY_THE_INTERFACE = [
    *(said for said in vars(interface).values() if isinstance(said, Said)),
    *(said for table in (OPERATIONS, PARAMETERS, RULES) for said in table.values()),
    *(said for pair in PROBLEMS.values() for said in pair),
]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_say_it_with_the_same_values(key: str) -> None:
    wording = TEXTS[key]
    assert wording.th.strip()
    assert wording.en.strip()
    assert fields(wording.th) == fields(wording.en)
    assert fields(wording.one) <= fields(wording.en)


@pytest.mark.parametrize(
    "refusal", [*REFUSALS.values(), *SAID_BY_THE_INTERFACE, TOO_MANY, TOO_LONG, NO_JUDGE, NO_QUERY, BAD_MARK]
)
def test_both_languages_refuse_with_the_same_values(refusal: Said) -> None:
    assert any("ก" <= letter <= "๙" for letter in refusal.th)
    known = {"text", "first", "last", "known", "name", "times", "rule", "found", "most"}
    assert fields(refusal.th) == fields(refusal.en) <= known


@pytest.mark.parametrize("key", TEXTS)
def test_every_wording_is_used(key: str) -> None:
    built = key.startswith(BUILT) or key in ("category", "item", "year", "agency", "agency_type", "mission", "values")
    assert built or re.search(rf"""["']{key}["']""", SOURCES.replace(f'"{key}": Said', ""))


def test_no_two_pages_word_the_same_key() -> None:
    keys = [key for page in PAGES for key in page]
    assert sorted(keys) == sorted(TEXTS)


def test_every_wording_that_a_template_asks_for_exists() -> None:
    wanted = set(re.findall(r"""say\(["'](\w+)["'][,)]""", SOURCES))
    assert len(wanted) > 40
    assert wanted <= TEXTS.keys()


def test_a_count_is_written_with_thousands_and_one_is_singular() -> None:
    assert say("cases", "en", n=1) == "1 case"
    assert say("cases", "en", n=1234) == "1,234 cases"
    assert say("cases", "th", n=1) == "1 กรณี"


def test_a_value_that_looks_like_a_field_is_left_alone() -> None:
    assert say("chip_agency", "th", value="{query}") == "{query}"


def test_examples_show_every_way_of_asking() -> None:
    assert [example.way for example in EXAMPLES] == [key for key in TEXTS if key.startswith("way_")]
