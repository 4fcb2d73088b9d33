"""A backup brought back: what is missing is there again, and nothing that is there goes."""

import subprocess
import sys
from pathlib import Path

import pytest

from index import Store
from search import BackupProblem, Judgements, Restored, back_up, open_backup, restore
from search.safekeeping.archive import ArchiveWriter
from tests.search.judging.marking import ONE, TWO, make_mark
from tests.support.fakes_index import ADDED, REFUSED, UNCHANGED, Desk, no_progress, outcomes


def untold(doing: object, done: int, total: int) -> None:
    pass


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "a").mkdir()
    desk = Desk(tmp_path / "a")
    desk.ingest(*(desk.write(f"{name}.md", text, agency=f"กรม{text}") for name, text in TEXTS.items()))
    Judgements(desk.store.home).keep(make_mark(1))
    return desk


TEXTS = {"one": "น้ำ", "two": "ป่า", "three": "ไฟ"}
NAMES = [f"{name}.md" for name in sorted(TEXTS)]


@pytest.fixture
def other(tmp_path: Path) -> Desk:
    """Another home, which holds nothing yet."""
    (tmp_path / "b").mkdir()
    return Desk(tmp_path / "b")


@pytest.fixture
def kept(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "kept.pmqa"
    back_up(desk.store, Judgements(desk.store.home), path, replace=False, progress=untold)
    return path


def bring(path: Path, desk: Desk) -> Restored:
    with open_backup(path, untold) as archive:
        return restore(archive, desk.store, Judgements(desk.store.home), desk.encoder, progress=no_progress)


def test_into_an_empty_home_it_gives_the_library_as_it_was(desk: Desk, other: Desk, kept: Path) -> None:
    restored = bring(kept, other)
    assert outcomes(restored.reports) == [(name, ADDED) for name in NAMES]
    assert (restored.marks, restored.added_marks) == (1, 1)
    assert other.library == desk.library
    assert other.store.inventory() == desk.store.inventory()
    assert Judgements(other.store.home).all() == (make_mark(1),)
    for each in desk.store.inventory():
        assert other.store.original(each.sha256, each.name) == desk.store.original(each.sha256, each.name)


def test_again_it_changes_nothing(desk: Desk, kept: Path) -> None:
    name = desk.store.current()
    restored = bring(kept, desk)
    assert outcomes(restored.reports) == [(name, UNCHANGED) for name in NAMES]
    assert (restored.added_marks, desk.store.current()) == (0, name)


def test_what_the_home_has_beside_stays_and_what_it_lacks_is_added(other: Desk, kept: Path) -> None:
    other.ingest(other.write("one.md", "อื่น"), other.write("six.md", "ฟ้า"), other.write("seven.md", "ฝน"))
    Judgements(other.store.home).keep(make_mark(3, passage=ONE, second=9))
    Judgements(other.store.home).keep(make_mark(2, passage=TWO))
    restored = bring(kept, other)
    assert outcomes(restored.reports) == [(name, REFUSED if name == "one.md" else ADDED) for name in NAMES]
    (refused,) = [each.refusal for each in restored.reports if each.refusal]
    assert refused.sentence("en") == (
        "one.md: the library has a document of this name with other content, which stays as it is; for that of the "
        "backup restore into another folder: set PMQA_HOME."
    )
    assert [each.name for each in other.store.inventory()] == sorted([*NAMES, "six.md", "seven.md"])
    assert "อื่น" in other.texts
    assert "น้ำ" not in other.texts
    assert restored.added_marks == 0  # that of the home is later
    assert {(each.passage, each.grade) for each in Judgements(other.store.home).all()} == {(ONE, 3), (TWO, 2)}


def test_the_same_content_under_another_name_is_not_there_twice(desk: Desk, other: Desk, kept: Path) -> None:
    content = (desk.files / "one.md").read_bytes()
    (other.files / "mine.md").write_bytes(content)
    other.ingest(other.files / "mine.md")
    found = {each.name: each for each in bring(kept, other).reports}
    assert (found["one.md"].outcome, found["one.md"].same_as) == (UNCHANGED, "mine.md")
    assert "one.md" not in [each.name for each in other.store.inventory()]


def test_a_lost_original_is_whole_again(desk: Desk, kept: Path) -> None:
    (two,) = [each for each in desk.store.inventory() if each.name == "two.md"]
    for path in (desk.store.home / "documents").glob(f"{two.sha256}*"):
        path.write_bytes(b"nonsense")
    restored = bring(kept, desk)
    assert [each.name for each in restored.reports if each.is_healed] == ["two.md"]
    assert desk.store.original(two.sha256, "two.md") == (desk.files / "two.md").read_bytes()
    assert desk.texts == [TEXTS[name.removesuffix(".md")] for name in NAMES]


def test_where_all_records_of_the_documents_are_lost_their_names_come_back(desk: Desk, kept: Path) -> None:
    before = desk.store.inventory()
    for path in (*(desk.store.home / "documents").glob("*.json"), *desk.store.home.glob("generations/*/manifest.json")):
        path.write_bytes(b"nonsense")
    for path in desk.store.home.glob("generations/*/library.sqlite"):
        path.write_bytes(b"nonsense " * 900)
    bring(kept, desk)
    assert desk.store.inventory() == before
    assert desk.texts == [TEXTS[name.removesuffix(".md")] for name in NAMES]


@pytest.mark.parametrize("place", [0, 100, -1])
def test_a_damaged_backup_touches_nothing(other: Desk, kept: Path, place: int) -> None:
    content = bytearray(kept.read_bytes())
    content[place] ^= 1
    kept.write_bytes(content)
    with pytest.raises(BackupProblem, match="the home was not touched"):
        bring(kept, other)
    assert not other.store.home.exists()


def test_what_is_not_there_or_is_no_file_is_told(tmp_path: Path, other: Desk) -> None:
    with pytest.raises(BackupProblem, match="nothing: there is no such file; name one that pmqa backup wrote"):
        bring(tmp_path / "nothing", other)
    with pytest.raises(BackupProblem, match="this is no backup; name a file that pmqa backup wrote"):
        bring(tmp_path, other)


def test_a_backup_that_changes_meanwhile_is_told_and_the_library_stays(other: Desk, tmp_path: Path) -> None:
    other.ingest(other.write("six.md", "ฟ้า"))
    kept = tmp_path / "kept.pmqa"
    with kept.open("w+b") as stream, ArchiveWriter(stream) as writer:
        writer.add_document("large.md", {}, bytes(100_000))
        writer.close(())
    with open_backup(kept, untold) as archive:
        with kept.open("r+b") as stream:
            stream.write(bytes(kept.stat().st_size))
        with pytest.raises(BackupProblem, match=r"kept\.pmqa: the backup is damaged or cut short"):
            restore(archive, other.store, Judgements(other.store.home), other.encoder, progress=no_progress)
    assert other.texts == ["ฟ้า"]


KILLED = """
import os, pathlib, sys
from index import Store
from search import Judgements, open_backup, restore
from tests.support.fakes_index import FakeEncoder, no_progress
left, home = int(sys.argv[3]), sys.argv[1]
events = 0
def watch(event, arguments):
    global events
    is_home = any(home in str(each) for each in arguments)
    if is_home and event in ("open", "os.rename", "os.remove", "os.mkdir", "os.link"):
        events += 1
        if events == left:
            os._exit(3)
sys.addaudithook(watch)
with open_backup(pathlib.Path(sys.argv[2]), lambda *told: None) as archive:
    path = pathlib.Path(home)
    restore(archive, Store(path), Judgements(path), FakeEncoder(), progress=no_progress)
print(events)
"""


def test_a_kill_leaves_the_library_before_or_after_and_doing_it_again_brings_the_rest(
    tmp_path: Path, desk: Desk, kept: Path
) -> None:
    def run(number: int, left: int) -> tuple[Desk, int, str]:
        folder = tmp_path / str(number)
        folder.mkdir()
        own = Desk(folder)
        own.ingest(own.write("six.md", "ฟ้า"))
        command = [sys.executable, "-c", KILLED, str(own.store.home), str(kept), str(left)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return own, done.returncode, done.stdout

    _, ended, said = run(0, -1)
    assert ended == 0
    events, after = int(said), sorted([*NAMES, "six.md"])
    assert events > 30
    seen = set()
    for number in range(1, 5):
        own, ended, _ = run(number, number * events // 5)
        assert ended == 3
        found = [each.name for each in Store(own.store.home).inventory()]
        assert found in (["six.md"], after)
        seen.add(len(found))
        bring(kept, own)
        assert [each.name for each in own.store.inventory()] == after
        assert Judgements(own.store.home).all() == (make_mark(1),)
    assert 1 in seen
