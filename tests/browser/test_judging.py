"""Marks in a real browser, over the sample: by keyboard, without scripts, at once behind a filter, and for axe."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from search import Judgements
from tests.browser.test_axe import find_grave, open_all
from tests.support.chromium import PHONE
from tests.support.program import serving

QUERY = "แผนยุทธศาสตร์"


@pytest.fixture(scope="module")
def home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("judging") / "home"
    shutil.copytree(sample_home, made, symlinks=True)
    return made


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with serving(home, "--judging", "--workers", "1") as found:
        yield found


@pytest.fixture
def judgements(home: Path) -> Judgements:
    for path in home.glob("judgements*"):  # both records, each of which heals the other
        path.unlink()
    return Judgements(home)


def begin(context: BrowserContext, address: str) -> Page:
    """The list, with who judges given by keyboard."""
    page = context.new_page()
    page.goto(f"{address}/?q={QUERY}&lang=en")
    page.get_by_label("Name of who judges").focus()
    page.keyboard.type("นิด")
    page.keyboard.press("Enter")
    page.locator(".marks").first.wait_for()
    return page


def button(page: Page, grade: int) -> Locator:
    return page.locator(".marks:visible").first.get_by_role("button").nth(grade)


def grades(judgements: Judgements) -> list[tuple[str, str, int]]:
    return [(mark.judge, mark.query, mark.grade) for mark in judgements.all()]


def test_a_mark_is_given_changed_and_taken_back_by_keyboard_without_leaving_the_list(
    context: BrowserContext, address: str, judgements: Judgements
) -> None:
    page = begin(context, address)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.evaluate("window.same = true")
    relevant, answers = button(page, 2), button(page, 3)
    status = page.locator("#marks [role=status]")
    relevant.focus()
    page.keyboard.press("Enter")
    expect(relevant).to_have_attribute("aria-pressed", "true")
    expect(relevant).to_be_focused()
    expect(status).to_have_text("Marked: 2 relevant")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(answers).to_have_attribute("aria-pressed", "true")
    expect(relevant).to_have_attribute("aria-pressed", "false")
    assert grades(judgements) == [("นิด", QUERY, 3)]
    page.keyboard.press("Space")
    expect(status).to_have_text("The mark is taken back")
    expect(answers).to_have_attribute("aria-pressed", "false")
    assert grades(judgements) == []
    assert page.evaluate("window.same") is True
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []


def test_a_list_that_was_put_in_place_of_another_is_marked_too_and_shown_so_after_the_way_back(
    browser: Browser, address: str, judgements: Judgements
) -> None:
    context = browser.new_context()
    page = begin(context, address)
    page.locator("input[name=agency_type][value=จังหวัด]").check()
    expect(page.locator("#renewed")).not_to_be_empty()
    button(page, 1).click()
    expect(button(page, 1)).to_have_attribute("aria-pressed", "true")
    assert grades(judgements) == [("นิด", QUERY, 1)]
    page.locator("article h3 a").first.click()
    page.wait_for_url("**/cases/**")
    page.go_back()
    expect(button(page, 1)).to_have_attribute("aria-pressed", "true")
    context.close()


def test_a_mark_that_cannot_be_kept_is_said_at_its_place(
    browser: Browser, address: str, judgements: Judgements
) -> None:
    context = browser.new_context()
    page = begin(context, address)
    context.route("**/judging/marks**", lambda route: route.abort())
    button(page, 2).click()
    expect(page.locator(".marks + [role=alert]")).to_contain_text("The mark was not kept")
    expect(button(page, 2)).to_have_attribute("aria-pressed", "false")
    context.unroute_all()
    button(page, 2).click()
    expect(button(page, 2)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".marks + [role=alert]")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("viewport", [PHONE, ViewportSize(width=320, height=800)], ids=["phone", "narrow"])
def test_without_scripts_the_button_comes_back_to_the_hit_with_its_mark(
    browser: Browser, address: str, judgements: Judgements, viewport: ViewportSize
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=viewport)
    page = begin(context, address)
    group = page.locator(".marks:visible").nth(1)
    wanted = group.get_attribute("id")
    group.get_by_role("button").nth(3).press("Enter")
    page.wait_for_url(f"**#{wanted}")
    marked = page.locator(f"#{wanted}")
    expect(marked).to_be_in_viewport()
    expect(marked.get_by_role("button", pressed=True)).to_have_text("3 answers it")
    assert grades(judgements) == [("นิด", QUERY, 3)]
    marked.get_by_role("button", pressed=True).press("Enter")
    page.wait_for_load_state()
    expect(marked.get_by_role("button", pressed=True)).to_have_count(0)
    assert grades(judgements) == []
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_neither_list_has_what_axe_calls_serious(
    browser: Browser, address: str, judgements: Judgements, theme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=theme, viewport=PHONE, bypass_csp=True)
    page = begin(context, address)
    for path in ("", f"{address}/items/2.2"):
        if path:
            page.goto(path)
        button(page, 2).click()
        expect(button(page, 2)).to_have_attribute("aria-pressed", "true")
        page.locator("#judge").hover()  # or the pressed one is pictured half way to its colours
        open_all(page)
        assert find_grave(page) == []
    context.close()
