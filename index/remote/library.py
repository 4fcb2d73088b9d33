"""The library of a generation in Milvus: names of cases on this disk, passages and whole cases where they are asked
for."""

from collections.abc import Sequence
from pathlib import Path

from corpus import Passage
from index.items import ItemLink
from index.remote.catalogue import NAMES
from index.remote.fields import hash_name
from index.remote.layout import Collections
from index.remote.milvus import Milvus
from index.remote.pieces import Kind, Reader
from index.remote.values import read_record
from index.store import StoredLibrary, Tables

ALIKE = 16
"""Passages whose ids have one hash; there is one, but for chance."""


class RemoteLibrary(StoredLibrary):
    """The library whose catalogue is in `folder`."""

    def __init__(self, folder: Path, tables: Tables, milvus: Milvus, names: Collections, reader: Reader) -> None:
        super().__init__(folder / NAMES, tables)
        self._milvus, self._collections, self._reader = milvus, names, reader

    def place(self, passage_id: str) -> int:
        """As `Library.place`."""
        expression = f"id_hash == {hash_name(passage_id)}"
        for found in self._milvus.query(self._collections.passages, expression, ["key"], ALIKE):
            place = int(found["key"])
            if self.passages[place].id == passage_id:
                return place
        raise KeyError(passage_id)

    def records(self, places: Sequence[int]) -> list[tuple[Passage, tuple[ItemLink, ...]]]:
        """As `Library.records`."""
        values = self._reader.read(Kind.RECORD, list(dict.fromkeys(places)))
        read = {place: read_record(value) for place, value in values.items()}
        return [read[place] for place in places]

    def body(self, number: int) -> bytes:
        """As `StoredLibrary.body`."""
        return self._reader.read(Kind.CASE, [number])[number]

    def _passage(self, place: int) -> Passage:
        return self.records([place])[0][0]

    def _items(self, place: int) -> tuple[ItemLink, ...]:
        return self.records([place])[0][1]
