"""Documents, cases and passages into SQLite and back."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Award, Case, Document, DocumentForm, Line, Passage, Said, Section, Sheet, Source
from index import ItemLink, Lazy, Library
from index.store import KeptDocument, StoredLibrary
from index.store.records import Extent, read_document, read_kept
from tests.support.fakes_index import in_memory, make_case, make_document, make_passage, write_library

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
                Line(number=5, text="\tวางแผนร่วมกับประชาชน ", page=21, boxes=((3, 10, 20, 30, 40), (4, 1, 2, 3, 4))),
                Line(number=7, text="น้ำ 100% ๒๕๖๔", page=None),
                Line(number=12, text="จบ", page=22),
            ),
        ),
        Section(heading="มีแต่หัวข้อย่อย", level=2, lines=(), body=()),
    ),
    captions=(Line(number=9, text="ภาพที่ 1", page=21, boxes=((3, 0, 9000, 10000, 9100),)),),
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
    boxes=((3, 10, 20, 30, 40), (4, 1, 2, 3, 4)),
)

AWARDS = (
    Award(
        agency="กรมทดสอบระบบ", category=2, year=2564, lines=(1, 1), page=2, document="หนังสือ.txt", case_id="0123456789ab"
    ),
    Award(agency="กรมอื่น", category=4, year=None, lines=(2, 2), page=None, document="หนังสือ.txt"),
)


def opened(folder: Path, library: Library) -> StoredLibrary:
    write_library(folder / "library.sqlite", library)
    return StoredLibrary(folder / "library.sqlite", library.tables)


def test_every_field_of_cases_and_passages_comes_back(tmp_path: Path) -> None:
    library = Library(
        cases=(FULL_CASE, BARE_CASE),
        passages=(FULL_PASSAGE, make_passage(1, "ไม่มีเลขหน้า", case_id=BARE_CASE.id, windows=3)),
        awards=AWARDS,
    )
    assert in_memory(opened(tmp_path, library)) == library


def test_the_items_of_passages_come_back(tmp_path: Path) -> None:
    links = (
        ItemLink(code="2.2", score=0.8125, cues=((0, 7), (21, 25)), window=(0, 21)),
        ItemLink(code="7.1", score=0.4, cues=(), window=(21, 37)),
    )
    other = make_passage(1, "ไม่มีหัวข้อ", case_id=FULL_CASE.id)
    library = Library(cases=(FULL_CASE,), passages=(FULL_PASSAGE, other), items=(links, ()))
    assert tuple(opened(tmp_path, library).items) == (links, ())


def test_items_that_are_left_out_are_none_of_each_passage() -> None:
    assert Library(cases=(FULL_CASE,), passages=(FULL_PASSAGE,)).items == ((),)


def test_items_of_another_number_of_passages_are_refused() -> None:
    with pytest.raises(ValueError, match="items of 2 passages, wanted 1"):
        Library(cases=(FULL_CASE,), passages=(FULL_PASSAGE,), items=((), ()))


def test_what_comes_back_can_be_hashed(tmp_path: Path) -> None:
    # A list where a tuple was would not be equal either, but deep in a span it is easily missed.
    read = opened(tmp_path, Library(cases=(FULL_CASE,), passages=(FULL_PASSAGE,)))
    assert hash(read.whole[0]) == hash(FULL_CASE)
    assert hash(read.passages[0]) == hash(FULL_PASSAGE)


def test_cases_and_passages_come_in_the_order_they_went_in_not_of_their_ids(tmp_path: Path) -> None:
    cases = tuple(make_case(case_id) for case_id in ("c", "a", "b"))
    passages = tuple(make_passage(number, "ข้อความ", case_id="c") for number in (11, 2, 30, 1))
    read = opened(tmp_path, Library(cases=cases, passages=passages))
    assert [case.id for case in read.cases] == ["c", "a", "b"]
    assert [passage.lines[0] for passage in read.passages] == [12, 3, 31, 2]


def test_an_empty_library_comes_back_empty(tmp_path: Path) -> None:
    empty = Library(cases=(), passages=())
    read = opened(tmp_path, empty)
    assert in_memory(read) == empty
    assert (read.numbers, read.name_terms) == ({}, ())


# --- what is read when it is asked for


def test_a_case_has_its_text_only_where_the_whole_of_it_is_asked_for(tmp_path: Path) -> None:
    read = opened(tmp_path, Library(cases=(FULL_CASE, BARE_CASE), passages=(FULL_PASSAGE,)))
    assert read.cases == (replace(FULL_CASE, sections=(), captions=()), BARE_CASE)
    assert (read.whole[0], read.whole[-1], list(read.whole[:1])) == (FULL_CASE, BARE_CASE, [FULL_CASE])


def test_names_numbers_and_places_are_those_of_the_library_that_was_written(tmp_path: Path) -> None:
    passages = (
        make_passage(7, "หนึ่ง", case_id=BARE_CASE.id),
        FULL_PASSAGE,
        make_passage(3, "สอง", case_id=FULL_CASE.id),
    )
    written = Library(cases=(FULL_CASE, BARE_CASE), passages=passages)
    read = opened(tmp_path, written)
    assert read.name_terms == written.name_terms
    assert read.numbers == written.numbers == {FULL_CASE.id: 0, BARE_CASE.id: 1}
    for library in (read, written):
        assert [library.place(passage.id) for passage in passages] == [0, 1, 2]
        for unknown in ("", "0123456789ab", f"{FULL_PASSAGE.id}0", "ไม่มี"):
            with pytest.raises(KeyError, match=f"'{unknown}'"):
                library.place(unknown)


def test_passages_are_numbered_as_in_a_tuple(tmp_path: Path) -> None:
    written = Library(cases=(FULL_CASE,), passages=(FULL_PASSAGE, make_passage(1, "สอง"), make_passage(2, "สาม")))
    read = opened(tmp_path, written)
    assert (len(read.passages), len(read.items), len(read.whole)) == (3, 3, 1)
    assert (read.passages[-1], tuple(read.passages[::-2])) == (written.passages[2], written.passages[::-2])
    assert tuple(reversed(read.passages)) == written.passages[::-1]
    for place in (3, -4):
        with pytest.raises(IndexError, match="out of range"):
            read.passages[place]


def test_values_that_are_read_equal_the_same_values_held() -> None:
    lazy = Lazy(3, lambda place: place * 2)
    assert lazy == (0, 2, 4)
    assert lazy == [0, 2, 4]
    assert lazy != (0, 2)
    assert lazy != (0, 2, 5)
    assert lazy != 3


def test_several_threads_read_at_once(tmp_path: Path) -> None:
    passages = tuple(make_passage(number, f"ข้อความ {number}", case_id=FULL_CASE.id) for number in range(60))
    read = opened(tmp_path, Library(cases=(FULL_CASE,), passages=passages))

    def ask(number: int) -> bool:
        passage = passages[number % 60]
        place = read.place(passage.id)
        return (place, read.passages[place], read.items[place], read.whole[0]) == (number % 60, passage, (), FULL_CASE)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(400)))


# --- documents


def test_a_document_comes_back_as_it_was_read(tmp_path: Path) -> None:
    lines = (
        Line(number=1, text="21 หมวด 2", page=21, sheet=3),
        Line(number=2, text="การวางแผน", page=21, sheet=3, heading=1, boxes=((3, 860, 900, 4700, 1000),)),
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
    path = tmp_path / "library.sqlite"
    write_library(path, Library(cases=(FULL_CASE,), passages=(), awards=AWARDS), written)
    assert read_document(path, "น้ำ.pdf") == written
    assert read_kept(path) == (
        KeptDocument(
            name="น้ำ.pdf",
            sha256="ab",
            front=front,
            unread=(2,),
            warnings=warnings,
            extent=Extent(cases=range(1), passages=range(0), awards=range(2)),
        ),
    )
    with pytest.raises(KeyError, match=r"ดิน\.pdf"):
        read_document(path, "ดิน.pdf")


def test_documents_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["ข.md", "b.md", "ก.txt", "B.md", "\U0001f600.md", "\uffee.md"]
    write_library(tmp_path / "a", Library(cases=(), passages=()), *(make_document(name) for name in names))
    assert [each.name for each in read_kept(tmp_path / "a")] == sorted(names)


def test_the_same_library_gives_the_same_bytes(tmp_path: Path) -> None:
    library = Library(cases=(FULL_CASE, BARE_CASE), passages=(FULL_PASSAGE,))
    for name in ("first", "second"):
        write_library(tmp_path / name, library, make_document())
    other = Library(cases=(replace(FULL_CASE, year=2565), BARE_CASE), passages=(FULL_PASSAGE,))
    write_library(tmp_path / "other", other, make_document())
    first, second, changed = ((tmp_path / name).read_bytes() for name in ("first", "second", "other"))
    assert first == second != changed
