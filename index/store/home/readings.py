"""What documents were read as, from whichever library on disk holds it whole."""

import sqlite3
import zlib
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from corpus import Document
from index.errors import DamagedIndex
from index.store.home.lists import GENERATIONS, in_order, read_library
from index.store.inventory import Listed
from index.store.manifest import LIBRARY, check_files
from index.store.recipe import READABLE
from index.store.records import read_document


class Reading(NamedTuple):
    """A document as it was read by readers of the version `read`."""

    document: Document
    read: int


class _Held(NamedTuple):
    folder: Path
    read: int
    documents: dict[str, Listed]


class Readings:
    """Those in the libraries of `home` that are as their manifests state; each is looked through when it is needed."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def find(self, listed: Listed) -> Reading | None:
        """What the document was read as, with the same facts, by the newest readers that a generation has it from; None
        where none has."""
        found = [held for held in self._libraries if held.documents.get(listed.name) == listed]
        for held in sorted(found, key=lambda held: -held.read):
            with suppress(KeyError, ValueError, TypeError, zlib.error, sqlite3.Error):
                return Reading(read_document(held.folder / LIBRARY, listed.name), held.read)
        return None

    @cached_property
    def _libraries(self) -> list[_Held]:
        found = []
        for name in reversed(in_order(self._home)):
            folder = self._home / GENERATIONS / name
            with suppress(DamagedIndex, sqlite3.Error):
                recipe = check_files(folder, only=LIBRARY)
                if recipe.get("format") in READABLE:
                    found.append(
                        _Held(folder, recipe.get("read", 0), {each.name: each.listed for each in read_library(folder)})
                    )
        return found
