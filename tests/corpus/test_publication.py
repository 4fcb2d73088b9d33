"""The book or report that a document is: what was said of it, and what it says itself."""

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from corpus import (
    GIVEN,
    Document,
    DocumentForm,
    Publication,
    UnstructuredDocument,
    parse_document,
    read_case_list,
    read_contents,
)
from tests.corpus.structure.test_book import PAGES
from tests.support.book import BOOK, book_cases, shared
from tests.support.printing import hand_made

FRONT = "---\nagency: กรมทดสอบ\ncategory: 2\nyear: 2564\n"


def read_book(*front: str, facts: Mapping[str, object] | None = None) -> Publication:
    """Of an award book before whose first case the pages `front` stand."""
    text = "\f".join([*front, *("\n".join(page) for page in PAGES)])
    return read_contents(parse_document("book.txt", text.encode(), facts)).publication


FOREWORD = """\tรางวัลนี้มีมาแต่ปี พ.ศ. 2555 และมอบให้หน่วยงานทุกปี
\tสำนักงาน ก.พ.ร. จึงได้จัดทำหนังสือรางวัลคุณภาพน้ำ (Water
Quality Award) ประจำปี พ.ศ. 2566 ขึ้น เพื่อให้ศึกษาเรียนรู้ต่อไปอย่างกว้างขวางในทุกหน่วยงาน
สำนักงาน ก.พ.ร.
๙ กันยายน ๒๕๖๗"""


def test_the_award_book_is_named_signed_and_dated_by_its_foreword() -> None:
    shared(BOOK)
    assert {case.publication for case in book_cases()} == {
        Publication(title="รางวัลคุณภาพการบริหารจัดการภาครัฐ ประจำปี พ.ศ. 2564", year=2564, publisher="สำนักงาน ก.พ.ร.")
    }


def test_a_foreword_names_the_book_over_lines_and_without_its_gloss() -> None:
    expected = Publication(title="รางวัลคุณภาพน้ำ ประจำปี พ.ศ. 2566", year=2567, publisher="สำนักงาน ก.พ.ร.")
    assert read_book(FOREWORD) == expected


def test_a_cover_stands_above_the_foreword() -> None:
    cover = "แม่น้ำที่ดีของเรา\nรวมผลงานปี 2566\nสำนักงาน ก.พ.ร."
    assert read_book(cover, FOREWORD).title == "แม่น้ำที่ดีของเรา รวมผลงานปี 2566"


@pytest.mark.parametrize("page", ["สารบัญ\nบทนำของเล่ม 1\nผลงาน 2", "\tย่อหน้าที่ขึ้นต้นเล่มโดยไม่มีปก", "สั้น"])
def test_a_first_page_of_another_kind_is_no_cover(page: str) -> None:
    assert read_book(page).title == ""


def test_what_is_given_stands_above_what_the_book_says() -> None:
    facts = {"book": "ชื่อในตาราง", "publisher": "ผู้พิมพ์ในตาราง", GIVEN: {"book": "ชื่อที่ให้มา"}}
    assert read_book(FOREWORD, facts=facts) == Publication(title="ชื่อที่ให้มา", year=2567, publisher="ผู้พิมพ์ในตาราง")


def test_given_then_front_matter_then_list() -> None:
    content = f"{FRONT}book: ในส่วนหัว\npublished: ๒๕๖๕\n---\n\nเนื้อความ\n".encode()
    listed = {"book": "ในตาราง", "publisher": "ผู้พิมพ์ในตาราง"}
    document = parse_document("a.md", content, {**listed, GIVEN: {"published": 2566}})
    expected = Publication(title="ในส่วนหัว", year=2566, publisher="ผู้พิมพ์ในตาราง")
    (case,) = read_contents(document).cases
    assert (case.publication, read_contents(document).publication) == (expected, expected)


@pytest.mark.parametrize(("field", "value"), [("published", "3000"), ("published", "true"), ("book", "[a]")])
def test_a_bad_value_is_refused_by_its_field(field: str, value: str) -> None:
    content = f"{FRONT}{field}: {value}\n---\n\nเนื้อความ\n".encode()
    with pytest.raises(UnstructuredDocument, match=field):
        read_contents(parse_document("a.md", content))


def test_the_list_tells_the_book_of_cases_and_of_award_books(tmp_path: Path) -> None:
    rows = (
        "agency,category,year,file,book,publisher,published",
        "กรมทดสอบ,2,2564,a.pdf,รายงานประจำปี,กรมทดสอบ,๒๕๖๕",
        ",,,book.pdf,รวมผลงาน,,",
    )
    (tmp_path / "cases.csv").write_text("\n".join(rows), encoding="utf-8")
    assert read_case_list(tmp_path) == {
        "a.pdf": {
            "agency": "กรมทดสอบ",
            "category": 2,
            "year": 2564,
            "book": "รายงานประจำปี",
            "publisher": "กรมทดสอบ",
            "published": 2565,
        },
        "book.pdf": {"book": "รวมผลงาน"},
    }


# --- titles that files declare


def declared(title: str, name: str = "report.html") -> str:
    facts = {"agency": "กรมทดสอบ", "category": 2, "year": 2564}
    page = f"<html><head><title>{title}</title></head><body><p>เนื้อความของรายงาน</p></body></html>"
    return parse_document(name, page.encode(), facts).title


def test_a_title_that_the_file_declares_names_the_report() -> None:
    assert declared("รายงานผลการพัฒนาองค์การ  2564") == "รายงานผลการพัฒนาองค์การ 2564"
    document = Document(name="a.docx", sha256="", form=DocumentForm.CASE, lines=(), title="รายงานผลการพัฒนาองค์การ")
    parsed = parse_document("a.md", f"{FRONT}---\n\nเนื้อความ\n".encode())
    assert read_contents(replace(parsed, title=document.title)).publication.title == "รายงานผลการพัฒนาองค์การ"


def test_a_word_document_and_a_pdf_declare_theirs() -> None:
    facts = {"agency": "กรมทดสอบ", "category": 2, "year": 2564}
    written, out = docx.Document(), io.BytesIO()
    written.add_paragraph("เนื้อความของรายงาน")
    written.core_properties.title = "รายงานการฟื้นฟูป่า"
    written.save(out)
    assert parse_document("a.docx", out.getvalue(), facts).title == "รายงานการฟื้นฟูป่า"
    typed = b"BT /F1 24 Tf 72 700 Td (The agency restored its mangroves.) Tj ET"
    pdf = hand_made(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(typed), typed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(Report on mangroves)>>",
    )
    named = pdf.replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 6 0 R")
    assert named != pdf
    assert [parse_document("a.pdf", each, facts).title for each in (pdf, named)] == ["", "Report on mangroves"]


@pytest.mark.parametrize(
    "title",
    [
        "",
        "สั้น",
        "Microsoft Word - foo.doc",
        "รายงาน final.docx",
        "REPORT",
        "untitled",
        "Document1",
        "scan_0001",
        "ก" * 301,
    ],
)
def test_a_title_that_cannot_be_one_is_none(title: str) -> None:
    assert declared(title) == ""
