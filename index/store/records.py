"""Writes the SQLite file of a generation: documents as they were read, their cases and passages."""

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any

from corpus import (
    Award,
    Case,
    Document,
    DocumentForm,
    Introduction,
    Line,
    Passage,
    Publication,
    Said,
    Sheet,
    Source,
)
from index.items import ItemLink
from index.passage_texts import name_terms
from index.store.identities import settle_twins
from index.store.inventory import Listed

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE documents (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, front TEXT NOT NULL, unread TEXT NOT NULL,
    warnings TEXT NOT NULL, cases INTEGER NOT NULL, passages INTEGER NOT NULL, awards INTEGER NOT NULL,
    introductions TEXT NOT NULL, facts TEXT NOT NULL, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE cases (place INTEGER PRIMARY KEY, id TEXT NOT NULL, facts TEXT NOT NULL, names TEXT NOT NULL,
    body BLOB NOT NULL);
CREATE TABLE passages (place INTEGER PRIMARY KEY, id TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE items (place INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE awards (place INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE moved (kind TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, PRIMARY KEY (kind, old)) WITHOUT ROWID;
"""

_INDEXES = "CREATE UNIQUE INDEX case_ids ON cases (id); CREATE UNIQUE INDEX passage_ids ON passages (id);"

BODY = ("sections", "captions")
"""The fields of a case that are read only where the whole of it is shown: its text over again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What belongs to one document, each half-open: the places of its cases, passages and awards."""

    cases: range
    passages: range
    awards: range


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDocument:
    """What is known of a document of a generation without reading it. unread, warnings: as of `corpus.Document`."""

    name: str
    sha256: str
    front: dict[str, object]
    unread: tuple[int, ...]
    warnings: tuple[Said, ...]
    extent: Extent

    @property
    def listed(self) -> Listed:
        """What a list of documents says of it."""
        return Listed.of(self.name, self.sha256, self.front)

    @classmethod
    def of(cls, document: Document, cases: int = 0, passages: int = 0, awards: int = 0) -> "KeptDocument":
        """What is known of `document`, which holds so many of each, alone in a library."""
        return cls(
            name=document.name,
            sha256=document.sha256,
            front=dict(document.front),
            unread=document.unread,
            warnings=document.warnings,
            extent=Extent(cases=range(cases), passages=range(passages), awards=range(awards)),
        )


class LibraryWriter:
    """Writes a new file at `path`, document by document in the order of their names. No file of a generation is seen
    before all are whole, so SQLite need not guard this one. Raises sqlite3.Error."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(_SCHEMA)
        self._connection.execute("BEGIN")
        self.cases = self.passages = self.awards = 0

    def add(
        self,
        document: Document,
        cases: Sequence[Case],
        passages: Sequence[Passage],
        awards: Sequence[Award],
        introductions: Mapping[Introduction, int],
    ) -> None:
        """Write `document`, and what it holds but the passages' items. introductions: of abbreviations in it, and how
        often each."""
        extent = self._extent(len(cases), len(passages), len(awards))
        row = (document.name, document.sha256, _to_json(dict(document.front)), json.dumps(document.unread))
        counts = (len(cases), len(passages), len(awards))
        warnings = _to_json([(each.th, each.en) for each in document.warnings])
        introduced = _to_json([(each.short, each.long, times) for each, times in introductions.items()])
        publication = cases[0].publication if cases else Publication()
        facts = _to_json({**asdict(publication), "sheets": len(document.sheets)})
        self._many("documents", [(*row, warnings, *counts, introduced, facts, _record_of(document))])
        self._many("cases", map(_case_row, extent.cases, cases))
        rows = zip(extent.passages, passages, strict=True)
        self._many("passages", ((place, each.id, _to_json(asdict(each))) for place, each in rows))
        self._many(
            "awards", ((place, _to_json(asdict(each))) for place, each in zip(extent.awards, awards, strict=True))
        )

    def add_items(self, first: int, links: Iterable[Sequence[ItemLink]]) -> None:
        """The items of each passage from the place `first` on."""
        records = (json.dumps([asdict(link) for link in each], sort_keys=True) for each in links)
        self._many("items", enumerate(records, first))

    def copy(self, path: Path, documents: Sequence[KeptDocument]) -> None:
        """Write `documents`, which follow one another in the library at `path`, with all they hold."""
        first, last = documents[0], documents[-1]
        old = {kind: range(getattr(first.extent, kind).start, getattr(last.extent, kind).stop) for kind in _KINDS}
        new = self._extent(*map(len, old.values()))
        self._attach(path)
        named = "INSERT INTO documents SELECT * FROM before.documents WHERE name BETWEEN ? AND ?"
        self._connection.execute(named, (first.name, last.name))
        for table, columns in _COPIED.items():
            kind = "passages" if table == "items" else table
            start, held = getattr(new, kind).start, old[kind]
            self._connection.execute(
                f"INSERT INTO {table} SELECT place + ?, {columns} FROM before.{table} WHERE place >= ? AND place < ?",
                (start - held.start, held.start, held.stop),
            )

    def settle_twins(self) -> None:
        """Tell cases and passages of one id apart, when all documents are written."""
        settle_twins(self._connection)

    def passage_ids(self) -> list[str]:
        """The ids of all passages so far, in order."""
        return [each for (each,) in self._connection.execute("SELECT id FROM passages ORDER BY place")]

    def introductions(self) -> Counter[Introduction]:
        """Of abbreviations in all documents so far, and how often each."""
        counts: Counter[Introduction] = Counter()
        for (introduced,) in self._connection.execute("SELECT introductions FROM documents ORDER BY name"):
            for short, long, times in json.loads(introduced):
                counts[Introduction(short=short, long=long)] += times
        return counts

    def close(self) -> None:
        """Finish the file."""
        self._connection.execute("COMMIT")
        self._connection.executescript(_INDEXES)
        self._connection.close()

    def __enter__(self) -> "LibraryWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def _extent(self, *counts: int) -> Extent:
        starts = (self.cases, self.passages, self.awards)
        ranges = [range(start, start + count) for start, count in zip(starts, counts, strict=True)]
        self.cases, self.passages, self.awards = (each.stop for each in ranges)
        return Extent(cases=ranges[0], passages=ranges[1], awards=ranges[2])

    def _many(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        columns = {"documents": 11, "cases": 5, "passages": 3, "items": 2, "awards": 2}[table]
        self._connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)

    def _attach(self, path: Path) -> None:
        attached = self._connection.execute("SELECT file FROM pragma_database_list WHERE name = 'before'").fetchall()
        if not attached:
            self._connection.execute("COMMIT")
            self._connection.execute("ATTACH ? AS before", (str(path),))
            self._connection.execute("BEGIN")


_KINDS = ("cases", "passages", "awards")

_COPIED = {"cases": "id, facts, names, body", "passages": "id, record", "items": "record", "awards": "record"}
"""Tables by places, and their other columns."""


def read_kept(path: Path) -> tuple[KeptDocument, ...]:
    """The documents in the library at `path`, in the order of their names."""
    columns = "name, sha256, front, unread, warnings, cases, passages, awards"
    with opened(path) as connection:
        if "sha256" not in [name for _, name, *_ in connection.execute("PRAGMA table_info(documents)")]:
            return tuple(map(_of_format_5, connection.execute("SELECT name, record FROM documents ORDER BY name")))
        rows = connection.execute(f"SELECT {columns} FROM documents ORDER BY name").fetchall()
    kept, ends = [], (0, 0, 0)
    for name, sha256, front, unread, warnings, *counts in rows:
        ranges = [range(start, start + count) for start, count in zip(ends, counts, strict=True)]
        ends = (ranges[0].stop, ranges[1].stop, ranges[2].stop)
        kept.append(
            KeptDocument(
                name=name,
                sha256=sha256,
                front=json.loads(front),
                unread=tuple(json.loads(unread)),
                warnings=tuple(Said(th, en) for th, en in json.loads(warnings)),
                extent=Extent(cases=ranges[0], passages=ranges[1], awards=ranges[2]),
            )
        )
    return tuple(kept)


def _of_format_5(row: tuple[str, bytes]) -> KeptDocument:
    # Which had nothing of a document but its record: what belongs to it cannot be copied, and is made anew.
    return KeptDocument.of(_document_of(row[0], json.loads(zlib.decompress(row[1]))))


def read_document(path: Path, name: str) -> Document:
    """The document `name` in the library at `path`, as it was read. Raises KeyError."""
    with opened(path) as connection:
        row = connection.execute("SELECT record FROM documents WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise KeyError(name)
    return _document_of(name, json.loads(zlib.decompress(row[0])))


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The library at `path`, for reading alone: else SQLite makes a file that is missing. Raises sqlite3.Error."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def _case_row(number: int, case: Case) -> tuple[int, str, str, str, bytes]:
    facts = asdict(case)
    body = {name: facts.pop(name) for name in BODY}
    return number, case.id, _to_json(facts), _to_json(name_terms(case)), zlib.compress(_to_json(body).encode(), 6)


def _to_json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, default=str)


def _record_of(document: Document) -> bytes:
    # Compressed: the lines take a sixth of it, and nothing asks for one of them.
    lines = list(map(attrgetter(*_LINE_FIELDS), document.lines))
    record = {
        "sha256": document.sha256,
        "form": document.form.value,
        "front": dict(document.front),
        "title": document.title,
        "sheets": [(each.number, each.printed, each.source.value, each.trust) for each in document.sheets],
        "warnings": [(each.th, each.en) for each in document.warnings],
        "lines": lines,
    }
    return zlib.compress(json.dumps(record, ensure_ascii=False, sort_keys=True, default=str).encode(), 6)


_LINE_FIELDS = ("text", "page", "sheet", "heading", "table", "trust", "boxes")


def _line_of(number: int, fields: Sequence[Any]) -> Line:
    # Fewer fields where a version before wrote them.
    known = dict(zip(_LINE_FIELDS, fields, strict=False))
    return Line(number=number, **known | {"boxes": tuple(map(tuple, known.get("boxes", ())))})


def _document_of(name: str, record: dict[str, Any]) -> Document:
    lines = tuple(_line_of(number, fields) for number, fields in enumerate(record["lines"], 1))
    sheets = [
        Sheet(number=number, printed=printed, source=Source(source), trust=trust)
        for number, printed, source, trust in record.get("sheets", ())
    ]
    # Of a reading that knew of pages only which ones it could not read.
    unread = [Sheet(number=number, source=Source.UNREAD, trust=0.0) for number in record.get("unread", ())]
    return Document(
        name=name,
        sha256=record["sha256"],
        form=DocumentForm(record["form"]),
        lines=lines,
        front=record["front"],
        title=record.get("title", ""),
        sheets=tuple(sheets or unread),
        warnings=tuple(Said(th, en) for th, en in record.get("warnings", ())),
    )
