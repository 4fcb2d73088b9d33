"""Libraries of the first two formats, which held their documents' bytes themselves; from the third on these lie in a
folder of the home. Whose case a document is stood in the document alone."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from index.store.home.originals import Originals
from index.store.inventory import Listed
from index.store.manifest import LIBRARY

FORMER = (1, 2)

_LARGEST = 64 * 1024 * 1024
"""Bytes of a document that the programs of these formats took."""

_NAME = re.compile(r"[^/\\\x00-\x1f]{1,255}")


def list_former(folder: Path) -> tuple[Listed, ...]:
    """The documents in the library of such a generation. Raises sqlite3.Error where the library has another form,
    ValueError where one of them is not as it was written."""
    rows = list(_rows(folder))
    if not all(_is_whole(*row) for row in rows):
        raise ValueError("not as it was written")
    return tuple(Listed(name=name, sha256=sha256) for name, sha256, _ in rows)


def bring_out(folder: Path, originals: Originals) -> None:
    """Put the documents in the library of such a generation, those that are as they were written, beside those of later
    formats. Raises OSError."""
    with suppress(sqlite3.Error):
        for name, sha256, content in _rows(folder):
            if _is_whole(name, sha256, content):
                originals.mend(sha256, content)


def _rows(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    path = (folder / LIBRARY).resolve()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield from connection.execute(
            "SELECT name, sha256, CASE WHEN length(content) <= ? THEN content END FROM documents ORDER BY name",
            (_LARGEST,),
        )


def _is_whole(name: object, sha256: object, content: object) -> bool:
    # What a stranger wrote leads to no other place, and takes no more than a document may.
    named = isinstance(name, str) and _NAME.fullmatch(name) is not None
    return named and isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == sha256
