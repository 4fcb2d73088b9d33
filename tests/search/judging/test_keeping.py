"""Marks on disk: what is kept is there for every process, whatever happens to the index, and damage is named."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index import rebuild, remove
from search import Judgements, JudgementsProblem
from tests.search.judging.marking import FOUR, ONE, QUERY, THREE, TWO, make_mark
from tests.support.fakes_index import Desk, no_progress


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
    assert sorted(path.name for path in judgements.path.parent.iterdir()) == ["judgements.sqlite"]


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
with Judgements(pathlib.Path(sys.argv[1]))._writing() as connection:
    connection.execute("DELETE FROM marks")
    os._exit(3)
"""


def test_a_process_that_ends_amid_a_mark_leaves_those_before(judgements: Judgements) -> None:
    judgements.keep(make_mark())
    assert subprocess.run([sys.executable, "-c", DYING, str(judgements.path.parent)], check=False).returncode == 3
    assert judgements.all() == (make_mark(),)


def test_the_file_has_a_rollback_journal_so_that_it_is_one_file_to_copy(judgements: Judgements) -> None:
    judgements.keep(make_mark())
    with closing(sqlite3.connect(judgements.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


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


# --- damage


def spoil_head(path: Path) -> None:
    path.write_bytes("ไม่ใช่ฐานข้อมูล ".encode() * 400)


def spoil_amid(path: Path) -> None:
    content = bytearray(path.read_bytes())
    assert len(content) > 3 * 4096
    content[2 * 4096 : 3 * 4096] = b"\xff" * 4096
    path.write_bytes(content)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def put_nonsense(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE marks SET judge = ' '")


@pytest.mark.parametrize("spoil", [spoil_head, spoil_amid, cut_short, put_nonsense])
def test_a_damaged_file_is_named_with_the_way_out(judgements: Judgements, spoil: Callable[[Path], None]) -> None:
    for number in range(200):
        judgements.keep(make_mark(query=f"{QUERY} {number}"))
    spoil(judgements.path)
    with pytest.raises(
        JudgementsProblem, match=r"judgements\.sqlite: the file of judgements is damaged; put"
    ) as caught:
        judgements.all()
    assert "judgements.sqlite: ไฟล์คะแนนเสียหาย กรุณา" in caught.value.sentence("th")


def test_a_spoilt_head_is_not_written_over(judgements: Judgements) -> None:
    spoil_head(judgements.path)
    before = judgements.path.read_bytes()
    with pytest.raises(JudgementsProblem, match="is damaged"):
        judgements.keep(make_mark())
    assert judgements.path.read_bytes() == before


def test_another_format_is_refused_by_its_number(judgements: Judgements) -> None:
    judgements.keep(make_mark())
    with closing(sqlite3.connect(judgements.path)) as connection:
        connection.execute("PRAGMA user_version = 7")
    for ask in (judgements.all, lambda: judgements.keep(make_mark())):
        with pytest.raises(JudgementsProblem, match="has the format 7 and this program reads 1; use the version"):
            ask()


@pytest.mark.parametrize("folder", ["judgements.sqlite", ""])
def test_what_cannot_be_written_is_said_with_the_reason(tmp_path: Path, folder: str) -> None:
    home = tmp_path / "home"
    if folder:
        (home / folder).mkdir(parents=True)
    else:
        home.touch()
    with pytest.raises(JudgementsProblem, match=r"cannot be read or written \(.+\); check the folder's permissions"):
        Judgements(home).keep(make_mark())
