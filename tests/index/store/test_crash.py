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
from index.store import manifest as manifest_module
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
    "cleaning the place": (store_module.shutil, "rmtree", 1),
    "library": (LibraryWriter, "close", 1),
    "tables": (Tables, "write", 1),
    "language": (LanguageShift, "write", 1),
    "rows": (DenseWriter, "add", 1),
    "dense": (DenseWriter, "close", 1),
    "tokens": (TokenWriter, "close", 1),
    "terms": (PostingsWriter, "add", 1),
    "lexical": (PostingsWriter, "close", 1),
    "manifest": (manifest_module, "write_durably", 1),
    "rename": (Path, "rename", 1),
    "pointer beside": (Path, "write_bytes", 1),
    "pointer": (Path, "replace", 1),
    "cleaning up": (store_module.shutil, "rmtree", 2),
}


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_crash_at_any_step_leaves_a_whole_generation_and_the_next_write_succeeds(
    store: Store, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    write_generation(store, OLD)
    write_generation(store, OLD)  # two, so that there is something to clean up
    owner, name, at = STEPS[step]
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, crashing(getattr(owner, name), at, after=after))
        with pytest.raises(Interrupted, match="after the step" if after else "before the step"):
            write_generation(store, NEW)
    switched = (step, after) == ("pointer", True) or step == "cleaning up"
    assert store.current() == ("000003" if switched else "000002")
    assert_answers(store.open(RECIPE), NEW if switched else OLD)
    last = Contents(("ครั้ง ที่ สี่",))
    name = write_generation(store, last)
    assert name > "000002"
    assert store.open(RECIPE).name == name
    assert_answers(store.open(RECIPE), last)
    assert_clean(store)


def test_a_crash_in_the_first_write_leaves_no_index(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", crashing(Path.replace, 1, after=False))
        with pytest.raises(Interrupted, match="before the step"):
            write_generation(store, OLD)
    with pytest.raises(NoIndex, match="no index yet"):
        store.open(RECIPE)
    assert write_generation(store, NEW) == "000002"
    assert_answers(store.open(RECIPE), NEW)


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
        patched.setattr(Store, "_switch", crashing(Store._switch, 1, after=False))
        with pytest.raises(Interrupted, match="before the step"):
            write_generation(store, NEW)
    assert store.generations() == ("000001", "000002")
    write_generation(store, NEW)
    assert store.generations() == ("000001", "000003")
    assert store.current() == "000003"


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
