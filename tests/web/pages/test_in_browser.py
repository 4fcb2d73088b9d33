"""What scripts and styles of the pages do, in a real browser: menu, box, suggestions, filters, the way to a passage."""

import json
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect

from tests.support.chromium import DESK, PHONE, open_chromium
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import CASES, HEALTH, PASSAGES, make_passage, make_section
from tests.web.pages.stage import ADDRESS, staged

LONG = "ผู้บริหารติดตามทุกเดือนด้วยแดชบอร์ด และนำผลไปทบทวนแผนทุกไตรมาส " * 6


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_chromium() as found:
        yield found


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def viewport(request: pytest.FixtureRequest) -> ViewportSize:
    size: ViewportSize = request.param
    return size


@pytest.fixture
def context(browser: Browser, viewport: ViewportSize) -> Iterator[BrowserContext]:
    with staged(browser, open_client(), viewport) as found:
        yield found


# the head


def test_slash_goes_to_the_box_but_is_typed_where_one_types(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/coverage")
    page.keyboard.press("/")
    box = page.locator("#q")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.type("a/b")
    expect(box).to_have_value("a/b")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_ways_are_in_sight_at_a_desk_and_in_a_menu_on_a_phone(
    browser: Browser, viewport: ViewportSize, scripts: bool
) -> None:
    with staged(browser, open_client(), viewport, scripts=scripts) as context:
        page = context.new_page()
        page.goto("/coverage")
        items = page.get_by_role("navigation", name="เมนูหลัก").get_by_role("link", name="หมวดและหัวข้อ")
        if viewport == PHONE:
            expect(items).to_be_hidden()
            page.locator(".ways summary").focus()
            page.keyboard.press("Enter")
        items.click()
        page.wait_for_url("**/items")
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


# suggestions


def suggest(route: Route) -> None:
    found = [
        {"text": "กรมการรักษา", "kind": "agency", "url": f"/cases/{HEALTH}"},
        {"text": "Cancer Anywhere", "kind": "programme", "url": None},
    ]
    route.fulfill(content_type="application/json", body=json.dumps({"suggestions": found}))


def type_slowly(page: Page, text: str) -> None:
    page.locator("#q").press_sequentially(text, delay=20)


def test_suggestions_are_chosen_by_keyboard_and_told_to_screen_readers(context: BrowserContext) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.route("**/api/v1/suggest*", suggest)
    page = context.new_page()
    page.goto("/?lang=en")
    type_slowly(page, "can")
    box = page.get_by_role("combobox")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    expect(box).to_have_attribute("aria-expanded", "true")
    assert [url for url in asked if "suggest?" in url] == [f"{ADDRESS}/api/v1/suggest?q=can"]
    assert options.nth(0).locator("span").first.get_attribute("lang") == "th"
    expect(page.locator(".ask [role=status]")).to_contain_text("2 suggestions")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=Cancer+Anywhere&lang=en")


def test_a_suggestion_with_a_page_leads_there_and_escape_closes_the_list(context: BrowserContext) -> None:
    context.route("**/api/v1/suggest*", suggest)
    page = context.new_page()
    page.goto("/coverage?lang=en")
    type_slowly(page, "กรม")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("กรม")
    type_slowly(page, "ก")
    page.get_by_role("option").first.click()
    page.wait_for_url(f"**/cases/{HEALTH}?lang=en")


@pytest.mark.parametrize("status", [429, 503])
def test_where_there_are_no_suggestions_the_box_asks_as_ever(context: BrowserContext, status: int) -> None:
    context.route("**/api/v1/suggest*", lambda route: route.fulfill(status=status, body="{}"))
    page = context.new_page()
    page.goto("/")
    with page.expect_response("**/api/v1/suggest*"):
        type_slowly(page, "Cancer")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=Cancer")


# filters


def open_filters(page: Page, name: str) -> None:
    if page.viewport_size == PHONE:
        page.locator(".filters > details > summary").click()
    fold = page.locator(f"details[data-facet={name}]")
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()


def test_a_choice_changes_the_list_in_its_place_and_keeps_the_focus(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"/?q={quote('ชุมชน')}")
    expect(page.locator("article")).to_have_count(2)
    open_filters(page, "agency_type")
    box = page.locator("input[name=agency_type][value=จังหวัด]")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("article")).to_have_count(1)
    assert page.url == f"{ADDRESS}/?q={quote('ชุมชน')}&agency_type={quote('จังหวัด')}"
    expect(box).to_be_focused()
    expect(box).to_be_checked()
    expect(page.locator("#renewed")).to_have_text("พบ 1 กรณี รวม 1 ตอน")
    page.go_back()
    expect(page.locator("article")).to_have_count(2)


