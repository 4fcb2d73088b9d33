"""A writer that stops at any moment: what a reader finds then, and what the next writer leaves."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import LanguageShift, NoIndex, Store, Tables
from index.legs import DenseWriter, PostingsWriter, TokenWriter
from index.store import LibraryWriter
from index.store import generations as store_module
from index.store.home import Originals, sweeping
from tests.support.fakes_index import NEW, OLD, RECIPE, Contents, Interrupted, assert_answers, write_generation


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "home")


def crashing(function: Callable[..., Any], at: int, *, after: bool) -> Callable[..., Any]:
    """`function`, which crashes at its call number `at`, before or after its work."""
    calls = itertools.count(1)

    def call(*args: Any, **kwargs: Any) -> Any:
        last = next(calls) == at
        if last and not after:
            raise Interrupted("before the step")
        result = function(*args, **kwargs)
        if last:
            raise Interrupted("after the step")
        return result

    return call


STEPS = {
    "library": (LibraryWriter, "close", 1),
    "tables": (Tables, "write", 1),
    "language": (LanguageShift, "write", 1),
    "rows": (DenseWriter, "add", 1),
    "dense": (DenseWriter, "close", 1),
    "tokens": (TokenWriter, "close", 1),
    "terms": (PostingsWriter, "add", 1),
    "lexical": (PostingsWriter, "close", 1),
    "manifest": (store_module, "write_manifest", 1),
    "journal": (Path, "replace", 1),
    "first original": (Path, "replace", 2),
    "last original": (Path, "replace", 3),
    "originals": (Originals, "settle", 1),
    "rename": (Path, "rename", 1),
    "inventory": (store_module, "write_inventory", 1),
    "pointer": (store_module, "write_pointer", 1),
    "taking back what was moved": (Originals, "unsettle", 2),
    "unlinking originals": (Originals, "drop", 1),
    "putting out of sight": (Path, "rename", 2),
    "cleaning up": (sweeping.shutil, "rmtree", 2),
    "what heals nothing": (Originals, "sweep", 2),
}
"""What a command does, one after the other."""

SWITCHED = list(STEPS).index("pointer")


FIRST, LAST = Contents(("คำ แรก",)), Contents(("ครั้ง ที่ สี่",))


def ingest(store: Store, contents: Contents) -> None:
    """Write `contents` with the original of its document, as a command does."""
    with store.writing():
        store.keep(contents.document.sha256, contents.original)
        contents.write(store, RECIPE)


def originals(store: Store) -> list[str]:
    return sorted(path.name for path in (store.home / "documents").iterdir() if len(path.name) == 64)


def snapshot(store: Store) -> dict[str, bytes]:
    """Every file of the home."""
    paths = (path for path in store.home.rglob("*") if path.is_file())
    return {path.relative_to(store.home).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_crash_at_any_step_leaves_a_whole_generation_and_the_next_write_succeeds(
    store: Store, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    for contents in (FIRST, OLD):  # two, so that there is something to clean up
        ingest(store, contents)
    before = snapshot(store)
    owner, name, at = STEPS[step]
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, crashing(getattr(owner, name), at, after=after))
        with pytest.raises(Interrupted, match="after the step" if after else "before the step"):
            ingest(store, NEW)
    place = list(STEPS).index(step)
    switched = place > SWITCHED or (place == SWITCHED and after)
    assert store.current() == ("000003" if switched else "000002")
    assert_answers(store.open(RECIPE), NEW if switched else OLD)
    with store.writing():
        pass  # a command that writes nothing tidies up too
    assert_clean(store)
    if not switched:
        assert snapshot(store) == before
    ingest(store, LAST)
    assert_answers(store.open(RECIPE), LAST)
    assert_clean(store)
    assert originals(store) == sorted(each.document.sha256 for each in (NEW if switched else OLD, LAST))


def test_a_crash_in_the_first_write_leaves_no_index(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", crashing(Path.rename, 1, after=False))
        with pytest.raises(Interrupted, match="before the step"):
            ingest(store, OLD)
    with pytest.raises(NoIndex, match="no index yet"):
        store.open(RECIPE)
    assert write_generation(store, NEW) == "000001"
    assert_answers(store.open(RECIPE), NEW)
    assert originals(store) == []


def test_a_first_generation_that_is_whole_answers_though_nothing_names_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store_module, "write_pointer", crashing(store_module.write_pointer, 1, after=False))
        with pytest.raises(Interrupted, match="before the step"):
            ingest(store, OLD)
    assert not (store.home / "current").exists()
    assert_answers(store.open(RECIPE), OLD)
    with store.writing():
        pass
    assert (store.home / "current").read_bytes().split()[0] == b"000001"
    assert originals(store) == [OLD.document.sha256]


def test_a_file_cut_off_in_an_unfinished_generation_is_no_hindrance(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_generation(store, OLD)

    def write_half(writer: DenseWriter) -> None:
        (writer._folder / "nearest.faiss").write_bytes(b"half")
        raise Interrupted("half way")

    with monkeypatch.context() as patch:
        patch.setattr(DenseWriter, "close", write_half)
        with pytest.raises(Interrupted, match="half way"):
            write_generation(store, NEW)
    assert (store.home / "generations" / ".000002" / "dense" / "nearest.faiss").read_bytes() == b"half"
    assert_answers(store.open(RECIPE), OLD)
    assert write_generation(store, NEW) == "000002"
    assert_answers(store.open(RECIPE), NEW)


def assert_clean(store: Store) -> None:
    # Nothing but whole generations, no more than are kept, and the pointer's one among them.
    found = sorted(path.name for path in (store.home / "generations").iterdir())
    assert tuple(found) == store.generations()
    assert len(found) <= 2
    assert store.current() in found
    beside = {path.name for path in store.home.iterdir()}
    assert beside <= {"current", "documents", "generations", "lock"}
    kept = {*originals(store), *(f"{name}.parity" for name in originals(store)), *(f"{name}.json" for name in found)}
    assert {path.name for path in (store.home / "documents").iterdir()} == kept


def test_old_generations_go_when_there_are_more_than_are_kept(store: Store) -> None:
    kept = []
    for _ in range(4):
        write_generation(store, OLD)
        kept.append(store.generations())
    assert kept == [("000001",), ("000001", "000002"), ("000002", "000003"), ("000003", "000004")]
    assert store.current() == "000004"
    assert_clean(store)


def test_a_generation_that_a_crash_left_unnamed_does_not_push_out_the_one_that_answered(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_generation(store, OLD)
    with monkeypatch.context() as patched:
        patched.setattr(store_module, "write_pointer", crashing(store_module.write_pointer, 1, after=False))
        with pytest.raises(Interrupted, match="before the step"):
            write_generation(store, NEW)
    assert store.generations() == ("000001", "000002")
    write_generation(store, LAST)
    assert store.generations() == ("000001", "000002")
    assert store.current() == "000002"
    assert_answers(store.open(RECIPE), LAST)


def test_the_generation_before_can_still_be_opened_by_name(store: Store) -> None:
    # For a reader that has read the pointer just before it was changed.
    write_generation(store, OLD)
    write_generation(store, NEW)
    (store.home / "current").write_text("000001", encoding="utf-8")
    assert_answers(store.open(RECIPE), OLD)


def test_folders_that_nothing_names_are_cleaned_up(store: Store) -> None:
    for name in (".000009", ".unfinished", "notes"):
        (store.home / "generations" / name).mkdir(parents=True)
        (store.home / "generations" / name / "dense.faiss").touch()
    assert write_generation(store, OLD) == "000001"
    assert [path.name for path in (store.home / "generations").iterdir()] == ["000001"]
