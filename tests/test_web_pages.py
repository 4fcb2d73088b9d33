"""The pages: what they say in both languages, where their links lead, what hostile input does to them."""

import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from search import Filters, IndexProblem, ModelError
from tests.fakes_web import (
    BAD,
    CASES,
    HEALTH,
    HOSTILE,
    INTRO,
    PASSAGES,
    TRAT,
    FakeEngine,
    Page,
    make_passage,
    open_client,
    read_page,
)

NO_INDEX = IndexProblem(th="ยังไม่มีดัชนี กรุณาใช้ pmqa ingest", en="There is no index yet; use pmqa ingest.")
ANYWHERE = f"{HEALTH}-{2:010x}"


def parameters(address: str) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


def text_of(page: Page) -> str:
    return page.texts("body")[0]


# the first page


def test_the_first_page_says_what_it_is_in_thai_and_puts_the_cursor_in_the_box() -> None:
    page = read_page(open_client(), "/")
    assert page.find("html") == [{"lang": "th"}]
    assert page.texts("h1") == ["หน่วยงานใดเคยทำเรื่องนี้มาแล้ว"]
    (box,) = page.find("input", name="q")
    assert "autofocus" in box
    assert box["value"] == ""
    assert page.find("label", **{"for": "q"})


def test_the_first_page_counts_cases_and_passages_without_calling_the_introduction_a_case() -> None:
    page = read_page(open_client(), "/")
    assert "ในคลังขณะนี้มี 3 กรณี รวม 6 ตอน" in text_of(page)
    categories = [text for text in page.texts("li") if text.startswith(tuple("1234567"))]
    assert [text.split()[-2:] if "กรณี" in text.split()[-1:] else text.split()[-1] for text in categories] == [
        "ยังไม่มีกรณี",
        ["2", "กรณี"],
        "ยังไม่มีกรณี",
        ["1", "กรณี"],
        "ยังไม่มีกรณี",
        "ยังไม่มีกรณี",
        "ยังไม่มีกรณี",
    ]


def test_the_first_page_speaks_english_and_its_links_keep_it() -> None:
    page = read_page(open_client(), "/?lang=en")
    assert page.find("html") == [{"lang": "en"}]
    assert page.texts("h1") == ["Who has already done this?"]
    assert "The collection now holds 3 cases, 6 passages." in text_of(page)
    inner = [found["href"] or "" for found in page.find("a") if (found["href"] or "").startswith("/")]
    assert len(inner) == 13  # the name, five examples, seven categories
    assert all(parameters(address)["lang"] == "en" for address in inner)
    assert page.find("input", name="lang", value="en")


def test_an_english_site_keeps_thai_in_its_links_and_needs_no_word_for_english() -> None:
    client = open_client(language="en")
    assert read_page(client, "/").find("html") == [{"lang": "en"}]
    assert read_page(client, "/").find("input", name="lang") == []
    assert read_page(client, "/?lang=th").find("input", name="lang", value="th")


def test_an_unknown_language_is_the_language_of_the_site() -> None:
    assert read_page(open_client(), "/?lang=fr").find("html") == [{"lang": "th"}]


def test_an_example_leads_to_its_results() -> None:
    page = read_page(open_client(), "/")
    address = page.href("ถามด้วยชื่อโครงการ Cancer Anywhere")
    assert parameters(address) == {"q": "Cancer Anywhere"}
    assert read_page(open_client(), address).texts("h2") == ["กรมการรักษา"]


# results


def test_a_result_shows_agency_category_type_year_heading_snippet_and_where_it_stands() -> None:
    page = read_page(open_client(), "/?q=Cancer")
    assert page.texts("h1") == ["ผลการค้นหา"]
    assert page.texts("h2") == ["กรมการรักษา"]
    assert page.texts("h3") == ["สายด่วนผู้ป่วยมะเร็ง"]
    assert page.texts("mark") == ["Cancer"]
    text = text_of(page)
    assert "แสดง 1 ตอนที่ใกล้ความหมายที่สุด จาก 1 กรณี" in text
    assert "หน้า 21 · บรรทัด 951-963 · pmqa-2564.txt" in text
    facts = "หมวด 2 การวางแผนยุทธศาสตร์และการสื่อสารเพื่อนำไปสู่การปฏิบัติ กรม ปี 2564"
    assert facts in text
    assert page.href("หมวด 2 การวางแผนยุทธศาสตร์และการสื่อสารเพื่อนำไปสู่การปฏิบัติ") == "/categories/2"
    assert page.find("input", name="q", value="Cancer")


