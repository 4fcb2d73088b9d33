"""Generations on disk: what a reader finds after a crash, after damage, under other settings, and beside a writer."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import filelock
import pytest

from corpus import Document, EmptyDocument, Line, Said
from index import DamagedIndex, IndexLocked, IndexNotWritable, NoIndex, OutdatedIndex, Recipe, Store, rebuild
from index.building.documents import read_library_documents
from index.store import generations as store_module
from index.store.library import read_documents, read_library
from tests.support.fakes_index import (
    NEW,
    OLD,
    RECIPE,
    Contents,
    Desk,
    Interrupted,
    assert_answers,
    no_progress,
    write_generation,
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "home")


# --- writing and opening


def test_a_generation_opens_as_it_was_written(store: Store) -> None:
    name = write_generation(store, OLD)
    generation = store.open(RECIPE)
    assert (name, generation.name, store.current(), store.generations()) == ("000001",) * 3 + (("000001",),)
    assert generation.recipe == RECIPE
    assert_answers(generation, OLD)
    assert store.documents().documents == (OLD.document,)


def test_the_newest_generation_answers(store: Store) -> None:
    write_generation(store, OLD)
    assert write_generation(store, NEW) == "000002"
    assert_answers(store.open(RECIPE), NEW)
    assert store.documents().documents == (NEW.document,)


def test_a_generation_that_is_open_answers_on_while_the_next_is_written(store: Store) -> None:
    write_generation(store, OLD)
    opened = store.open(RECIPE)
    with store.writing():
        assert_answers(store.open(RECIPE), OLD)
        NEW.write(store, RECIPE)
        assert_answers(store.open(RECIPE), NEW)
    assert_answers(opened, OLD)


def test_the_manifest_states_the_recipe_the_counts_and_every_file(store: Store) -> None:
    folder = store.home / "generations" / write_generation(store, OLD)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert manifest["recipe"] == asdict(RECIPE)
    assert manifest["counts"] == {"documents": 1, "cases": 1, "passages": 3}
    assert manifest["files"].keys() == files - {"manifest.json"}
    assert {"library.sqlite", "dense.faiss", "rows.npy", "lexical/vocab.index.json"} <= files


def test_reading_changes_no_file(store: Store) -> None:
    folder = store.home / "generations" / write_generation(store, OLD)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert_answers(store.open(RECIPE), OLD)
    store.documents()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_the_same_documents_give_the_same_files(tmp_path: Path) -> None:
    first, second = (Store(tmp_path / name) for name in ("first", "second"))
    folders = [store.home / "generations" / write_generation(store, OLD) for store in (first, second)]
    names = [sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()) for folder in folders]
    assert names[0] == names[1]
    assert len(names[0]) > 6
    for name in names[0]:
        if name.name not in ("library.sqlite", "manifest.json"):
            assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()
    assert read_library(folders[0] / "library.sqlite") == read_library(folders[1] / "library.sqlite")
    assert read_documents(folders[0] / "library.sqlite") == read_documents(folders[1] / "library.sqlite")


# --- no index, another recipe


def test_without_a_generation_the_error_says_how_to_make_one(store: Store) -> None:
    assert (store.current(), store.generations(), store.documents().documents) == (None, (), ())
    with pytest.raises(NoIndex, match=r"no index yet; .* pmqa ingest FILE") as caught:
        store.open(RECIPE)
    assert "pmqa ingest" in caught.value.said.th
    with pytest.raises(NoIndex, match="no index yet"):
        store.current_or_raise()


def test_a_home_that_was_only_locked_has_no_index(store: Store) -> None:
    with store.writing():
        assert store.current() is None
    with pytest.raises(NoIndex, match="no index yet"):
        store.open(RECIPE)


OTHERWISE = {
    "model": "other@2",
    "format": 99,
    "read": 95,
    "repair": 98,
    "tokens": 97,
    "thesaurus": "0123456789ab",
    "passage_length": 601,
    "passage_lines": 41,
    "window_length": 121,
    "max_window_length": 201,
    "context": 96,
    "items": 95,
}


@pytest.mark.parametrize(("field", "now"), OTHERWISE.items())
def test_another_recipe_is_refused_with_field_values_and_command(store: Store, field: str, now: str | int) -> None:
    write_generation(store, OLD)
    before = getattr(RECIPE, field)
    with pytest.raises(OutdatedIndex, match=rf"\({field} was {before} and is now {now}\); .* pmqa rebuild") as caught:
        store.open(replace(RECIPE, **{field: now}))
    assert f"({field}: {before} แต่ตอนนี้เป็น {now})" in caught.value.said.th
    assert "pmqa rebuild" in caught.value.said.th


def test_every_field_of_the_recipe_is_tried_above() -> None:
    assert OTHERWISE.keys() == asdict(RECIPE).keys()


def test_a_field_that_a_newer_program_no_longer_knows_is_another_recipe(store: Store) -> None:
    folder = store.home / "generations" / write_generation(store, OLD)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["recipe"]["stemming"] = 3
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(OutdatedIndex, match=r"\(stemming was 3 and is now None\)"):
        store.open(RECIPE)


def test_documents_can_be_had_from_an_outdated_generation(store: Store) -> None:
    write_generation(store, OLD, replace(RECIPE, repair=0))
    with pytest.raises(OutdatedIndex, match=f"repair was 0 and is now {RECIPE.repair}"):
        store.open(RECIPE)
    assert store.documents().documents == (OLD.document,)


def test_a_generation_of_another_format_is_refused_with_what_to_do(store: Store) -> None:
    write_generation(store, OLD, replace(RECIPE, format=1))
    for ask in (lambda: store.open(RECIPE), store.documents):
        with pytest.raises(
            OutdatedIndex,
            match=r"format 1, now 5\); make a copy of the folder .*documents, .* delete the file .*current",
        ):
            ask()


# --- the documents' bytes


def test_the_bytes_of_a_document_are_kept_while_a_generation_names_it(store: Store) -> None:
    with store.writing():
        store.keep(OLD.document.sha256, b"old")
        store.keep("left over by a crash", b"x")
        OLD.write(store, RECIPE)
    kept = store.home / "documents"
    assert [path.name for path in kept.iterdir()] == [OLD.document.sha256]
    assert (kept / OLD.document.sha256).read_bytes() == b"old"
    write_generation(store, NEW)  # the generation before still names the old one
    assert [path.name for path in kept.iterdir()] == [OLD.document.sha256]
    write_generation(store, NEW)
    assert list(kept.iterdir()) == []


def test_documents_are_read_anew_when_the_readers_have_changed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    with desk.store.writing():
        documents = [replace(each, lines=()) for each in read_library_documents(desk.store)]
        Contents(("น้ำ ป่า",)).write(desk.store, replace(RECIPE, read=0), documents)
    (document,) = read_library_documents(desk.store)
    assert [line.text for line in document.lines if "หนึ่ง" in line.text] == ["\tหนึ่ง "]
    (desk.store.home / "documents" / document.sha256).write_bytes(b"other")
    with pytest.raises(DamagedIndex, match=f"original of a.md .* copy the file to .*{document.sha256}"):
        read_library_documents(desk.store)


@pytest.mark.parametrize(("unread", "kept"), [((), True), ((2,), False), ((1, 2), False)])
def test_what_was_read_is_kept_where_reading_anew_finds_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unread: tuple[int, ...], kept: bool
) -> None:
    # The reader now leaves page 2 out: Tesseract, which had read it, is gone.
    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    (read,) = read_library_documents(desk.store)
    (anew,) = (replace(read, lines=(Line(number=1, text="น้ำ"),), unread=(2,)),)
    with desk.store.writing():
        before = replace(read, unread=unread)
        Contents(("น้ำ ป่า",)).write(desk.store, replace(RECIPE, read=0), [before])
    monkeypatch.setattr("index.building.documents.parse_document", lambda *given: anew)
    assert read_library_documents(desk.store) == ((before if kept else anew),)


def test_what_readers_have_come_to_refuse_is_kept_as_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object) -> Document:
        raise EmptyDocument("a.md", Said("ว่าง", "empty"))

    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    documents = read_library_documents(desk.store)
    with desk.store.writing():
        Contents(("น้ำ ป่า",)).write(desk.store, replace(RECIPE, read=0), documents)
    monkeypatch.setattr("index.building.documents.parse_document", refuse)
    assert read_library_documents(desk.store) == documents


def test_after_clearing_there_is_no_index(store: Store) -> None:
    write_generation(store, OLD)
    with store.writing():
        store.clear()
    with pytest.raises(NoIndex, match="no index yet"):
        store.open(RECIPE)
    assert (store.current(), store.documents().documents) == (None, ())
    assert write_generation(store, NEW) == "000002"
    assert_answers(store.open(RECIPE), NEW)


# --- damage


def change_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def write_nonsense(path: Path) -> None:
    path.write_bytes(b"\xff\xfe not JSON")


SHAPES = ["[]", "null", '{"files": []}', '{"files": {}, "recipe": 1}', '{"recipe": {}}']
"""Manifests that are JSON and no manifest."""

FILES = ["library.sqlite", "dense.faiss", "rows.npy", "lexical/vocab.index.json", "lexical/data.csc.index.npy"]


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        *((name, change_byte) for name in FILES),
        *((name, Path.unlink) for name in FILES),
        ("dense.faiss", truncate),
        ("stranger.txt", Path.touch),
        ("lexical/stranger.npy", Path.touch),
        ("lexical/manifest.json", Path.touch),
        ("manifest.json", truncate),
        ("manifest.json", write_nonsense),
        ("manifest.json", Path.unlink),
        *(("manifest.json", partial(Path.write_text, data=shape)) for shape in SHAPES),
    ],
)
def test_damage_is_refused_with_generation_and_file(store: Store, name: str, damage: Callable[[Path], None]) -> None:
    damage(store.home / "generations" / write_generation(store, OLD) / name)
    keeps_documents = name in ("library.sqlite", "manifest.json")
    for use in (lambda: store.open(RECIPE), *([store.documents] if keeps_documents else [])):
        with pytest.raises(DamagedIndex, match=rf"eneration 000001 is damaged \({name} is not what") as caught:
            use()
        assert f"ดัชนีชุด 000001 เสียหาย ({name} " in caught.value.said.th
        assert ("pmqa rebuild" in caught.value.said.th) is not keeps_documents
    if not keeps_documents:
        assert store.documents().documents == (OLD.document,)


def test_a_pointer_to_a_generation_that_is_not_there_is_damage(store: Store) -> None:
    shutil.rmtree(store.home / "generations" / write_generation(store, OLD))
    with pytest.raises(DamagedIndex, match=r"eneration 000001 is damaged \(manifest\.json"):
        store.open(RECIPE)


def test_damage_is_found_before_another_recipe(store: Store) -> None:
    change_byte(store.home / "generations" / write_generation(store, OLD) / "dense.faiss")
    with pytest.raises(DamagedIndex, match=r"dense\.faiss"):
        store.open(replace(RECIPE, model="other@2"))


def test_what_the_error_says_mends_what_can_be_made_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    change_byte(desk.store.home / "generations/000001/dense.faiss")
    with pytest.raises(DamagedIndex, match=r"make it anew from the documents of the library: pmqa rebuild"):
        desk.store.open(Recipe(model=desk.encoder.identity))
    assert rebuild(desk.store, desk.encoder, no_progress) == "000002"
    assert desk.texts == ["หนึ่ง"]


def test_what_the_error_says_loses_no_original_where_the_library_is_damaged(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง"))
    home = desk.store.home
    change_byte(home / "generations/000001/library.sqlite")
    said = f"make a copy of the folder {home / 'documents'}, .* then delete the file {home / 'current'} and bring"
    with pytest.raises(DamagedIndex, match=said):
        desk.store.open(Recipe(model=desk.encoder.identity))
    copy = shutil.copytree(home / "documents", tmp_path / "copy")
    (home / "current").unlink()
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    assert desk.texts == ["หนึ่ง"]
    assert any("สอง" in path.read_text(encoding="utf-8") for path in copy.iterdir())


# --- two writers


LOCKING = """
import pathlib, sys
from index import Store
with Store(pathlib.Path(sys.argv[1])).writing():
    print("locked", flush=True)
    sys.stdin.read()
