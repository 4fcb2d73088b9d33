"""The file of judgements of older programs: taken over whole, or as far as it can be read, and kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus import Said
from search import Judgements, Mark
from tests.search.judging.marking import ONE, QUERY, TWO, make_mark

MARKS = tuple(make_mark(number % 4, passage=f"p{number}", second=number) for number in range(6))

OLDER = """CREATE TABLE marks (
    judge TEXT NOT NULL, key TEXT NOT NULL, query TEXT NOT NULL, passage TEXT NOT NULL, document TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, agency TEXT NOT NULL, case_id TEXT NOT NULL,
    grade INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 3), generation TEXT NOT NULL, time TEXT NOT NULL,
    PRIMARY KEY (judge, key, passage)
) WITHOUT ROWID"""


def write_older(home: Path, *marks: Mark) -> Path:
    """The file that a program of format 1 kept."""
    home.mkdir(parents=True, exist_ok=True)
    path = home / "judgements.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(OLDER)
        connection.execute("PRAGMA user_version = 1")
        for mark in marks:
            values = (mark.judge, mark.key, mark.query, mark.passage, mark.document, *mark.lines)
            more = (mark.agency, mark.case, mark.grade, mark.generation, mark.time)
            connection.execute(f"INSERT INTO marks VALUES ({', '.join('?' * 12)})", (*values, *more))
        connection.commit()
    return path


def test_the_file_of_an_older_program_is_taken_over_and_kept(tmp_path: Path) -> None:
    before = write_older(tmp_path, *MARKS).read_bytes()
    told: list[Said] = []
    assert Judgements(tmp_path, told.append).all() == MARKS
    (aside,) = tmp_path.glob("judgements.sqlite*")
    assert aside.name.startswith("judgements.sqlite.taken-over-")
    assert aside.read_bytes() == before
    assert [each.en for each in told] == [
        "judgements.sqlite: 6 judgements of the older program's file are taken over; the file is kept as " + aside.name
    ]
    assert Judgements(tmp_path, told.append).all() == MARKS
    assert len(told) == 1


def test_what_an_older_program_marked_meanwhile_is_merged(tmp_path: Path) -> None:
    judgements = Judgements(tmp_path)
    judgements.keep(make_mark(1, passage=ONE, second=5))
    judgements.keep(make_mark(1, passage=TWO, second=5))
    write_older(tmp_path, make_mark(3, passage=ONE, second=4), make_mark(3, passage=TWO, second=6), MARKS[0])
    assert {(mark.passage, mark.grade) for mark in judgements.all()} == {(ONE, 1), (TWO, 3), ("p0", 0)}


@pytest.mark.parametrize(("start", "end"), [(2, 3), (0, 1)])
def test_of_a_damaged_file_of_an_older_program_what_can_be_read_is_taken(tmp_path: Path, start: int, end: int) -> None:
    path = write_older(tmp_path, *(make_mark(query=f"{QUERY} {number}") for number in range(200)))
    content = bytearray(path.read_bytes())
    assert len(content) > 5 * 4096
    content[start * 4096 : end * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    told: list[Said] = []
    found = Judgements(tmp_path, told.append).all()
    assert (100 < len(found) < 200) if start else found == ()
    (aside,) = tmp_path.glob("judgements.sqlite*")
    assert aside.read_bytes() == content
    assert [each.en for each in told] == [
        f"judgements.sqlite: the older program's file of judgements is damaged; {len(found)} could be read and are "
        f"taken over; the file is kept as {aside.name}; if there is a backup, pmqa restore FILE adds what is missing"
    ]


def test_what_is_no_mark_in_an_older_file_is_left_out_and_said(tmp_path: Path) -> None:
    with closing(sqlite3.connect(write_older(tmp_path, *MARKS), isolation_level=None)) as connection:
        connection.execute("UPDATE marks SET judge = ' ' WHERE passage = 'p3'")
    told: list[Said] = []
    assert Judgements(tmp_path, told.append).all() == (*MARKS[:3], *MARKS[4:])
    assert "is damaged; 5 could be read" in told[0].en