def test_results_speak_english_around_thai_content() -> None:
    page = read_page(open_client(), "/?q=Cancer&lang=en")
    text = text_of(page)
    assert "The 1 passage nearest in meaning, from 1 case" in text
    assert "page 21 · lines 951-963 · pmqa-2564.txt" in text
    assert "Category 2, Strategic planning and deployment กรม B.E. 2564" in text
    assert page.find("p", **{"class": "snippet", "lang": "th"})


def test_a_passage_without_a_page_is_cited_by_its_lines() -> None:
    assert "บรรทัด 5-17 · trat.pdf" in read_page(open_client(), f"/?q={quote('ครัวเรือน')}").texts("p")


def test_further_passages_of_a_case_are_folded_under_its_best() -> None:
    page = read_page(open_client(), f"/?q={quote('ผู้ป่วยมะเร็ง')}")
    assert page.texts("h2") == ["กรมการรักษา"]
    assert page.texts("summary") == ["ตัวกรอง", "อีก 1 ตอนในกรณีนี้"]
    assert text_of(page).index("หน้า 20") < text_of(page).index("อีก 1 ตอน") < text_of(page).index("หน้า 21")


def test_a_result_opens_its_case_at_the_passage_with_query_and_filters() -> None:
    client = open_client()
    page = read_page(client, "/?q=Cancer&category=2&lang=en")
    address = page.href("กรมการรักษา")
    assert urlsplit(address).path == f"/cases/{HEALTH}"
    assert urlsplit(address).fragment == f"p-{ANYWHERE}"
    assert parameters(address) == {"passage": ANYWHERE, "q": "Cancer", "category": "2", "lang": "en"}
    case = read_page(client, address)
    assert case.find("section", id=urlsplit(address).fragment)


def test_the_page_asks_for_twenty_passages_with_the_filters_of_the_form() -> None:
    engine = FakeEngine()
    query = f"/?q=Cancer&category=๒&year=๒๕๖๔&agency=DTX&agency_type={quote('กรม')}"
    page = read_page(open_client(engine), query)
    assert engine.asked == [("Cancer", Filters(category=2, year=2564, agency="DTX", agency_type="กรม"), 20)]
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


def test_the_menus_hold_what_the_index_holds() -> None:
    page = read_page(open_client(), "/?q=Cancer")
    assert [found["value"] for found in page.find("option")] == [
        *["", "2", "4"],
        *["", "2.2", "7.1"],
        *["", "2565", "2564"],
        *["", *sorted(["กรมการรักษา", "จังหวัดปะการัง", f"หน่วยงาน {HOSTILE}"])],
        *["", "<i>type</i>", "กรม", "จังหวัด"],
    ]


def test_nothing_found_is_said_and_ways_on_are_links() -> None:
    page = read_page(open_client(), "/?q=zzz&category=2&year=2564")
    assert "ไม่พบตอนที่ตรงกับคำถามนี้" in text_of(page)
    assert parameters(page.href("ค้นโดยไม่กรอง หมวด 2")) == {"q": "zzz", "year": "2564"}
    assert parameters(page.href("นำตัวกรองออกทั้งหมด")) == {"q": "zzz"}
    assert page.texts("article") == []


def test_the_switch_keeps_the_question_and_its_filters() -> None:
    page = read_page(open_client(), f"/?q={quote('ชุมชน & น้ำ')}&category=2&stranger=1")
    assert parameters(page.href("EN")) == {"q": "ชุมชน & น้ำ", "category": "2", "lang": "en"}
    assert page.href("EN").startswith("?")


