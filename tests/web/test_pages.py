"""The pages: what they say in both languages, where their links lead, what hostile input does to them."""

from dataclasses import replace
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from search import Filters
from tests.support.fakes_web import (
    CASES,
    HEALTH,
    HOSTILE,
    INTRO,
    PASSAGES,
    PLAN,
    TRAT,
    FakeEngine,
    make_passage,
    open_client,
)
from tests.support.html_page import parameters, read_page, text_of

ANYWHERE = f"{HEALTH}-{2:010x}"


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
    assert page.texts("span", **{"class": "count quiet"}) == [
        "ยังไม่มีกรณี",
        "2 กรณี · ได้รับรางวัล 1 หน่วยงาน",
        "ยังไม่มีกรณี",
        "1 กรณี · ได้รับรางวัล 3 หน่วยงาน",
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
    assert len(inner) == 14  # the name, five examples, seven categories, the grid
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
    assert page.within("p", **{"class": "snippet"}).texts("mark") == ["Cancer"]
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
    folded = page.within("details", **{"class": "more"})
    assert folded.texts("summary")[0] == "อีก 1 ตอนในกรณีนี้"
    assert folded.texts("p", **{"class": "where quiet"}) == ["หน้า 21 · บรรทัด 951-963 · pmqa-2564.txt"]


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


def test_the_menus_hold_what_the_index_holds() -> None:
    page = read_page(open_client(), "/?q=Cancer")
    assert [found["value"] for found in page.find("option")] == [
        *["", "2", "4"],
        *["", "2.2", "3.2", "4.1", "7.1"],
        *["", "2565", "2564"],
        *["", *sorted(["กรมการรักษา", "จังหวัดปะการัง", f"หน่วยงาน {HOSTILE}"])],
        *["", "<i>type</i>", "กรม", "จังหวัด"],
    ]


def test_nothing_found_is_said_and_ways_on_are_links() -> None:
    page = read_page(open_client(), "/?q=zzz&category=2&year=2564")
    assert "ไม่พบกรณีที่ตรงกับคำถามนี้" in text_of(page)
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


# more about a result


def test_a_result_names_its_items_as_links_with_their_reason_folded() -> None:
    page = read_page(open_client(), f"/?q={quote('แดชบอร์ด')}&lang=en")
    assert parameters(page.href("2.2 Strategy implementation")) == {"lang": "en"}
    reasons = page.within("div", **{"class": "asides evidences"}).within("details")
    assert reasons.texts("summary") == ["Why these items"]
    assert reasons.texts("dt") == [
        "2.2 Strategy implementation",
        "4.1 Measurement, analysis and improvement of performance",
        "7.1 Effectiveness and mission results",
    ]
    assert reasons.texts("p", **{"class": "strength"}) == ["Likelihood 91%", "Likelihood 55%", "Likelihood 40%"]
    assert "No cue word; the link rests on meaning alone." in reasons.texts("p")


def test_the_headings_above_that_of_a_passage_are_named_the_outermost_first() -> None:
    deep = replace(PASSAGES[1], path=("ผลงานเด่น", "งานมะเร็ง <b>"))
    page = read_page(open_client(FakeEngine(CASES, [deep])), "/?q=Cancer")
    assert page.texts("p", **{"class": "path quiet"}) == ["ผลงานเด่น › งานมะเร็ง <b>"]
    assert read_page(open_client(), "/?q=Cancer").find("p", **{"class": "path quiet"}) == []


def test_a_result_without_items_names_none() -> None:
    assert read_page(open_client(), "/?q=Cancer").find("div", **{"class": "asides evidences"}) == []


def test_the_introduction_of_a_book_evidences_nothing() -> None:
    engine = FakeEngine()
    engine.links = {f"{INTRO}-{6:010x}": engine.links[PASSAGES[2].id]}
    for address in (f"/?q={quote('พิจารณาทุกหมวด')}", f"/cases/{INTRO}"):
        assert "หัวข้อ PMQA" not in text_of(read_page(open_client(engine), address))


def test_why_a_passage_was_found_is_told_on_request_in_shares_words_and_the_marked_text() -> None:
    page = read_page(open_client(), "/?q=Cancer").within("article").within("details", **{"class": "why"})
    assert page.texts("summary") == ["เหตุผลที่พบ"]
    assert page.texts("dt") == ["ความหมาย", "ถ้อยคำ"]
    assert page.texts("dd") == ["62%", "38%"]
    assert [found["width"] for found in page.find("rect", **{"class": "share-part"})] == ["62", "38"]
    assert page.within("ul", **{"class": "weights"}).texts("li") == ["Cancer 50%"]
    whole = page.within("div", **{"class": "whole"})
    assert whole.texts("span", **{"class": "near"}) == [PASSAGES[1].text]
    assert whole.within("span", **{"class": "near"}).texts("mark") == ["Cancer"]
    assert page.texts("p", **{"class": "legend quiet"}) == [
        "ตัวอย่าง คำที่ตรงกับคำถามหรือมีความหมายเดียวกัน ตัวอย่าง ช่วงที่ใกล้ความหมายของคำถามที่สุด"
    ]


def test_words_that_mean_what_the_question_does_are_told_apart_from_its_own() -> None:
    engine = FakeEngine()
    engine.meant = ("มะเร็ง",)
    why = read_page(open_client(engine), "/?q=Cancer&lang=en").within("article").within("details", **{"class": "why"})
    assert why.texts("li") == ["Cancer 50%", "มะเร็ง"]
    assert "Words that mean what words of the question do" in why.texts("p")
    assert not any("Words that mean" in text for text in read_page(open_client(), "/?q=Cancer&lang=en").texts("p"))


def test_a_slip_of_typing_is_offered_mended_with_the_filters_and_from_the_first_page() -> None:
    engine = FakeEngine()
    engine.suggestion = "Cancer <b>"
    page = read_page(open_client(engine), "/?q=Cancre&category=2&page=2&lang=en")
    assert page.texts("p", **{"class": "suggestion"}) == ["Did you mean Cancer <b> ?"]
    assert parameters(page.href("Cancer <b>")) == {"q": "Cancer <b>", "category": "2", "lang": "en"}


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


def test_a_long_answer_is_paged_and_the_counts_agree() -> None:
    many = [make_passage(HEALTH, number, section="แผน", text=PLAN, line=number, page=22) for number in range(1, 46)]
    client = open_client(FakeEngine(CASES, many))
    first = read_page(client, f"/?q={quote('แดชบอร์ด')}&year=2564")
    assert "ตอนที่ 1-20 จาก 45 ตอน เรียงจากใกล้ความหมายที่สุด" in text_of(first)
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


def test_a_chip_leads_to_the_first_page_of_its_answer() -> None:
    page = read_page(open_client(), "/?q=Cancer&category=2&page=1")
    assert parameters(page.href("นำตัวกรองออก: หมวด 2×")) == {"q": "Cancer"}


def test_the_counts_of_a_menu_are_those_of_the_answer_and_silent_where_its_filter_hides_the_rest() -> None:
    open_menu = read_page(open_client(), f"/?q={quote('ชุมชน')}")
    assert open_menu.within("select", id="agency_type").texts("option") == [
        *["ทุกประเภท", "<i>type</i> (1)", "กรม (0)", "จังหวัด (1)"]
    ]
    filtered = read_page(open_client(), f"/?q={quote('ชุมชน')}&agency_type={quote('จังหวัด')}")
    assert filtered.within("select", id="agency_type").texts("option") == [
        *["ทุกประเภท", "<i>type</i>", "กรม", "จังหวัด (1)"]
    ]


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
    assert engine.searches[0][0] == "Can cer  Cancer"
    assert page.texts("h2") == ["กรมการรักษา"]


def test_bytes_that_are_not_utf8_break_nothing() -> None:
    assert open_client().get("/?q=%ff%fe%e0%b8").status_code == 200
