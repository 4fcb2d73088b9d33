"""Arrays by key in a SQLite file, each row with its checksum: a row that is not as it was written is not there.

SQLite finds few damages by itself: a bit that flips in a row is read as it is, one in a page's head may hide rows or
give those of another key. So each row's checksum is of its table, model, key and all that it holds, and a file in which
one is wrong, or which SQLite cannot read, is replaced by a new one with the rows that are whole.
"""

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from corpus import Said
from index.errors import IndexNotWritable

Tell = Callable[[Said], None]
"""Told in one sentence what was damaged and made anew."""

Row = tuple[int, bytes]
"""How long the last dimension of an array is, and its bytes."""

VECTORS, TOKENS = "checked_vectors", "checked_tokens"
"""The tables."""

_UNCHECKED = ("vectors", "tokens")
"""Tables of earlier programs; what is in them may be damaged and nobody could tell."""

_COLUMNS = "model, sha256, dimensions, content, checksum"

BATCH = 500
"""Rows asked for in one statement; SQLite takes 999 values in its smallest builds."""

_REFUSALS = {
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM),
}
"""What SQLite says where the file may be whole: of the disk, of rights, of other processes. All else is damage."""

_FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What reading raises; the second, where SQLite would name what is damaged."""

_VERSIONS, _KNOWN = slice(18, 20), {1, 2}
"""Where a file states who may write and read it. What states another number is said to be for reading only."""

_BESIDE = ".new"

_MADE = TypeVar("_MADE")


class RowFile:
    """The file `path`, made when something is first asked of it; its tables are VECTORS and TOKENS. Whoever reads has
    the right to write too: a damaged file is replaced.

    tell: told of a damage. Raises IndexNotWritable when the file cannot be used though it may be whole.
    """

    def __init__(self, path: Path, tell: Tell) -> None:
        self._path, self._tell = path, tell
        self._is_ready = False

    def read(self, table: str, model: str, keys: Sequence[bytes]) -> dict[bytes, Row]:
        """The rows of `keys`, of those that are there and as they were written."""
        rows = self._do(lambda file: _select(file, "sha256, dimensions, content, checksum", table, model, keys))
        whole = {row[0]: (row[1], row[2]) for row in rows if _is_whole(table, model.encode(), row)}
        if len(whole) < len(rows):
            self.renew()
        return whole

    def held(self, table: str, model: str, keys: Sequence[bytes]) -> set[bytes]:
        """Of which of `keys` there are rows; what is in them is not looked at."""
        return {key for (key,) in self._do(lambda file: _select(file, "sha256", table, model, keys))}

    def write(self, table: str, model: str, rows: Mapping[bytes, Row]) -> None:
        """Add `rows` by key; what is there already stays."""
        made = [(model, key, *row, _checksum(table, model.encode(), key, *row)) for key, row in rows.items()]
        self._do(lambda file: _insert(file, table, made))

    def count_wrong(self) -> int:
        """How many rows are not as they were written, 0 where there is no file; -1 where SQLite finds the file damaged
        beyond its rows. Writes nothing."""
        if not self._path.exists():
            return 0
        try:
            with closing(self._connect("rw")) as file:
                wrong = sum(
                    not _is_whole(table, row[0], row[1:]) for table in (VECTORS, TOKENS) for row in _rows(file, table)
                )
                return wrong or (0 if file.execute("PRAGMA integrity_check(1)").fetchone() == (b"ok",) else -1)
        except _FAULTS as exc:
            if self._is_damage(exc):
                return -1
            raise self._refused(exc) from exc

    def renew(self) -> None:
        """Replace the file by one that has those of its rows that can be read and are whole, and say so."""
        path = self._path.resolve()  # of a symbolic link, what it names
        beside = path.with_name(f"{path.name}{_BESIDE}")
        try:
            _remove(path, _BESIDE, f"{_BESIDE}-journal")  # of a process that was killed
            kept = self._copy_whole(beside)
            _remove(path, "-journal", "-wal", "-shm")  # which are of the file that was there
            os.replace(beside, path)
        except (OSError, *_FAULTS) as exc:
            with suppress(OSError):
                _remove(path, _BESIDE, f"{_BESIDE}-journal")
            raise self._refused(exc) from exc
        self._tell(
            Said(
                f"ที่เก็บเวกเตอร์ {self._path} เสียหายบางส่วน เก็บ {kept:,} แถวที่สมบูรณ์ไว้แล้ว ส่วนที่เหลือคำนวณใหม่ให้เอง",
                f"The vector store {self._path} was damaged: {kept:,} whole rows are kept, the others are made anew",
            )
        )

    def _copy_whole(self, beside: Path) -> int:
        with _opened(sqlite3.connect(beside)) as new:
            _make_tables(new)
            return sum(_insert(new, table, self._whole(table)) for table in (VECTORS, TOKENS))

    def _whole(self, table: str) -> Iterator[tuple[Any, ...]]:
        # As many as can be read: it ends where SQLite finds no way on.
        try:
            with closing(self._connect("rw")) as old:
                for model, *row in _rows(old, table):
                    if _is_whole(table, model, row):
                        yield model.decode(), *row
        except _FAULTS as exc:
            if not self._is_damage(exc):
                raise

    def _do(self, work: Callable[[sqlite3.Connection], _MADE]) -> _MADE:
        try:
            return self._try(work)
        except _FAULTS as exc:
            if not self._is_damage(exc):
                raise self._refused(exc) from exc
        self.renew()
        try:
            return self._try(work)
        except _FAULTS as exc:
            raise self._refused(exc) from exc

    def _try(self, work: Callable[[sqlite3.Connection], _MADE]) -> _MADE:
        with _opened(self._connect("rwc")) as file:
            if not self._is_ready:
                self._make_ready(file)
            return work(file)

    def _make_ready(self, file: sqlite3.Connection) -> None:
        with suppress(OSError):
            _remove(self._path.resolve(), _BESIDE, f"{_BESIDE}-journal")  # of a process that was killed
        if _make_tables(file):
            self._tell(
                Said(
                    "เวกเตอร์ที่เก็บไว้เดิมไม่มีผลรวมตรวจสอบ จึงคำนวณใหม่ให้ครั้งเดียว",
                    "Vectors kept by an earlier version have no checksums; they are made anew once",
                )
            )
        self._is_ready = True

    def _connect(self, mode: str) -> sqlite3.Connection:
        file = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode={mode}", uri=True)
        file.text_factory = bytes  # of damaged text
        return file

    def _is_damage(self, exc: Exception) -> bool:
        code = getattr(exc, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code != sqlite3.SQLITE_READONLY:
            return code not in _REFUSALS
        with suppress(OSError), self._path.open("rb") as file:
            return not set(file.read(20)[_VERSIONS]) <= _KNOWN
        return False

    def _refused(self, exc: Exception) -> IndexNotWritable:
        return IndexNotWritable(
            Said(
                f"ใช้ที่เก็บเวกเตอร์ {self._path} ไม่ได้ ({exc}) กรุณาตรวจสอบสิทธิ์และเนื้อที่ของโฟลเดอร์แล้วสั่งอีกครั้ง คลังยังอยู่ครบเหมือนเดิม",
                f"The vector store {self._path} cannot be used ({exc}); check the folder's permissions and space and "
                "run the command again: the library is as it was",
            )
        )


def tell_nobody(said: Said) -> None:
    """A `Tell` where nobody listens."""


def _remove(path: Path, *ends: str) -> None:
    for end in ends:
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)


@contextmanager
def _opened(file: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    with closing(file), file:
        yield file


def _make_tables(file: sqlite3.Connection) -> bool:
    # Whether there were rows of an earlier program.
    for table in (VECTORS, TOKENS):
        file.execute(
            f"CREATE TABLE IF NOT EXISTS {table} (model TEXT, sha256 BLOB, dimensions INTEGER, content BLOB,"
            " checksum INTEGER, PRIMARY KEY (model, sha256))"
        )
    names = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    earlier = [table for table in _UNCHECKED if table.encode() in names]
    had = [table for table in earlier if file.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()]
    for table in earlier:
        file.execute(f"DROP TABLE {table}")
    return bool(had)


def _rows(file: sqlite3.Connection, table: str) -> Iterator[Sequence[Any]]:
    found = file.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    # In the order in which they lie, so that an index that is damaged hides none.
    yield from file.execute(f"SELECT {_COLUMNS} FROM {table} NOT INDEXED") if found else ()


def _select(
    file: sqlite3.Connection, columns: str, table: str, model: str, keys: Sequence[bytes]
) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        places = ",".join("?" * len(batch))
        rows += file.execute(f"SELECT {columns} FROM {table} WHERE model = ? AND sha256 IN ({places})", (model, *batch))
    return rows


def _insert(file: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> int:
    return file.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?, ?, ?)", rows).rowcount


def _is_whole(table: str, model: object, row: Sequence[Any]) -> bool:
    # Of a damaged row anything may come, numbers for bytes too.
    key, dimensions, content, checksum = row
    if not (isinstance(model, bytes) and isinstance(key, bytes) and isinstance(content, bytes)):
        return False
    return bool(checksum == _checksum(table, model, key, dimensions, content))


def _checksum(table: str, model: bytes, key: bytes, dimensions: object, content: bytes) -> int:
    return zlib.crc32(content, zlib.crc32(b"\n".join((table.encode(), model, key, str(dimensions).encode()))))
