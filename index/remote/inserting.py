"""Two ways of rows into a collection: by calls, and by files that Milvus takes up from its own object storage.

Calls go through its log and are all that is needed for some million rows. Files are written into a folder that the
object storage holds too, by mount or by copy, and Milvus makes its segments of them at once.
"""

import secrets
import shutil
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from corpus import Said
from index.errors import IndexUnreachable
from index.remote.milvus import Milvus

POLLED = 1.0
"""Seconds between two looks at how far Milvus is."""

MOST_FILES = 1_000
"""Files in one request; Milvus takes 1,024."""

DONE, FAILED = "Completed", "Failed"
"""Milvus' words for how an import ended."""


class Inserter(Protocol):
    """A way of rows into collections that `milvus` has created."""

    def insert(self, collection: str, rows: Iterable[Mapping[str, Any]], partition: str = "") -> int:
        """Bring `rows` in; how many they are."""

    def settle(self) -> None:
        """Return when Milvus has all that was brought."""

    def close(self) -> None:
        """Leave nothing behind, however it ended."""


class ByCalls:
    """Rows go in as they come."""

    def __init__(self, milvus: Milvus) -> None:
        self._milvus = milvus

    def insert(self, collection: str, rows: Iterable[Mapping[str, Any]], partition: str = "") -> int:
        """As of `Inserter`."""
        return self._milvus.insert(collection, rows, partition)

    def settle(self) -> None:
        """As of `Inserter`."""

    def close(self) -> None:
        """As of `Inserter`."""


class ByFiles:
    """Rows go into Parquet files in a folder of their own within `folder`, which the object storage of Milvus has under
    `prefix`. rest: where Milvus answers HTTP, by default its own address."""

    def __init__(self, milvus: Milvus, folder: Path, prefix: str, rest: str | None = None) -> None:
        self._milvus, self._shared, self._prefix = milvus, folder, prefix.strip("/")
        self._folder = folder / f"pmqa-{secrets.token_hex(4)}"
        self._rest = rest or milvus.address.uri
        self._written: dict[tuple[str, str], list[Path]] = {}

    def insert(self, collection: str, rows: Iterable[Mapping[str, Any]], partition: str = "") -> int:
        """As of `Inserter`. Raises OSError where the folder does not take the files."""
        self._folder.mkdir(parents=True, exist_ok=True)
        count, files = self._milvus.write_files(collection, rows, self._folder)
        self._written.setdefault((collection, partition), []).extend(files)
        return count

    def settle(self) -> None:
        """As of `Inserter`. Raises IndexUnreachable where Milvus cannot take the files up."""
        for (collection, partition), files in self._written.items():
            for start in range(0, len(files), MOST_FILES):
                self._import(collection, partition, files[start : start + MOST_FILES])

    def close(self) -> None:
        """As of `Inserter`."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _import(self, collection: str, partition: str, files: Sequence[Path]) -> None:
        names = ["/".join(filter(None, (self._prefix, *path.relative_to(self._shared).parts))) for path in files]
        job = self._milvus.start_import(self._rest, collection, partition, names)
        while (told := self._milvus.import_state(self._rest, job)).state != DONE:
            if told.state == FAILED:
                raise _refused(told.reason, self._milvus)
            time.sleep(POLLED)


def _refused(reason: str, milvus: Milvus) -> IndexUnreachable:
    said = (reason.strip() or "?").splitlines()[0][:200]
    return IndexUnreachable(
        Said(
            f"Milvus ที่ {milvus.address} นำเข้าไฟล์ไม่ได้ ({said}) ดัชนีชุดเดิมยังใช้ได้ "
            "กรุณาตรวจว่าโฟลเดอร์และ --prefix เป็นที่เดียวกับที่ Milvus เก็บไฟล์",
            f"Milvus at {milvus.address} cannot take the files up ({said}); the index before still answers; "
            "look whether folder and --prefix are where Milvus keeps its files",
        )
    )
