"""The page of results: filters and menus, no results and slips of typing, paging, and winners above them."""

from urllib.parse import quote

from search import Filters
from tests.support.fakes_web import FakeEngine, open_client
from tests.support.files.html_page import parameters, read_page, text_of
from tests.support.web_cases import CASES, HEALTH, HOSTILE, PLAN, TRAT, make_passage


def test_the_page_asks_for_twenty_passages_with_the_filters_of_the_form() -> None:
    engine = FakeEngine()
    query = f"/?q=Cancer&category=๒&year=๒๕๖๔&agency=DTX&agency_type={quote('กรม')}"
    page = read_page(open_client(engine), query)
    assert engine.searches == [("Cancer", Filters(category=2, year=2564, agency="DTX", agency_type="กรม"), 20)]
    selected = [found["value"] for found in page.find("option") if "selected" in found]
    assert selected == ["2", "2564", "DTX", "กรม"]
    assert [found["form"] for found in page.find("select") + page.find("button", **{"class": "second"})] == [
        "search"
    ] * 6


def test_a_chip_removes_its_filter_and_keeps_the_rest() -> None:
    page = read_page(open_client(), f"/?q=Cancer&category=2&agency_type={quote('กรม')}&lang=en")
    assert parameters(page.href("Remove the filter: Category 2×")) == {
        "q": "Cancer",
        "agency_type": "กรม",
        "lang": "en",
    }
    assert parameters(page.href("Remove the filter: Type: กรม×")) == {"q": "Cancer", "category": "2", "lang": "en"}


def test_a_chip_leads_to_the_first_page_of_its_answer() -> None:
    page = read_page(open_client(), "/?q=Cancer&category=2&page=1")
    assert parameters(page.href("นำตัวกรองออก: หมวด 2×")) == {"q": "Cancer"}


def test_the_menus_hold_what_the_index_holds() -> None:
    page = read_page(open_client(), "/?q=Cancer")
    assert [found["value"] for found in page.find("option")] == [
        *["", "2", "4"],
        *["", "2.2", "3.2", "4.1", "7.1"],
        *["", "2565", "2564"],
        *["", *sorted(["กรมการรักษา", "จังหวัดปะการัง", f"หน่วยงาน {HOSTILE}"])],
        *["", "<i>type</i>", "กรม", "จังหวัด"],
    ]


def test_the_counts_of_a_menu_are_those_of_the_answer_and_silent_where_its_filter_hides_the_rest() -> None:
    open_menu = read_page(open_client(), f"/?q={quote('ชุมชน')}")
    assert open_menu.within("select", id="agency_type").texts("option") == [
        *["ทุกประเภท", "<i>type</i> (1)", "กรม (0)", "จังหวัด (1)"]
    ]
    filtered = read_page(open_client(), f"/?q={quote('ชุมชน')}&agency_type={quote('จังหวัด')}")
    assert filtered.within("select", id="agency_type").texts("option") == [
        *["ทุกประเภท", "<i>type</i>", "กรม", "จังหวัด (1)"]
    ]


def test_the_switch_keeps_the_question_and_its_filters() -> None:
    page = read_page(open_client(), f"/?q={quote('ชุมชน & น้ำ')}&category=2&stranger=1")
    assert parameters(page.href("EN")) == {"q": "ชุมชน & น้ำ", "category": "2", "lang": "en"}
    assert page.href("EN").startswith("?")


# the list


def test_further_passages_of_a_case_are_folded_under_its_best() -> None:
    page = read_page(open_client(), f"/?q={quote('ผู้ป่วยมะเร็ง')}")
    assert page.texts("h2") == ["กรมการรักษา"]
    folded = page.within("details", **{"class": "more"})
    assert folded.texts("summary")[0] == "อีก 1 ตอนในกรณีนี้"
    assert folded.texts("p", **{"class": "where quiet"}) == ["หน้า 21"]


def test_a_long_answer_is_paged_and_the_counts_agree() -> None:
    many = [make_passage(HEALTH, number, section="แผน", text=PLAN, line=number, page=22) for number in range(1, 46)]
    client = open_client(FakeEngine(CASES, many))
    first = read_page(client, f"/?q={quote('แดชบอร์ด')}&year=2564")
    assert "ตอนที่ 1-20 จาก 45 ตอน เรียงจากที่ตรงกับคำค้นที่สุด" in text_of(first)
    assert "กรม (45)" in first.texts("option")
    assert first.within("nav", **{"class": "pager"}).texts("a") == ["หน้าถัดไป →"]
    address = first.href("หน้าถัดไป →")
    assert parameters(address) == {"q": "แดชบอร์ด", "year": "2564", "page": "2"}
    last = read_page(client, address.replace("page=2", "page=3"))
    assert "ตอนที่ 41-45 จาก 45 ตอน" in text_of(last)
    assert last.within("nav", **{"class": "pager"}).texts("a") == ["← หน้าก่อน"]
    assert parameters(last.href("← หน้าก่อน"))["page"] == "2"


