"""The pages of the criteria: a category, an item with its evidence, the coverage grid."""

from dataclasses import replace
from urllib.parse import quote, urlsplit

import pytest

from corpus import read_criteria
from tests.support.files.html_page import parameters, read_page, text_of
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import CASES, HEALTH, HOSTILE, PASSAGES, PLAN, TRAT, make_award, make_link, make_passage

# a category


def test_a_category_shows_its_points_items_and_cases() -> None:
    page = read_page(open_client(), "/categories/4")
    assert page.texts("h1") == ["หมวด 4 การวิเคราะห์ผลการดำเนินงานขององค์การและการจัดการความรู้"]
    assert "Measurement, analysis and knowledge management" in text_of(page)
    assert "100 คะแนน จากทั้งหมด 1,000 คะแนน" in text_of(page)
    assert page.texts("dt") == [
        "4.1 การวัด การวิเคราะห์ และการปรับปรุงผลการดำเนินการ 1 ตอน",
        "4.2 การจัดการสารสนเทศและการจัดการความรู้ ยังไม่มีตอน",
    ]
    assert page.href("4.1 การวัด การวิเคราะห์ และการปรับปรุงผลการดำเนินการ") == "/items/4.1"
    assert page.texts("h2") == ["หัวข้อของหมวดนี้", "กรณีในหมวดนี้ (1 กรณี)", "หน่วยงานที่ได้รับรางวัลหมวดนี้"]
    assert page.within("ul", **{"class": "cases"}).href("จังหวัดปะการัง") == f"/cases/{TRAT}"
    assert page.find("input", name="category", value="4")


def test_a_category_speaks_english() -> None:
    page = read_page(open_client(), "/categories/2?lang=en")
    assert page.texts("h1") == ["Category 2, Strategic planning and deployment"]
    assert page.texts("h2") == [
        "Items of this category",
        "Cases in this category (2 cases)",
        "Agencies awarded in this category",
    ]


def test_the_newest_cases_of_a_category_come_first() -> None:
    older = replace(CASES[1], id="e5f6a1b2c3d4", agency="จังหวัดก่อน", year=2560)
    engine = FakeEngine((older, *CASES))
    listed = read_page(open_client(engine), "/categories/4").within("ul", **{"class": "cases"})
    assert [found["href"] for found in listed.find("a")] == [f"/cases/{TRAT}", "/cases/e5f6a1b2c3d4"]


def test_a_category_without_cases_says_so() -> None:
    assert "คลังนี้ยังไม่มีกรณีที่ได้รับรางวัลในหมวดนี้" in text_of(read_page(open_client(), "/categories/7"))


@pytest.mark.parametrize("number", ["0", "8", "x", "-1", "9" * 5000, "%02", "2.0"])
def test_a_category_that_does_not_exist_is_not_found(number: str) -> None:
    assert "PMQA ไม่มีหมวด" in text_of(read_page(open_client(), f"/categories/{number}", status=404))


def test_the_winners_of_a_category_are_listed_by_year_and_those_without_a_write_up_said_so() -> None:
    page = read_page(open_client(), "/categories/4").within("section", **{"aria-labelledby": "register"})
    assert page.texts("h3") == ["ปี 2565 (1 หน่วยงาน)", "ปี 2564 (1 หน่วยงาน)", "ปี 2563 (1 หน่วยงาน)"]
    assert page.texts("li") == [
        "จังหวัดปะการัง",
        "กรมปลายน้ำ ยังไม่มีบทความของรางวัลนี้ในคลัง",
        f"กรม {HOSTILE} ยังไม่มีบทความของรางวัลนี้ในคลัง",
    ]
    assert [found["href"] for found in page.find("a")] == [f"/cases/{TRAT}"]
    assert page.texts("p", **{"class": "where quiet"}) == [
        "ที่มา: new.pdf บรรทัด 600-601",
        "ที่มา: pmqa-2564.txt หน้า 15",
        "ที่มา: <b>old</b>.txt บรรทัด 600-601",
    ]


def test_a_winner_whose_write_up_is_of_another_award_is_linked_to_that() -> None:
    engine = FakeEngine()
    engine.awards = (make_award("กรมการรักษา", 5, 2564, "book.txt", 15, None),)
    page = read_page(open_client(engine), "/categories/5").within("section", **{"aria-labelledby": "register"})
    assert page.texts("li") == ["กรมการรักษา ยังไม่มีบทความของรางวัลนี้ในคลัง มีบทความหมวด 2"]
    assert page.href("มีบทความหมวด 2") == f"/cases/{HEALTH}"


def test_a_category_without_register_shows_none() -> None:
    assert read_page(open_client(), "/categories/7").find("section", **{"aria-labelledby": "register"}) == []


