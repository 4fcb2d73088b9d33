"""Which documents a generation holds, from whichever of its three records is whole."""

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from corpus import Said
from index.errors import DamagedIndex
from index.store.inventory import Listed, inventories, read_inventory
from index.store.manifest import LIBRARY, check_files, read_digests, read_documents
from index.store.records import KeptDocument, opened, read_kept

GENERATIONS = "generations"


def in_order(home: Path) -> tuple[str, ...]:
    """The names of the generations on disk, oldest first."""
    return tuple(
        sorted(path.name for path in (home / GENERATIONS).glob("[0-9]*") if path.name.isascii() and path.name.isdigit())
    )


def newest_listed(home: Path) -> str | None:
    """The newest generation whose documents can be told, or where there is none the newest of all; None where the home
    was emptied, or holds nothing."""
    there = in_order(home)
    names = sorted({*there, *inventories(home)}, key=int, reverse=True)
    for name in names:
        try:
            listed = list_documents(home, name)
        except DamagedIndex:
            continue
        return name if listed or name in there else None
    return names[0] if names else None


def list_documents(home: Path, name: str) -> tuple[Listed, ...]:
    """The documents of the generation of this name. Raises DamagedIndex where none of its records is whole."""
    folder = home / GENERATIONS / name
    records: tuple[Callable[[], tuple[Listed, ...]], ...] = (
        partial(read_inventory, home, name),
        partial(read_documents, folder),
        partial(_of_library, folder),
    )
    for read in records:
        with suppress(OSError, ValueError, LookupError, TypeError, zlib.error, sqlite3.Error, DamagedIndex):
            return read()
    raise DamagedIndex(
        Said(
            f"รายชื่อเอกสารของดัชนีชุด {name} เสียหายทุกสำเนา ต้นฉบับของเอกสารยังอยู่ครบในโฟลเดอร์ documents ของ {home} "
            "กรุณานำไฟล์เข้าใหม่ด้วย pmqa ingest หรือกู้คืนจากสำเนาด้วย pmqa restore เพื่อให้เอกสารมีชื่ออีกครั้ง",
            f"All records of which documents generation {name} holds are damaged; their originals lie untouched in "
            f"the folder documents of {home}. Bring the files in again with pmqa ingest, or restore a backup with "
            "pmqa restore: either gives them their names again",
        )
    )


def read_library(folder: Path) -> tuple[KeptDocument, ...]:
    """The documents of the library in the `folder` of a generation, which is as its manifest states. Raises
    DamagedIndex."""
    check_files(folder, only=LIBRARY)
    return read_kept(folder / LIBRARY)


def _of_library(folder: Path) -> tuple[Listed, ...]:
    # A damaged one will do where it names the very documents that the manifest counts, which up to format 7 had no
    # list; where the manifest is damaged too, SQLite's own look at the file must do.
    kept = read_kept(folder / LIBRARY)
    if sorted(each.sha256 for each in kept) != read_digests(folder):
        _look_through(folder / LIBRARY)
    return tuple(Listed.of(each.name, each.sha256, each.front) for each in kept)


def _look_through(library: Path) -> None:
    with opened(library) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError("not a whole library")