def test_the_introduction_of_a_book_is_named_as_such() -> None:
    assert read_page(open_client(), f"/?q={quote('พิจารณาทุกหมวด')}").texts("h2") == ["บทนำของเล่ม"]
    assert read_page(open_client(), f"/?q={quote('พิจารณาทุกหมวด')}&lang=en").texts("h2") == ["Introduction of the book"]


# what is wrong with a question


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("q=%20%20", "ยังไม่ได้พิมพ์คำถาม"),
        (f"q={'x' * 501}", "คำถามยาว 501 อักขระ"),
        ("q=x&category=9", "ไม่มีหมวด “9” กรุณาเลือกหมวด 1 ถึง 7"),
        ("q=x&year=2599", "ไม่มีกรณีของปี “2599” ปี พ.ศ. ที่เลือกได้คือ 2565, 2564"),
        ("q=x&agency=nobody", "ไม่พบหน่วยงาน “nobody” กรุณาเลือกหน่วยงานจากรายการ"),
    ],
)
def test_a_bad_question_is_one_sentence_above_the_filled_form(query: str, sentence: str) -> None:
    page = read_page(open_client(), f"/?{query}", status=400)
    assert page.find("div", role="alert")
    assert sentence in text_of(page)
    assert page.find("input", name="q")[0]["value"] == parse_qs(query, keep_blank_values=True)["q"][0]
    for name, (value,) in parse_qs(query).items():
        assert name == "q" or page.find("option", value=value)[0].get("selected", "no") is None


def test_a_bad_question_is_told_in_english() -> None:
    assert "choose 1 to 7." in text_of(read_page(open_client(), "/?q=x&category=9&lang=en", status=400))


def test_control_characters_in_a_question_break_nothing() -> None:
    engine = FakeEngine()
    page = read_page(open_client(engine), "/?q=Can%00cer%1b%0aCancer&lang=%00")
    assert engine.asked[0][0] == "Can cer  Cancer"
    assert page.texts("h2") == ["กรมการรักษา"]


def test_bytes_that_are_not_utf8_break_nothing() -> None:
    assert open_client().get("/?q=%ff%fe%e0%b8").status_code == 200


# a case


def test_a_case_shows_who_when_where_and_its_profile() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}")
    text = text_of(page)
    assert page.texts("h1") == ["กรมการรักษา"]
    assert "เรียกสั้น ๆ ว่า กรร., DTX" in text
    assert "เอกสารต้นทาง: pmqa-2564.txt · หน้าในเล่ม 17-24" in text
    assert "ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย" in text
    assert page.find("p", lang="en") == [{"lang": "en"}]
    assert page.texts("dt") == ["วิสัยทัศน์", "พันธกิจ", "ค่านิยม"]
    assert "ประชาชนเข้าถึงการรักษาที่ได้มาตรฐานอย่างเท่าเทียม" in page.texts("dd")[0]
    assert "พัฒนามาตรฐานการรักษา" in page.texts("dd")[1]


def test_a_case_in_english_keeps_its_thai_and_says_so() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?lang=en")
    assert page.texts("dt") == ["Vision", "Mission", "Values"]
    assert "Printed pages 17-24" in text_of(page)
    assert page.find("bdi", lang="th")


def test_sections_and_passages_come_in_order_each_with_its_place_and_paragraphs() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}")
    assert page.texts("h2") == ["บทคัดย่อภาษาอังกฤษ", "ทิศทางขององค์การ", "ผลงานเด่น", "การถ่ายทอดแผน"]
    assert page.texts("h3") == ["สายด่วนผู้ป่วยมะเร็ง"]
    passages = [found["id"] for found in page.find("section") if (found.get("id") or "").startswith("p-")]
    assert passages == [f"p-{HEALTH}-{number:010x}" for number in (1, 2, 3)]
    assert "หน้า 20 · บรรทัด 940-952 · pmqa-2564.txt" in text_of(page)
    paragraphs = page.texts("p")
    assert "ในปีแรกมีผู้โทรเข้ามา 12,400 ราย ร้อยละ 93 ได้คิวรักษาภายในสองสัปดาห์" in paragraphs


