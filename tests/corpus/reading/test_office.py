"""Word documents, web pages and plain text of one case, and the list that says whose they are."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement

from corpus import (
    Case,
    DocumentError,
    Facts,
    UndecodableDocument,
    UnnamedDocument,
    UnstructuredDocument,
    parse_document,
    read_case_list,
    read_contents,
)

FACTS: Facts = {"agency": "กรมทดสอบ", "category": 2, "year": 2564}


def read_case(name: str, content: bytes) -> Case:
    (case,) = read_contents(parse_document(name, content, FACTS)).cases
    return case


def outline(case: Case) -> list[tuple[str, int, list[str]]]:
    return [(each.heading, each.level, [line.text.strip() for line in each.body]) for each in case.sections]


def word(build: Any) -> bytes:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# --- Word


def build_report(document: Any) -> None:
    document.add_heading("แผนที่ประชาชนร่วมคิด", 0)
    document.add_paragraph("ข้อความนำ")
    document.add_heading("การวางแผน", 1)
    document.add_paragraph("น้ำใสไหลเย็น")
    document.add_paragraph("ข้อหนึ่ง", style="List Bullet")
    document.add_paragraph("รูปของงาน", style="Caption")
    document.add_heading("ผลลัพธ์", 2)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([cell for row in table.rows for cell in row.cells], ("ปี", "ผล", "2564", "ดี"), strict=True):
        cell.text = text
    document.sections[0].header.paragraphs[0].text = "หัวกระดาษ"


def test_a_word_document_has_its_headings_by_style_and_lists_and_tables_as_text() -> None:
    case = read_case("a.docx", word(build_report))
    assert outline(case) == [
        ("แผนที่ประชาชนร่วมคิด", 1, ["ข้อความนำ"]),
        ("การวางแผน", 1, ["น้ำใสไหลเย็น", "• ข้อหนึ่ง"]),
        ("ผลลัพธ์", 2, ["ปี | ผล", "2564 | ดี"]),
    ]
    assert (case.pages, case.agency, case.category) == (None, "กรมทดสอบ", 2)


def test_a_style_based_on_a_heading_and_an_outline_level_are_headings() -> None:
    def build(document: Any) -> None:
        own = document.styles.add_style("หัวเรื่องกรม", 1)
        own.base_style = document.styles["Heading 2"]
        document.add_paragraph("หัวข้อแบบของกรม", style="หัวเรื่องกรม")
        document.add_paragraph("เนื้อหา")
        paragraph = document.add_paragraph("หัวข้อตามโครงร่าง")
        level = OxmlElement("w:outlineLvl")
        level.set(docx.oxml.ns.qn("w:val"), "0")
        paragraph._p.get_or_add_pPr().append(level)
        document.add_paragraph("เนื้อหา")

    found = outline(read_case("a.docx", word(build)))
    assert found == [("หัวข้อแบบของกรม", 2, ["เนื้อหา"]), ("หัวข้อตามโครงร่าง", 1, ["เนื้อหา"])]


def test_without_heading_styles_short_bold_paragraphs_are_headings() -> None:
    def build(document: Any) -> None:
        for heading in ("การวางแผน", "ผลลัพธ์"):
            document.add_paragraph().add_run(heading).bold = True
            document.add_paragraph(f"เนื้อหาของ{heading}")

    found = outline(read_case("a.docx", word(build)))
    assert found == [("การวางแผน", 1, ["เนื้อหาของการวางแผน"]), ("ผลลัพธ์", 1, ["เนื้อหาของผลลัพธ์"])]


def test_text_in_content_controls_and_insertions_is_kept_and_deleted_text_is_not() -> None:
    def build(document: Any) -> None:
        for tag in ("w:sdt", "w:ins", "w:del"):
            paragraph = document.add_paragraph()
            run = paragraph.add_run(f"ข้อความใน {tag}")
            wrapper = OxmlElement(tag)
            run._r.addprevious(wrapper)
            wrapper.append(run._r)

    (section,) = outline(read_case("a.docx", word(build)))
    assert section[2] == ["ข้อความใน w:sdt", "ข้อความใน w:ins"]


def repacked(change: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(build_report))) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after,
    ):
        for part in before.infolist():
            if part.filename not in change:
                after.writestr(part.filename, before.read(part))
        for name, content in change.items():
            after.writestr(name, content)
    return out.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + place, b"&%c;" % (97 + place) * 10) for place in range(9)
)
HOSTILE = {
    "truncated": (lambda: word(build_report)[:2000], "the file is damaged"),
    "another kind": (lambda: b"%PDF-1.7", "the content is not what the ending of its name says"),
    "an old one": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "the file has a password or is of an old",
    ),
    "a bomb": (lambda: repacked({"word/media/a.bin": b"\0" * 300_000_000}), "the file unpacks to far more"),
    "a text of spaces": (lambda: repacked({"word/document.xml": b" " * 60_000_000}), "the file unpacks to far more"),
    "entities": (lambda: repacked({"word/document.xml": ENTITIES + b"]><d>&j;</d>"}), "the file is damaged"),
    "no XML": (lambda: repacked({"word/document.xml": b"<w:document"}), "the file is damaged"),
    "empty": (lambda: word(lambda document: None), "there is no text in this file"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_word_file_is_refused_by_name(kind: str) -> None:
    make, said = HOSTILE[kind]
    with pytest.raises(DocumentError, match=rf"^a\.docx: {said}"):
        parse_document("a.docx", make(), FACTS)


# --- web pages

PAGE = """<!doctype html><html lang="th"><head><title>x</title>{meta}</head><body>
<nav><ul><li><a href="/">หน้าแรก</a></li><li><a href="/x">ติดต่อเรา</a></li></ul></nav>
<div id="content"><h1>แผนที่ประชาชนร่วมคิด</h1><p>ข้อความนำของกรณีนี้ เล่าถึงที่มาของงาน</p>
<h2>การวางแผน</h2><p>หน่วยงานจัดทำแผนโดยเปิดให้ประชาชนร่วมเสนอความเห็นผ่านเวทีสาธารณะปีละสองครั้ง</p>
<ul><li>รายการหนึ่ง</li></ul><h3>ผลลัพธ์</h3><table><tr><td>2564</td><td>ดี</td></tr></table></div>
<footer>สงวนลิขสิทธิ์</footer></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "cp874"])
def test_a_web_page_is_its_main_content_under_its_headings(encoding: str) -> None:
    content = PAGE.format(meta="<meta charset=windows-874>" if encoding == "cp874" else "").encode(encoding)
    assert outline(read_case("a.html", content)) == [
        ("แผนที่ประชาชนร่วมคิด", 1, ["ข้อความนำของกรณีนี้ เล่าถึงที่มาของงาน"]),
        (
            "การวางแผน",
            2,
            ["หน่วยงานจัดทำแผนโดยเปิดให้ประชาชนร่วมเสนอความเห็นผ่านเวทีสาธารณะปีละสองครั้ง", "• รายการหนึ่ง"],
        ),
        ("ผลลัพธ์", 3, ["2564 | ดี"]),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<p>部署の計画と結果</p>".encode("shift-jis"), "the encoding of the file is not known"),
        ("<p>План и результаты работы</p>".encode("cp1251"), "the encoding of the file is not known"),
        ("<p>部门计划和结果</p>".encode("gbk"), "the encoding of the file is not known"),
        (b"words", "the content is not what the ending"),
        (b"%PDF-1.7\n<b\xe2\0", "the content is not what the ending"),
        ("words".encode("utf-16"), "the content is not what the ending"),
        (b"<html><body></body></html>", "there is no text in this file"),
        (b"<div>" * 100_000 + b"x", "(there is no text|the file is damaged|reading the file broke off)"),
    ],
)
def test_a_web_page_that_cannot_be_read_is_refused_by_name(content: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=rf"^a\.html: {said}"):
        parse_document("a.html", content, FACTS)


