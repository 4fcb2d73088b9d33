"""Generations in Milvus, opened as those of this machine are: names of cases and tables on this disk, the rest where it
is asked for."""

import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from corpus import Passage, Said
from index.errors import IndexUnreachable, NoIndex
from index.items import ItemLink
from index.legs import LanguageShift, Projection
from index.remote.address import MilvusAddress
from index.remote.catalogue import (
    NAMES,
    CatalogueFacts,
    explained,
    fetch_catalogue,
    is_fetched,
    read_sample,
    read_vocabulary,
)
from index.remote.fields import hash_name
from index.remote.layout import Collections
from index.remote.legs import Candidates, RemoteDense, RemoteLexical, RemoteTokens
from index.remote.milvus import Milvus
from index.remote.pieces import Kind, Reader
from index.remote.searching import RemoteSearch
from index.remote.values import read_record
from index.store import LANGUAGE, TABLES, WORDS, Generation, Recipe, StoredLibrary, Tables
from index.words import Words

FRESH = 2.0
"""Seconds for which the generation that answers is taken for the one that answered: it is asked for with every query,
and a switch may take so long to be seen."""


ALIKE = 16
"""Passages whose ids have one hash; there is one, but for chance."""


class _Known(NamedTuple):
    # What was found out at a time.
    at: float
    names: Collections | None
    fault: Said | None


class RemoteStore:
    """The generations of the index at `address`. folder: for catalogues; safe for several threads. clock: in seconds.

    The connection is made when it is first needed: a process that forks must have none."""

    def __init__(self, address: MilvusAddress, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.address, self._folder, self._clock = address, folder, clock
        self._lock = Lock()
        self._milvus: Milvus | None = None
        self._known: _Known | None = None

    def current(self) -> str | None:
        """The name of the generation that answers, None when there is none. Raises IndexUnreachable."""
        names = self._answering()
        return names.generation if names else None

    def answers(self, name: str) -> bool:
        """Whether the generation `name`, which was opened, still answers and has not been found damaged. Raises
        IndexUnreachable."""
        return self.current() == name and is_fetched(self._folder / name)

    def open(self, recipe: Recipe) -> Generation:
        """The generation that answers. Raises NoIndex, OutdatedIndex when it was made by another recipe than `recipe`,
        DamagedIndex, IndexNotWritable where its catalogue cannot be kept, IndexUnreachable."""
        names = self._answering()
        if names is None:
            raise NoIndex(
                Said(
                    f"ยังไม่มีดัชนีที่ {self.address} กรุณาส่งขึ้นด้วยคำสั่ง pmqa publish จากเครื่องที่นำเข้าเอกสาร",
                    f"There is no index at {self.address} yet; write one with pmqa publish where documents come in",
                )
            )
        with self._lock:
            milvus = self._connected()
        reader = Reader(milvus, names.pieces)
        folder = self._folder / names.generation
        facts = fetch_catalogue(reader, folder, recipe)
        self._sweep(names)
        with explained(folder, facts):
            return _open(milvus, names, reader, folder, facts, recipe)

    def _answering(self) -> Collections | None:
        with self._lock:
            if self._known is None or self._clock() >= self._known.at + FRESH:
                self._known = self._look()
            if self._known.fault is not None:
                raise IndexUnreachable(self._known.fault)
            return self._known.names

    def _look(self) -> "_Known":
        # A fault is known as long as names are: while Milvus is away, who asks does not wait for it one by one.
        try:
            names = Collections.read(self._connected().named(self.address.name) or "")
        except IndexUnreachable as exc:
            return _Known(self._clock(), None, exc.said)
        return _Known(self._clock(), names, None)

    def _connected(self) -> Milvus:
        if self._milvus is None:
            self._milvus = Milvus(self.address)
        return self._milvus

    def _sweep(self, names: Collections) -> None:
        # The one before stays, as in Milvus: another process may answer from it for a while yet.
        read = [Collections.read(f"{path.name}_passages") for path in self._folder.glob(f"{names.name}_*")]
        others = [self._folder / each.generation for each in read if each is not None and each.name == names.name]
        others.remove(self._folder / names.generation)
        with suppress(FileNotFoundError):  # another process of this machine sweeps too
            for path in sorted(others, key=lambda path: path.stat().st_mtime)[:-1]:
                shutil.rmtree(path, ignore_errors=True)


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
        values = self._reader.read(Kind.RECORD, places)
        read = {place: read_record(value) for place, value in values.items()}
        return [read[place] for place in places]

    def body(self, number: int) -> bytes:
        """As `StoredLibrary.body`."""
        return self._reader.read(Kind.CASE, [number])[number]

    def _passage(self, place: int) -> Passage:
        return self.records([place])[0][0]

    def _items(self, place: int) -> tuple[ItemLink, ...]:
        return self.records([place])[0][1]


def _open(
    milvus: Milvus, names: Collections, reader: Reader, folder: Path, facts: CatalogueFacts, recipe: Recipe
) -> Generation:
    search, candidates = RemoteSearch(milvus, names, facts.years), Candidates(reader)
    vocabulary = read_vocabulary(folder)
    return Generation(
        name=names.generation,
        recipe=recipe,
        library=RemoteLibrary(folder, Tables.read(folder / TABLES), milvus, names, reader),
        dense=RemoteDense(
            search,
            candidates,
            read_sample(folder),
            passages=vocabulary.passages,
            dimensions=facts.dimensions,
            lists=facts.lists,
            probes=facts.probes,
        ),
        tokens=RemoteTokens(reader, Projection.read(folder)),
        lexical=RemoteLexical(search, candidates, vocabulary),
        language=LanguageShift.read(folder / LANGUAGE),
        words=Words.open(folder / WORDS),
        explained=partial(explained, folder, facts),
    )
