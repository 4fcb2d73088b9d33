"""Homes of every format that there was, each made by the program of its time: what they hold comes over whole."""

import hashlib
import sqlite3
import tarfile
from pathlib import Path

import pytest

from index import OutdatedIndex, Recipe, Store, ingest, upgrade
from search import SearchEngine
from tests.support.fakes_index import FakeEncoder
from tests.support.program import run

HOMES = Path(__file__).parent.parent / "data" / "homes"

PETITIONS, RESERVOIR = ("รับคำร้อง.md", "กรมทดสอบงานบริการ", 3, 2565), ("reservoir.md", "จังหวัดตัวอย่างเหนือ", 6, 2564)
MENTORS, FLOODS = ("mentor.docx", "สำนักงานสมมติบุคคล", 5, 2566), ("plan.pdf", "กรมเตือนภัยสมมติ", 2, 2565)
EARLY, LATE = {PETITIONS, RESERVOIR}, {PETITIONS, RESERVOIR, MENTORS, FLOODS}
HELD = {1: EARLY, 2: EARLY, 4: LATE, 5: LATE, 6: LATE, 7: LATE}
"""Of each format what its home holds: name, agency, category and year. Format 3 was in no program that was released."""

DIGESTS = {
    "mentor.docx": "6d162f76dfac2b541585a7b80f9cc9849ee12f3cfd82074a685aa23ed81b5c85",
    "plan.pdf": "84ee1ddcbcabd917aa84186f52436713c1e63501b76e19191dd0c6d12e89ecba",
    "reservoir.md": "9d40d38bb1f4a8269cf5117f49144c8f3f1ef8ed8a4edcea1a1a2855c0354b13",
    "รับคำร้อง.md": "8ef6bfb7a381c19dd3a3d39485ada40576388d105160b1d6e51e7a68a49f102a",
}
"""SHA-256 of the files as they went into those programs."""

WORDS = {
    "mentor.docx": "ข้าราชการใหม่ทุกคนมีพี่เลี้ยงหนึ่งคน",
    "plan.pdf": "ส่งเตือนภัยเข้าโทรศัพท์ของทุกครัวเรือน",
    "reservoir.md": "ผลัดกันดูแลอ่างเก็บน้ำ",
    "รับคำร้อง.md": "รวมจุดรับคำร้องเป็นจุดเดียว",
}

NEW = """---
agency: เทศบาลสมมติ
category: 4
year: 2567
---
# การวัดผล

เทศบาลเก็บข้อมูลการใช้บริการทุกวันและเผยแพร่เป็นแผนภาพทุกเดือน
"""

every_format = pytest.mark.parametrize("number", HELD)


def unpacked(number: int, home: Path) -> Path:
    home.mkdir(exist_ok=True)
    with tarfile.open(HOMES / f"format-{number}.tar.xz") as archive:
        archive.extractall(home, filter="data")
    return home


def cases_of(store: Store) -> set[tuple[str, str, int | None, int | None]]:
    library = store.open(Recipe(model="fake@1")).library
    return {(case.document, case.agency, case.category, case.year) for case in library.cases}


@every_format
def test_a_home_of_this_format_is_not_searched_and_one_sentence_says_what_to_run(number: int, tmp_path: Path) -> None:
    store = Store(unpacked(number, tmp_path))
    with pytest.raises(OutdatedIndex, match=r"pmqa (upgrade|rebuild)") as caught:
        store.open(Recipe(model="fake@1"))
    for text in (caught.value.said.th, caught.value.said.en):
        assert "pmqa upgrade" in text or "pmqa rebuild" in text
        assert not any(word in text for word in ("delete", "ลบ"))
    assert {each.name for each in store.inventory()} == {name for name, *_ in HELD[number]}


@every_format
def test_an_upgrade_keeps_every_document_with_its_facts_and_finds_it(number: int, tmp_path: Path) -> None:
    store, encoder = Store(unpacked(number, tmp_path)), FakeEncoder()
    assert upgrade(store, encoder, lambda *_: None) is not None
    assert cases_of(store) == HELD[number]
    assert {each.name: each.sha256 for each in store.inventory()} == {name: DIGESTS[name] for name, *_ in HELD[number]}
    for name, *_ in HELD[number]:
        assert hashlib.sha256(store.original(DIGESTS[name], name)).hexdigest() == DIGESTS[name]
    engine = SearchEngine(store.open(Recipe(model=encoder.identity)), encoder)
    for name, agency, *_ in HELD[number]:
        first = engine.search(agency).hits[0]
        assert (first.case.document, first.case.agency) == (name, agency)
        (hit,) = [each for each in engine.search(WORDS[name]).hits if WORDS[name] in each.passage.text]
        assert hit.case.document == name
    assert upgrade(store, encoder, lambda *_: None) is None


@every_format
def test_a_file_brought_in_beside_them_brings_them_over_too(number: int, tmp_path: Path) -> None:
    store, new = Store(unpacked(number, tmp_path / "home")), tmp_path / "new.md"
    new.write_text(NEW, encoding="utf-8")
    ingest([new], store, FakeEncoder(), replace=False, progress=lambda *_: None)
    assert cases_of(store) == HELD[number] | {("new.md", "เทศบาลสมมติ", 4, 2567)}
    for name, *_ in HELD[number]:
        assert hashlib.sha256(store.original(DIGESTS[name], name)).hexdigest() == DIGESTS[name]


@every_format
def test_titles_given_beside_a_document_or_in_it_stay(number: int, tmp_path: Path) -> None:
    store = Store(unpacked(number, tmp_path))
    upgrade(store, FakeEncoder(), lambda *_: None)
    titles = {case.document: case.title for case in store.open(Recipe(model="fake@1")).library.cases}
    assert titles["รับคำร้อง.md"] == "รับคำร้องครั้งเดียวจบ"
    assert titles.get("mentor.docx") in (None, "พี่เลี้ยงหนึ่งคนต่อข้าราชการใหม่หนึ่งคน")
    assert ("mentor.docx" in titles) is (number >= 4)


@pytest.mark.parametrize("number", [1, 2])
def test_documents_within_a_library_that_is_not_as_it_was_written_lead_nowhere(number: int, tmp_path: Path) -> None:
    home = unpacked(number, tmp_path)
    with sqlite3.connect(home / "generations" / "000001" / "library.sqlite") as connection:
        connection.execute("UPDATE documents SET name = '../../out.md' WHERE name = 'reservoir.md'")
    with pytest.raises(Exception, match=r"pmqa ingest|damaged"):
        upgrade(Store(home), FakeEncoder(), lambda *_: None)
    assert not (home / "documents").exists() or not any((home / "documents").glob("[0-9a-f]" * 64))


def test_the_command_upgrades_the_first_format_and_finds_its_documents(home: Path) -> None:
    unpacked(1, home)
    before = run(home, "search", "อ่างเก็บน้ำ", PMQA_LANGUAGE="en")
    assert before.returncode == 1
    assert before.stderr.count("\n") == 1
    assert "pmqa upgrade" in before.stderr
    assert run(home, "upgrade").returncode == 0
    found = run(home, "search", "อ่างเก็บน้ำที่ชุมชนดูแลเอง")
    assert found.stdout.startswith(" 1. จังหวัดตัวอย่างเหนือ")
    assert run(home, "check").returncode == 0