# an item


def test_an_item_shows_what_it_asks_and_its_passages_the_likeliest_first() -> None:
    page = read_page(open_client(), "/items/2.2")
    assert page.texts("h1") == ["2.2 การนำยุทธศาสตร์ไปปฏิบัติ"]
    assert page.texts("p", **{"class": "lead"}) == [read_criteria().category(2).items[1].about_th]
    assert "พบ 3 ตอน จาก 3 กรณี" in text_of(page)
    assert page.texts("h3") == ["กรมการรักษา", "จังหวัดปะการัง", f"หน่วยงาน {HOSTILE}"]
    assert page.texts("h4") == ["การถ่ายทอดแผน", "ท่องเที่ยวชุมชน", f"หัวข้อ {HOSTILE}"]
    first = page.within("article")
    assert first.texts("p", **{"class": "where quiet"}) == ["หน้า 22"]
    address = first.href("การถ่ายทอดแผน")
    assert (urlsplit(address).path, urlsplit(address).fragment) == (f"/cases/{HEALTH}", f"p-{PASSAGES[2].id}")


def test_the_reason_for_an_item_is_its_likelihood_its_cue_words_and_its_window() -> None:
    client = open_client()
    address = read_page(client, "/items/2.2").within("article").href("เหตุผลและต้นฉบับก่อนซ่อม")
    reason = read_page(client, address).within("dl", **{"class": "why-items"})
    assert reason.texts("p", **{"class": "strength"})[0] == "โอกาสที่ตรงกับหัวข้อ 91%"
    assert reason.texts("p", **{"class": "cues"}) == ["คำบ่งชี้ ถ่ายทอด ตัวชี้วัด ไตรมาส"]
    assert reason.texts("span", **{"class": "near"})[0] == PASSAGES[2].text[:45]
    assert reason.within("span", **{"class": "near"}).texts("mark") == ["ถ่ายทอด", "ตัวชี้วัด"]


def test_a_passage_without_cue_words_says_that_meaning_alone_speaks() -> None:
    reason = read_page(open_client(), f"/passages/{PASSAGES[3].id}").within("dl", **{"class": "why-items"})
    assert "ไม่มีคำบ่งชี้ จัดเข้าหัวข้อจากความหมายเพียงอย่างเดียว" in reason.texts("p")


def test_the_filters_of_an_item_narrow_its_passages_and_stay_chosen() -> None:
    page = read_page(open_client(), f"/items/2.2?agency_type={quote('จังหวัด')}&year=๒๕๖๕&lang=en")
    assert "1 passage from 1 case" in text_of(page)
    assert page.texts("h3") == ["จังหวัดปะการัง"]
    assert [found["value"] for found in page.find("option") if "selected" in found] == ["จังหวัด", "2565"]
    assert page.within("form", action="/items/2.2").find("input", name="lang", value="en")


def test_a_cell_without_passages_says_so_and_offers_the_whole_item() -> None:
    page = read_page(open_client(), "/items/3.2?year=2565")
    assert "ไม่มีตอนที่เป็นหลักฐานของหัวข้อนี้ตามตัวกรองที่เลือก" in text_of(page)
    assert page.href("นำตัวกรองออกทั้งหมด") == "/items/3.2"
    assert "คลังนี้ยังไม่มีตอนที่เป็นหลักฐานของหัวข้อนี้" in text_of(read_page(open_client(), "/items/7.6"))


def test_a_long_item_is_paged_and_its_pages_keep_the_filters() -> None:
    engine = FakeEngine(
        CASES, [make_passage(HEALTH, n, section="แผน", text=PLAN, line=n, page=n) for n in range(1, 46)]
    )
    engine.links = {passage.id: (make_link("2.2", 0.9, passage, (0, 40)),) for passage in engine.passages(HEALTH)}
    page = read_page(open_client(engine), "/items/2.2?year=2564&page=2")
    assert len(page.find("h4")) == 20
    assert "ตอนที่ 21-40 จาก 45 ตอน" in text_of(page)
    assert parameters(page.href("← หน้าก่อน")) == {"year": "2564"}
    assert parameters(page.href("หน้าถัดไป →")) == {"year": "2564", "page": "3"}
    beyond = read_page(open_client(engine), "/items/2.2?page=9")
    assert parameters(beyond.href("ไปหน้าสุดท้าย")) == {"page": "3"}