def test_the_contents_lead_to_headings_that_exist() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}")
    anchors = [found["href"] for found in page.find("a") if (found["href"] or "").startswith("#s-")]
    assert anchors == ["#s-1", "#s-2", "#s-3"]
    assert all(
        page.find(f"h{level}", id=anchor[1:]) for anchor, level in zip(anchors, (2, 3, 2), strict=True) if anchor
    )


def test_a_vision_that_the_passages_hold_is_folded() -> None:
    told = make_passage(HEALTH, 9, section="", text=CASES[0].vision, line=1, page=17)
    page = read_page(open_client(FakeEngine(CASES, [*PASSAGES, told])), f"/cases/{HEALTH}")
    assert page.find("details", **{"class": "profile"})
    assert read_page(open_client(), f"/cases/{HEALTH}").find("section", **{"class": "profile"})


def test_the_chosen_passage_is_marked_and_cited_whole() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?passage={ANYWHERE}")
    assert page.find("section", id=f"p-{ANYWHERE}") == [
        {"class": "passage chosen", "id": f"p-{ANYWHERE}", "aria-label": "ตอนที่เลือก"}
    ]
    (citation,) = [text for text in page.texts("p") if text.startswith("กรมการรักษา,")]
    assert citation == (
        "กรมการรักษา, หมวด 2 การวางแผนยุทธศาสตร์และการสื่อสารเพื่อนำไปสู่การปฏิบัติ, "
        "พ.ศ. 2564, pmqa-2564.txt, หน้า 21, บรรทัด 951-963"
    )


def test_a_repaired_passage_shows_on_request_what_it_was_repaired_from() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}")
    assert page.texts("pre") == ["ต้นฉบับ <เดิม>"]  # of the one passage that was repaired; escaped, or it were no text
    assert page.texts("summary")[-1] == "ดูข้อความตามต้นฉบับก่อนซ่อม"
    assert "น่าเชื่อถือ 98%" in text_of(page)
    assert "trust 98%" in text_of(read_page(open_client(), f"/cases/{HEALTH}?lang=en"))


def test_without_a_passage_the_whole_case_is_cited() -> None:
    thai = read_page(open_client(), f"/cases/{HEALTH}").texts("p")
    assert any(text.endswith("พ.ศ. 2564, pmqa-2564.txt, หน้า 17-24, บรรทัด 720-1030") for text in thai)
    english = read_page(open_client(), f"/cases/{TRAT}?lang=en").texts("p")
    assert any(text.endswith("B.E. 2565, trat.pdf, lines 1-90") for text in english)


def test_the_words_of_the_question_are_marked_in_the_case() -> None:
    assert read_page(open_client(), f"/cases/{HEALTH}?q=Cancer").texts("mark") == ["Cancer"]
    assert read_page(open_client(), f"/cases/{HEALTH}").texts("mark") == []
    assert read_page(open_client(), f"/cases/{HEALTH}?q=%20&year=1").texts("mark") == []


def test_the_way_back_restores_the_question_and_its_filters() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?passage={ANYWHERE}&q=Cancer&year=2564&lang=en")
    assert parameters(page.href("← Back to the results")) == {"q": "Cancer", "year": "2564", "lang": "en"}
    assert "กลับไปยังผลการค้นหา" not in text_of(read_page(open_client(), f"/cases/{HEALTH}"))


def test_each_passage_links_to_itself() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?passage={ANYWHERE}&q=Cancer")
    links = [found["href"] or "" for found in page.find("a", **{"class": "cite-this"})]
    assert [urlsplit(address).fragment for address in links] == [f"p-{HEALTH}-{number:010x}" for number in (1, 3)]
    assert parameters(links[0]) == {"passage": f"{HEALTH}-{1:010x}", "q": "Cancer"}


def test_a_passage_that_is_gone_is_said_to_be_gone() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?passage={HEALTH}-ffffffffff")
    assert "ตอนที่ลิงก์นี้อ้างถึงไม่มีในคลังแล้ว" in text_of(page)


