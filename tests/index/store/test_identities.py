"""Ids over generations: twins told apart, and where what had an id before is now."""

import sqlite3
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from corpus import Case, Passage, Publication
from index import DocumentFacts, Library, OriginalsElsewhere, Recipe, rebuild, remove
from index.store.identities import write_moves
from index.store.library import StoredLibrary
from index.store.manifest import write_manifest
from tests.support.fakes_index import Desk, make_case, make_passage, no_progress, write_library

RIVER = "หน่วยงานรับฟังชุมชนริมแม่น้ำแล้วปรับแผนบำบัดน้ำเสียทุกไตรมาส พร้อมเปิดเผยผลตรวจคุณภาพน้ำรายเดือน"
FOREST = "ชาวประมงพื้นบ้านร่วมปลูกป่าชายเลนห้าพันไร่ต่อปี และเฝ้าระวังการบุกรุกด้วยภาพถ่ายดาวเทียมความละเอียดสูง"
ROAD = "ลดเวลาซ่อมถนนจากสามสิบวันเหลือเจ็ดวันด้วยระบบแจ้งเหตุทางโทรศัพท์มือถือที่ติดตามสถานะได้ตลอดเวลา"


def ids(desk: Desk) -> list[str]:
    return [passage.id for passage in desk.library.passages]


def place_of(desk: Desk, passage_id: str) -> str:
    """The text of the passage that now is what had this id."""
    library = desk.generation.library
    now = library.moved_passage(passage_id)
    assert now is not None
    return library.passages[library.place(now)].text


# --- twins


def test_two_documents_of_one_case_are_numbered_in_the_order_of_their_names(desk: Desk) -> None:
    desk.ingest(desk.write("b.md", RIVER))
    (alone,), (passage,) = [case.id for case in desk.library.cases], ids(desk)
    desk.ingest(desk.write("a.md", RIVER, "อื่น"))
    library = desk.library
    assert [(case.document, case.id) for case in library.cases] == [("a.md", alone), ("b.md", f"{alone}-2")]
    assert [each.case_id for each in library.passages] == [alone, alone, f"{alone}-2"]
    assert [library.passages[0].id, library.passages[2].id] == [passage, f"{passage}-2"]
    assert remove("a.md", desk.store, desk.encoder, no_progress) == 1
    assert ([case.id for case in desk.library.cases], ids(desk)) == ([alone], [passage])
    moved = desk.generation.library
    assert (moved.moved_case(f"{alone}-2"), moved.moved_passage(f"{passage}-2")) == (alone, passage)


# --- what moved


