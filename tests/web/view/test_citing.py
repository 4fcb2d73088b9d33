"""References in the form of Thai theses and in that of APA, by hand."""

from dataclasses import replace
from typing import Any

import pytest

from corpus import Case, Passage, Publication, read_criteria
from tests.support.web.cases import CASES, PASSAGES
from web.view import Citation, locate_source, to_citation

BOOK = Publication(title="รวมแนวปฏิบัติที่ดี", year=2565, publisher="สำนักงาน ก.พ.ร.")
HEALTH, TRAT, _, INTRO = (replace(case, publication=BOOK) for case in CASES)
LINK = "https://pmqa.example/p/1"


def cited(passage: Passage | None = PASSAGES[1], case: Case = HEALTH, language: str = "th", **other: Any) -> Citation:
    return to_citation(replace(case, **other), passage, read_criteria(), link=LINK, language=language)


def test_the_thai_form_names_agency_year_title_heading_book_page_publisher_and_link() -> None:
    assert cited().thai == (
        "กรมการรักษา. (2565). ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย [หัวข้อ “สายด่วนผู้ป่วยมะเร็ง”]. "
        "ใน รวมแนวปฏิบัติที่ดี (น. 21). สำนักงาน ก.พ.ร. https://pmqa.example/p/1"
    )


def test_apa_has_english_words_and_the_common_era() -> None:
    assert cited().apa == (
        "กรมการรักษา. (2022). ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย [Section “สายด่วนผู้ป่วยมะเร็ง”]. "
        "In รวมแนวปฏิบัติที่ดี (p. 21). สำนักงาน ก.พ.ร. https://pmqa.example/p/1"
    )


def test_the_quotation_stands_before_who_says_it_and_the_reference() -> None:
    assert cited().text == f"“{PASSAGES[1].text}” (กรมการรักษา, 2565, น. 21)\n\n{cited().thai}"
    assert cited(language="en").text == f"“{PASSAGES[1].text}” (กรมการรักษา, 2022, p. 21)\n\n{cited().apa}"


def test_the_book_is_in_italics_and_a_title_that_stands_alone() -> None:
    assert cited().pieces("thai")[1] == "รวมแนวปฏิบัติที่ดี"
    assert cited(publication=Publication()).pieces("apa")[1] == "ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย"


def test_a_whole_case_is_cited_with_its_pages_and_quotes_nothing() -> None:
    whole = cited(None)
    assert whole.thai == (
        "กรมการรักษา. (2565). ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย. ใน รวมแนวปฏิบัติที่ดี (น. 17-24). สำนักงาน ก.พ.ร. https://pmqa.example/p/1"
    )
    assert "(pp. 17–24)" in whole.apa
    assert whole.text == whole.thai


def test_without_a_book_the_case_stands_alone_in_the_year_of_its_award() -> None:
    assert cited(publication=Publication()).thai == (
        "กรมการรักษา. (2564). ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย [หัวข้อ “สายด่วนผู้ป่วยมะเร็ง”] (น. 21). https://pmqa.example/p/1"
    )


def test_without_a_title_the_heading_is_it_and_without_both_the_category() -> None:
    assert "(2022). สายด่วนผู้ป่วยมะเร็ง. In" in cited(title="").apa
    assert "(2565). หมวด 4 การวิเคราะห์" in cited(None, TRAT).thai


def test_a_file_without_printed_pages_is_cited_by_its_own_and_one_without_any_by_none() -> None:
    scanned = replace(PASSAGES[3], sheet=7)
    assert "ใน รวมแนวปฏิบัติที่ดี (แผ่นที่ 7 ของไฟล์). " in cited(scanned, TRAT).thai
    assert "In รวมแนวปฏิบัติที่ดี (file page 7). " in cited(scanned, TRAT).apa
    assert "ใน รวมแนวปฏิบัติที่ดี. สำนักงาน" in cited(PASSAGES[3], TRAT).thai


def test_who_publishes_its_own_work_is_named_once_and_no_year_is_said() -> None:
    own = cited(None, publication=Publication(title="รายงานประจำปี", publisher="กรมการรักษา"), year=None, pages=None)
    assert own.thai == "กรมการรักษา. (ม.ป.ป.). ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย. ใน รายงานประจำปี. https://pmqa.example/p/1"
    assert "(n.d.)" in own.apa


def test_the_introduction_is_by_who_publishes_the_book_and_else_by_nobody() -> None:
    assert cited(PASSAGES[5], INTRO).thai == (
        "สำนักงาน ก.พ.ร. (2565). บทนำของเล่ม. ใน รวมแนวปฏิบัติที่ดี (น. 2). https://pmqa.example/p/1"
    )
    nobody = cited(PASSAGES[5], INTRO, publication=replace(BOOK, publisher=""))
    assert nobody.apa == "บทนำของเล่ม. (2022). In รวมแนวปฏิบัติที่ดี (p. 2). https://pmqa.example/p/1"
    alone = cited(PASSAGES[5], INTRO, publication=Publication())
    assert alone.thai == "บทนำของเล่ม (น. 2). (ม.ป.ป.). https://pmqa.example/p/1"
    assert alone.source == "(บทนำของเล่ม, ม.ป.ป., น. 2)"


@pytest.mark.parametrize("form", ["thai", "apa"])
def test_a_title_that_ends_in_a_mark_has_no_second(form: str) -> None:
    assert "ทำอย่างไร? " in "".join(cited(None, title="ทำอย่างไร?").pieces(form))


def test_lines_and_file_are_told_apart_from_the_reference() -> None:
    assert locate_source(HEALTH, PASSAGES[1], "th") == "บรรทัด 951-963 · pmqa-2564.txt"
    assert locate_source(HEALTH, None, "en") == "lines 720-1030 · pmqa-2564.txt"
    assert "pmqa-2564.txt" not in cited().text
