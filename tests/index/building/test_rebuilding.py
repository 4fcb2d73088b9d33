"""A library that changes: ids that survive, rebuilding, removing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus import MissingDocument, Said
from index import Library, NoIndex, OutdatedIndex, Recipe, VectorCache, rebuild, remove
from tests.index.building.test_assembly import EXAMPLES, PARALLEL
from tests.support.fakes_index import ADDED, UNCHANGED, Desk, FakeEncoder, in_memory, no_progress, outcomes

# --- ids


def ids_by_text(library: Library) -> dict[str, str]:
    return {passage.text: passage.id for passage in library.passages}


def test_ids_survive_when_the_text_around_them_changes(desk: Desk) -> None:
    desk.ingest(desk.write("b.md", "หนึ่ง", "สอง", "สาม"))
    before, cases = ids_by_text(desk.library), [case.id for case in desk.library.cases]
    desk.ingest(desk.write("b.md", "หนึ่ง", "ใหม่", "สาม"), desk.write("a.md", "นำหน้า", agency="กรมอื่น"), replace=True)
    after = ids_by_text(desk.library)
    assert after.keys() == {"นำหน้า", "หนึ่ง", "ใหม่", "สาม"}
    assert {text: after[text] for text in ("หนึ่ง", "สาม")} == {text: before[text] for text in ("หนึ่ง", "สาม")}
    assert after["ใหม่"] not in before.values()
    assert [case.id for case in desk.library.cases if case.document == "b.md"] == cases


def test_ids_are_the_same_in_another_home(tmp_path: Path) -> None:
    libraries = []
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        desk = Desk(tmp_path / name)
        desk.ingest(desk.write("a.md", "หนึ่ง", "สอง"))
        libraries.append(desk.library)
    assert libraries[0] == libraries[1]


# --- rebuilding


def test_rebuilding_needs_no_files_and_encodes_nothing_again(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง", "สอง"))
    before, encoded = desk.library, list(desk.encoder.encoded)
    (desk.files / "a.md").unlink()
    assert rebuild(desk.store, desk.encoder, no_progress) == "000002"
    assert desk.store.current() == "000002"
    assert desk.library == before
    assert desk.encoder.encoded == encoded


def test_rebuilding_with_another_model_encodes_all_and_opens_with_it(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    before = desk.library
    other = FakeEncoder("other")
    with pytest.raises(OutdatedIndex, match="model was fake@1 and is now other@1"):
        desk.store.open(Recipe(model=other.identity))
    rebuild(desk.store, other, no_progress)
    assert other.encoded == [*PARALLEL, *EXAMPLES, "กรมทดสอบ หนึ่ง", "หนึ่ง"]
    after = in_memory(desk.store.open(Recipe(model=other.identity)).library)
    assert (after.cases, after.passages) == (before.cases, before.passages)


def test_rebuilding_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(NoIndex, match="no index yet"):
        rebuild(desk.store, desk.encoder, no_progress)
    assert desk.store.generations() == ()


# --- removing


def test_a_removed_document_is_gone_and_the_others_keep_their_ids(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง"))
    before = ids_by_text(desk.library)
    assert remove("a.md", desk.store, desk.encoder, no_progress) == 1
    assert ids_by_text(desk.library) == {"สอง": before["สอง"]}
    assert outcomes(desk.ingest(desk.files)) == [("a.md", ADDED), ("b.md", UNCHANGED)]
    assert ids_by_text(desk.library) == before


def test_after_the_last_document_there_is_no_index_until_another_comes(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    assert remove("a.md", desk.store, desk.encoder, no_progress) == 0
    with pytest.raises(NoIndex, match="no index yet"):
        desk.store.open(Recipe(model=desk.encoder.identity))
    with pytest.raises(NoIndex, match="no index yet"):
        remove("a.md", desk.store, desk.encoder, no_progress)
    assert outcomes(desk.ingest(path)) == [("a.md", ADDED)]
    assert desk.texts == ["หนึ่ง"]


def test_removing_what_is_not_there_names_what_is(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง"))
    with pytest.raises(MissingDocument, match=r"^c\.md: there is no document of this name .* choose from a\.md, b\.md"):
        remove("c.md", desk.store, desk.encoder, no_progress)
    assert desk.store.current() == "000001"


def test_rebuilding_looks_through_all_vectors_and_says_what_was_damaged(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "น้ำ"))
    path, said = desk.store.home / "vectors.sqlite", list[Said]()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE checked_vectors SET checksum = checksum + 1")
    desk.encoder.tell = said.append
    rebuild(desk.store, desk.encoder, no_progress)
    assert [each.en for each in said] == [
        f"The vector store {path} was damaged: {kept_rows(path)} whole rows are kept, the others are made anew"
    ]
    assert VectorCache(path).check() == 0


def kept_rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        (count,) = file.execute("SELECT count(*) FROM checked_tokens").fetchone()
    return int(count)
