"""The page that tells how far a review is, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.test_axe import find_grave
from tests.support.chromium import DESK, PHONE, open_chromium
from tests.support.web.reviewing import make_review, open_reviewing, send
from tests.support.web.reviews import TEXT
from tests.web.pages.stage import ADDRESS, staged
from tests.web.review.test_result import HeldEngine, held

__all__ = ["held"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_chromium() as opened:
        yield opened


def test_how_far_it_is_changes_in_place_and_focus_stays_until_the_result_is_there(
    browser: Browser, held: HeldEngine
) -> None:
    client = open_reviewing(held)
    address = send(client, text=TEXT)
    assert held.told.wait(30)
    with staged(browser, client, DESK) as context:
        page = context.new_page()
        page.goto(f"{ADDRESS}{address}?lang=en")
        button = page.get_by_role("button", name="Cancel the review")
        button.focus()
        page.evaluate("document.querySelector('[data-counted]').textContent = 'old'")
        expect(page.locator("[data-counted]")).to_have_text("60 of 120")
        expect(button).to_be_focused()
        assert page.locator("progress").get_attribute("value") == "50"
        held.going.set()
        expect(page.locator(".reviewed h1")).to_be_visible(timeout=30_000)
        assert page.url == f"{ADDRESS}{address}?lang=en"


def test_without_scripts_the_page_loads_itself_again(browser: Browser, held: HeldEngine) -> None:
    client = open_reviewing(held)
    address = send(client, text=TEXT)
    assert held.told.wait(30)
    with staged(browser, client, PHONE, scripts=False) as context:
        page = context.new_page()
        page.goto(f"{ADDRESS}{address}?lang=en")
        expect(page.get_by_role("link", name="Look again")).to_be_visible()
        held.going.set()
        expect(page.locator(".reviewed h1")).to_be_visible(timeout=30_000)


def test_axe_finds_nothing_grave_while_it_is_made_nor_in_a_form_with_what_is_wrong(
    browser: Browser, held: HeldEngine
) -> None:
    client = open_reviewing(held)
    failed, waiting = send(client, name="a.pdf", content=b"no PDF"), send(client, text=TEXT)
    assert held.told.wait(30)
    with staged(browser, client, PHONE) as context:
        for address in (waiting, failed):
            page = context.new_page()
            page.goto(f"{ADDRESS}{address}?lang=th")
            assert find_grave(page) == []


def test_on_a_phone_rows_are_blocks_with_what_is_missing_before_what_was_found(browser: Browser) -> None:
    client = open_reviewing()
    address = make_review(client)
    with staged(browser, client, PHONE, scripts=False) as context:
        page = context.new_page()
        for part in ("", "/figures"):
            page.goto(f"{ADDRESS}{address}{part}?lang=en")
            inside = page.locator(".stacked").evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
            assert inside, part
        page.goto(f"{ADDRESS}{address}?lang=en")
        row = page.locator("tr", has=page.get_by_role("link", name="2.2 Strategy implementation"))
        cells = row.locator("th, td").all()
        tops = {cell.inner_text(): box["y"] for cell in cells if (box := cell.bounding_box())}
        assert sorted(tops, key=lambda text: tops[text]) == [
            *("2.2 Strategy implementation", "1 passage", "Approach, Integration", "Deployment, Learning"),
            *("3 agencies", "40 letters"),
        ]
        label = row.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert label == '"In the report: "'
    with staged(browser, client, DESK) as context:
        page = context.new_page()
        page.goto(f"{ADDRESS}{address}?lang=en")
        row = page.locator("tr", has=page.get_by_role("link", name="2.2 Strategy implementation"))
        boxes = [cell.bounding_box() for cell in row.locator("td").all()]
        assert len({box["y"] for box in boxes if box}) == 1


def test_axe_finds_nothing_grave_in_a_review_on_a_phone(browser: Browser) -> None:
    client = open_reviewing()
    address = make_review(client)
    with staged(browser, client, PHONE) as context:
        for part in ("", "/items/2.2", "/figures"):
            page = context.new_page()
            page.goto(f"{ADDRESS}{address}{part}?lang=th")
            page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
            assert find_grave(page) == []


def test_a_file_that_is_too_large_is_said_so_before_it_is_sent(browser: Browser) -> None:
    with staged(browser, open_reviewing(), DESK) as context:
        page = context.new_page()
        page.goto(f"{ADDRESS}/review?lang=en")
        field = page.locator("#file")
        field.evaluate("field => { field.dataset.largest = '3'; }")
        field.set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"1234"})
        assert "larger than 32 MB" in field.evaluate("field => field.validationMessage")
        field.set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"123"})
        assert field.evaluate("field => field.checkValidity()")


def test_who_is_put_off_looks_again_and_does_not_lose_the_page(browser: Browser, held: HeldEngine) -> None:
    client = open_reviewing(held)
    address = send(client, text=TEXT)
    assert held.told.wait(30)
    with staged(browser, client, DESK) as context:
        page, put_off = context.new_page(), list[str]()

        def refuse(route: Route) -> None:
            put_off.append(route.request.url)
            route.fulfill(status=429, body="")

        page.route("**/progress*", refuse, times=1)
        page.goto(f"{ADDRESS}{address}?lang=en")
        page.evaluate("document.querySelector('[data-counted]').textContent = 'old'")
        expect(page.locator("[data-counted]")).to_have_text("60 of 120", timeout=15_000)
        assert len(put_off) == 1