"""


def test_while_another_process_writes_nobody_else_may(store: Store) -> None:
    write_generation(store, OLD)
    command = [sys.executable, "-c", LOCKING, str(store.home)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(IndexLocked, match="nother command is writing the index; wait"), store.writing():
            pass
        assert_answers(store.open(RECIPE), OLD)  # reading goes on
        other.stdin.close()
    assert other.returncode == 0
    assert write_generation(store, NEW) == "000002"


def test_a_lock_held_in_this_process_counts_too(store: Store) -> None:
    store.home.mkdir()
    lock = filelock.FileLock(store.home / "lock")
    with lock, pytest.raises(IndexLocked, match="is writing the index") as caught, store.writing():
        pass
    assert "มีคำสั่งอื่นกำลังเขียนดัชนีอยู่" in caught.value.said.th


def test_the_lock_is_given_back_when_writing_fails(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    make, made = filelock.FileLock, []

    def make_and_keep(path: Path) -> filelock.BaseFileLock:
        made.append(make(path))  # kept: a lock that is merely thrown away is released too, sooner or later
        return made[-1]

    monkeypatch.setattr(filelock, "FileLock", make_and_keep)
    with pytest.raises(Interrupted, match="half way"), store.writing():
        raise Interrupted("half way")
    assert [lock.is_locked for lock in made] == [False]
    assert write_generation(store, OLD) == "000001"


@pytest.mark.parametrize(
    ("in_the_way", "home", "reason"),
    [
        ("file", "file", "Not a directory"),
        ("file", "file/home", "Not a directory"),
        ("home/generations", "home", "File exists"),
        ("home/lock/folder", "home", "Is a directory"),
    ],
)
def test_a_home_that_cannot_be_written_to_is_named_with_the_reason(
    tmp_path: Path, in_the_way: str, home: str, reason: str
) -> None:
    (tmp_path / in_the_way).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / in_the_way).touch()
    message = rf"folder {tmp_path / home} cannot be written to \({reason}\); .* set PMQA_HOME"
    with pytest.raises(IndexNotWritable, match=message) as caught, Store(tmp_path / home).writing():
        pass
    assert f"เขียนลงโฟลเดอร์ {tmp_path / home} ไม่ได้ ({reason})" in caught.value.said.th


def test_a_home_that_is_a_file_has_no_index(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NoIndex, match="pmqa ingest"):
        Store(tmp_path / "file").open(RECIPE)


def test_a_pointer_of_other_bytes_is_damage(store: Store) -> None:
    write_generation(store, OLD)
    (store.home / "current").write_bytes(b"\xff")
    with pytest.raises(DamagedIndex, match=r"is damaged \(manifest\.json"):
        store.open(RECIPE)


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), sqlite3.OperationalError("disk is full")])
def test_a_full_disk_is_one_error_and_the_index_as_it_was_answers(
    store: Store, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    write_generation(store, OLD)

    def refuse(*_: object) -> None:
        raise failure

    with monkeypatch.context() as patched:
        patched.setattr(store_module, "write_library", refuse)
        with pytest.raises(IndexNotWritable, match=r"\((No space left on device|disk is full)\); check"):
            write_generation(store, NEW)
    assert_answers(store.open(RECIPE), OLD)