# --- text, and who says whose it is


def test_plain_text_of_one_case_is_taken_when_it_is_said_whose_it_is() -> None:
    case = read_case("a.txt", "การวางแผนของกรม\n\n\tกรมทดสอบวางแผนร่วมกับประชาชนทุกปี\n".encode())
    assert outline(case) == [("การวางแผนของกรม", 1, ["กรมทดสอบวางแผนร่วมกับประชาชนทุกปี"])]
    assert (case.agency, case.category, case.year) == ("กรมทดสอบ", 2, 2564)


def test_a_front_matter_stands_above_what_is_said_from_outside() -> None:
    front = "---\nagency: กรมน้ำ\ncategory: 1\nyear: 2563\n---\nเนื้อหา\n"
    case = read_case("a.md", front.encode())
    assert (case.agency, case.category, case.year) == ("กรมน้ำ", 1, 2563)
    assert read_case("b.md", "## หัวข้อ\nเนื้อหา\n".encode()).agency == "กรมทดสอบ"


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.htm", "a.md"])
def test_a_single_case_that_nobody_names_is_refused_with_the_ways_to_name_it(name: str) -> None:
    with pytest.raises(UnnamedDocument, match=rf"^{name}: .*cases\.csv.*--agency") as refusal:
        parse_document(name, b"x")
    assert "cases.csv" in refusal.value.said.th