def test_the_introduction_is_shown_without_category_and_year() -> None:
    page = read_page(open_client(), f"/cases/{INTRO}")
    assert page.texts("h1") == ["บทนำของเล่ม"]
    assert "บทนำของเล่ม, pmqa-2564.txt, หน้า 1-16, บรรทัด 1-700" in page.texts("p")


def test_an_unknown_case_is_not_found() -> None:
    page = read_page(open_client(), "/cases/nope", status=404)
    assert "ไม่มีกรณี nope" in text_of(page)


# a category


def test_a_category_shows_its_points_items_and_cases() -> None:
    page = read_page(open_client(), "/categories/4")
    assert page.texts("h1") == ["หมวด 4 การวิเคราะห์ผลการดำเนินงานขององค์การและการจัดการความรู้"]
    assert "Measurement, analysis and knowledge management" in text_of(page)
    assert "100 คะแนน จากทั้งหมด 1,000 คะแนน" in text_of(page)
    assert [text.split()[0] for text in page.texts("dt")] == ["4.1", "4.2"]
    assert page.texts("h2") == ["ประเด็นของหมวดนี้", "กรณีในหมวดนี้ (1 กรณี)"]
    assert page.href("จังหวัดปะการัง") == f"/cases/{TRAT}"
    assert page.find("input", name="category", value="4")


def test_a_category_speaks_english() -> None:
    page = read_page(open_client(), "/categories/2?lang=en")
    assert page.texts("h1") == ["Category 2, Strategic planning and deployment"]
    assert page.texts("h2") == ["Items of this category", "Cases in this category (2 cases)"]


def test_the_newest_cases_of_a_category_come_first() -> None:
    older = replace(CASES[1], id="e5f6a1b2c3d4", agency="จังหวัดก่อน", year=2560)
    engine = FakeEngine((older, *CASES))
    links = [found["href"] for found in read_page(open_client(engine), "/categories/4").find("a")]
    assert [link for link in links if (link or "").startswith("/cases/")] == [f"/cases/{TRAT}", "/cases/e5f6a1b2c3d4"]


def test_a_category_without_cases_says_so() -> None:
    assert "คลังนี้ยังไม่มีกรณีที่ได้รับรางวัลในหมวดนี้" in text_of(read_page(open_client(), "/categories/7"))


@pytest.mark.parametrize("number", ["0", "8", "x", "-1", "9" * 5000, "%00", "2.0"])
def test_a_category_that_does_not_exist_is_not_found(number: str) -> None:
    assert "PMQA ไม่มีหมวด" in text_of(read_page(open_client(), f"/categories/{number}", status=404))


# when it goes wrong


def test_an_unknown_address_is_not_found_in_both_languages() -> None:
    assert read_page(open_client(), "/nope", status=404).texts("h1") == ["ไม่พบหน้านี้"]
    page = read_page(open_client(), "/nope?lang=en", status=404)
    assert page.texts("h1") == ["There is no such page"]
    assert page.href("Go to the search page") == "/?lang=en"


def test_a_path_that_looks_like_another_site_is_not_repeated_in_a_link() -> None:
    page = Page(open_client().get("//evil.example/x").text)
    assert [found["href"] for found in page.find("a") if "evil" in (found["href"] or "")] == []


def test_another_method_is_refused_with_the_ones_that_are_allowed() -> None:
    answer = open_client().post("/", data={"q": "x"})
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert Page(answer.text).texts("h1") == ["หน้านี้ใช้วิธีเรียกแบบนี้ไม่ได้"]


def test_an_error_of_ours_shows_nothing_of_its_inside() -> None:
    client = open_client(problem=RuntimeError("secret of the house"))
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    page = read_page(client, "/?lang=en", status=500)
    assert page.texts("h1") == ["Something went wrong on our side"]
    assert "secret" not in text_of(page)


@pytest.mark.parametrize("address", ["/", "/?q=x", f"/cases/{HEALTH}", "/categories/2"])
@pytest.mark.parametrize("problem", [NO_INDEX, ModelError(th="ไม่มีแบบจำลอง", en="no model")])
def test_without_an_index_or_model_every_page_says_why(address: str, problem: IndexProblem | ModelError) -> None:
    page = read_page(open_client(problem=problem), address, status=503)
    assert page.texts("h1") == ["ยังค้นไม่ได้ในขณะนี้"]
    assert problem.th in text_of(page)


