"""Citations and the basket in a real browser, over the sample and the real model."""

import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

QUERY = "แผนยุทธศาสตร์"


def open_results(context: BrowserContext, address: str, query: str = QUERY, language: str = "th") -> Page:
    page = context.new_page()
    page.goto(f"{address}/?q={query}&lang={language}")
    return page


def add(page: Page, count: int) -> list[str]:
    """Put the first `count` results into the basket; their ids."""
    buttons = page.locator("button.add:visible")
    ids = [buttons.nth(at).get_attribute("value") or "" for at in range(count)]
    for at in range(count):
        buttons.nth(at).click()
    return ids


def open_basket(page: Page) -> Locator:
    page.locator("a.basket-link").click()
    page.wait_for_url("**/basket?*")
    return page.locator(".collected")


def listed(page: Page) -> list[str]:
    return page.locator(".collected [name=p]").evaluate_all("fields => fields.map((field) => field.value)")


def picked(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.evaluate("location.href")).query)["p"]


def test_six_passages_are_in_a_word_file_after_eight_clicks(context: BrowserContext, address: str) -> None:
    page = open_results(context, address)
    ids = add(page, 6)
    expect(page.locator("a.basket-link")).to_have_text("ตะกร้า (6)")
    open_basket(page)
    assert sorted(listed(page)) == sorted(ids)
    with page.expect_download() as download:
        page.get_by_role("button", name="ไฟล์ Word").click()
    assert download.value.suggested_filename == "pmqa-basket.docx"
    document = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert sum(each.style.name == "Citation" for each in document.paragraphs) == 6


@pytest.mark.parametrize(("language", "words"), [("th", ("(2564)", "(น. ")), ("en", ("(2021)", "(p. "))])
def test_one_press_on_a_result_copies_its_citation_and_shows_the_other_forms(
    context: BrowserContext, address: str, language: str, words: tuple[str, str]
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_results(context, address, language=language)
    button = page.locator("button.cite:visible").first
    button.click()
    block = page.locator(".citation").first
    expect(block.get_by_role("status")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert all(word in copied for word in words)
    assert copied.endswith(page.locator("button.add:visible").first.get_attribute("value"))
    block.get_by_role("button").last.click()
    assert page.evaluate("navigator.clipboard.readText()").startswith("“")
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(block).to_be_hidden()


def test_what_is_put_in_is_kept_ordered_noted_and_taken_out_by_keyboard(context: BrowserContext, address: str) -> None:
    page = open_results(context, address)
    add(page, 3)
    entries = open_basket(page)
    before = listed(page)
    down = page.locator("button[name=down]:enabled").first
    moved = down.get_attribute("value") or ""
    down.focus()
    page.keyboard.press("Enter")
    after = listed(page)
    assert after.index(moved) == before.index(moved) + 1
    expect(page.locator("#basket [role=status]")).to_have_text("เลื่อนลงแล้ว")
    assert page.evaluate("document.activeElement.closest('.collected').id") == f"b-{moved}"
    entries.first.get_by_label("หมายเหตุ").fill("ใช้ในบทที่ 2")
    assert picked(page) == after
    page.goto(address)
    entries = open_basket(page)
    assert listed(page) == after
    expect(entries.first.get_by_label("หมายเหตุ")).to_have_value("ใช้ในบทที่ 2")
    entries.first.get_by_role("button", name="นำออก").click()
    assert listed(page) == picked(page) == after[1:]
    expect(page.locator("a.basket-link")).to_have_text("ตะกร้า (2)")
    page.reload()
    assert listed(page) == after[1:]


def test_a_result_says_that_it_is_in_the_basket_and_is_taken_out_again(context: BrowserContext, address: str) -> None:
    page = open_results(context, address, language="en")
    first = page.locator("button.add:visible").first
    first.click()
    page.reload()
    expect(first).to_have_text("Take out of the basket")
    first.click()
    expect(first).to_have_text("Add to the basket")
    expect(page.locator("a.basket-link")).to_have_text("Basket")


def test_the_last_passage_taken_out_leaves_an_empty_basket(context: BrowserContext, address: str) -> None:
    page = open_results(context, address)
    add(page, 1)
    open_basket(page).get_by_role("button", name="นำออก").click()
    expect(page.get_by_role("main")).to_contain_text("ยังไม่มีตอนในตะกร้า")


def test_a_shared_basket_leaves_ones_own_alone_until_it_is_kept(browser: Browser, address: str) -> None:
    sender, receiver = browser.new_context(), browser.new_context()
    page = open_results(sender, address)
    ids = add(page, 2)
    open_basket(page).first.get_by_label("หมายเหตุ").fill("อ่านด้วย")
    shared = page.evaluate("location.href")
    own = open_results(receiver, address, "โควิด")
    (mine,) = add(own, 1)
    own.goto(shared)
    expect(own.locator("a.basket-link")).to_have_text("ตะกร้า (1)")
    expect(own.locator("textarea").first).to_have_value("อ่านด้วย")
    own.get_by_role("button", name="เก็บทั้งหมดเข้าตะกร้าของท่าน").click()
    expect(own.locator(".shared")).to_be_hidden()
    expect(own.locator("a.basket-link")).to_have_text(f"ตะกร้า ({len({mine, *ids})})")
    assert set(listed(own)) == {mine, *ids}
    notes = own.locator("textarea").evaluate_all("fields => fields.map((field) => field.value)")
    assert sorted(filter(None, notes)) == ["อ่านด้วย"]
    sender.close()
    receiver.close()


def test_without_scripts_two_passages_are_collected_moved_and_exported(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = open_results(context, address)
    page.locator("a.add:visible").nth(0).click()
    page.wait_for_url("**/basket?*")
    page.get_by_role("link", name="ค้นต่อเพื่อเก็บเพิ่ม").click()
    page.get_by_role("searchbox").fill(QUERY)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**q=*")
    page.locator("a.add:visible").nth(1).click()
    page.wait_for_url("**/basket?*")
    both = listed(page)
    assert len(both) == 2
    page.locator("textarea").first.fill("หมายเหตุหนึ่ง")
    page.locator("button[name=out]").last.click()
    page.wait_for_url("**/basket?*")
    assert listed(page) == both[:1]
    expect(page.locator("textarea")).to_have_value("หมายเหตุหนึ่ง")
    with page.expect_download() as download:
        page.get_by_role("button", name="ไฟล์ตาราง").click()
    assert "หมายเหตุหนึ่ง" in Path(download.value.path()).read_text("utf-8-sig")
    page.get_by_role("link", name="คัดลอกอ้างอิง").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("การอ้างอิง")
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_neither_basket_nor_citation_scrolls_sideways_and_the_security_policy_holds(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(viewport=ViewportSize(width=width, height=800))
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/?q={QUERY}")
    page.locator("button.cite:visible").first.click()
    expect(page.locator(".citation").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    add(page, 2)
    open_basket(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    context.close()
