"""Writing where it cannot be done: one error with the reason, and the index as it was answers."""

import sqlite3
from pathlib import Path

import pytest

from index import IndexNotWritable, Store, Tables
from index.legs import DenseWriter, PostingsWriter, TokenWriter
from index.legs.rows import RowWriter
from index.store import LibraryWriter
from tests.support.fakes_index import NEW, OLD, RECIPE, assert_answers, write_generation

FULL = OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("in_the_way", "home", "reason", "thai"),
    [
        ("file", "file", "Not a directory", "ไม่ใช่โฟลเดอร์"),
        ("file", "file/home", "Not a directory", "ไม่ใช่โฟลเดอร์"),
        ("home/generations", "home", "File exists", "File exists"),
        ("home/lock/folder", "home", "Is a directory", "Is a directory"),
    ],
)
def test_a_home_that_cannot_be_written_to_is_named_with_the_reason(
    tmp_path: Path, in_the_way: str, home: str, reason: str, thai: str
) -> None:
    (tmp_path / in_the_way).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / in_the_way).touch()
    message = rf"folder {tmp_path / home} cannot be written to \({reason}\); .* set PMQA_HOME"
    with pytest.raises(IndexNotWritable, match=message) as caught, Store(tmp_path / home).writing():
        pass
    assert f"เขียนลงโฟลเดอร์ {tmp_path / home} ไม่ได้ ({thai})" in caught.value.said.th


@pytest.mark.parametrize(
    ("owner", "step", "failure"),
    [
        (LibraryWriter, "add", sqlite3.OperationalError("disk is full")),
        (LibraryWriter, "close", sqlite3.OperationalError("disk is full")),
        *((each, step, FULL) for each in (DenseWriter, TokenWriter, PostingsWriter) for step in ("add", "close")),
        (RowWriter, "append", FULL),
        (Tables, "write", FULL),
    ],
)
def test_a_full_disk_is_one_error_and_the_index_as_it_was_answers(
    store: Store, monkeypatch: pytest.MonkeyPatch, owner: type, step: str, failure: Exception
) -> None:
    write_generation(store, OLD)

    def refuse(*_: object) -> None:
        raise failure

    with monkeypatch.context() as patched:
        patched.setattr(owner, step, refuse)
        with pytest.raises(IndexNotWritable, match=r"\((No space left on device|disk is full)\); check") as caught:
            write_generation(store, NEW)
    assert ("(เนื้อที่เต็ม)" in caught.value.said.th) == (failure is FULL)
    assert_answers(store.open(RECIPE), OLD)