# hostile input


@pytest.mark.parametrize(
    "address",
    [
        f"/?q={quote('ชุมชน')}",
        f"/?q={quote(HOSTILE)}",
        f"/?q=zzz&agency={quote(f'หน่วยงาน {HOSTILE}')}",
        f"/cases/{BAD}?passage={BAD}-{5:010x}&q={quote(HOSTILE)}",
        f"/cases/{BAD}?passage={quote(HOSTILE)}",
        f"/cases/{quote(HOSTILE, safe='')}",
        f"/categories/{quote(HOSTILE, safe='')}",
        "/categories/2",
        f"/nope?q={quote(HOSTILE)}&lang={quote(HOSTILE)}",
        f"/?q=x&category={quote(HOSTILE)}",
    ],
)
@pytest.mark.parametrize("lang", ["th", "en"])
def test_hostile_text_stays_text(address: str, lang: str) -> None:
    html = open_client().get(address + ("&" if "?" in address else "?") + f"lang={lang}").text
    page = Page(html)
    assert [found for name, found in page.tags if name in ("img", "b", "i", "u")] == []
    assert [found for name, found in page.tags if any(attribute.startswith("on") for attribute in found)] == []
    assert all("src" in found for found in page.find("script"))
    assert "<script>alert" not in html


def test_hostile_text_can_be_read_as_it_is() -> None:
    page = read_page(open_client(), f"/cases/{BAD}")
    assert page.texts("h1") == [f"หน่วยงาน {HOSTILE}"]
    assert f"ชุมชน {HOSTILE} จบ" in page.texts("p")


# the frame


PAGES = ["/", "/?q=Cancer", "/?q=zzz", f"/cases/{HEALTH}?passage={ANYWHERE}&q=Cancer", "/categories/2", "/nope"]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_h1_and_headings_that_go_down_one_level_at_a_time(address: str) -> None:
    levels = [int(name[1]) for name, _ in Page(open_client().get(address).text).tags if re.fullmatch("h[1-6]", name)]
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_landmarks_a_way_past_the_head_and_labels(address: str) -> None:
    page = Page(open_client().get(address).text)
    assert [len(page.find(tag)) for tag in ("main", "footer")] == [1, 1]
    assert page.find("a", **{"class": "skip", "href": "#content"})
    assert page.find("main", id="content")
    ids = [found["id"] for _, found in page.tags if found.get("id")]
    assert len(ids) == len(set(ids))
    labelled = {found["for"] for found in page.find("label")}
    shown = [found for found in page.find("input") + page.find("select") if found.get("type") != "hidden"]
    assert {found["id"] for found in shown} == labelled


@pytest.mark.parametrize("address", [*PAGES, "/api/v1/search?q=Cancer", "/api/v1/nope", "/healthz", "/static/site.css"])
def test_every_answer_bears_the_headers(address: str) -> None:
    answer = open_client().get(address)
    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in answer.headers
    assert "Access-Control-Allow-Origin" not in answer.headers
    answer.close()


def test_pages_are_asked_anew_and_static_files_kept() -> None:
    client = open_client()
    home = client.get("/")
    assert home.headers["Cache-Control"] == "private, no-cache"
    (style,) = Page(home.text).find("link", rel="stylesheet")
    assert re.fullmatch(r"/static/site\.css\?v=[0-9a-f]{12}", style["href"] or "")
    with client.get(style["href"] or "") as kept, client.get("/static/site.css") as plain:
        assert kept.headers["Cache-Control"] == "public, max-age=31536000"
        assert plain.headers["Cache-Control"] == "public, max-age=3600"


def test_the_fonts_a_page_preloads_are_there_and_kept() -> None:
    client = open_client()
    fonts = [found["href"] or "" for found in Page(client.get("/").text).find("link", rel="preload")]
    assert len(fonts) == 2
    for address in fonts:
        with client.get(address) as font:
            assert font.status_code == 200
            assert font.headers["Cache-Control"] == "public, max-age=31536000"
