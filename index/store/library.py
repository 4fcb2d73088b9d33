"""The cases and passages of a generation: in memory, or read from its SQLite file where they are asked for
(`index/store/records.py` writes it)."""

import json
import sqlite3
import threading
import zlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from weakref import finalize

from corpus import Award, Case, Line, Passage, Publication, Section
from index.items import ItemLink
from index.passage_texts import name_terms
from index.store.lazy import Lazy
from index.store.tables import Tables

_KINDS = {"htm": "html"}

ASKED = 500
"""Records asked for in one statement; SQLite takes 999 values in its smallest builds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """A document of a generation. title, year, publisher: of the book or report that it is, as of
    `corpus.Publication`. sheets, cases, passages, awards: how many it has, introductions of books among the cases.
    unread: the sheets whose text could not be had, from 1, in order."""

    name: str
    sha256: str
    title: str
    year: int | None
    publisher: str
    sheets: int
    cases: int
    passages: int
    awards: int
    unread: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """Of the file, by its name: "pdf", "docx", "html", "md" or "txt"."""
        suffix = self.name.rpartition(".")[2].lower()
        return _KINDS.get(suffix, suffix)


@dataclass(frozen=True, kw_only=True)
class Library:
    """What a generation holds beside its indexes. cases, passages and awards in the order of the documents' names, then
    of the text; the place of a passage is its number in all indexes.

    items: of each passage the items it evidences, best first; left out, no passage evidences any. whole: the cases with
    their sections and captions, which those of an opened library do without; left out, `cases` have them. name_terms:
    of each case the words of the names of its agency; left out, they are read.
    """

    cases: Sequence[Case]
    passages: Sequence[Passage]
    items: Sequence[tuple[ItemLink, ...]] = ()
    awards: Sequence[Award] = ()
    whole: Sequence[Case] = field(default=(), compare=False, repr=False)
    name_terms: Sequence[tuple[tuple[str, ...], ...]] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.items:
            object.__setattr__(self, "items", ((),) * len(self.passages))
        if not self.whole:
            object.__setattr__(self, "whole", self.cases)
        if not self.name_terms:
            object.__setattr__(self, "name_terms", tuple(map(name_terms, self.cases)))
        if len(self.items) != len(self.passages):
            raise ValueError(f"items of {len(self.items)} passages, wanted {len(self.passages)}")

    @cached_property
    def tables(self) -> Tables:
        """What is asked of every passage."""
        return Tables.make(self.whole, self.passages, self.items)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The cases' places in `cases` by their ids."""
        return {case.id: number for number, case in enumerate(self.cases)}

    def place(self, passage_id: str) -> int:
        """The place of the passage of this id. Raises KeyError."""
        return self._places[passage_id]

    def records(self, places: Sequence[int]) -> list[tuple[Passage, tuple[ItemLink, ...]]]:
        """The passages at `places`, in their order, each with the items that it evidences."""
        return [(self.passages[place], self.items[place]) for place in places]

    @cached_property
    def documents(self) -> tuple[DocumentFacts, ...]:
        """The documents by name; none are known of a library in memory."""
        return ()

    def moved_case(self, old: str) -> str | None:
        """The id of the case that had the id `old` in an earlier generation, None when nothing is known of it."""
        return None

    def moved_passage(self, old: str) -> str | None:
        """The same of a passage."""
        return None

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {passage.id: place for place, passage in enumerate(self.passages)}


