"""Marks on disk: what is kept is there for every process, whatever happens to the index or to a process."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import Said
from index import rebuild, remove
from search import Judgements, JudgementsProblem, Mark
from search.judging import keeping
from search.judging.findings import say_unhealed
from tests.search.judging.marking import FOUR, ONE, QUERY, THREE, TWO, make_mark
from tests.support.fakes_index import Desk, no_progress

FILES = ["judgements.jsonl", "judgements.lock", "judgements.second.jsonl"]


@pytest.fixture
def judgements(tmp_path: Path) -> Judgements:
    return Judgements(tmp_path)


def test_a_mark_is_given_back_as_it_was_kept(judgements: Judgements) -> None:
    judgements.keep(make_mark(3, query=" ลด  ขั้นตอน"))
    assert Judgements(judgements.path.parent).all() == (make_mark(3, query=" ลด  ขั้นตอน"),)


def test_a_mark_again_changes_it_and_nobody_elses(judgements: Judgements) -> None:
    others = [make_mark(0, judge="หน่อย"), make_mark(0, query="อื่น"), make_mark(0, passage=TWO)]
    for mark in [make_mark(1), *others, make_mark(3, second=9)]:
        judgements.keep(mark)
    assert set(judgements.all()) == {make_mark(3, second=9), *others}


def test_a_mark_is_for_the_query_however_it_is_typed(judgements: Judgements) -> None:
    judgements.keep(make_mark(1, query="แผน ๒"))
    judgements.keep(make_mark(2, query=" แผน  2 ", second=1))
    assert judgements.of("นิด", "แผน 2") == (make_mark(2, query=" แผน  2 ", second=1),)
    judgements.take_back("นิด", "แผน\u00a02", [ONE])
    assert judgements.all() == ()


def test_a_mark_is_taken_back_and_no_other(judgements: Judgements) -> None:
    for mark in (make_mark(passage=ONE), make_mark(passage=TWO), make_mark(judge="หน่อย")):
        judgements.keep(mark)
    judgements.take_back("นิด", QUERY, [ONE, THREE])
    assert judgements.of("นิด", QUERY) == (make_mark(passage=TWO),)
    assert judgements.of("หน่อย", QUERY) == (make_mark(judge="หน่อย"),)


def test_a_mark_takes_the_place_of_those_under_former_ids(judgements: Judgements) -> None:
    for passage in (ONE, TWO, THREE):
        judgements.keep(make_mark(passage=passage))
    judgements.keep(make_mark(0, passage=FOUR), former=[ONE, TWO])
    assert [(mark.passage, mark.grade) for mark in judgements.all()] == [(THREE, 2), (FOUR, 0)]


def test_marks_come_by_time_then_judge_query_and_passage(judgements: Judgements) -> None:
    marks = [
        make_mark(judge="ก", query="ข", passage=TWO, second=1),
        make_mark(judge="ก", query="ก", passage=THREE, second=2),
        make_mark(judge="ก", query="ข", passage=ONE, second=2),
        make_mark(judge="ข", query="ก", passage=ONE, second=2),
    ]
    for mark in reversed(marks):
        judgements.keep(mark)
    assert list(judgements.all()) == marks


def test_reading_makes_no_file_and_a_first_mark_makes_the_home(tmp_path: Path) -> None:
    judgements = Judgements(tmp_path / "home")
    assert (judgements.all(), judgements.of("นิด", QUERY)) == ((), ())
    judgements.take_back("นิด", QUERY, [ONE])
    assert not judgements.path.parent.exists()
    judgements.keep(make_mark())
    assert sorted(path.name for path in judgements.path.parent.iterdir()) == FILES


# --- several processes

MARKING = """
import pathlib, sys
from search import Judgements
from tests.search.judging.marking import make_mark
for number in range(20):
    Judgements(pathlib.Path(sys.argv[1])).keep(make_mark(judge=sys.argv[2], passage=f"p{number}"))
