"""Libraries of the first two formats, which held their documents' bytes themselves; from the third on these lie in a
folder of the home. Whose case a document is stood in the document alone."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from index.errors import DamagedIndex
from index.store.home.originals import Originals
from index.store.inventory import Listed
from index.store.manifest import LIBRARY, check_files

FORMER = (1, 2)

_LARGEST = 64 * 1024 * 1024
"""Bytes of a document that the programs of these formats took."""

_NAME = re.compile(r"[^/\\\x00-\x1f]{1,255}")


def list_former(folder: Path) -> tuple[Listed, ...]:
    """The documents in the library of such a generation. Raises sqlite3.Error where the library has another form,
    ValueError where it is not as it was written."""
    return tuple(Listed(name=name, sha256=sha256) for name, sha256, _ in _held(folder))


def bring_out(folder: Path, originals: Originals) -> None:
    """Put the documents of such a generation, where its library is as its manifest states, beside those of later
    formats. Raises OSError."""
    with suppress(DamagedIndex, sqlite3.Error, ValueError):
        if check_files(folder, only=LIBRARY).get("format") in FORMER:
            for _, sha256, content in _held(folder):
                originals.mend(sha256, content)


def _held(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    # Name, SHA-256 and bytes. What a stranger wrote leads to no other place and takes no more than a document may.
    path = (folder / LIBRARY).resolve()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT name, sha256, CASE WHEN length(content) <= ? THEN content END FROM documents ORDER BY name",
            (_LARGEST,),
        )
        for name, sha256, content in rows:
            if not isinstance(name, str) or not _NAME.fullmatch(name) or not isinstance(content, bytes):
                raise ValueError("no document")
            if hashlib.sha256(content).hexdigest() != sha256:
                raise ValueError("not as it was written")
            yield name, sha256, content