def test_filters_are_sent_by_the_button_without_scripts_and_the_address_is_clean(
    browser: Browser, viewport: ViewportSize
) -> None:
    with staged(browser, open_client(), viewport, scripts=False) as context:
        page = context.new_page()
        page.goto("/cases")
        open_filters(page, "agency_type")
        for value in ("จังหวัด", "กรม"):
            page.locator(f"input[name=agency_type][value={value}]").check()
        page.get_by_role("button", name="ใช้ตัวกรอง").click()
        page.wait_for_url("**/cases?agency_type=*")
        assert page.url.count("agency_type=") == 2
        assert "q=" not in page.url
        page.get_by_role("link", name="นำตัวกรองออกทั้งหมด").click()
        page.wait_for_url("**/cases")


# landing


def long_case() -> FakeEngine:
    headings = [f"ผลงานเด่นเรื่องที่ {number} ซึ่งมีชื่อยาวพอจะกินสองบรรทัดบนจอแคบ" for number in range(1, 13)]
    told = [
        make_passage(
            HEALTH,
            100 * part + number,
            section=heading,
            text=LONG + f"เป้า{part}x{number}",
            line=100 * part + number,
            page=20,
        )
        for part, heading in enumerate(headings, 1)
        for number in range(5)
    ]
    sections = tuple(
        make_section(heading, 1, (100 * part, 100 * part + 99)) for part, heading in enumerate(headings, 1)
    )
    told = [replace(passage, lines=(passage.lines[0], passage.lines[0])) for passage in told]
    return FakeEngine([replace(CASES[0], sections=sections), *CASES[1:]], [*told, *PASSAGES[3:]])


@pytest.mark.parametrize("wanted", ["เป้า1x0", "เป้า7x0", "เป้า7x3", "เป้า12x4"])
def test_a_hit_opens_at_its_heading_with_the_passage_marked_in_view(
    browser: Browser, viewport: ViewportSize, wanted: str
) -> None:
    with staged(browser, open_client(long_case()), viewport) as context:
        page = context.new_page()
        page.goto(f"/?q={quote(wanted)}")
        page.locator("article h3 a").first.click()
        page.wait_for_url("**/cases/**")
        passage = page.locator(":target")
        expect(passage).to_contain_text(wanted)
        expect(passage).to_contain_text("ตอนที่เลือก")
        expect(passage.locator("mark").first).to_have_text(wanted)
        heading = passage.locator("xpath=preceding-sibling::*[self::h2]")
        above, below = heading.bounding_box(), passage.bounding_box()
        assert above is not None
        assert below is not None
        assert 0 <= above["y"] <= 60
        assert above["y"] + above["height"] <= below["y"] + 12  # no line of it lies under the heading
        assert below["y"] <= viewport["height"] / 4


# names


@pytest.mark.parametrize("path", ["/cases", "/items", "/categories/2", "/"])
def test_no_word_of_a_name_is_broken_however_narrow_the_page(browser: Browser, path: str) -> None:
    with staged(browser, open_client(), ViewportSize(width=320, height=800)) as context:
        page = context.new_page()
        page.goto(path)
        words = page.locator("main .word")
        lines = words.evaluate_all("words => words.map(word => word.getClientRects().length)")
        assert len(lines) > 5
        assert {*lines} <= {0, 1}  # none of a word in a fold that is closed
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
