"""The page of results: what it says of each result, where that leads, and why it was found."""

from dataclasses import replace
from urllib.parse import quote, urlsplit

from tests.support.files.html_page import parameters, read_page, text_of
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import CASES, HEALTH, INTRO, PASSAGES

ANYWHERE = f"{HEALTH}-{2:010x}"


def test_a_result_shows_agency_category_type_year_heading_snippet_and_where_it_stands() -> None:
    page = read_page(open_client(), "/?q=Cancer")
    assert page.texts("h1") == ["ผลการค้นหา"]
    assert page.texts("h2") == ["กรมการรักษา"]
    assert page.texts("h3") == ["สายด่วนผู้ป่วยมะเร็ง"]
    assert page.within("p", **{"class": "snippet"}).texts("mark") == ["Cancer"]
    text = text_of(page)
    assert "พบ 1 กรณี รวม 1 ตอน" in text
    assert "หน้า 21" in text
    facts = "หมวด 2 การวางแผนยุทธศาสตร์และการสื่อสารเพื่อนำไปสู่การปฏิบัติ กรม ปี 2564"
    assert facts in text
    assert page.href("หมวด 2 การวางแผนยุทธศาสตร์และการสื่อสารเพื่อนำไปสู่การปฏิบัติ") == "/categories/2"
    assert page.find("input", name="q", value="Cancer")


def test_results_speak_english_around_thai_content() -> None:
    page = read_page(open_client(), "/?q=Cancer&lang=en")
    text = text_of(page)
    assert "1 case found, 1 passage in all" in text
    assert "page 21" in text
    assert "Category 2, Strategic planning and deployment Department B.E. 2564" in text
    assert page.find("p", **{"class": "snippet", "lang": "th"})


def test_a_passage_without_a_page_is_cited_by_its_lines() -> None:
    assert "บรรทัด 5-17" in read_page(open_client(), f"/?q={quote('ครัวเรือน')}").texts("p")


def test_a_result_opens_its_case_at_the_passage_with_query_and_filters() -> None:
    client = open_client()
    page = read_page(client, "/?q=Cancer&category=2&lang=en")
    address = page.href("กรมการรักษา")
    assert urlsplit(address).path == f"/cases/{HEALTH}"
    assert urlsplit(address).fragment == f"p-{ANYWHERE}"
    assert parameters(address) == {"passage": ANYWHERE, "q": "Cancer", "category": "2", "lang": "en"}
    case = read_page(client, address)
    assert case.find("section", id=urlsplit(address).fragment)


def test_the_introduction_of_a_book_is_named_as_such() -> None:
    assert read_page(open_client(), f"/?q={quote('พิจารณาทุกหมวด')}").texts("h2") == ["บทนำของเล่ม"]
    assert read_page(open_client(), f"/?q={quote('พิจารณาทุกหมวด')}&lang=en").texts("h2") == ["Introduction of the book"]


# more about a result


def test_a_result_names_its_items_as_links_and_its_case_leads_to_their_reason() -> None:
    client, asked = open_client(), f"q={quote('แดชบอร์ด')}&lang=en"
    found = read_page(client, f"/?{asked}")
    assert parameters(found.href("2.2 Strategy implementation")) == {"lang": "en"}
    page = read_page(client, f"/cases/{HEALTH}?{asked}").within("section", id=f"p-{PASSAGES[2].id}")
    address = page.within("div", **{"class": "asides evidences"}).href("Reasons, and the text before repair")
    reasons = read_page(client, address).within("dl", **{"class": "why-items"})
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
    results = read_page(open_client(), "/?q=Cancer")
    page = results.within("article").within("details", **{"class": "why"})
    assert page.texts("summary") == ["เหตุผลที่พบ"]
    assert page.texts("dt") == ["ความหมาย", "ถ้อยคำ"]
    assert page.texts("dd") == ["62%", "38%"]
    assert [found["width"] for found in page.find("rect", **{"class": "share-part"})] == ["62%", "38%"]
    assert page.within("ul", **{"class": "weights"}).texts("li") == ["Cancer 50%"]
    whole = page.within("p", **{"class": "nearest-stretch"})
    assert whole.texts("span", **{"class": "near"}) == [PASSAGES[1].text]
    assert whole.within("span", **{"class": "near"}).texts("mark") == ["Cancer"]
    assert results.texts("p", **{"class": "legend quiet"}) == [
        "ตัวอย่าง คำที่ตรงกับคำถามหรือมีความหมายเดียวกัน ตัวอย่าง ช่วงที่ใกล้ความหมายของคำถามที่สุด"
    ]


def test_words_that_mean_what_the_question_does_are_told_apart_from_its_own() -> None:
    engine = FakeEngine()
    engine.meant = ("มะเร็ง",)
    why = read_page(open_client(engine), "/?q=Cancer&lang=en").within("article").within("details", **{"class": "why"})
    assert why.texts("li") == ["Cancer 50%", "มะเร็ง"]
    assert "Words that mean what words of the question do" in why.texts("p")
    assert not any("Words that mean" in text for text in read_page(open_client(), "/?q=Cancer&lang=en").texts("p"))