"""


def test_several_processes_mark_at_once_and_nothing_is_lost(judgements: Judgements) -> None:
    home = str(judgements.path.parent)
    started = [subprocess.Popen([sys.executable, "-c", MARKING, home, judge]) for judge in ("ก", "ข", "ค")]
    assert [each.wait(120) for each in started] == [0, 0, 0]
    kept = {(mark.judge, mark.passage) for mark in judgements.all()}
    assert kept == {(judge, f"p{number}") for judge in ("ก", "ข", "ค") for number in range(20)}


DYING = """
import os, pathlib, sys
from search import Judgements
from tests.search.judging.marking import make_mark

left = int(sys.argv[2])

def watch(event, arguments):
    global left
    is_ours = any(isinstance(each, (str, os.PathLike)) and "judgements" in str(each) for each in arguments)
    if is_ours and event in ("open", "os.rename", "os.remove", "os.link"):
        left -= 1
        if left < 0:
            os._exit(3)

sys.addaudithook(watch)
Judgements(pathlib.Path(sys.argv[1])).keep(make_mark(3, second=9))
"""


@pytest.mark.parametrize("before", [(make_mark(1),), ()], ids=["there are marks", "the first of all"])
def test_a_process_that_ends_at_any_step_leaves_the_marks_before_or_after(
    tmp_path: Path, before: tuple[Mark, ...]
) -> None:
    after = (make_mark(3, second=9),)
    seen = []
    for step in range(40):
        home = tmp_path / str(step)
        home.mkdir()
        for mark in before:
            Judgements(home).keep(mark)
        told: list[Said] = []
        ended = subprocess.run([sys.executable, "-c", DYING, str(home), str(step)], check=False).returncode
        found = Judgements(home, told.append).all()
        assert found in (before, after)
        assert {path.name for path in home.iterdir()} - {"judgements.lock"} == ({*FILES[::2]} if found else set())
        assert Judgements(home, told.append).all() == found
        assert told == []
        seen.append((ended, found == after))
        if ended == 0:
            break
    assert seen[0] == (3, False)
    assert seen[-1] == (0, True)
    assert (3, True) in seen  # between the two files
    assert len(seen) > 8


def test_a_home_and_its_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    judgements = Judgements(tmp_path / "home")
    judgements.keep(make_mark())
    assert judgements.path.parent.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in judgements.path.parent.iterdir()} == dict.fromkeys(
        FILES, 0o600
    )


def test_what_a_full_disk_refuses_changes_nothing(judgements: Judgements, monkeypatch: pytest.MonkeyPatch) -> None:
    judgements.keep(make_mark(1))
    before = [path.read_bytes() for path in sorted(judgements.path.parent.glob("*.jsonl"))]
    written: list[Path] = []

    def refuse(path: Path, content: bytes) -> None:
        written.append(path)
        path.write_bytes(content[:50])
        if len(written) == 2:  # the second record
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(keeping, "write_durably", refuse)
        with pytest.raises(JudgementsProblem, match=r"written \(No space left on device\); check .* are still there"):
            judgements.keep(make_mark(3))
    assert [path.read_bytes() for path in sorted(judgements.path.parent.glob("*.jsonl"))] == before
    assert judgements.all() == (make_mark(1),)
    judgements.keep(make_mark(3))  # the way out that the message names: the space is there again
    assert judgements.all() == (make_mark(3),)


def test_a_mark_that_one_of_the_two_files_takes_is_kept(
    judgements: Judgements, monkeypatch: pytest.MonkeyPatch
) -> None:
    judgements.keep(make_mark(1))
    put = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == FILES[-1]:
            raise OSError(errno.EIO, "Input/output error")
        return put(path, target)

    told = list[Said]()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        judgements.keep(make_mark(3))
        with pytest.raises(JudgementsProblem, match="Input/output error"):
            judgements.check()
        assert Judgements(judgements.path.parent, told.append).all() == (make_mark(3),)
        assert [each.en for each in told] == [say_unhealed(judgements.path, "Input/output error").en]
    assert Judgements(judgements.path.parent, told.append).all() == (make_mark(3),)
    assert len(told) == 1
    first, second = sorted(judgements.path.parent.glob("*.jsonl"))
    assert first.read_bytes() == second.read_bytes()


def test_a_mark_of_which_the_disk_does_not_say_that_it_has_it_is_kept_once_it_is_in_place(
    judgements: Judgements, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    told = list[Said]()
    with monkeypatch.context() as patched:
        patched.setattr(keeping, "sync", refuse)
        Judgements(judgements.path.parent, told.append).keep(make_mark(3))
    assert [each.en for each in told] == [say_unhealed(judgements.path, "Input/output error").en]
    assert judgements.all() == (make_mark(3),)


def test_a_full_disk_after_a_process_that_ended_amid_the_first_mark_is_no_damage(
    judgements: Judgements, monkeypatch: pytest.MonkeyPatch
) -> None:
    judgements.keep(make_mark(3))
    second = judgements.path.with_name(FILES[-1])
    second.rename(f"{second}.new")  # as one leaves it that ended between the two

    def refuse(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    told = list[Said]()
    others = Judgements(judgements.path.parent, told.append)
    with monkeypatch.context() as patched:
        patched.setattr(keeping, "write_durably", refuse)
        assert others.all() == (make_mark(3),)
    assert [each.en for each in told] == [say_unhealed(judgements.path, "No space left on device").en]
    assert others.all() == (make_mark(3),)
    assert len(told) == 1
    assert second.read_bytes() == judgements.path.read_bytes()


# --- marks of elsewhere


def test_a_mark_that_a_clock_set_back_makes_the_earlier_one_stays_before_that_of_a_backup(
    judgements: Judgements,
) -> None:
    earlier = make_mark(1, second=30)
    judgements.keep(earlier)
    judgements.keep(make_mark(3, second=9))
    assert judgements.merge([earlier]) == 0
    assert [mark.grade for mark in judgements.all()] == [3]


def test_of_merged_marks_those_missing_are_added_and_the_later_of_two_stays(judgements: Judgements) -> None:
    judgements.keep(make_mark(1, passage=ONE, second=5))
    judgements.keep(make_mark(1, passage=TWO, second=5))
    judgements.keep(make_mark(1, passage=FOUR, second=5))
    others = [
        make_mark(2, passage=ONE, second=4),
        make_mark(2, passage=TWO, second=6),
        make_mark(2, passage=THREE),
        make_mark(1, passage=FOUR, second=5),
    ]
    assert judgements.merge(others) == 2
    assert {(mark.passage, mark.grade) for mark in judgements.all()} == {(ONE, 1), (TWO, 2), (THREE, 2), (FOUR, 1)}
    assert judgements.merge(others) == 0


# --- the index beside it


def test_no_command_that_writes_the_index_touches_the_marks(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest(desk.write("one.md", "น้ำ"), desk.write("two.md", "ป่า"))
    judgements = Judgements(desk.store.home)
    judgements.keep(make_mark())
    before = judgements.path.read_bytes()
    desk.ingest(desk.write("three.md", "ไฟ"))
    desk.ingest(desk.write("three.md", "ไฟฟ้า"), replace=True)
    rebuild(desk.store, desk.encoder, no_progress)
    for name in ("three.md", "two.md", "one.md"):
        remove(name, desk.store, desk.encoder, no_progress)
    assert desk.store.current() is None
    assert judgements.path.read_bytes() == before


# --- what the system refuses


@pytest.mark.parametrize("folder", ["judgements.jsonl", ""])
def test_what_cannot_be_written_is_said_with_the_reason(tmp_path: Path, folder: str) -> None:
    home = tmp_path / "home"
    if folder:
        (home / folder).mkdir(parents=True)
    else:
        home.touch()
    with pytest.raises(JudgementsProblem, match=r"cannot be read or written \(.+\); check the folder's permissions"):
        Judgements(home).keep(make_mark())
