"""Generations on disk: what a reader finds, also beside a writer, and that there is one writer."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import filelock
import pytest

from corpus import Document, Introduction
from index import DamagedIndex, IndexLocked, NoIndex, Store
from index.store import generations
from tests.support.fakes_index import NEW, OLD, RECIPE, Contents, Interrupted, assert_answers, write_generation


def documents(store: Store) -> list[Document]:
    return [store.document(each.name) for each in store.documents()]


# --- writing and opening


def test_a_generation_opens_as_it_was_written(store: Store) -> None:
    name = write_generation(store, OLD)
    generation = store.open(RECIPE)
    assert (name, generation.name, store.current(), store.generations()) == ("000001",) * 3 + (("000001",),)
    assert generation.recipe == RECIPE
    assert_answers(generation, OLD)
    assert documents(store) == [OLD.document]


def test_a_generation_holds_its_words_and_what_its_documents_introduce(store: Store) -> None:
    contents = Contents(("ทุเรียน แพะ", "ทุเรียน #กขคง"))
    pair = Introduction(short="ศพ.", long="ศูนย์เพาะพันธุ์แพะ")
    with store.writing():
        contents.write(store, RECIPE, introductions={pair: 1})
    words = store.open(RECIPE).words
    assert words.near("ทุเรีน") == ("ทุเรียน",)
    assert [each.longs for each in words.abbreviations("ศพ")] == [(pair.long,)]


def test_the_newest_generation_answers(store: Store) -> None:
    write_generation(store, OLD)
    assert write_generation(store, NEW) == "000002"
    assert_answers(store.open(RECIPE), NEW)
    assert documents(store) == [NEW.document]


def test_a_generation_that_is_open_answers_on_while_the_next_is_written(store: Store) -> None:
    write_generation(store, OLD)
    opened = store.open(RECIPE)
    with store.writing():
        assert_answers(store.open(RECIPE), OLD)
        NEW.write(store, RECIPE)
        assert_answers(store.open(RECIPE), NEW)
    assert_answers(opened, OLD)


def test_who_opens_a_generation_that_is_swept_meanwhile_is_given_the_present_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_generation(store, OLD)
    check, waiting = generations.check_sums, [NEW, NEW]

    def check_late(folder: Path) -> dict[str, Any]:
        while waiting:
            write_generation(store, waiting.pop())
        return check(folder)

    monkeypatch.setattr(generations, "check_sums", check_late)
    assert store.open(RECIPE).name == "000003"


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
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes(), name


# --- no index


def test_without_a_generation_the_error_says_how_to_make_one(store: Store) -> None:
    assert (store.current(), store.generations(), store.documents()) == (None, (), ())
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


def test_a_home_that_is_a_file_has_no_index(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NoIndex, match="pmqa ingest"):
        Store(tmp_path / "file").open(RECIPE)


def test_after_clearing_there_is_no_index(store: Store) -> None:
    write_generation(store, OLD)
    with store.writing():
        store.clear()
    with pytest.raises(NoIndex, match="no index yet"):
        store.open(RECIPE)
    assert (store.current(), store.documents(), store.inventory()) == (None, (), ())
    (store.home / "current").unlink()
    assert store.current() is None
    assert write_generation(store, NEW) == "000003"
    assert_answers(store.open(RECIPE), NEW)


# --- those before


def test_the_generation_before_is_kept_for_one_switch_and_can_be_opened(store: Store) -> None:
    write_generation(store, OLD)
    write_generation(store, NEW)
    opened = store.open(RECIPE, kept="000001")
    assert (opened.name, opened.recipe) == ("000001", RECIPE)
    assert_answers(opened, OLD)
    assert_answers(store.open(RECIPE), NEW)
    write_generation(store, OLD)
    assert store.generations() == ("000002", "000003")


def test_a_damaged_file_of_a_generation_before_is_named(store: Store) -> None:
    write_generation(store, OLD)
    write_generation(store, NEW)
    (store.home / "generations" / "000001" / "tables.npz").unlink()
    with pytest.raises(DamagedIndex, match=r"000001.*tables\.npz"):
        store.open(RECIPE, kept="000001")


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