def test_a_page_behind_the_end_says_so_and_leads_back() -> None:
    page = read_page(open_client(), "/?q=Cancer&page=7")
    assert "รายการมี 1 ตอน และหมดก่อนถึงหน้านี้" in text_of(page)
    assert parameters(page.href("ไปหน้าสุดท้าย")) == {"q": "Cancer"}


def test_winners_of_a_category_that_is_asked_for_stand_above_the_hits() -> None:
    page = read_page(open_client(), f"/?q={quote('ใครได้รางวัลหมวด 4')}")
    box = page.within("section", **{"class": "register-box"})
    assert box.texts("h2") == ["ผู้ได้รับรางวัลตามทำเนียบ"]
    assert box.texts("li") == [
        "จังหวัดปะการัง รางวัลหมวด 4 ปี 2565",
        "กรมปลายน้ำ รางวัลหมวด 4 ปี 2564 ยังไม่มีบทความของรางวัลนี้ในคลัง",
        f"กรม {HOSTILE} รางวัลหมวด 4 ปี 2563 ยังไม่มีบทความของรางวัลนี้ในคลัง",
    ]
    assert box.href("จังหวัดปะการัง") == f"/cases/{TRAT}"
    assert read_page(open_client(), "/?q=Cancer").find("section", **{"class": "register-box"}) == []


def test_a_register_without_what_is_asked_for_says_so_in_the_language_of_the_page() -> None:
    page = read_page(open_client(), f"/?q={quote('ใครได้รางวัลหมวด 7')}")
    (said,) = page.within("section", **{"class": "register-box"}).texts("p")
    assert (
        said == "ทำเนียบรางวัลในคลังนี้ไม่มีรายการที่ถามถึง (มี 4 รายการ ปี 2563-2565 จาก <b>old</b>.txt, new.pdf, pmqa-2564.txt)"
    )
    english = read_page(open_client(), f"/?q={quote('who won category 7')}&lang=en")
    (said,) = english.within("section", **{"class": "register-box"}).texts("p")
    assert said.startswith("None in the award register of this collection (it covers 4 awards of B.E. 2563-2565 from")


# when nothing is found


def test_nothing_found_is_said_and_ways_on_are_links() -> None:
    page = read_page(open_client(), "/?q=zzz&category=2&year=2564")
    assert "ไม่พบกรณีที่ตรงกับคำถามนี้" in text_of(page)
    assert parameters(page.href("ค้นโดยไม่กรอง หมวด 2")) == {"q": "zzz", "year": "2564"}
    assert parameters(page.href("นำตัวกรองออกทั้งหมด")) == {"q": "zzz"}
    assert page.texts("article") == []


def test_a_slip_of_typing_is_offered_mended_with_the_filters_and_from_the_first_page() -> None:
    engine = FakeEngine()
    engine.suggestion = "Cancer <b>"
    page = read_page(open_client(engine), "/?q=Cancre&category=2&page=2&lang=en")
    assert page.texts("p", **{"class": "suggestion"}) == ["Did you mean Cancer <b> ?"]
    assert parameters(page.href("Cancer <b>")) == {"q": "Cancer <b>", "category": "2", "lang": "en"}


def test_a_query_read_as_an_items_code_says_so_and_leads_to_the_item() -> None:
    engine = FakeEngine()
    engine.item = "4.1"
    page = read_page(open_client(engine), "/?q=4.1&lang=en")
    named = "4.1 Measurement, analysis and improvement of performance"
    assert page.texts("p", **{"class": "read-as"}) == [f"Read as PMQA item {named}"]
    assert page.href(named) == "/items/4.1?lang=en"
    assert read_page(open_client(), "/?q=Cancer").find("p", **{"class": "read-as"}) == []


def test_when_a_slip_of_typing_is_not_answered_the_slip_is_named_as_the_cause() -> None:
    engine = FakeEngine()
    engine.suggestion = "Cancer"
    page = read_page(open_client(engine), "/?q=Cancre")
    assert page.texts("strong") == ["ไม่พบกรณีที่ตรงกับคำที่พิมพ์ อาจเป็นเพราะสะกดต่างไป"]
    assert read_page(open_client(), "/?q=Cancre").texts("strong") == ["ไม่พบกรณีที่ตรงกับคำถามนี้"]


def test_when_nothing_answers_the_nearest_stand_apart_and_are_called_so() -> None:
    many = [make_passage(HEALTH, number, section="แผน", text=PLAN, line=number, page=22) for number in range(1, 31)]
    engine = FakeEngine(CASES, many)
    engine.answered = False
    page = read_page(open_client(engine), f"/?q={quote('แดชบอร์ด')}")
    assert "ไม่พบกรณีที่ตรงกับคำถามนี้" in text_of(page)
    nearest = page.within("section", **{"class": "nearest"})
    assert nearest.texts("h2") == ["ตอนที่ใกล้เคียงที่สุดเท่าที่มี"]
    assert nearest.texts("h3") == ["กรมการรักษา"]
    assert len(nearest.find("h4")) == 5
    assert len(page.find("article")) == 1
    assert page.find("nav", **{"class": "pager"}) == []
