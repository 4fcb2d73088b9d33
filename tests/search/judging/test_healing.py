"""Damage of what people judged: each record heals the other, what is damaged stays aside, and it is said."""

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus import Said
from index import State
from search import Judgements, JudgementsProblem
from search.judging.findings import in_a_line
from search.judging.records import read_record, to_bytes
from tests.search.judging.marking import make_mark

FIRST, SECOND = "judgements.jsonl", "judgements.second.jsonl"
MARKS = tuple(make_mark(number % 4, passage=f"p{number}", second=number) for number in range(6))


class Desk:
    """A home with MARKS, and what is said of it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.told: list[Said] = []
        for mark in MARKS:
            self.judgements.keep(mark)

    @property
    def judgements(self) -> Judgements:
        return Judgements(self.home, self.told.append)

    def asides(self) -> list[str]:
        return sorted(path.name for path in self.home.iterdir() if ".damaged-" in path.name)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def empty(content: bytes) -> bytes:
    return b""


def torn(content: bytes) -> bytes:
    return content[:-30]


def cut_at_a_line(content: bytes) -> bytes:
    return b"".join(content.splitlines(keepends=True)[:-2])


def without_head(content: bytes) -> bytes:
    return b"".join(content.splitlines(keepends=True)[1:])


def zeros(content: bytes) -> bytes:
    return bytes(len(content))


def line_twice(content: bytes) -> bytes:
    return content + content.splitlines(keepends=True)[-1]


def other_grade(content: bytes) -> bytes:
    return content.replace(b'"grade": 3', b'"grade": 2', 1)


SPOILS = [empty, torn, cut_at_a_line, without_head, zeros, line_twice, other_grade]


@pytest.mark.parametrize("name", [FIRST, SECOND])
@pytest.mark.parametrize("spoil", SPOILS)
def test_either_file_is_healed_from_the_other_and_kept_aside(
    desk: Desk, name: str, spoil: Callable[[bytes], bytes]
) -> None:
    path = desk.home / name
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    assert desk.judgements.all() == MARKS
    assert path.read_bytes() == whole
    (aside,) = desk.asides()
    assert (desk.home / aside).read_bytes() == spoil(whole)
    (said,) = desk.told
    assert said.en == (
        f"{name}: the file of judgements was damaged or missing and is written again from its other record; all 6 "
        f"judgements are there; the damaged file is kept as {aside}"
    )
    assert said.th == (
        f"{name}: ไฟล์คะแนนเสียหายหรือไม่ครบ จึงเขียนใหม่จากสำเนาอีกไฟล์แล้ว คะแนนอยู่ครบ 6 รายการ ไฟล์ที่เสียหายเก็บไว้ที่ {aside}"
    )
    assert desk.judgements.all() == MARKS
    assert len(desk.told) == 1


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_a_file_that_is_gone_is_written_again(desk: Desk, name: str) -> None:
    whole = (desk.home / name).read_bytes()
    (desk.home / name).unlink()
    assert desk.judgements.all() == MARKS
    assert (desk.home / name).read_bytes() == whole
    assert ([each.en[: len(name)] for each in desk.told], desk.asides()) == ([name], [])


def test_the_next_mark_heals_too(desk: Desk) -> None:
    (desk.home / SECOND).write_bytes(torn((desk.home / SECOND).read_bytes()))
    desk.judgements.keep(make_mark(passage="later", second=59))
    assert desk.judgements.all() == (*MARKS, make_mark(passage="later", second=59))
    assert len(desk.told) == 1


def flips(content: bytes) -> Iterator[bytes]:
    for place in range(len(content)):
        for bit in range(8):
            flipped = bytearray(content)
            flipped[place] ^= 1 << bit
            yield bytes(flipped)


def test_no_flipped_bit_passes_for_whole_and_none_costs_more_than_two_lines() -> None:
    content = to_bytes(7, MARKS[:2])
    assert read_record(content).is_whole
    for flipped in flips(content):
        found = read_record(flipped)
        assert not found.is_whole
        assert set(found.marks.values()) <= set(MARKS[:2])


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_a_flipped_bit_anywhere_is_healed(desk: Desk, name: str) -> None:
    path = desk.home / name
    whole = path.read_bytes()
    for place in range(0, len(whole), 37):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        path.write_bytes(flipped)
        assert desk.judgements.all() == MARKS
        assert path.read_bytes() == whole
    assert len(desk.asides()) == len(desk.told) == len(range(0, len(whole), 37))


def test_damage_at_other_marks_of_both_files_loses_none(desk: Desk) -> None:
    for name, number in ((FIRST, 2), (SECOND, 5)):
        path = desk.home / name
        lines = path.read_bytes().splitlines(keepends=True)
        lines[number] = b"x" + lines[number][1:]
        path.write_bytes(b"".join(lines))
    (found,) = desk.judgements.check()
    assert (found.state, desk.judgements.all(), len(desk.asides())) == (State.HEALED, MARKS, 2)


def test_damage_at_the_same_mark_of_both_loses_that_one_and_says_so_with_the_way_out(desk: Desk) -> None:
    kept = to_bytes(1, MARKS)
    for name in (FIRST, SECOND):
        path = desk.home / name
        path.write_bytes(path.read_bytes().replace(b'"grade": 2', b'"grade": 0', 1))
    (found,) = desk.judgements.check()
    first, second = desk.asides()
    assert found.state is State.LOST
    assert in_a_line(found).en == (
        f"{FIRST}, {SECOND}: both records of the judgements are damaged; 5 are left, at least 1 lost; the damaged file "
        f"is kept as {first}, {second}; if there is a backup, pmqa restore FILE adds what is missing"
    )
    assert desk.judgements.all() == (*MARKS[:2], *MARKS[3:])
    assert desk.judgements.merge(read_record(kept).marks.values()) == 1
    assert desk.judgements.all() == MARKS
    assert [each.state for each in desk.judgements.check()] == [State.WHOLE]


def test_two_files_of_nonsense_are_kept_aside_and_said_and_marks_go_on(desk: Desk) -> None:
    for name in (FIRST, SECOND):
        (desk.home / name).write_bytes(b"nonsense " * 999)
    desk.judgements.keep(make_mark())
    assert desk.judgements.all() == (make_mark(),)
    assert [(desk.home / aside).read_bytes() for aside in desk.asides()] == [b"nonsense " * 999] * 2
    assert [
        "both records of the judgements are damaged; 0 are left, at least 1 lost" in each.en for each in desk.told
    ] == [True]


def test_of_two_whole_files_the_one_ahead_counts(desk: Desk) -> None:
    (desk.home / FIRST).write_bytes(to_bytes(9, MARKS[:3]))
    assert desk.judgements.all() == MARKS[:3]
    assert (desk.home / SECOND).read_bytes() == to_bytes(9, MARKS[:3])
    assert desk.asides() == []


def test_two_whole_files_of_one_number_that_differ_are_merged(desk: Desk) -> None:
    (desk.home / FIRST).write_bytes(to_bytes(6, MARKS[:3]))
    (desk.home / SECOND).write_bytes(to_bytes(6, MARKS[2:]))
    assert desk.judgements.all() == MARKS
    assert (desk.home / SECOND).read_bytes() == (desk.home / FIRST).read_bytes() == to_bytes(6, MARKS)


def test_where_nobody_judged_there_is_nothing_to_check(tmp_path: Path) -> None:
    assert Judgements(tmp_path).check() == ()
    assert list(tmp_path.iterdir()) == []


def test_whole_files_are_said_to_be_whole(desk: Desk) -> None:
    (found,) = desk.judgements.check()
    assert (found.state, found.what.en, found.advice) == (State.WHOLE, f"{FIRST}, {SECOND}", None)


def test_what_cannot_be_healed_for_want_of_a_right_is_read_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.home / FIRST).unlink()

    def refuse(path: Path, content: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("search.judging.keeping.write_durably", refuse)
    assert desk.judgements.all() == MARKS
    assert [each.en for each in desk.told] == [
        f"{desk.home / FIRST}: the files of judgements need to be written again and cannot be (Permission denied); "
        "what can be read of them is used; check the folder's permissions and free space"
    ]
    assert not (desk.home / FIRST).exists()


def test_a_newer_format_is_refused_by_its_number_and_left_as_it_is(desk: Desk) -> None:
    newer = to_bytes(9, MARKS).splitlines()[0][9:].replace(b'"format": 2', b'"format": 3')
    content = b"%08x %s\n" % (zlib.crc32(newer), newer)
    for name in (FIRST, SECOND):
        (desk.home / name).write_bytes(content)
    for ask in (desk.judgements.all, desk.judgements.check, lambda: desk.judgements.keep(make_mark())):
        with pytest.raises(JudgementsProblem, match="has the format 3 and this program reads 2; use the version"):
            ask()
    assert [(desk.home / name).read_bytes() for name in (FIRST, SECOND)] == [content] * 2
