"""The ten tasks of docs/tasks.md, each in both languages, on a desk's and a phone's screen, and by keyboard alone."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hand import Hand
from tests.support.chromium import DESK, PHONE
from web.texts import say

WAYS = [
    pytest.param((language, size, keyboard), id=f"{language}-{size['width']}-{'keyboard' if keyboard else 'pointer'}")
    for language, size, keyboard in (
        ("th", DESK, False),
        ("en", DESK, True),
        ("th", PHONE, True),
        ("en", PHONE, False),
    )
]
"""Every language on every screen; the keyboard once in each language and on each screen."""

FORUMS = {"th": "เวทีสาธารณะให้ประชาชนร่วมเสนอแผน", "en": "public forums where people propose the plan"}
SHARING = {"th": "กระจายรายได้ท่องเที่ยวให้ชาวบ้าน", "en": "share the income from tourism with villagers"}
PLANS = {"th": "แผนยุทธศาสตร์", "en": "strategic plan"}


class Desk:
    """A page in one language, and the hand before it."""

    def __init__(self, page: Page, address: str, language: str, keyboard: bool) -> None:
        self.page, self.address, self.language = page, address, language
        self.hand = Hand(page, keyboard=keyboard)
        self.folded = page.viewport_size == PHONE

    def open(self, path: str = "/") -> None:
        self.page.goto(f"{self.address}{path}?lang={self.language}")

    def say(self, key: str, **values: str) -> str:
        return say(key, self.language, **values)

    def ask(self, query: str) -> None:
        self.open()
        self.hand.ask(query)

    def open_way(self, key: str) -> None:
        self.hand.open_way(self.say(key))

    def open_filters(self) -> None:
        if self.folded:
            self.hand.press(self.page.locator(".filters > details > summary"))

    def choose(self, name: str, value: str) -> None:
        box = self.page.locator(f"input[name={name}][value='{value}']")
        self.hand.press(box)
        self.page.wait_for_url(lambda address: value in parse_qs(urlsplit(address).query).get(name, []))
        expect(box).to_be_checked()
        expect(self.page.locator(".results")).not_to_have_attribute("aria-busy", "true")


@pytest.fixture(params=WAYS)
def desk(browser: Browser, library: str, request: pytest.FixtureRequest) -> Iterator[Desk]:
    language, size, keyboard = request.param
    context = browser.new_context(viewport=size, locale=language)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=library)
    yield Desk(context.new_page(), library, language, keyboard)
    context.close()


def test_1_who_has_done_this_down_to_the_page_as_printed(desk: Desk) -> None:
    desk.ask(FORUMS[desk.language])
    hit = desk.page.locator("article").first
    expect(hit).to_contain_text(desk.say("page", at="41"))
    desk.hand.press(hit.locator("h3 a").first)
    desk.page.wait_for_url("**/cases/**")
    passage = desk.page.locator(":target")
    expect(passage).to_be_in_viewport()
    expect(passage).to_contain_text(desk.say("page", at="41"))
    assert desk.hand.clicks == 1
    desk.hand.press(passage.locator("a.cite-this"))
    desk.page.wait_for_url("**/documents/**")
    assert desk.hand.clicks == 2
    picture = desk.page.locator("figure img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    expect(desk.page.locator("#mark")).to_be_in_viewport()
    expect(desk.page.get_by_role("main")).to_contain_text(desk.say("sheet_printed", at="41"))


def test_1_a_hit_leads_to_the_page_as_printed_at_once(desk: Desk) -> None:
    desk.ask(FORUMS[desk.language])
    desk.hand.press(desk.page.locator("article").first.locator("a.cite-this:visible").first)
    desk.page.wait_for_url("**/documents/**")
    assert desk.hand.clicks == 1
    expect(desk.page.locator("#mark")).to_be_in_viewport()


def test_2_what_is_half_remembered(desk: Desk) -> None:
    desk.ask("Stroke Unit 99")
    hit = desk.page.locator("article").first.locator("h3 a").first
    desk.hand.press(hit)
    desk.page.wait_for_url("**/cases/**")
    expect(desk.page.locator(":target")).to_contain_text("Stroke Unit")
    expect(desk.page.locator(":target mark", has_text="99").first).to_be_visible()
    assert desk.hand.clicks == 1


def test_3_the_same_subject_in_provinces_of_two_years(desk: Desk) -> None:
    desk.ask(SHARING[desk.language])
    desk.open_filters()
    for name, value in (("agency_type", "จังหวัด"), ("year", "2564"), ("year", "2565")):
        desk.choose(name, value)
    assert desk.hand.clicks == (4 if desk.folded else 3)
    expect(desk.page.locator(".chips bdi")).to_have_count(3)
    facts = desk.page.locator("article .facts").all_inner_texts()
    assert {year for text in facts for year in ("2564", "2565") if year in text} == {"2564", "2565"}
    agencies = desk.page.locator("article h2 bdi").all_inner_texts()
    assert len(agencies) == len(facts) > 1
    assert all(agency.strip("()").startswith("จังหวัด") for agency in agencies)


def test_4_all_cases_newest_first(desk: Desk) -> None:
    desk.open("/coverage")
    desk.open_way("nav_cases")
    desk.page.wait_for_url("**/cases*")
    assert desk.hand.clicks == (2 if desk.folded else 1)
    facts = desk.page.locator("article .facts").all_inner_texts()
    years = [found[0] for found in (re.search(r"25\d\d", text) for text in facts) if found]
    assert years == ["2565"] * 2 + ["2564"] * 8


def test_5_two_provinces_side_by_side_by_item(desk: Desk) -> None:
    desk.ask(SHARING[desk.language])
    provinces = desk.page.locator("article", has=desk.page.locator("h2", has_text="จังหวัด"))
    names = [provinces.nth(at).locator("h2 bdi").inner_text().strip("()") for at in (0, 1)]
    for at in (0, 1):
        desk.hand.press(provinces.nth(at).locator(".compare-box input"))
    button = desk.page.get_by_role("button", name=desk.say("compare_chosen"))
    expect(button).to_be_in_viewport()
    desk.hand.press(button)
    desk.page.wait_for_url("**/compare?*")
    assert desk.hand.clicks == 3
    assert [text.strip("()") for text in desk.page.locator(".compared bdi").all_inner_texts()] == names
    expect(desk.page.locator(".cells").first.locator("article")).to_have_count(2)


def test_6_precedents_of_an_item(desk: Desk) -> None:
    desk.open("/about")
    desk.open_way("nav_items")
    desk.page.wait_for_url("**/items*")
    desk.hand.press(desk.page.get_by_role("main").get_by_role("link", name="2.2", exact=False).first)
    desk.page.wait_for_url("**/items/2.2*")
    assert desk.hand.clicks == (3 if desk.folded else 2)
    expect(desk.page.locator("main article").first).to_be_visible()


def test_7_a_passage_is_cited(desk: Desk) -> None:
    desk.ask(FORUMS[desk.language])
    desk.hand.press(desk.page.locator("button.cite:visible").first)
    expect(desk.page.locator(".citation").first.get_by_role("status")).not_to_be_empty()
    copied = desk.page.evaluate("navigator.clipboard.readText()")
    assert desk.hand.clicks == 1
    for word in {"th": ("จังหวัดทดสอบ", "(2566)", "(น. 41)"), "en": ("จังหวัดทดสอบ", "(2023)", "(p. 41)")}[desk.language]:
        assert word in copied
    assert re.search(r"/p/[0-9a-f]{16}$", copied)


def test_8_six_passages_in_a_word_file(desk: Desk) -> None:
    desk.ask(PLANS[desk.language])
    buttons = desk.page.locator("button.add:visible")
    for at in range(6):
        desk.hand.press(buttons.nth(at))
    desk.hand.press(desk.page.locator("a.basket-link"))
    desk.page.wait_for_url("**/basket?*")
    with desk.page.expect_download() as download:
        desk.hand.press(desk.page.get_by_role("button", name=desk.say("export_docx")))
    assert desk.hand.clicks == 8
    document = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert sum(each.style.name == "Citation" for each in document.paragraphs) == 6


def test_9_who_was_awarded_and_whose_write_up_is_missing(desk: Desk) -> None:
    desk.open("/")
    desk.open_way("nav_register")
    desk.page.wait_for_url("**/register*")
    assert desk.hand.clicks == (2 if desk.folded else 1)
    entries = desk.page.locator(".register li").all_inner_texts()
    assert [desk.say("no_write_up") in entry for entry in entries] == [False, True]
    assert "จังหวัดน่าน" in entries[1]


def test_10_a_program_reads_all_hits_of_a_question_with_link_and_citation(desk: Desk) -> None:
    asked, question = desk.page.request, {"q": FORUMS[desk.language], "limit": "5"}
    page = first = asked.get(f"{desk.address}/api/v1/search", params=question).json()
    seen = [*first["hits"]]
    while page["links"]["next"]:
        page = asked.get(page["links"]["next"]).json()
        seen += page["hits"]
    assert len(seen) == first["total"]["value"] == len({hit["passage"] for hit in seen}) > 5
    table = asked.get(f"{desk.address}/api/v1/search.csv", params=question).body().decode("utf-8-sig")
    assert [row["url"] for row in csv.DictReader(io.StringIO(table))] == [hit["url"] for hit in first["hits"]]
    assert all(hit["url"].startswith(desk.address) and hit["citation"] for hit in seen)
    assert {"จังหวัดทดสอบ", "จังหวัดนครราชสีมา"} <= {hit["case"]["agency"] for hit in seen}