@pytest.mark.parametrize("code", ["0.1", "2.9", "2", "x", "<b>", "๒.๒๒", "9" * 5000, "%00"])
def test_an_item_that_does_not_exist_is_not_found(code: str) -> None:
    assert "PMQA ไม่มีหัวข้อ" in text_of(read_page(open_client(), f"/items/{quote(code, safe='')}", status=404))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("year=2599", "ไม่มีกรณีของปี “2599” ปี พ.ศ. ที่เลือกได้คือ 2565, 2564"),
        ("agency_type=x", "ไม่มีประเภทหน่วยงาน “x”"),
        ("page=0", "ไม่มีหน้า “0” กรุณาใช้เลขหน้าตั้งแต่ 1 ขึ้นไป"),
    ],
)
def test_a_filter_that_cannot_be_used_is_told(query: str, sentence: str) -> None:
    assert sentence in text_of(read_page(open_client(), f"/items/2.2?{query}", status=400))


# the coverage grid


def test_the_grid_has_a_row_for_each_item_under_its_category_and_a_column_for_each_type() -> None:
    page = read_page(open_client(), "/coverage")
    assert page.within("thead").texts("th") == ["หัวข้อ", "<i>type</i>", "กรม", "จังหวัด"]
    assert len(page.find("tr", **{"class": "group"})) == 7
    assert page.texts("th", scope="row") == [f"{item.code} {item.name_th}" for item in read_criteria().items]
    assert all(found["colspan"] == "4" for found in page.find("th", scope="rowgroup"))


def test_a_full_cell_counts_and_leads_to_its_passages_and_an_empty_one_is_a_dash() -> None:
    page = read_page(open_client(), "/coverage?lang=en")
    strategy = page.within("tbody", id="category-2")
    assert strategy.texts("td") == [
        *["–none", "–none", "–none"],
        *["1 case 1 passage 2.2 <i>type</i>", "1 case 1 passage 2.2 Department", "1 case 1 passage 2.2 Province"],
    ]
    address = strategy.href("1 case 1 passage 2.2 Province")
    assert (urlsplit(address).path, parameters(address)) == ("/items/2.2", {"agency_type": "จังหวัด", "lang": "en"})
    assert "1 passage from 1 case" in text_of(read_page(open_client(), address))


def test_cells_are_shaded_by_their_passages_and_a_legend_gives_the_figures() -> None:
    engine = FakeEngine()
    engine.links = {**engine.links, PASSAGES[0].id: engine.links[PASSAGES[2].id]}
    page = read_page(open_client(engine), "/coverage")
    # 3 cells of 1 passage; 3 of 2, of กรม, whose two passages evidence three items each.
    assert page.within("tbody", id="category-2").texts("td", **{"class": "full heat-3"}) == ["1 กรณี 2 ตอน 2.2 กรม"]
    assert len(page.find("td", **{"class": "full heat-1"})) == 3
    assert page.within("ul", **{"class": "heat-legend quiet"}).texts("li") == ["1 ตอน", "2 ตอน"]


def test_the_grid_by_year_has_years_for_columns() -> None:
    page = read_page(open_client(), "/coverage?by=year")
    assert page.within("thead").texts("th") == ["หัวข้อ", "ปี 2564", "ปี 2565"]
    assert page.within("main").find("a", **{"aria-current": "page"}) == [
        {"href": "/coverage?by=year", "aria-current": "page"}
    ]
    assert parameters(page.href("1 กรณี 1 ตอน 3.2 ปี 2564")) == {"year": "2564"}


def test_the_switch_of_language_keeps_the_columns_of_the_grid() -> None:
    assert parameters(read_page(open_client(), "/coverage?by=year").href("EN")) == {"by": "year", "lang": "en"}


def test_columns_that_do_not_exist_are_refused() -> None:
    page = read_page(open_client(), f"/coverage?by={quote(HOSTILE)}", status=400)
    assert "agency_type หรือ year" in text_of(page)


def test_a_collection_without_cases_has_no_grid() -> None:
    assert "คลังนี้ยังไม่มีกรณีให้นับ" in text_of(read_page(open_client(FakeEngine((), ())), "/coverage"))


def test_the_list_of_items_has_all_seven_categories_with_how_much_evidences_each() -> None:
    page = read_page(open_client(), "/items").within("main")
    assert len(page.texts("h2")) == 7
    assert page.texts("h2")[1] == "หมวด 2 การวางแผนยุทธศาสตร์และการสื่อสารเพื่อนำไปสู่การปฏิบัติ"
    assert page.href("2.2 การนำยุทธศาสตร์ไปปฏิบัติ") == "/items/2.2"
    second = page.within("section", **{"aria-labelledby": "category-2"})
    assert second.texts("span", **{"class": "count"}) == ["ยังไม่มีตอน", "3 ตอน"]


def test_the_list_of_items_speaks_english() -> None:
    page = read_page(open_client(), "/items?lang=en")
    assert page.within("main").texts("h1") == ["PMQA categories and items"]
    assert page.href("2.2 Strategy implementation") == "/items/2.2?lang=en"
