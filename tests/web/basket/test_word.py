"""The Word file of a basket: as python-docx reads it, and as LibreOffice prints it."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from corpus import Publication, read_criteria
from tests.support.files.word_prints import families_of_thai, letters, print_word
from tests.support.web.cases import CASES, PASSAGES
from web.export import Collected, group_by_item, write_docx
from web.view import to_citation

BOOK = Publication(title="รวมแนวปฏิบัติที่ดี", year=2565, publisher="สำนักงาน ก.พ.ร.")
HEALTH, TRAT = (replace(case, publication=BOOK) for case in CASES[:2])
TABLE = replace(
    PASSAGES[3], text="ผลการดำเนินงาน\nปี | รายได้\n2563 | 1,250\nชุมชนกำหนดเอง", tables=((15, 41),), windows=((0, 20),)
)


def collect(passage: object = PASSAGES[2], case: object = HEALTH, language: str = "th", **other: object) -> Collected:
    citation = to_citation(case, passage, read_criteria(), link="https://pmqa.example/p/1", language=language)
    return Collected(passage=passage, case=case, citation=citation, **{"items": ("2.2",), "note": "", **other})


def write(*collected: Collected, language: str = "th") -> bytes:
    return write_docx(group_by_item(collected), read_criteria(), language)


def read(content: bytes) -> list[tuple[str, str]]:
    return [(each.style.name, each.text) for each in docx.Document(io.BytesIO(content)).paragraphs]


def test_headings_by_item_then_quotation_citation_and_note() -> None:
    tour = collect(PASSAGES[3], TRAT, items=("7.1",), note="ใช้ในบทที่ 2\nหน้าแรก")
    assert read(write(tour, collect())) == [
        ("Title", "แนวปฏิบัติที่ดีที่รวบรวมไว้"),
        ("Heading 1", "2.2 การนำยุทธศาสตร์ไปปฏิบัติ"),
        ("Heading 2", "กรมการรักษา: การถ่ายทอดแผน"),
        ("Quotation", f"“{PASSAGES[2].text}”"),
        ("Citation", collect().citation.thai),
        ("Heading 1", "7.1 ผลลัพธ์ด้านประสิทธิผลและการบรรลุพันธกิจ"),
        ("Heading 2", "จังหวัดปะการัง: ท่องเที่ยวชุมชน"),
        ("Quotation", f"“{PASSAGES[3].text}”"),
        ("Citation", tour.citation.thai),
        ("Note", "หมายเหตุ: ใช้ในบทที่ 2\nหน้าแรก"),
    ]


def test_in_english_its_own_words_are_english_and_the_citation_that_of_apa() -> None:
    each = collect(items=(), language="en")
    assert read(write(each, language="en"))[1:] == [
        ("Heading 1", "Of no item"),
        ("Heading 2", "กรมการรักษา: การถ่ายทอดแผน"),
        ("Quotation", f"“{PASSAGES[2].text}”"),
        ("Citation", each.citation.apa),
    ]


def test_paragraphs_are_quoted_as_one_and_a_table_is_one() -> None:
    content = write(collect(TABLE, TRAT))
    quoted = [text for style, text in read(content) if style == "Quotation"]
    assert quoted == ["“ผลการดำเนินงาน", "", "ชุมชนกำหนดเอง”"]
    (table,) = docx.Document(io.BytesIO(content)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["ปี", "รายได้"], ["2563", "1,250"]]


def test_the_link_leads_to_the_passage_and_the_book_is_in_italics() -> None:
    document = docx.Document(io.BytesIO(write(collect())))
    (citation,) = (each for each in document.paragraphs if each.style.name == "Citation")
    assert [link.address for link in citation.hyperlinks] == ["https://pmqa.example/p/1"]
    assert [run.text for run in citation.runs if run.style.name == "Emphasis"] == ["รวมแนวปฏิบัติที่ดี"]


@pytest.mark.parametrize(
    ("name", "size", "bold"),
    [("Normal", 16, False), ("Title", 24, True), ("Heading 1", 20, True), ("Heading 2", 18, True)],
)
def test_every_style_has_the_thai_font_for_every_script_and_its_size_and_weight_for_thai_too(
    name: str, size: int, bold: bool
) -> None:
    style = docx.Document(io.BytesIO(write(collect()))).styles[name]
    properties = style.element.rPr
    fonts = {qn(f"w:{script}"): "TH Sarabun New" for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert dict(properties.rFonts.attrib) == fonts
    assert (style.font.size.pt, properties.find(qn("w:szCs")).get(qn("w:val"))) == (size, str(2 * size))
    assert (style.font.bold, style.font.cs_bold) == (bold, bold)
    assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"


def test_what_xml_cannot_hold_is_left_out() -> None:
    text = [text for style, text in read(write(collect(note="ก\x00\x0bข\ufffe"))) if style == "Note"]
    assert text == ["หมายเหตุ: กข"]


# as it is printed


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    tour = collect(PASSAGES[3], TRAT, items=("7.1",), note="ใช้ในบทที่ 2")
    return print_word(write(tour, collect()), folder)


def test_libreoffice_prints_headings_quotations_and_citations_in_order(printed: Path) -> None:
    pdf = pypdfium2.PdfDocument(printed)
    text = letters("".join(page.get_textpage().get_text_range() for page in pdf))
    wanted = [
        "2.2 การนำยุทธศาสตร์ไปปฏิบัติ",
        "กรมการรักษา: การถ่ายทอดแผน",
        PASSAGES[2].text,
        collect().citation.thai,
        "7.1 ผลลัพธ์ด้านประสิทธิผลและการบรรลุพันธกิจ",
        PASSAGES[3].text,
        "หมายเหตุ: ใช้ในบทที่ 2",
    ]
    places = [text.find(letters(each)) for each in wanted]
    assert -1 not in places
    assert places == sorted(places)
    pdf.close()


def test_every_font_that_libreoffice_takes_is_thai_and_goes_with_the_file(printed: Path) -> None:
    if not shutil.which("pdffonts"):
        pytest.skip("pdffonts (Poppler) is not installed")
    said = subprocess.run(["pdffonts", str(printed)], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in said.splitlines()[2:]]
    assert rows
    assert all(row[-5] == "yes" for row in rows)  # columns from the end: emb sub uni object id
    names = {re.split(r"[-,]", row[0].partition("+")[2])[0] for row in rows}
    assert names <= families_of_thai()
