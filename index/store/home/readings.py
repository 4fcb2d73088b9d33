"""What documents were read as, from whichever library on disk holds it whole."""

import sqlite3
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
from index.store.records import KeptDocument, read_document


class Reading(NamedTuple):
    """A document as it was read by readers of the version `read`."""

    document: Document
    read: int


class _Held(NamedTuple):
    folder: Path
    read: int
    documents: dict[str, KeptDocument]


class Readings:
    """Those in the libraries of `home` that are as their manifests state; each is looked through when it is needed."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def find(self, listed: Listed) -> Reading | None:
        """What the document was read as, with the same facts, by the newest generation that knows it; None where none
        does."""
        for held in self._libraries:
            kept = held.documents.get(listed.name)
            if kept is not None and kept.listed == listed:
                with suppress(KeyError, ValueError, TypeError, sqlite3.Error):
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
                    documents = {each.name: each for each in read_library(folder)}
                    found.append(_Held(folder, recipe.get("read", 0), documents))
        return found
