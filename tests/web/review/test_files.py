"""The files of a review: as python-docx, a spreadsheet and a program read them, and as LibreOffice prints them."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from flask.testing import FlaskClient

from corpus import dimensions_of, read_criteria
from search import SharedKind, review_to_json
from tests.support.files.word_prints import letters, print_word
from tests.support.web.cases import PASSAGES, PLAN
from tests.support.web.reviewing import make_review, open_reviewing
from tests.support.web.reviews import CODES, OWN_PLAN, OWN_RESULT, REVIEW, SAME, make_item, span_of
from web.export import write_review_csv, write_review_docx


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return open_reviewing()


@pytest.fixture(scope="module")
def address(client: FlaskClient) -> str:
    return make_review(client)


def read(content: bytes) -> list[tuple[str, str]]:
    return [(each.style.name, each.text) for each in docx.Document(io.BytesIO(content)).paragraphs]


def part(told: list[tuple[str, str]], heading: str, level: int = 1) -> list[tuple[str, str]]:
    """What stands under a heading, up to the next of its level."""
    style = f"Heading {level}"
    at = told.index((style, heading))
    rest = told[at + 1 :]
    end = next((place for place, (name, _) in enumerate(rest) if name in (style, "Heading 1")), len(rest))
    return rest[:end]


def test_an_item_has_its_passages_gaps_and_precedents_with_their_citations() -> None:
    told = part(read(write_review_docx(REVIEW, read_criteria(), "th")), "2.2 การนำยุทธศาสตร์ไปปฏิบัติ")
    assert told[:5] == [
        ("Note", "ไม่พบคำบ่งชี้ของ: แนวทาง, การบูรณาการ"),
        ("Heading 2", "ที่รายงานกล่าวไว้"),
        ("Heading 3", "ตอนที่ 1 ของรายงาน · การถ่ายทอดยุทธศาสตร์ · หน้า 12"),
        ("Quotation", f"“{OWN_PLAN}”"),
        ("Heading 2", "หน่วยงานอื่นทำไว้อย่างไร"),
    ]
    assert told[5:8] == [
        ("Heading 3", "กรมการรักษา: การถ่ายทอดแผน"),
        ("Note", "พบคำบ่งชี้: การบูรณาการ (ตรงกับที่รายงานไม่พบ), การเรียนรู้ · คล้ายตอนที่ 1 ของรายงาน"),
        ("Quotation", f"“{PLAN}”"),
    ]
    assert told[8][0] == "Citation"
    assert "(น. 22)" in told[8][1]


def test_a_passage_stands_whole_under_its_best_item_and_is_named_under_the_others() -> None:
    told = part(
        read(write_review_docx(REVIEW, read_criteria(), "en")),
        "4.1 Measurement, analysis and improvement of performance",
    )
    assert told[2] == ("Note", "Passage 1 of the report · page 12 · its text stands under item 2.2")
    assert sum(text == f"“{OWN_PLAN}”" for _, text in read(write_review_docx(REVIEW, read_criteria(), "en"))) == 1


def test_an_item_of_which_nothing_was_found_says_so() -> None:
    told = part(read(write_review_docx(REVIEW, read_criteria(), "th")), "1.1 การนำองค์การโดยผู้บริหารของส่วนราชการ")
    assert [text for style, text in told if style == "Note"] == [
        "ไม่พบตอนใดของรายงานที่เป็นหลักฐานของหัวข้อนี้",
        "คลังนี้ยังไม่มีแนวปฏิบัติของหน่วยงานอื่นในหัวข้อนี้",
    ]


def test_tables_hold_the_overview_the_figures_and_the_shared_text_side_by_side() -> None:
    overview, sections, pairs, figures = docx.Document(
        io.BytesIO(write_review_docx(REVIEW, read_criteria(), "en"))
    ).tables
    rows = [[cell.text for cell in row.cells] for row in overview.rows]
    assert len(rows) == 19
    assert rows[4] == [
        *("2.2 Strategy implementation", "1 passage", "Deployment, Learning", "Approach, Integration"),
        *("3 agencies", "40 letters"),
    ]
    assert [cell.text for cell in figures.rows[1].cells] == [
        *("7.2", OWN_RESULT),
        *("ร้อยละ 93", "2565", "ร้อยละ 90", "ร้อยละ 88", "met", "page 40"),
    ]
    assert [cell.text for cell in sections.rows[1].cells] == ["การถ่ายทอดยุทธศาสตร์", "page 12", "40%", "40 of 100"]
    own, other = pairs.rows[1].cells
    assert [run.text for run in own.paragraphs[0].runs if run.style.name == "Strong"] == [SAME]
    assert own.text.startswith("Shared text, 40 letters\nPassage 1 of the report · page 12\n")
    assert [run.text for run in other.paragraphs[0].runs if run.style.name == "Strong"] == [SAME]
    assert other.text.startswith("กรมการรักษา (กรมการรักษา, 2021, p. 22)\n")


def test_the_summary_tells_whose_report_it_is_and_lists_what_was_not_found_by_dimension() -> None:
    told = read(write_review_docx(REVIEW, read_criteria(), "th"))
    assert told[0] == ("Title", "ผลตรวจรายงาน: รายงานของกรม.pdf")
    assert told[1][1].startswith("หน่วยงาน: กรมตัวอย่าง · วันที่ตรวจ: ")
    assert told[1][1].endswith(" · ชุดข้อมูลของคลัง: 20240601-abcdef")
    empty = ", ".join(code for code in CODES if code not in ("2.2", "4.1", "7.2"))
    assert [text for style, text in part(told, "สิ่งที่ไม่พบในรายงาน", 2) if style == "Cell"] == [
        f"หัวข้อที่ไม่พบเนื้อหา: {empty}",
        "ไม่พบคำบ่งชี้ของ แนวทาง: 2.2, 4.1",
        "ไม่พบคำบ่งชี้ของ การเรียนรู้: 4.1",
        "ไม่พบคำบ่งชี้ของ การบูรณาการ: 2.2, 4.1",
        "ไม่พบคำบ่งชี้ของ แนวโน้ม: 7.2",
    ]
    assert ("Heading 1", "1.1 การนำองค์การโดยผู้บริหารของส่วนราชการ") in told


def test_an_item_of_whose_dimensions_all_were_found_says_so_in_one_line() -> None:
    whole = make_item("2.2", (1,), dimensions_of(2))
    items = tuple(whole if each.code == "2.2" else each for each in REVIEW.items)
    told = part(read(write_review_docx(replace(REVIEW, items=items), read_criteria(), "th")), "2.2 การนำยุทธศาสตร์ไปปฏิบัติ")
    assert told[0] == ("Note", "พบคำบ่งชี้ครบทุกมิติ")


def test_figures_of_one_sentence_have_a_row_each_and_the_sentence_once_beside_them() -> None:
    second = REVIEW.passages[1]
    (figure,) = second.figures
    figures = (figure, replace(figure, span=span_of(OWN_RESULT, "ร้อยละ 90"), target=None, before=None, met=None))
    again = replace(second, number=3, figures=figures[1:])
    review = replace(REVIEW, passages=(REVIEW.passages[0], replace(second, figures=figures), again))
    table = docx.Document(io.BytesIO(write_review_docx(review, read_criteria(), "th"))).tables[-1]
    assert [[cell.text for cell in row.cells][2] for row in table.rows[1:]] == ["ร้อยละ 93", "ร้อยละ 90", "ร้อยละ 90"]
    assert [row._tr.tc_lst[1].vMerge for row in table.rows] == ["restart", "restart", "continue", "restart"]
    assert [row.cells[1].text for row in table.rows[1:]] == [OWN_RESULT] * 3


def test_what_was_read_from_images_is_told_at_the_head_and_where_it_stands() -> None:
    first, second, *others = REVIEW.passages
    seen = replace(second, passage=replace(second.passage, page=None, sheet=41))
    review = replace(REVIEW, passages=(first, seen, *others), from_images=(41, 42))
    told = read(write_review_docx(review, read_criteria(), "th"))
    assert told[2][1].startswith("อ่านจากภาพ (OCR): แผ่นที่ 41, 42 ตัวสะกด")
    place = "แผ่นที่ 41 ของไฟล์ · อ่านจากภาพ โปรดเทียบกับต้นฉบับ"
    assert ("Heading 3", f"ตอนที่ 2 ของรายงาน · ผลความพึงพอใจ · {place}") in told
    assert sum("อ่านจากภาพ โปรด" in text for _, text in told) == 1
    table = docx.Document(io.BytesIO(write_review_docx(review, read_criteria(), "th"))).tables[-1]
    assert table.rows[1].cells[-1].text == place


def test_what_the_agency_wrote_itself_before_is_no_shared_text() -> None:
    first = REVIEW.passages[0]
    own = replace(first, shared=tuple(replace(each, kind=SharedKind.OWN) for each in first.shared))
    review = replace(REVIEW, passages=(own, *REVIEW.passages[1:]), sections=())
    told = part(read(write_review_docx(review, read_criteria(), "en")), "Shared text")
    assert told[1:3] == [
        ("Note", "1 passage stands in earlier write-ups of the agency itself, which do not count."),
        ("Note", "No text that stands in the collection was found."),
    ]


def test_of_the_site_the_file_has_links_and_of_the_command_none(client: FlaskClient, address: str) -> None:
    document = docx.Document(io.BytesIO(client.get(f"{address}.docx").data))
    links = [link.address for each in document.paragraphs for link in each.hyperlinks]
    assert links[0] == f"http://localhost/p/{PASSAGES[2].id}"
    bare = docx.Document(io.BytesIO(write_review_docx(REVIEW, read_criteria(), "th")))
    assert [link for each in bare.paragraphs for link in each.hyperlinks] == []


def test_a_row_of_the_table_says_what_it_is_and_nothing_in_it_runs(client: FlaskClient, address: str) -> None:
    answer = client.get(f"{address}.csv")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [(row["item"], row["kind"]) for row in rows if row["item"] == "7.2"] == [
        ("7.2", "passage"),
        ("7.2", "figure"),
        ("7.2", "gap"),
    ]
    figure = next(row for row in rows if row["kind"] == "figure")
    told = {name: figure[name] for name in ("item_name", "page", "printed", "value", "unit", "target", "met")}
    assert told == {
        "item_name": "ผลลัพธ์ด้านผู้รับบริการและผู้มีส่วนได้ส่วนเสีย",
        "page": "40",
        "printed": "ร้อยละ 93",
        "value": "93",
        "unit": "ร้อยละ",
        "target": "90",
        "met": "yes",
    }
    assert [row["dimension"] for row in rows if (row["item"], row["kind"]) == ("2.2", "gap")] == [
        "แนวทาง",
        "การบูรณาการ",
    ]
    shared = next(row for row in rows if row["kind"] == "shared")
    assert (shared["item"], shared["text"], shared["other_text"], shared["letters"]) == ("2.2", SAME, SAME, "40")
    precedent = next(row for row in rows if row["kind"] == "precedent")
    assert precedent["link"] == f"http://localhost/p/{PASSAGES[2].id}"
    assert precedent["other_page"] == "22"
    assert precedent["dimension"] == "การบูรณาการ, การเรียนรู้"


def test_a_table_of_a_report_without_printed_pages_tells_its_sheets_and_keeps_fractions() -> None:
    second = REVIEW.passages[1]
    figures = (replace(second.figures[0], value=4.48, target=None, before=4.0),)
    seen = replace(second, passage=replace(second.passage, page=None, sheet=7), figures=figures)
    review = replace(REVIEW, passages=(REVIEW.passages[0], seen))
    rows = list(csv.DictReader(io.StringIO(write_review_csv(review, read_criteria(), "en").decode("utf-8-sig"))))
    figure = next(row for row in rows if row["kind"] == "figure")
    assert (figure["page"], figure["value"], figure["target"], figure["before"]) == (
        "sheet 7 of the file",
        "4.48",
        "",
        "4",
    )
    assert [row["dimension"] for row in rows if row["kind"] == "gap"][:1] == ["Approach"]


def test_the_json_is_that_of_the_command_with_addresses_and_citations(client: FlaskClient, address: str) -> None:
    told = client.get(f"{address}.json").json
    assert told is not None
    precedents = [row for item in told["items"] for row in item["precedents"]]
    assert precedents[0]["url"].startswith("http://localhost/cases/")
    others = [row["other"] for passage in told["passages"] for row in passage["shared"]]
    for row in [*precedents, *others]:
        assert row.pop("url")
        assert set(row.pop("citation")) == {"th", "apa"}
    assert told == {**review_to_json(REVIEW), "name": "ข้อความที่วาง.txt"}


def test_libreoffice_prints_the_items_the_figures_and_the_shared_text_in_order(tmp_path: Path) -> None:
    pdf = pypdfium2.PdfDocument(print_word(write_review_docx(REVIEW, read_criteria(), "th"), tmp_path))
    text = letters("".join(page.get_textpage().get_text_range() for page in pdf))
    wanted = [
        "ผลตรวจรายงาน: รายงานของกรม.pdf",
        "คำบ่งชี้เป็นเพียงตัวช่วยอ่าน",
        "สรุปผลตรวจ",
        "2.2 การนำยุทธศาสตร์ไปปฏิบัติ",
        "สิ่งที่ไม่พบในรายงาน",
        "2.2 การนำยุทธศาสตร์ไปปฏิบัติ",
        "ไม่พบคำบ่งชี้ของ: แนวทาง, การบูรณาการ",
        OWN_PLAN,
        "กรมการรักษา: การถ่ายทอดแผน",
        "สัดส่วนข้อความที่ตรงกันในแต่ละส่วนของรายงาน",
        "เทียบข้อความทีละคู่",
        "ตัวเลขที่รายงานระบุ",
        "ร้อยละ 93",
    ]
    places, at = [], 0
    for each in wanted:
        at = text.find(letters(each), at)
        places.append(at)
    assert -1 not in places
    assert len(pdf) < 12
    summary = [letters(pdf[at].get_textpage().get_text_range()) for at in range(3)]
    assert pdf[0].get_width() > pdf[0].get_height()
    assert letters("สิ่งที่ไม่พบในรายงาน") in summary[0] + summary[1]
    assert letters("ที่รายงานกล่าวไว้") in summary[2]
    pdf.close()