def write_list(folder: Path, text: str | bytes) -> Path:
    (folder / "cases.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_list_says_whose_each_file_is(tmp_path: Path, mark: str, delimiter: str) -> None:
    rows = [
        "Agency,category,year,file,short_names,pages",
        "กรมน้ำ,๒,2564,a.pdf,นน.,57-62",
        ",,,,,",
        "กรมป่า,7,๒๕๖๓,ข.docx,,",
    ]
    text = mark + "\r\n".join(rows).replace(",", delimiter)
    assert read_case_list(write_list(tmp_path, text)) == {
        "a.pdf": {"agency": "กรมน้ำ", "category": 2, "year": 2564, "short_names": ["นน."], "pages": "57-62"},
        "ข.docx": {"agency": "กรมป่า", "category": 7, "year": 2563},
    }


def test_a_folder_without_a_list_or_a_list_without_rows_says_nothing(tmp_path: Path) -> None:
    assert read_case_list(tmp_path) == {}
    assert read_case_list(write_list(tmp_path, "agency,category,year,file\n")) == {}


@pytest.mark.parametrize("encoding", ["cp874", "utf-16"])
def test_a_list_in_another_encoding_is_refused_with_how_to_save_it(tmp_path: Path, encoding: str) -> None:
    write_list(tmp_path, "agency,category,year,file\nกรมน้ำ,2,2564,a.pdf\n".encode(encoding))
    with pytest.raises(UndecodableDocument, match=r"cases\.csv: not UTF-8; in Excel choose Save As > CSV UTF-8"):
        read_case_list(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("agency,category,file\nก,2,a.pdf", "there is no column year; add it"),
        ("", "there is no column agency, category, year, file"),
        ("agency,category,year,file\nก,8,2564,a.pdf", "row 2 has category “8”, wanted a number from 1 to 7"),
        ("agency,category,year,file\nก,2,2021,a.pdf", "row 2 has year “2021”, wanted a number from 2500 to 2700"),
        ("agency,category,year,file\n,2,2564,a.pdf", "row 2 has agency “”, wanted the agency's name"),
        ("agency,category,year,file\nก,2,2564,", "row 2 has file “”, wanted a name that occurs once"),
        ("agency,category,year,file\nก,2,2564,a.pdf\nข,2,2564,a.pdf", "row 3 has file “a.pdf”, wanted a name that"),
        ("agency,category,year,file,pages\nก,2,2564,a.pdf,x", "row 2 has pages “x”, wanted pages such as 57-62"),
    ],
)
def test_a_wrong_list_is_refused_with_its_row(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UnstructuredDocument, match=rf"cases\.csv: {said}"):
        read_case_list(write_list(tmp_path, text))
