"""What the engine reads of a library on disk: the passages that it shows, and no others."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index import ItemLink, Library
from index.store.library import StoredLibrary
from index.store.records import LibraryWriter
from search import Filters, SearchEngine
from search.ranking.aims import LEAST_SAID
from tests.support.fakes_index import make_document
from tests.support.fakes_search import Placed, TableEncoder, make_case, make_generation, make_passage, towards

COUNT, AIMS = 60, 7
"""Passages, of which every so many-th states an aim."""

ABOUT = "ให้ทุกครัวเรือนมีน้ำสะอาดดื่มตลอดทั้งปีอย่างทั่วถึงและเป็นธรรม"
CASES = tuple(make_case(letter, f"กรมที่ {letter}", year=2560 + at) for at, letter in enumerate("abc"))


def make_placed() -> list[Placed]:
    link = (ItemLink(code="4.1", score=0.5, cues=(), window=(0, 2)),)
    placed = []
    for number in range(COUNT):
        passage = make_passage(CASES[number % 3].id, number, f"น้ำดื่มของเมือง {number}")
        if number % AIMS == 0:
            passage = replace(passage, section="วิสัยทัศน์")
        vector = towards(0.2 + number / 100)
        placed.append(Placed(passage=passage, context=vector, windows=[vector], terms=("น้ำ", "ผล"), items=link))
    return placed


Reads = Counter[str]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[SearchEngine, Reads]:
    """An engine over a library on disk, and how often records of passages, and whole cases, are read."""
    generation = make_generation(CASES, make_placed())
    library, path = generation.library, tmp_path / "library.sqlite"
    with LibraryWriter(path) as writer:
        writer.add(make_document(), library.cases, library.passages, (), {})
        writer.add_items(0, library.items)
        writer.close()
    reads: Reads = Counter()

    def counting(kind: str, read: Callable[[StoredLibrary, int], object]) -> Callable[[StoredLibrary, int], object]:
        def counted(stored: StoredLibrary, place: int) -> object:
            reads[kind] += 1
            return read(stored, place)

        return counted

    read_records = StoredLibrary.records

    def records(stored: StoredLibrary, places: Sequence[int]) -> object:
        reads["record"] += len(places)
        return read_records(stored, places)

    monkeypatch.setattr(StoredLibrary, "records", records)
    for kind in ("_passage", "_items", "_whole"):
        monkeypatch.setattr(StoredLibrary, kind, counting(kind, getattr(StoredLibrary, kind)))
    stored: Library = StoredLibrary(path, library.tables)
    engine = SearchEngine(replace(generation, library=stored), TableEncoder({}))
    engine.search("ดิน")  # what is made once of all texts is made now
    reads.clear()
    return engine, reads


@pytest.mark.parametrize("query", ["น้ำดื่ม", "water", "กรมที่ a", "4.1", "หมวด 2", "ลม", "2560"])
@pytest.mark.parametrize("filters", [Filters(), Filters(year=(2561,)), Filters(item=("4.1",)), Filters(category=(7,))])
def test_a_search_reads_the_passages_that_it_shows(
    opened: tuple[SearchEngine, Reads], query: str, filters: Filters
) -> None:
    engine, reads = opened
    for limit, offset in ((10, 0), (3, 5), (10, 1000)):
        reads.clear()
        hits = engine.search(query, filters=filters, limit=limit, offset=offset).hits
        assert len(hits) <= limit
        assert +reads == Counter({"record": len(hits)} if hits else {})


def test_who_says_the_words_of_an_aim_has_the_aims_read_as_well(opened: tuple[SearchEngine, Reads]) -> None:
    engine, reads = opened
    assert len(ABOUT) >= LEAST_SAID
    assert len(engine.search(ABOUT).hits) == 10
    assert 10 < reads.pop("record") <= 10 + -(-COUNT // AIMS)
    assert reads == Counter()


def test_menus_grids_and_lists_read_no_passage_until_it_is_looked_at(opened: tuple[SearchEngine, Reads]) -> None:
    engine, reads = opened
    assert engine.facets.items == ("4.1",)
    assert sum(cell.passages for row in engine.coverage("year").rows for cell in row.cells) == COUNT
    listed = engine.item_passages("4.1", filters=Filters(year=(2560,)))
    assert (len(listed), engine.passage_count, len(engine.cases)) == (COUNT // 3, COUNT, 3)
    assert reads == Counter()
    assert [each.case for each in listed[:4]] == [CASES[0]] * 4
    assert reads == Counter({"record": 4})


def test_what_is_alike_is_read_where_it_is_shown(opened: tuple[SearchEngine, Reads]) -> None:
    engine, reads = opened
    passage_id = make_placed()[1].passage.id
    assert len(engine.similar_passages(passage_id, 1)) == 1
    assert reads == Counter({"record": 1})
    reads.clear()
    assert len(engine.similar_cases(CASES[0].id)) == 2
    assert reads == Counter({"record": 3})  # one of them is the like of two


def test_a_case_is_read_whole_where_it_is_asked_for(opened: tuple[SearchEngine, Reads]) -> None:
    engine, reads = opened
    assert engine.case(CASES[1].id) == CASES[1]
    assert reads == Counter({"_whole": 1})
    assert len(engine.passages(CASES[1].id)) == COUNT // 3
    assert reads == Counter({"_whole": 1, "record": COUNT // 3})
