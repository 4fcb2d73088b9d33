"""A report reviewed in a real browser, over the sample and the real model: sent, waited for, read, taken along."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, ViewportSize, expect

from tests.browser.hand import Hand
from tests.support.chromium import DESK, PHONE
from tests.support.fakes_index import SAMPLE
from tests.support.printing import print_papers
from tests.support.program import run
from web.texts import say

REPORT = SAMPLE / "trat.md"
AGENCY = "จังหวัดตัวอย่าง"
WAYS = [("th", DESK, True), ("en", PHONE, True), ("th", PHONE, False), ("en", DESK, False)]
"""Language, screen, and whether scripts run."""


@pytest.fixture(params=WAYS, ids=lambda way: f"{way[0]}-{way[1]['width']}-{'scripts' if way[2] else 'plain'}")
def opened(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[tuple[Page, str]]:
    """A page of the form, and its language."""
    language, size, scripts = request.param
    context = browser.new_context(viewport=size, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}/review?lang={language}")
    yield page, language
    context.close()


def send(page: Page, language: str) -> None:
    page.locator("#file").set_input_files(REPORT)
    page.locator("#agency").fill(AGENCY)
    page.get_by_role("button", name=say("review_begin", language)).click()
    page.wait_for_url(re.compile(r"/review/[\w-]{22}"))


def test_a_report_is_sent_waited_for_read_and_taken_along(opened: tuple[Page, str]) -> None:
    page, language = opened
    send(page, language)
    expect(page.locator(".reviewed h1")).to_have_text("trat.md", timeout=60_000)
    expect(page.locator(".reviewed tbody tr:not(.group)")).to_have_count(18)
    page.locator(".reviewed tbody tr:not(.group, .none) a").first.click()
    page.wait_for_url("**/items/*")
    own = page.locator("li.own").first
    expect(own).to_be_visible()
    precedents = page.locator("section[aria-labelledby=precedents] li.case")
    expect(precedents.first).to_be_visible()
    agencies = precedents.locator("p.agency").all_inner_texts()
    assert len(agencies) == len(set(agencies)) > 1
    assert not any(AGENCY in each for each in agencies)
    precedents.first.locator(".heading a").click()
    page.wait_for_url("**/cases/**")
    page.go_back()
    page.locator(".tabs a").first.click()
    for kind in ("docx", "csv", "json"):
        with page.expect_download() as download:
            page.get_by_role("link", name=say(f"export_{kind}", language)).click()
        assert download.value.suggested_filename == f"pmqa-review.{kind}"
        read(kind, Path(download.value.path()).read_bytes())
    page.locator("summary", has_text=say("review_discard", language)).click()
    page.get_by_role("button", name=say("review_discard_sure", language)).click()
    expect(page.locator("p.done")).to_have_text(say("review_discarded", language))
    page.go_back()
    expect(page.locator("h1")).to_have_text(say("review_gone_title", language))


def read(kind: str, content: bytes) -> None:
    if kind == "docx":
        headings = [each for each in docx.Document(io.BytesIO(content)).paragraphs if each.style.name == "Heading 1"]
        assert len(headings) == 21  # the summary, 18 items, shared text, figures
    elif kind == "csv":
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        assert {"passage", "gap", "precedent"} <= {row["kind"] for row in rows}
    else:
        assert len(json.loads(content)["items"]) == 18


def test_the_page_the_command_and_the_interface_for_programs_say_the_same(
    browser: Browser, address: str, sample_home: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{address}/review")
    send(page, "th")
    expect(page.locator(".reviewed h1")).to_be_visible(timeout=60_000)
    shown = page.request.get(f"{page.url}.json").json()
    asked = page.request.post(
        f"{address}/api/v1/review?name=trat.md&agency={AGENCY}",
        data=REPORT.read_bytes(),
        headers={"Content-Type": "text/markdown"},
    ).json()
    page.close()
    for name in ("items", "passages", "sections", "unlinked", "agency"):
        assert shown[name] == asked[name], name
    told = run(sample_home, "review", str(REPORT), "--agency", AGENCY, "--json")
    assert told.returncode == 0, told.stderr
    by_command = json.loads(told.stdout)
    assert [item["passages"] for item in by_command["items"]] == [item["passages"] for item in shown["items"]]
    assert [[each["passage"] for each in item["precedents"]] for item in by_command["items"]] == [
        [each["passage"] for each in item["precedents"]] for item in shown["items"]
    ]


def test_a_report_in_pdf_is_read_by_its_pages(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/review?lang=en")
    file = FilePayload(name="report.pdf", mimeType="application/pdf", buffer=print_papers().two)
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="Review it").click()
    expect(page.locator(".reviewed h1")).to_have_text("report.pdf", timeout=60_000)
    expect(page.locator(".masthead .facts")).to_contain_text("2 pages")
    page.locator(".reviewed tbody tr:not(.group, .none) a").first.click()
    expect(page.locator("li.own .where").first).to_contain_text("page")
    page.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_report_is_pasted_and_its_precedent_put_into_the_basket_by_keyboard_alone(
    browser: Browser, address: str, size: ViewportSize
) -> None:
    context = browser.new_context(viewport=size)
    page = context.new_page()
    hand = Hand(page, keyboard=True)
    page.goto(f"{address}/?lang=en")
    hand.open_way("Review a report")
    page.wait_for_url("**/review?*")
    hand._reach(page.locator("#text"))
    page.keyboard.insert_text(REPORT.read_text(encoding="utf-8").split("---")[-1])
    hand.press(page.get_by_role("button", name="Review it"))
    expect(page.locator(".reviewed h1")).to_be_visible(timeout=60_000)
    hand.press(page.locator(".reviewed tbody a", has_text="4.1"))
    page.wait_for_url("**/items/4.1*")
    hand.press(page.locator("section[aria-labelledby=precedents] button.add").first)
    expect(page.locator("a.basket-link")).to_have_text("Basket (1)")
    context.close()


def test_nothing_is_wrong_on_the_console_and_no_page_scrolls_sideways(context: BrowserContext, address: str) -> None:
    page, wrong = context.new_page(), list[str]()
    page.on("console", lambda message: wrong.append(message.text))
    page.goto(f"{address}/review?lang=en")
    send(page, "en")
    expect(page.locator(".reviewed h1")).to_be_visible(timeout=60_000)
    path = page.url.split("?")[0]
    for part in ("", "/items/4.1", "/items/7.1", "/shared", "/figures", "/unlinked"):
        page.goto(f"{path}{part}?lang=en")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), part
    assert wrong == []
