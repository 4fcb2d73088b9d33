"""The pages in a real browser, over the sample and the real model."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.support.chromium import DESK


def ask(page: Page, address: str, query: str) -> None:
    page.goto(address)
    expect(page.locator("#q")).to_be_focused()  # as the page does for who is about to type
    page.locator("#q").fill(query)
    page.locator("#q").press("Enter")
    page.wait_for_url("**/?q=*")


def test_a_query_is_typed_its_hit_followed_to_the_passage_and_back(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    ask(page, address, "กระจายรายได้ท่องเที่ยวให้ชาวบ้าน")
    first = page.locator("article").first
    expect(first).to_contain_text("จังหวัดตราด")
    expect(first).to_contain_text("หน้า 61")
    first.get_by_role("link").first.click()
    page.wait_for_url("**/cases/**")
    passage = page.locator(":target")
    expect(passage).to_be_in_viewport()
    expect(passage).to_contain_text("ตอนที่เลือก")
    page.go_back()
    page.wait_for_url("**/?q=*")
    expect(page.locator("#q")).to_have_value("กระจายรายได้ท่องเที่ยวให้ชาวบ้าน")
    expect(page.locator("article").first).to_contain_text("จังหวัดตราด")


def test_the_way_back_on_the_page_keeps_query_and_filter(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/?q=โควิด&agency_type=จังหวัด")
    page.locator("article").first.get_by_role("link").first.click()
    page.wait_for_url("**/cases/**")
    page.get_by_role("link", name="กลับไปยังผลการค้นหา").click()
    page.wait_for_url("**/?q=*")
    assert "agency_type=" in page.url
    for text in page.locator("article h2").all_inner_texts():
        assert text.startswith("จังหวัด")


def test_english_question_on_the_english_page_finds_thai_text(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/?lang=en&q=treating cancer patients anywhere without a referral letter")
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("article").first).to_contain_text("กรมการแพทย์")
    expect(page.locator("article").first).to_contain_text("page 20")


def test_the_category_of_a_hit_leads_to_its_page(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    ask(page, address, "แผนยุทธศาสตร์")
    page.locator("article").first.get_by_role("link", name="หมวด 2").click()
    page.wait_for_url("**/categories/2*")
    expect(page.get_by_role("main")).to_contain_text("การจัดทำยุทธศาสตร์")


def test_the_grid_leads_from_the_first_page_to_the_passages_of_a_cell(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="ดูตารางว่าหัวข้อใด").click()
    page.wait_for_url("**/coverage*")
    cell = page.get_by_role("row", name="2.2 การนำยุทธศาสตร์ไปปฏิบัติ").get_by_role("link", name="2.2 จังหวัด")
    counted = cell.inner_text()
    cell.click()
    page.wait_for_url("**/items/2.2?agency_type=*")
    expect(page.get_by_label("ประเภทหน่วยงาน")).to_have_value("จังหวัด")
    cases, passages = (word for word in counted.split() if word.isdigit() and word != "2.2")
    expect(page.get_by_role("main")).to_contain_text(f"พบ {passages} ตอน จาก {cases} กรณี")
    page.locator("article h4").first.get_by_role("link").click()
    page.wait_for_url("**/cases/**")
    expect(page.locator(":target")).to_be_in_viewport()


def test_the_grid_scrolls_in_its_own_box_by_keyboard_and_its_items_stay(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=ViewportSize(width=320, height=800))
    page.goto(f"{address}/coverage?lang=en")
    box, item = page.get_by_role("region"), page.locator("th[scope=row]").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    before = item.bounding_box()
    box.focus()
    page.keyboard.press("ArrowRight")
    for _ in range(100):  # scrolling glides; the security policy forbids Playwright's own waiting for a function
        if box.evaluate("box => box.scrollLeft") > 0:
            break
        page.wait_for_timeout(20)
    assert box.evaluate("box => box.scrollLeft") > 0
    after = item.bounding_box()
    assert before is not None
    assert after is not None
    assert after["x"] == pytest.approx(before["x"], abs=1.5)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_why_a_passage_was_found_opens_by_keyboard_and_marks_words_and_meaning_apart(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/?q=กระจายรายได้ท่องเที่ยวให้ชาวบ้าน")
    first = page.locator("article").first
    reasons = first.locator("details.why", has_text="เหตุผลที่พบ").first
    stretch = reasons.locator(".nearest-stretch")
    expect(stretch).to_be_hidden()
    reasons.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(stretch.locator(".near")).to_be_visible()
    expect(stretch.locator("mark").first).to_be_visible()
    expect(reasons.locator(".shares")).to_contain_text("%")
    near, mark = stretch.locator(".near"), stretch.locator("mark").first
    assert near.evaluate("near => getComputedStyle(near).textDecorationStyle") == "dotted"
    assert mark.evaluate("mark => getComputedStyle(mark).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_slip_of_typing_is_offered_mended(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/?q=ท่องเทียวชุมชน&agency_type=จังหวัด")
    offered = page.locator(".suggestion").get_by_role("link")
    expect(offered).to_have_text("ท่องเที่ยวชุมชน")
    offered.click()
    page.wait_for_url("**/?q=*")
    expect(page.locator("#q")).to_have_value("ท่องเที่ยวชุมชน")
    assert "agency_type=" in page.url
    expect(page.locator(".suggestion")).to_have_count(0)


def test_the_pages_of_an_answer_follow_one_another_and_back(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/?q=แผนยุทธศาสตร์")
    total = int(page.locator(".pager").inner_text().split("จาก")[1].split()[0])
    first = page.locator("article h2").all_text_contents()
    assert len(first) == 10
    page.get_by_role("link", name="หน้าถัดไป").click()
    page.wait_for_url("**page=2*")
    expect(page.get_by_role("main")).to_contain_text(f"กรณีที่ 11-{min(total, 20)} จาก {total} กรณี")
    assert not set(first) & set(page.locator("article h2").all_text_contents())
    page.get_by_role("link", name="หน้าก่อน").click()
    expect(page.get_by_role("main")).to_contain_text(f"กรณีที่ 1-10 จาก {total} กรณี")


def test_what_the_collection_does_not_hold_is_said_to_be_missing(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    ask(page, address, "สูตรทำขนมปังซาวโดว์ที่บ้าน")
    expect(page.get_by_role("main")).to_contain_text("ไม่พบกรณีที่ตรงกับคำถามนี้")
    expect(page.locator(".nearest h2")).to_have_text("ตอนที่ใกล้เคียงที่สุดเท่าที่มี")


def test_similar_passages_and_agencies_are_one_step_away(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    ask(page, address, "กระจายรายได้ท่องเที่ยวให้ชาวบ้าน")
    page.locator("article").first.get_by_role("link", name="ตอนที่คล้ายกัน").first.click()
    page.wait_for_url("**/similar*")
    assert "จังหวัดตราด" not in page.locator("h3").all_inner_texts()
    page.get_by_role("link", name="กลับไปยังกรณี").click()
    page.wait_for_url("**/cases/**")
    expect(page.get_by_role("heading", name="หน่วยงานที่ทำเรื่องคล้ายกัน")).to_be_attached()


@pytest.mark.parametrize(
    "path",
    [
        *[
            "/",
            "/cases",
            "/items",
            "/cases?category=2&year=none&lang=en",
            "/?q=แผน",
            "/?q=แผน&page=2",
            "/categories/2",
            "/?q=%20",
            "/none",
        ],
        *["/coverage", "/coverage?by=year&lang=en", "/items/2.2", "/items/7.6?lang=en"],
    ],
)
def test_no_page_scrolls_sideways(browser: Browser, address: str, path: str) -> None:
    for width in (320, 390, 1280):
        page = browser.new_page(viewport=ViewportSize(width=width, height=800))
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        page.close()


def test_everything_works_without_javascript_and_nothing_breaks_the_security_policy(
    browser: Browser, address: str
) -> None:
    for scripts in (False, True):
        context = browser.new_context(java_script_enabled=scripts, viewport=DESK)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message, said=said: said.append(message.text))
        ask(page, address, "Stroke Unit 99 แห่ง")
        page.locator("article").first.get_by_role("link").first.click()
        page.wait_for_url("**/cases/**")
        expect(page.locator(":target")).to_contain_text("Stroke Unit")
        assert said == []
        context.close()


@pytest.mark.parametrize(
    "path", ["/", "/?q=Stroke", "/cases", "/agencies", "/compare", "/coverage", "/about", "/basket", "/api/v1/docs"]
)
def test_no_script_fails_and_no_page_complains(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(viewport=DESK)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + path, wait_until="networkidle")
    assert said == []
    page.close()


def test_thai_is_set_in_the_font_that_comes_with_the_page(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=DESK)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert page.evaluate("document.fonts.check('16px Sarabun', 'ก')")
    assert any("sarabun-thai" in url for url in asked)
    assert all(url.startswith((address, "data:")) for url in asked)
    page.close()