class StoredLibrary(Library):
    """The library in the file `path` of a generation; passages, their items and whole cases are read when they are
    asked for. Safe for several threads. Raises sqlite3.Error where the file is damaged, then."""

    def __init__(self, path: Path, tables: Tables) -> None:
        self._rows = _Rows(path)
        records = self._rows.all("SELECT facts, names FROM cases ORDER BY place")
        awards = self._rows.all("SELECT record FROM awards ORDER BY place")
        super().__init__(
            cases=tuple(_case(json.loads(facts)) for facts, _ in records),
            passages=Lazy(len(tables), lambda place: self._passage(place)),
            items=Lazy(len(tables), lambda place: self._items(place)),
            awards=tuple(_award(json.loads(record)) for (record,) in awards),
            whole=Lazy(len(records), lambda number: self._whole(number)),
            name_terms=tuple(_tuples(json.loads(names)) for _, names in records),
        )
        self.__dict__["tables"] = tables

    def place(self, passage_id: str) -> int:
        """As `Library.place`."""
        rows = self._rows.all("SELECT place FROM passages WHERE id = ?", passage_id)
        if not rows:
            raise KeyError(passage_id)
        return int(rows[0][0])

    @cached_property
    def documents(self) -> tuple[DocumentFacts, ...]:
        """As `Library.documents`."""
        columns = "name, sha256, unread, cases, passages, awards, facts"
        return tuple(map(_document, self._rows.all(f"SELECT {columns} FROM documents ORDER BY name")))

    def moved_case(self, old: str) -> str | None:
        """As `Library.moved_case`."""
        return self._moved("case", old)

    def moved_passage(self, old: str) -> str | None:
        """As `Library.moved_passage`."""
        return self._moved("passage", old)

    def _moved(self, kind: str, old: str) -> str | None:
        rows = self._rows.all("SELECT new FROM moved WHERE kind = ? AND old = ?", kind, old)
        return str(rows[0][0]) if rows else None

    def _passage(self, place: int) -> Passage:
        return read_passage(json.loads(self._rows.one("SELECT record FROM passages WHERE place = ?", place)))

    def _items(self, place: int) -> tuple[ItemLink, ...]:
        return tuple(map(read_link, json.loads(self._rows.one("SELECT record FROM items WHERE place = ?", place))))

    def records(self, places: Sequence[int]) -> list[tuple[Passage, tuple[ItemLink, ...]]]:
        """As `Library.records`, in two statements for all."""
        passages, items = (self._rows.of(table, places) for table in ("passages", "items"))
        return [
            (read_passage(json.loads(passages[place])), tuple(map(read_link, json.loads(items[place]))))
            for place in places
        ]

    def body(self, number: int) -> bytes:
        """What the case of this number holds beside its facts, as it is stored."""
        body: bytes = self._rows.one("SELECT body FROM cases WHERE place = ?", number)
        return body

    def _whole(self, number: int) -> Case:
        body = json.loads(zlib.decompress(self.body(number)))
        captions = tuple(map(_line, body["captions"]))
        return replace(self.cases[number], sections=tuple(map(_section, body["sections"])), captions=captions)


def write_names(path: Path, library: Path) -> None:
    """Write to the new file `path` what a StoredLibrary of Milvus reads from a file of the one in the file `library`:
    the facts and names of cases, awards, the facts of documents, and what has moved. Raises sqlite3.Error."""
    with closing(sqlite3.connect(path.resolve().as_uri(), uri=True, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS whole", (f"{library.resolve().as_uri()}?mode=ro&immutable=1",))
        connection.execute("CREATE TABLE cases AS SELECT place, facts, names FROM whole.cases")
        connection.execute("CREATE TABLE awards AS SELECT place, record FROM whole.awards")
        columns = "name, sha256, unread, cases, passages, awards, facts"
        connection.execute(f"CREATE TABLE documents AS SELECT {columns} FROM whole.documents")
        connection.execute("CREATE TABLE moved AS SELECT kind, old, new FROM whole.moved ORDER BY kind, old")
        connection.execute("CREATE INDEX moved_ids ON moved (kind, old)")


class _Rows:
    # A file that never changes. One connection, open from the first: a thread that asks later may find the folder gone,
    # for an engine outlives its generation by the requests that it still answers.

    def __init__(self, path: Path) -> None:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection, self._lock = sqlite3.connect(address, uri=True, check_same_thread=False), threading.Lock()
        finalize(self, self._connection.close)

    def all(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def of(self, table: str, places: Sequence[int]) -> dict[int, Any]:
        """The records at `places` of `table`."""
        found: dict[int, Any] = {}
        for start in range(0, len(places), ASKED):
            some = places[start : start + ASKED]
            marks = ",".join("?" * len(some))
            found |= self.all(f"SELECT place, record FROM {table} WHERE place IN ({marks})", *some)
        return found

    def one(self, statement: str, place: int) -> Any:
        return self.all(statement, place)[0][0]


def _award(record: dict[str, Any]) -> Award:
    return Award(**{name: _tuples(value) for name, value in record.items()})


def _case(facts: dict[str, Any]) -> Case:
    publication = Publication(**facts.pop("publication"))
    return Case(**{name: _tuples(value) for name, value in facts.items()}, publication=publication)


def _document(row: tuple[Any, ...]) -> DocumentFacts:
    name, sha256, unread, cases, passages, awards, facts = row
    return DocumentFacts(
        name=name,
        sha256=sha256,
        unread=tuple(json.loads(unread)),
        cases=cases,
        passages=passages,
        awards=awards,
        **json.loads(facts),
    )


def _section(record: dict[str, Any]) -> Section:
    body = tuple(map(_line, record["body"]))
    return Section(heading=record["heading"], level=record["level"], lines=_tuples(record["lines"]), body=body)


def _line(record: dict[str, Any]) -> Line:
    return Line(**{name: _tuples(value) for name, value in record.items()})


def read_passage(record: dict[str, Any]) -> Passage:
    """The passage whose fields JSON made `record` of."""
    return Passage(**{name: _tuples(value) for name, value in record.items()})


def read_link(record: dict[str, Any]) -> ItemLink:
    """The link whose fields JSON made `record` of."""
    return ItemLink(**{name: _tuples(value) for name, value in record.items()})


def _tuples(value: Any) -> Any:
    # JSON knows no tuples; the value types hold nothing but them.
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value
