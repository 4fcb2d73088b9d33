"""The page of results: filters and menus, no results and slips of typing, paging, and winners above them."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from search import Filters
from tests.support.files.html_page import Page, parameters, read_page, text_of
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import CASES, HEALTH, HOSTILE, PLAN, TRAT, make_passage
from web.view import write_date


def checked(page: Page) -> list[tuple[str | None, str | None]]:
    boxes = page.find("input", type="checkbox", form="search")
    return [(found["name"], found["value"]) for found in boxes if "checked" in found]


def test_the_page_asks_for_ten_cases_with_all_values_of_the_filters() -> None:
    engine = FakeEngine()
    query = f"/?q=Cancer&category=๒&category=4&year=๒๕๖๔&agency=DTX&agency_type={quote('กรม')}&agency_type=none"
    page = read_page(open_client(engine), query)
    wanted = Filters(category=(2, 4), year=(2564,), agency=("DTX",), agency_type=("กรม", None))
    assert engine.searches == [("Cancer", wanted, 10)]
    assert checked(page) == [
        *[("category", "2"), ("category", "4"), ("year", "2564"), ("agency", "DTX")],
        *[("agency_type", "กรม"), ("agency_type", "none")],
    ]
    assert page.find("button", form="search", **{"class": "second"})


def test_two_agencies_mean_both() -> None:
    page = read_page(open_client(), f"/cases?agency={quote('กรมการรักษา')}&agency={quote('จังหวัดปะการัง')}")
    assert page.texts("h2") == ["จังหวัดปะการัง", "กรมการรักษา"]


def test_a_chip_removes_its_one_value_and_keeps_the_rest() -> None:
    page = read_page(open_client(), f"/?q=Cancer&category=2&category=4&agency_type={quote('กรม')}&lang=en&page=1")
    address = page.href("Remove the filter: Category 2×")
    assert parameters(address) == {"q": "Cancer", "category": "4", "agency_type": "กรม", "lang": "en"}
    address = page.href("Remove the filter: Type: Department×")
    assert parse_qs(urlsplit(address).query)["category"] == ["2", "4"]
    assert parameters(page.href("Remove all filters")) == {"q": "Cancer", "lang": "en"}


def test_thai_among_the_filters_is_said_to_be_thai() -> None:
    asked = f"/?q={quote('ชุมชน')}&agency={quote('จังหวัดปะการัง')}&year=none&lang=en"
    page = read_page(open_client(), asked)
    chips = page.within("ul", **{"class": "chips"})
    assert [found.get("lang") for found in chips.find("bdi")] == [None, "th"]
    assert chips.texts("bdi") == ["Year (B.E.): not stated", "จังหวัดปะการัง"]
    labels = page.within("details", **{"data-facet": "agency"})
    assert labels.texts("span", lang="th") == [*sorted(["กรมการรักษา", "จังหวัดปะการัง", f"หน่วยงาน {HOSTILE}"])]


def test_the_counts_are_of_cases_and_what_no_case_of_the_answer_has_is_left_out() -> None:
    page = read_page(open_client(), f"/?q={quote('ชุมชน')}")
    assert page.within("details", **{"data-facet": "agency_type"}).texts("label") == ["<i>type</i> 1", "จังหวัด 1"]


def test_where_there_is_no_answer_the_filters_hold_what_the_index_holds() -> None:
    page = read_page(open_client(), "/?q=Cancer&year=2599", status=400)
    boxes = page.find("input", type="checkbox")
    assert [(found["name"], found["value"]) for found in boxes if found["name"] in ("category", "item", "year")] == [
        *[("category", "2"), ("category", "4")],
        *[("item", "2.2"), ("item", "3.2"), ("item", "4.1"), ("item", "7.1")],
        *[("year", "2565"), ("year", "2564"), ("year", "2599")],
    ]
    assert checked(page) == [("year", "2599")]


def test_the_switch_keeps_the_question_and_all_values_of_its_filters() -> None:
    page = read_page(open_client(), f"/?q={quote('ชุมชน & น้ำ')}&category=2&category=4&stranger=1")
    found = parse_qs(urlsplit(page.href("EN")).query)
    assert found == {"q": ["ชุมชน & น้ำ"], "category": ["2", "4"], "lang": ["en"]}
    assert page.href("EN").startswith("?")


# addresses


@pytest.mark.parametrize(
    ("untidy", "clean"),
    [
        ("/?q=Cancer&year=&agency=", "/?q=Cancer"),
        ("/?q=Cancer&sort=relevance", "/?q=Cancer"),
        ("/?q=&lang=en", "/?lang=en"),
        ("/?q=", "/"),
        ("/?q=&year=2564&year=2565", "/cases?year=2564&year=2565"),
        ("/?q=%20&year=2564", "/cases?year=2564"),
        ("/?year=2564&sort=year&lang=en", "/cases?year=2564&lang=en"),
        ("/cases?q=&year=2564", "/cases?year=2564"),
        ("/cases?q=Cancer&year=2564", "/?q=Cancer&year=2564"),
        ("/cases?q=", "/cases"),
    ],
)
def test_an_address_with_empty_parameters_or_of_the_other_kind_leads_to_the_clean_one(untidy: str, clean: str) -> None:
    client = open_client()
    answer = client.get(untidy)
    assert (answer.status_code, answer.headers["Location"]) == (302, clean)
    assert client.get(clean).status_code == 200


def test_an_order_that_there_is_not_is_refused() -> None:
    page = read_page(open_client(), "/?q=Cancer&sort=size", status=400)
    assert "sort ต้องเป็น relevance หรือ year แต่ได้รับ “size”" in text_of(page)


# cases without a question


def test_all_cases_are_listed_the_newest_first_each_with_its_opening() -> None:
    page = read_page(open_client(), "/cases")
    assert page.texts("h1") == ["กรณีทั้งหมดในคลัง"]
    assert "พบ 4 กรณี รวม 6 ตอน" in text_of(page)
    assert page.texts("h2")[0] == "จังหวัดปะการัง"
    assert len(page.find("article")) == 4
    assert page.find("nav", **{"class": "orders"}) == page.find("details", **{"class": "why"}) == []
    assert page.find("form", role="search")[0]["action"] == "/cases"


def test_cases_that_meet_filters_lead_to_their_case_and_back() -> None:
    client = open_client()
    page = read_page(client, "/cases?category=2&year=2564")
    assert page.texts("h1") == ["กรณีตามตัวกรองที่เลือก"]
    case = read_page(client, page.href("กรมการรักษา"))
    assert case.href("← กลับไปยังผลการค้นหา") == "/cases?category=2&year=2564"


def test_filters_that_no_case_meets_are_said_to_be_too_narrow() -> None:
    page = read_page(open_client(), "/cases?category=4&year=2564")
    assert page.texts("strong") == ["ไม่มีกรณีที่ตรงกับตัวกรองทุกข้อ"]
    assert page.href("ค้นโดยไม่กรอง ปี 2564") == "/cases?category=4"


# the list


def test_the_newest_come_first_when_asked_and_the_page_says_so() -> None:
    client = open_client()
    page = read_page(client, f"/?q={quote('ชุมชน')}&page=1")
    orders = page.within("nav", **{"class": "orders"})
    assert orders.find("a", **{"aria-current": "true"})
    assert parameters(orders.href("ปีล่าสุด")) == {"q": "ชุมชน", "sort": "year"}
    assert parameters(orders.href("ตรงกับคำถามที่สุด")) == {"q": "ชุมชน"}
    newest = read_page(client, orders.href("ปีล่าสุด"))
    assert newest.texts("h2")[0] == "จังหวัดปะการัง"
    assert newest.find("input", type="hidden", name="sort", value="year", form="search")


def test_a_printed_answer_carries_question_filters_and_the_day() -> None:
    page = read_page(open_client(), f"/?q=Cancer&category=2&agency_type={quote('กรม')}").within(
        "dl", **{"class": "printed"}
    )
    assert page.texts("dt") == ["คำถาม", "ตัวกรอง", "พิมพ์เมื่อ"]
    assert page.texts("dd") == ["Cancer", "หมวด 2; ประเภท กรม", write_date(datetime.now(UTC), "th")]


def test_further_passages_of_a_case_are_folded_under_its_best() -> None:
    page = read_page(open_client(), f"/?q={quote('ผู้ป่วยมะเร็ง')}")
    assert page.texts("h2") == ["กรมการรักษา"]
    folded = page.within("details", **{"class": "more"})
    assert folded.texts("summary")[0] == "อีก 1 ตอนในกรณีนี้"
    assert folded.texts("p", **{"class": "where quiet"}) == ["หน้า 21"]


def make_many(count: int) -> FakeEngine:
    cases = [replace(CASES[0], id=f"{number:012x}", agency=f"กรมที่ {number}", short_names=()) for number in range(count)]
    told = [make_passage(case.id, 1, section="แผน", text=PLAN, line=1, page=22) for case in cases]
    return FakeEngine(cases, told)


def test_pages_count_cases_and_the_counts_agree() -> None:
    client = open_client(make_many(23))
    first = read_page(client, f"/?q={quote('แดชบอร์ด')}&year=2564")
    assert "พบ 23 กรณี รวม 23 ตอน กรณีที่ 1-10 จาก 23 กรณี" in text_of(first)
    assert len(first.find("article")) == 10
    assert first.within("nav", **{"class": "pager"}).texts("a") == ["หน้าถัดไป →"]
    address = first.href("หน้าถัดไป →")
    assert parameters(address) == {"q": "แดชบอร์ด", "year": "2564", "page": "2"}
    last = read_page(client, address.replace("page=2", "page=3"))
    assert len(last.find("article")) == 3
    assert last.within("nav", **{"class": "pager"}).texts("a") == ["← หน้าก่อน"]
    assert parameters(last.href("← หน้าก่อน"))["page"] == "2"
    assert not set(first.texts("h2")) & set(last.texts("h2"))


def test_of_a_case_with_many_passages_two_are_shown_and_the_others_are_counted() -> None:
    many = [make_passage(HEALTH, number, section="แผน", text=PLAN, line=number, page=22) for number in range(1, 46)]
    page = read_page(open_client(FakeEngine(CASES, many)), f"/?q={quote('แดชบอร์ด')}")
    assert "พบ 1 กรณี รวม 45 ตอน" in text_of(page)
    folded = page.within("details", **{"class": "more"})
    assert folded.texts("summary") == ["อีก 44 ตอนในกรณีนี้"]
    assert len(folded.find("li")) == 1
    assert urlsplit(folded.href("อ่านอีก 43 ตอนในหน้าของกรณี")).path == f"/cases/{HEALTH}"


def test_a_page_behind_the_end_says_so_and_leads_back() -> None:
    page = read_page(open_client(), "/?q=Cancer&page=7")
    assert "รายการหมดก่อนถึงหน้านี้ ทั้งหมดมี 1 กรณี" in text_of(page)
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
    assert len(nearest.find("h4")) == 2
    assert len(page.find("article")) == 1
    assert page.find("nav", **{"class": "pager"}) == []
