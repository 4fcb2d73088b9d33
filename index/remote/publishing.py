"""A generation of this machine written to Milvus.

Written beside the one that answers, counted, then switched to: whatever fails before leaves that one as it was, and
what was begun is removed by the next who writes.
"""

import shutil
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import Passage
from index.items import ItemLink
from index.legs import DenseIndex, LateInteractionIndex, LexicalIndex
from index.model import Progress, Stage
from index.remote.address import MilvusAddress
from index.remote.catalogue import (
    FACTS,
    FILES,
    CatalogueFacts,
    published_source,
    source_of,
    write_catalogue,
)
from index.remote.fields import PassageFields, hash_name, partition_of
from index.remote.inserting import ByCalls, ByFiles, Inserter
from index.remote.layout import (
    MOST_TERMS,
    PASSAGE_INDEXES,
    PASSAGES,
    PIECE_INDEXES,
    PIECES,
    TERMS,
    VECTOR,
    Collections,
    row_indexes,
    rows_schema,
)
from index.remote.milvus import Milvus
from index.remote.pieces import Kind, Reader, pieces_of
from index.remote.values import Candidate, write_candidate, write_record, write_tokens
from index.store import DENSE, LEXICAL, LIBRARY, TABLES, TOKENS, Recipe, Store, StoredLibrary, Tables, not_writable

CATALOGUE = ".catalogue"
"""In the home, while a generation is written."""

READ = 500
"""Records read at a time."""

BLOCK = 20_000
"""Passages whose terms are gathered at a time: all postings are gone through for each block."""


class SharedFiles(NamedTuple):
    """folder: where files are written. prefix: under which the object storage of Milvus has the same. rest: where
    Milvus answers HTTP, None for its own address."""

    folder: Path
    prefix: str
    rest: str | None = None


def publish(
    store: Store, recipe: Recipe, address: MilvusAddress, progress: Progress, files: SharedFiles | None = None
) -> str:
    """Write the current generation of `store` to Milvus as the index at `address`, switch to it and return its name
    there. The one before stays for readers that have just opened it. progress: of passages. files: where rows are put
    for Milvus to take up; None has them go by calls.

    Raises NoIndex, DamagedIndex, OutdatedIndex, IndexLocked, IndexNotWritable where files are not taken,
    IndexUnreachable.
    """
    with store.writing():
        store.open(recipe)
        folder = store.checked_folder()
        milvus = Milvus(address)
        into = ByFiles(milvus, *files) if files else ByCalls(milvus)
        try:
            names = Collections.after(address.name, _held(milvus, address.name).values())
            with store.explained(folder.name):
                _Writer(milvus, into, names, folder, recipe, progress).write(store.home / CATALOGUE)
            # Another home may have written meanwhile: what answered last stays, and what is newer than this.
            before = milvus.named(address.name)
            milvus.switch(address.name, names.passages, is_new=before is None)
            for collection, each in _held(milvus, address.name).items():
                if each.number < names.number and each.passages != before:
                    milvus.drop(collection)
        except OSError as exc:
            raise not_writable(files.folder if files else store.home, exc) from exc
        finally:
            into.close()
            milvus.close()
    return names.generation


def is_published(store: Store, address: MilvusAddress) -> bool:
    """Whether the current generation of `store` is what answers at `address`. Raises NoIndex, IndexUnreachable."""
    milvus = Milvus(address)
    try:
        names = Collections.read(milvus.named(address.name) or "")
        if names is None:
            return False
        return published_source(Reader(milvus, names.pieces)) == source_of(store.current_folder())
    finally:
        milvus.close()


def withdraw(store: Store, address: MilvusAddress) -> None:
    """Let nothing answer at `address`; its collections stay until another generation is written there. Raises
    IndexLocked, IndexUnreachable."""
    with store.writing():
        milvus = Milvus(address)
        try:
            milvus.unname(address.name)
        finally:
            milvus.close()


def _held(milvus: Milvus, name: str) -> dict[str, Collections]:
    # All collections of the index, of generations that are whole or begun, each with its generation.
    held = {}
    for collection in milvus.collections():
        names = Collections.read(f"{collection.rpartition('_')[0]}_passages")
        if names is not None and names.name == name and collection in names.all:
            held[collection] = names
    return held