def test_a_passage_whose_text_was_changed_is_led_to_from_its_old_id(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", RIVER, FOREST))
    river, forest = ids(desk)
    desk.ingest(desk.write("a.md", ROAD, f"{RIVER} เพิ่มเติม", FOREST), replace=True)
    library = desk.generation.library
    assert place_of(desk, river) == f"{RIVER} เพิ่มเติม"
    assert place_of(desk, forest) == FOREST  # under another heading now
    assert library.moved_passage(ids(desk)[0]) is None
    assert library.moved_case("0" * 12) is None


def test_a_text_of_which_less_than_half_is_left_leads_nowhere(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", RIVER, FOREST))
    river, forest = ids(desk)
    desk.ingest(desk.write("a.md", ROAD + RIVER[:30], FOREST[:70] + ROAD), replace=True)
    assert desk.generation.library.moved_passage(river) is None
    assert place_of(desk, forest).startswith(FOREST[:70])


def test_moves_are_chained_and_go_with_what_they_lead_to(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", RIVER), desk.write("z.md", ROAD, agency="กรมทางทดสอบ"))
    first = ids(desk)[0]
    for change in ("หนึ่ง", "สอง"):
        desk.ingest(desk.write("a.md", f"{RIVER} {change}"), replace=True)
    assert place_of(desk, first) == f"{RIVER} สอง"
    desk.ingest(desk.write("y.md", FOREST, agency="กรมป่าทดสอบ"))
    assert place_of(desk, first) == f"{RIVER} สอง"
    remove("a.md", desk.store, desk.encoder, no_progress)
    assert desk.generation.library.moved_passage(first) is None
    desk.ingest(desk.write("a.md", RIVER))
    assert (first in ids(desk), desk.generation.library.moved_passage(first)) == (True, None)


def test_a_corrected_agency_leads_from_the_old_case_by_its_passages(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", RIVER, FOREST, agency="กรมทดสอป"))
    (wrong,), (river, forest) = [case.id for case in desk.library.cases], ids(desk)
    desk.ingest(desk.write("a.md", RIVER, FOREST, agency="กรมทดสอบ"), replace=True)
    library = desk.generation.library
    assert library.moved_case(wrong) == library.cases[0].id
    assert [library.moved_passage(each) for each in (river, forest)] == ids(desk)


def test_a_corrected_title_leads_from_the_old_case(desk: Desk) -> None:
    path = desk.write("a.md", RIVER)
    desk.ingest(path)
    (before,), passages = [case.id for case in desk.library.cases], ids(desk)
    path.write_text(path.read_text("utf-8").replace("year:", "title: ชื่อใหม่\nyear:"), "utf-8")
    desk.ingest(path, replace=True)
    library = desk.generation.library
    assert before != library.cases[0].id == library.moved_case(before)
    assert ids(desk) == passages


# --- a home of the format before


def make_format_6(desk: Desk) -> tuple[str, list[str]]:
    """Make of the home of `desk` one whose ids hang on the file's name; the ids of its case and passages."""
    folder = desk.store.current_folder()
    documents = [each.listed for each in desk.store.documents()]
    path = folder / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE moved")
        connection.execute("ALTER TABLE documents DROP COLUMN facts")
        connection.execute("UPDATE cases SET id = 'f' || substr(id, 2, 11)")
        connection.execute("UPDATE passages SET id = (SELECT id FROM cases) || '-000000000' || place")
        connection.execute("UPDATE cases SET facts = json_set(json_remove(facts, '$.publication'), '$.id', id)")
        connection.execute(
            "UPDATE passages SET record = json_set(record, '$.id', id, '$.case_id', (SELECT id FROM cases))"
        )
        case = connection.execute("SELECT id FROM cases").fetchone()[0]
        passages = [each for (each,) in connection.execute("SELECT id FROM passages ORDER BY place")]
    write_manifest(folder, Recipe(model="fake@1", format=6), {}, documents)
    return case, passages


def test_rebuilding_a_home_of_format_6_leads_from_its_ids(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", RIVER, FOREST))
    before = desk.library
    case, passages = make_format_6(desk)
    assert case not in [each.id for each in before.cases]
    rebuild(desk.store, desk.encoder, no_progress)
    assert desk.library == before
    library = desk.generation.library
    assert library.moved_case(case) == before.cases[0].id
    assert [library.moved_passage(each) for each in passages] == [each.id for each in before.passages]


# --- by hand


def moved(folder: Path, old: tuple[list[Case], list[Passage]], new: tuple[list[Case], list[Passage]]) -> StoredLibrary:
    for name, (cases, passages) in (("old", old), ("new", new)):
        write_library(folder / name, Library(cases=tuple(cases), passages=tuple(passages)))
    write_moves(folder / "new", folder / "old")
    return StoredLibrary(folder / "new", Library(cases=tuple(new[0]), passages=tuple(new[1])).tables)


def test_a_text_that_was_parted_is_where_most_of_it_is(tmp_path: Path) -> None:
    old = make_passage(1, RIVER + FOREST)
    parts = [make_passage(place, text) for place, text in ((2, RIVER[:40]), (3, RIVER[40:] + FOREST[:60]), (4, "สั้น"))]
    assert moved(tmp_path, ([make_case()], [old]), ([make_case()], parts)).moved_passage(old.id) == parts[1].id


def test_the_same_text_under_the_same_heading_comes_first(tmp_path: Path) -> None:
    old = replace(make_passage(1, RIVER), section="ผลลัพธ์")
    there = [make_passage(2, RIVER), replace(make_passage(3, RIVER), section="ผลลัพธ์")]
    assert moved(tmp_path, ([make_case()], [old]), ([make_case()], there)).moved_passage(old.id) == there[1].id


def test_what_lies_elsewhere_in_the_library_is_not_asked(tmp_path: Path) -> None:
    # The document is gone, and the write-up that says the same is another agency's.
    old, other = make_case("0123456789ab"), replace(make_case("ba9876543210", "กรมอื่น"), document="other.md")
    passage = make_passage(1, RIVER, case_id=old.id)
    write_library(tmp_path / "old", Library(cases=(old,), passages=(passage,)))
    write_library(tmp_path / "new", Library(cases=(), passages=()))
    write_moves(tmp_path / "new", tmp_path / "old")
    read = StoredLibrary(tmp_path / "new", Library(cases=(), passages=()).tables)
    assert (read.moved_case(old.id), read.moved_passage(passage.id)) == (None, None)
    assert other.agency != old.agency


# --- documents


def test_documents_are_told_with_what_they_hold(desk: Desk) -> None:
    path = desk.write("a.md", RIVER, FOREST)
    path.write_text(path.read_text("utf-8").replace("year:", "book: รายงานน้ำ\npublished: 2565\nyear:"), "utf-8")
    desk.ingest(path)
    (kept,) = desk.store.documents()
    expected = DocumentFacts(
        name="a.md",
        sha256=kept.sha256,
        title="รายงานน้ำ",
        year=2565,
        publisher="",
        sheets=0,
        cases=1,
        passages=2,
        awards=0,
    )
    assert desk.generation.library.documents == (expected,)
    assert (expected.kind, replace(expected, name="B.HTM").kind) == ("md", "html")
    assert desk.generation.library.cases[0].publication == Publication(title="รายงานน้ำ", year=2565)
    assert desk.generation.original(kept.sha256, "a.md") == path.read_bytes()
    assert Library(cases=(), passages=()).documents == ()


def test_a_generation_without_originals_says_so(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", RIVER))
    generation = desk.generation
    elsewhere = {each: getattr(generation, each) for each in generation.__slots__ if each != "original"}
    with pytest.raises(OriginalsElsewhere, match=r"The original of a\.md is not kept on this machine"):
        type(generation)(**elsewhere).original("ab", "a.md")
    assert asdict(generation.recipe)["format"] == 8
