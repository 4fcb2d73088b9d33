"""Documents, cases and passages into SQLite and back."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Award, Case, Document, DocumentForm, Line, Passage, Said, Section, Sheet, Source
from index import ItemLink, Library
from index.store.library import read_documents, read_library, write_library
from tests.support.fakes_index import make_case, make_document, make_passage

FULL_CASE = Case(
    id="0123456789ab",
    document="หนังสือ.txt",
    agency="กรมทดสอบระบบ",
    agency_type="กรม",
    category=2,
    year=2564,
    lines=(3, 90),
    pages=(21, 28),
    short_names=("กทส.", "DTS"),
    title='ชื่อเรื่องที่มี "อัญประกาศ" และ \\',
    abstract_en="A quote', a newline\nand a separator\u2028.",
    vision="เป็นองค์กรนำ",
    mission=("ทดสอบทุกวัน", "รายงานทุกปี"),
    values=("ซื่อสัตย์",),
    sections=(
        Section(
            heading="การวางแผน",
            level=1,
            lines=((5, 7), (12, 12)),
            body=(
                Line(number=5, text="\tวางแผนร่วมกับประชาชน ", page=21),
                Line(number=7, text="น้ำ 100% ๒๕๖๔", page=None),
                Line(number=12, text="จบ", page=22),
            ),
        ),
        Section(heading="มีแต่หัวข้อย่อย", level=2, lines=(), body=()),
    ),
    captions=(Line(number=9, text="ภาพที่ 1", page=21),),
)

BARE_CASE = Case(
    id="ba9876543210",
    document="one.md",
    agency="บทนำ",
    agency_type="",
    category=None,
    year=None,
    lines=(1, 1),
    pages=None,
)

FULL_PASSAGE = Passage(
    id="0123456789ab-00112233aa",
    case_id="0123456789ab",
    section="การวางแผน",
    text="วางแผนร่วมกับประชาชน\nน้ำ 100% ๒๕๖๔ \U0001f600 '\"",
    lines=(5, 7),
    page=21,
    windows=((0, 21), (21, 37)),
    path=("ผลงาน", "ยุทธศาสตร์ที่ 1"),
)

AWARDS = (
    Award(
        agency="กรมทดสอบระบบ", category=2, year=2564, lines=(1, 1), page=2, document="หนังสือ.txt", case_id="0123456789ab"
    ),
    Award(agency="กรมอื่น", category=4, year=None, lines=(2, 2), page=None, document="หนังสือ.txt"),
)


def test_every_field_of_cases_and_passages_comes_back(tmp_path: Path) -> None:
    library = Library(
        cases=(FULL_CASE, BARE_CASE),
        passages=(FULL_PASSAGE, make_passage(1, "ไม่มีเลขหน้า", case_id=BARE_CASE.id, windows=3)),
        awards=AWARDS,
    )
    write_library(tmp_path / "library.sqlite", [], library)
    assert read_library(tmp_path / "library.sqlite") == library


def test_the_items_of_passages_come_back(tmp_path: Path) -> None:
    links = (
        ItemLink(code="2.2", score=0.8125, cues=((0, 7), (21, 25)), window=(0, 21)),
        ItemLink(code="7.1", score=0.4, cues=(), window=(21, 37)),
    )
    other = make_passage(1, "ไม่มีหัวข้อ", case_id=FULL_CASE.id)
    library = Library(cases=(FULL_CASE,), passages=(FULL_PASSAGE, other), items=(links, ()))
    write_library(tmp_path / "library.sqlite", [], library)
    assert read_library(tmp_path / "library.sqlite").items == (links, ())


def test_items_that_are_left_out_are_none_of_each_passage() -> None:
    assert Library(cases=(FULL_CASE,), passages=(FULL_PASSAGE,)).items == ((),)


def test_items_of_another_number_of_passages_are_refused() -> None:
    with pytest.raises(ValueError, match="items of 2 passages, wanted 1"):
        Library(cases=(FULL_CASE,), passages=(FULL_PASSAGE,), items=((), ()))


def test_what_comes_back_can_be_hashed(tmp_path: Path) -> None:
    # A list where a tuple was would not be equal either, but deep in a span it is easily missed.
    write_library(tmp_path / "library.sqlite", [], Library(cases=(FULL_CASE,), passages=(FULL_PASSAGE,)))
    read = read_library(tmp_path / "library.sqlite")
    assert hash(read.cases[0]) == hash(FULL_CASE)
    assert hash(read.passages[0]) == hash(FULL_PASSAGE)


def test_cases_and_passages_come_in_the_order_they_went_in_not_of_their_ids(tmp_path: Path) -> None:
    cases = tuple(make_case(case_id) for case_id in ("c", "a", "b"))
    passages = tuple(make_passage(number, "ข้อความ", case_id="c") for number in (11, 2, 30, 1))
    write_library(tmp_path / "library.sqlite", [], Library(cases=cases, passages=passages))
    read = read_library(tmp_path / "library.sqlite")
    assert [case.id for case in read.cases] == ["c", "a", "b"]
    assert [passage.lines[0] for passage in read.passages] == [12, 3, 31, 2]


def test_an_empty_library_comes_back_empty(tmp_path: Path) -> None:
    write_library(tmp_path / "library.sqlite", [], Library(cases=(), passages=()))
    assert read_library(tmp_path / "library.sqlite") == Library(cases=(), passages=())
    assert read_documents(tmp_path / "library.sqlite") == ()


def test_a_document_comes_back_as_it_was_read(tmp_path: Path) -> None:
    lines = (
        Line(number=1, text="21 หมวด 2", page=21, sheet=3),
        Line(number=2, text="การวางแผน", page=21, sheet=3, heading=1),
        Line(number=3, text="\tน้ำ “ป่า” ", page=None, sheet=4, heading=0, table=True, trust=0.5),
    )
    front = {"agency": "กรมน้ำ", "category": 2, "year": 2564, "short_names": ["นน."]}
    sheets = (Sheet(number=1, printed="iv"), Sheet(number=2, source=Source.UNREAD, trust=0.0))
    warnings = (Said("ตาราง", "tables"),)
    written = Document(
        name="น้ำ.pdf",
        sha256="ab",
        form=DocumentForm.CASE,
        lines=lines,
        front=front,
        sheets=sheets,
        warnings=warnings,
    )
    write_library(tmp_path / "library.sqlite", [written], Library(cases=(), passages=()))
    assert read_documents(tmp_path / "library.sqlite") == (written,)


def test_documents_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["ข.md", "b.md", "ก.txt", "B.md", "\U0001f600.md", "\uffee.md"]
    write_library(tmp_path / "a", [make_document(name) for name in names], Library(cases=(), passages=()))
    assert [each.name for each in read_documents(tmp_path / "a")] == sorted(names)


def test_the_same_library_gives_the_same_bytes(tmp_path: Path) -> None:
    library = Library(cases=(FULL_CASE, BARE_CASE), passages=(FULL_PASSAGE,))
    for name in ("first", "second"):
        write_library(tmp_path / name, [make_document()], library)
    other = Library(cases=(replace(FULL_CASE, year=2565), BARE_CASE), passages=(FULL_PASSAGE,))
    write_library(tmp_path / "other", [make_document()], other)
    first, second, changed = ((tmp_path / name).read_bytes() for name in ("first", "second", "other"))
    assert first == second != changed