class _Writer:
    # Fills the collections `names` with the generation in `folder`.

    def __init__(
        self,
        milvus: Milvus,
        into: Inserter,
        names: Collections,
        folder: Path,
        recipe: Recipe,
        progress: Progress,
    ) -> None:
        self._milvus, self._into, self._names, self._folder, self._recipe = milvus, into, names, folder, recipe
        self._progress = progress
        self._dense = DenseIndex.read(folder / DENSE)
        self._tokens = LateInteractionIndex.read(folder / TOKENS)
        self._lexical = LexicalIndex.read(folder / LEXICAL)
        self._library = StoredLibrary(folder / LIBRARY, Tables.read(folder / TABLES))
        self._fields = PassageFields(self._library)

    def write(self, catalogue: Path) -> None:
        # catalogue: the folder to make it in, which goes again; one that was left by a kill goes first.
        passages, years = len(self._dense), self._fields.years()
        shutil.rmtree(catalogue, ignore_errors=True)
        try:
            catalogue.mkdir()
            facts = write_catalogue(catalogue, self._folder, self._recipe, self._dense, self._lexical, years)
            self._create(facts)
            pieces = self._into.insert(self._names.pieces, self._files(catalogue))
        finally:
            shutil.rmtree(catalogue, ignore_errors=True)
        for start in range(0, passages, BLOCK):
            pieces += self._write_passages(range(start, min(start + BLOCK, passages)))
        self._into.settle()
        counts = (pieces, facts.rows, passages)
        for collection, count in zip(self._names.all, counts, strict=True):
            self._milvus.finish(collection, count)

    def _create(self, facts: CatalogueFacts) -> None:
        self._milvus.create(self._names.pieces, PIECES, PIECE_INDEXES)
        self._milvus.create(self._names.rows, rows_schema(facts.dimensions), row_indexes(facts.lists))
        self._milvus.create(self._names.passages, PASSAGES, PASSAGE_INDEXES)
        for collection in (self._names.rows, self._names.passages):
            self._milvus.partition(collection, map(partition_of, facts.years))

    def _files(self, catalogue: Path) -> Iterator[dict[str, object]]:
        for number, name in enumerate((FACTS, *FILES)):
            yield from pieces_of(Kind.FILE, number, (catalogue / name).read_bytes())
        for number in range(len(self._library.cases)):
            yield from pieces_of(Kind.CASE, number, self._library.body(number))

    def _write_passages(self, places: range) -> int:
        # A block of them; how many pieces it took.
        terms = self._lexical.terms_of(places)
        by_year: dict[int, list[_Passage]] = {}
        for place, fields, (read, items) in zip(places, self._fields.of(places), self._records(places), strict=True):
            held = slice(*terms.firsts[place - places.start :][:2].tolist())
            record = write_record(read, items)
            passage = _Passage(place, hash_name(read.id), fields, record, terms.numbers[held], terms.parts[held])
            by_year.setdefault(fields["year"], []).append(passage)
        for year, passages in by_year.items():
            partition = partition_of(year)
            self._into.insert(self._names.rows, chain.from_iterable(map(self._rows, passages)), partition)
            self._into.insert(self._names.passages, map(self._row, passages), partition)
        return self._into.insert(self._names.pieces, self._pieces(places, chain.from_iterable(by_year.values())))

    def _records(self, places: range) -> Iterator[tuple[Passage, tuple[ItemLink, ...]]]:
        for start in range(0, len(places), READ):
            yield from self._library.records(places[start : start + READ])

    def _rows(self, passage: "_Passage") -> Iterator[dict[str, object]]:
        first = int(self._dense.first_rows[passage.place])
        for number, vector in enumerate(self._dense.vectors(passage.place), first):
            yield {"key": number, "passage": passage.place, **passage.fields, VECTOR: vector}

    def _row(self, passage: "_Passage") -> dict[str, object]:
        terms = dict(zip(passage.terms.tolist(), passage.parts.tolist(), strict=True))
        return {
            "key": passage.place,
            "id_hash": passage.id_hash,
            **passage.fields,
            "held": [*terms][:MOST_TERMS],
            TERMS: terms or {0: 0.0},
        }

    def _pieces(self, places: range, passages: Iterable["_Passage"]) -> Iterator[dict[str, object]]:
        for done, passage in enumerate(passages, places.start + 1):
            place = passage.place
            candidate = Candidate(self._dense.vectors(place), passage.terms, passage.parts)
            yield from pieces_of(Kind.CANDIDATE, place, write_candidate(candidate))
            yield from pieces_of(Kind.RECORD, place, passage.record)
            yield from pieces_of(Kind.TOKENS, place, write_tokens(*self._tokens.coded(place)))
            self._progress(done, len(self._dense), Stage.SENDING)


class _Passage(NamedTuple):
    # record: as it is stored. terms, parts: as of `Candidate`.
    place: int
    id_hash: int
    fields: dict[str, Any]
    record: bytes
    terms: NDArray[np.uint32]
    parts: NDArray[np.float32]
