"""Marks on disk: two files in the home that say the same, beside the generations, which no command that writes them
touches.

Each has all marks and checksums (search/judging/records.py), and each heals the other. A mark is written to both beside
them, then each is put in place in one step: a process that ends between the two leaves one ahead of the other, which
is the one that counts. Whoever writes holds a lock; whoever reads needs none, since no file is ever written into.
"""

import errno
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import filelock

from corpus import Said
from index import Finding, sync, write_durably
from search.errors import JudgementsProblem
from search.judging.aside import link_aside, move_aside
from search.judging.findings import (
    in_a_line,
    say_healed,
    say_lost,
    say_taken_over,
    say_unhealed,
    say_whole,
    unusable,
)
from search.judging.marks import Mark, query_key
from search.judging.older import OLDER, read_older
from search.judging.records import (
    FORMAT,
    NOTHING,
    Key,
    Record,
    add_marks,
    key_of,
    merge_records,
    read_record,
    to_bytes,
)

NAMES = ("judgements.jsonl", "judgements.second.jsonl")
"""The two files, in the home."""

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""

LOG = logging.getLogger("pmqa.judgements")


def _log(said: Said) -> None:
    LOG.warning(said.en)


class Judgements:
    """The marks kept in `home`; safe for several threads and processes. Whatever is asked of it raises
    JudgementsProblem for files of a newer format, or that cannot be read or written. What is damaged is healed and
    stays aside under another name; `say` is told so in a sentence."""

    def __init__(self, home: Path, say: Callable[[Said], None] = _log) -> None:
        self._home, self._say = home, say
        self._paths = tuple(home / name for name in NAMES)
        self.path = self._paths[0]

    def keep(self, mark: Mark, former: Iterable[str] = ()) -> None:
        """Keep `mark` in the place of that of the same judge, query and passage. former: other ids under which the
        judge marked this passage for this query, whose marks go."""
        with self._changing() as marks:
            for passage in former:
                marks.pop((mark.judge, mark.key, passage), None)
            before = marks.get(key_of(mark))
            # A clock that was set back would make the new mark the earlier one, whose place that of a backup takes.
            marks[key_of(mark)] = mark if before is None else replace(mark, time=max(mark.time, before.time))

    def take_back(self, judge: str, query: str, passages: Iterable[str]) -> None:
        """Forget what `judge` marked of `passages` for `query`; nothing where there is nothing."""
        if self._is_there():
            with self._changing() as marks:
                for passage in passages:
                    marks.pop((judge, query_key(query), passage), None)

    def of(self, judge: str, query: str) -> tuple[Mark, ...]:
        """What `judge` marked for `query`, by time, then passage."""
        wanted = (judge, query_key(query))
        return _ordered(mark for key, mark in self._read().marks.items() if key[:2] == wanted)

    def all(self) -> tuple[Mark, ...]:
        """All marks, by time, then judge, query and passage; none where nobody has judged."""
        return _ordered(self._read().marks.values())

    def merge(self, marks: Iterable[Mark]) -> int:
        """Add those of `marks` that are not there; of two of the same judge, query and passage the later stays. How
        many were added or put in the place of an earlier one. All are there, or none."""
        with self._changing() as kept:
            before = dict(kept)
            add_marks(kept, marks)
            return sum(before.get(key) != mark for key, mark in kept.items())

    def check(self) -> tuple[Finding, ...]:
        """What is found of the files, which are healed where they can be; nothing where nobody has judged."""
        if not self._is_there():
            return ()
        with self._locked():
            _, findings = self._heal()
        return findings or (say_whole(self._paths),)

    def _is_there(self) -> bool:
        return any(map(self._exists, (*self._paths, *map(_beside, self._paths), self._home / OLDER)))

    def _exists(self, path: Path) -> bool:
        try:
            return path.exists()
        except OSError as exc:  # of a folder that may not be looked into
            raise _Refused(self.path, exc) from exc

    def _read(self) -> Record:
        if not self._is_there():
            return NOTHING
        first, second = self._records()
        strays = [*map(_beside, self._paths), self._home / OLDER]
        if first.is_whole and first == second and not any(map(self._exists, strays)):
            return first
        try:
            with self._locked():
                return self._healed()
        except _Refused as exc:  # what can be read is answered
            self._say(say_unhealed(self.path, exc.reason))
            marks, _ = merge_records(*self._records())
            with suppress(OSError):
                add_marks(marks, read_older(self._home / OLDER)[0].values())
            return Record(marks=marks, is_whole=False)

    def _records(self) -> tuple[Record, Record]:
        first, second = (read_record(_content(path)) for path in self._paths)
        for path, each in zip(self._paths, (first, second), strict=True):
            if each.format > FORMAT:
                raise _other_format(path, each.format)
        return first, second

    @contextmanager
    def _changing(self) -> Iterator[dict[Key, Mark]]:
        # The marks, to be changed: all changes are kept when the block ends, or none.
        with self._locked():
            before = self._healed()
            marks = dict(before.marks)
            yield marks
            if marks != before.marks:
                self._write_first(before.number + 1, marks)
                try:
                    self._bring_second()
                except _Refused as exc:  # the first counts by now, and whoever comes next brings the second after it
                    self._say(say_unhealed(self.path, exc.reason))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        lock = filelock.FileLock(self._home / "judgements.lock", timeout=PATIENCE, poll_interval=0.01, mode=0o600)
        try:
            self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock.acquire()
        except filelock.Timeout as exc:
            raise unusable(self.path, "locked") from exc
        except OSError as exc:
            raise _Refused(self.path, exc) from exc
        try:
            yield
        finally:
            lock.release()

    def _healed(self) -> Record:
        record, findings = self._heal()
        for each in findings:
            self._say(in_a_line(each))
        return record

    def _heal(self) -> tuple[Record, tuple[Finding, ...]]:
        # Within the lock.
        record, findings = self._heal_each()
        try:  # after that: what lies beside tells of a file that was never there
            for path in self._paths:
                _beside(path).unlink(missing_ok=True)
        except OSError as exc:
            raise _Refused(self.path, exc) from exc
        older = self._home / OLDER
        return self._take_over(older, record, findings) if older.exists() else (record, findings)

    def _heal_each(self) -> tuple[Record, tuple[Finding, ...]]:
        first, second = self._records()
        if first.is_whole and first == second:
            return first, ()
        if not any(path.exists() for path in self._paths):
            return NOTHING, ()
        marks, lost = merge_records(first, second)
        number = max(first.number, second.number, 0)
        # One that was not there yet when a process ended amid the first mark of all is not missing.
        damaged = [
            path
            for path, each in zip(self._paths, (first, second), strict=True)
            if not each.is_whole and (path.exists() or not _beside(path).exists())
        ]
        try:
            aside = [link_aside(path) for path in damaged if path.exists()]
        except OSError as exc:
            raise _Refused(self.path, exc) from exc
        self._write_both(number, marks)
        record = Record(marks=marks, is_whole=True, number=number, stated=len(marks))
        if lost:
            return record, (say_lost(self._paths, marks, lost, aside),)
        # One that is whole and behind is what a program leaves that was ended between the two: nothing to tell of.
        return record, (say_healed(damaged, marks, aside),) if damaged else ()

    def _take_over(
        self, older: Path, record: Record, findings: tuple[Finding, ...]
    ) -> tuple[Record, tuple[Finding, ...]]:
        try:
            found, whole = read_older(older)
            marks = dict(record.marks)
            add_marks(marks, found.values())
            if marks != record.marks:
                record = Record(marks=marks, is_whole=True, number=record.number + 1, stated=len(marks))
                self._write_both(record.number, marks)
            aside = move_aside(older, "taken-over" if whole else "damaged")
        except OSError as exc:
            raise _Refused(older, exc) from exc
        return record, (*findings, say_taken_over(older, len(found), whole, aside))

    def _write_both(self, number: int, marks: dict[Key, Mark]) -> None:
        self._write_first(number, marks)
        self._bring_second()

    def _write_first(self, number: int, marks: dict[Key, Mark]) -> None:
        # Both beside, then the first in its place: from then on the marks are kept.
        content = to_bytes(number, marks.values())
        new = [each for each in map(_beside, self._paths) if not self._exists(each)]
        try:
            for path in self._paths:
                write_durably(_beside(path), content)
            _beside(self.path).replace(self.path)
        except OSError as exc:
            for each in new:  # others tell of a file that was never there
                with suppress(OSError):
                    each.unlink(missing_ok=True)
            raise _Refused(self.path, exc) from exc

    def _bring_second(self) -> None:
        second = self._paths[1]
        try:
            sync(self._home)
            _beside(second).replace(second)
            sync(self._home)
        except OSError as exc:
            raise _Refused(second, exc) from exc


class _Refused(JudgementsProblem):
    # The system does not let a file be read or written.

    def __init__(self, path: Path, exc: OSError) -> None:
        self.reason = exc.strerror or str(exc)
        super().__init__(unusable(path, self.reason).said)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as exc:
        if exc.errno == errno.EIO:  # a sector that the disk does not give back
            return b""
        raise _Refused(path, exc) from exc


def _ordered(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda each: (each.time, each.judge, each.key, each.passage)))


def _other_format(path: Path, found: int) -> JudgementsProblem:
    return JudgementsProblem(
        Said(
            f"{path}: ไฟล์คะแนนเป็นรูปแบบ {found} แต่โปรแกรมนี้อ่านรูปแบบ {FORMAT} กรุณาใช้โปรแกรมรุ่นที่เขียนไฟล์นี้",
            f"{path}: the file of judgements has the format {found} and this program reads {FORMAT}; "
            "use the version of the program that wrote it",
        )
    )
