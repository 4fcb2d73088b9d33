"""Marks that programs up to format 1 kept in a file of SQLite."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from search.judging.marks import Mark
from search.judging.records import Key, key_of

OLDER = "judgements.sqlite"
"""The file, in the home."""

PATIENCE = 10.0
"""Seconds to wait for an older program that is writing."""

_COLUMNS = "judge, query, passage, document, first, last, agency, case_id, grade, generation, time"
_ORDER = "judge, key, passage"

_HINDERED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_HINDERED |= {sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY}


def read_older(path: Path) -> tuple[dict[Key, Mark], bool]:
    """The marks in the file `path` that can be read, and whether these are all. Raises OSError where there is no such
    file, or the system or another program hinders the reading."""
    marks: dict[Key, Mark] = {}
    try:
        # Whoever connects by a path alone makes the file where there is none.
        uri = f"{path.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)) as connection:
            if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                return {}, True  # who began to make it had put nothing in
            whole = _gather(connection, "", marks)
            if not whole:  # behind the damage, from the end
                _gather(connection, "DESC", marks)
            return marks, whole and _is_sound(connection)
    except sqlite3.DatabaseError as exc:
        _raise_hindered(exc)
        return marks, False


def _gather(connection: sqlite3.Connection, direction: str, marks: dict[Key, Mark]) -> bool:
    order = ", ".join(f"{name} {direction}" for name in _ORDER.split(", "))
    whole = True
    try:
        for row in connection.execute(f"SELECT {_COLUMNS} FROM marks ORDER BY {order}"):
            mark = _mark(row)
            whole = whole and mark is not None
            if mark is not None:
                marks.setdefault(key_of(mark), mark)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as exc:
        _raise_hindered(exc)
        return False
    return whole


def _mark(row: tuple[object, ...]) -> Mark | None:
    names = ("judge", "query", "passage", "document", "agency", "case", "grade", "generation", "time")
    values = dict(zip(names, (*row[:4], *row[6:]), strict=True))
    with suppress(ValueError, TypeError, AttributeError):
        return Mark(**values, lines=(int(str(row[4])), int(str(row[5]))))  # type: ignore[arg-type]
    return None


def _is_sound(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check").fetchone() == ("ok",))


def _raise_hindered(exc: Exception) -> None:
    # The first byte of a code tells what it is of; the others say more.
    if getattr(exc, "sqlite_errorcode", 0) & 0xFF in _HINDERED:
        raise OSError(str(exc)) from exc
