"""Marks on disk: one file of SQLite in the home, beside the generations, which no command that writes them touches.

A mark is one transaction of a connection of its own, with a rollback journal: several processes mark at once, and what
was answered is on the disk.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corpus import Said
from search.errors import JudgementsProblem
from search.judging.marks import Mark, query_key

NAME = "judgements.sqlite"
"""The file, in the home."""

FORMAT = 1
"""Of the file, which holds it as user_version; counts up when an older program could not read it."""

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""

_COLUMNS = "judge, query, passage, document, first, last, agency, case_id, grade, generation, time"
_TABLE = """CREATE TABLE marks (
    judge TEXT NOT NULL, key TEXT NOT NULL, query TEXT NOT NULL, passage TEXT NOT NULL, document TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, agency TEXT NOT NULL, case_id TEXT NOT NULL,
    grade INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 3), generation TEXT NOT NULL, time TEXT NOT NULL,
    PRIMARY KEY (judge, key, passage)
) WITHOUT ROWID"""


class Judgements:
    """The marks kept in `home`; safe for several threads and processes. Whatever is asked of it raises
    JudgementsProblem for a file that is damaged, of another format, or cannot be read or written."""

    def __init__(self, home: Path) -> None:
        self.path = home / NAME

    def keep(self, mark: Mark, former: Iterable[str] = ()) -> None:
        """Keep `mark` in the place of that of the same judge, query and passage. former: other ids under which the
        judge marked this passage for this query, whose marks go."""
        values = (mark.judge, mark.key, mark.query, mark.passage, mark.document, *mark.lines)
        with self._writing() as connection:
            _forget(connection, mark.judge, mark.key, [*former, mark.passage])
            connection.execute(
                "INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, mark.agency, mark.case, mark.grade, mark.generation, mark.time),
            )

    def take_back(self, judge: str, query: str, passages: Iterable[str]) -> None:
        """Forget what `judge` marked of `passages` for `query`; nothing where there is nothing."""
        if self.path.exists():
            with self._writing() as connection:
                _forget(connection, judge, query_key(query), passages)

    def of(self, judge: str, query: str) -> tuple[Mark, ...]:
        """What `judge` marked for `query`, by time, then passage."""
        return self._read("WHERE judge = ? AND key = ?", judge, query_key(query))

    def all(self) -> tuple[Mark, ...]:
        """All marks, by time, then judge, query and passage; none where nobody has judged."""
        return self._read("")

    def _read(self, where: str, *values: str) -> tuple[Mark, ...]:
        if not self.path.exists():
            return ()
        asked = f"SELECT {_COLUMNS} FROM marks {where} ORDER BY time, judge, key, passage"
        with self._connected() as connection:
            if _format(connection) == 0:  # whoever makes the file has not put anything into it
                return ()
            rows = connection.execute(asked, values).fetchall()
            try:
                return tuple(
                    Mark(
                        **dict(zip(("judge", "query", "passage", "document"), row[:4], strict=True)),
                        lines=(row[4], row[5]),
                        **dict(zip(("agency", "case", "grade", "generation", "time"), row[6:], strict=True)),
                    )
                    for row in rows
                )
            except (ValueError, TypeError) as exc:
                raise _damaged(self.path) from exc

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise _unusable(self.path, exc.strerror or str(exc)) from exc
        with self._connected() as connection:
            connection.execute("PRAGMA synchronous = EXTRA")  # the folder's entry of the journal, too
            connection.execute("BEGIN IMMEDIATE")
            if _format(connection) == 0:
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA user_version = {FORMAT}")
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as connection:
                found = _format(connection)
                if found not in (0, FORMAT):
                    raise _other_format(self.path, found)
                yield connection
        except sqlite3.OperationalError as exc:
            raise _unusable(self.path, str(exc)) from exc
        except sqlite3.DatabaseError as exc:
            raise _damaged(self.path) from exc


def _format(connection: sqlite3.Connection) -> int:
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def _forget(connection: sqlite3.Connection, judge: str, key: str, passages: Iterable[str]) -> None:
    connection.executemany(
        "DELETE FROM marks WHERE judge = ? AND key = ? AND passage = ?", [(judge, key, each) for each in passages]
    )


def _damaged(path: Path) -> JudgementsProblem:
    return JudgementsProblem(
        Said(
            f"{path}: ไฟล์คะแนนเสียหาย กรุณานำสำเนาสำรองมาแทน หรือย้ายไฟล์ออกแล้วเริ่มใหม่",
            f"{path}: the file of judgements is damaged; put an older copy in its place or move it away and begin anew",
        )
    )


def _other_format(path: Path, found: int) -> JudgementsProblem:
    return JudgementsProblem(
        Said(
            f"{path}: ไฟล์คะแนนเป็นรูปแบบ {found} แต่โปรแกรมนี้อ่านรูปแบบ {FORMAT} กรุณาใช้โปรแกรมรุ่นที่เขียนไฟล์นี้",
            f"{path}: the file of judgements has the format {found} and this program reads {FORMAT}; "
            "use the version of the program that wrote it",
        )
    )


def _unusable(path: Path, reason: str) -> JudgementsProblem:
    return JudgementsProblem(
        Said(
            f"{path}: อ่านหรือเขียนไฟล์คะแนนไม่ได้ ({reason}) กรุณาตรวจสิทธิ์และเนื้อที่ว่างของโฟลเดอร์แล้วลองใหม่",
            f"{path}: the file of judgements cannot be read or written ({reason}); check the folder's permissions and "
            "free space, then try again",
        )
    )
