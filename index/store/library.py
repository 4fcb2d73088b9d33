"""Documents as they were read, their cases and passages in one SQLite file of a generation."""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from corpus import Award, Case, Document, DocumentForm, Line, Passage, Said, Section, Sheet, Source, states_aims
from index.items import ItemLink

_SCHEMA = """
CREATE TABLE documents (name TEXT PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE cases (place INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, record TEXT NOT NULL);
CREATE TABLE passages (place INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, record TEXT NOT NULL);
CREATE TABLE items (place INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE awards (place INTEGER PRIMARY KEY, record TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What a generation holds beside its indexes. cases, passages and awards in the order of the documents' names, then
    of the text; the place of a passage is its number in both indexes. items: of each passage the items it evidences,
    best first; left out, no passage evidences any. aims: of each passage whether it states an aim; read from the
    passages, not kept on disk, so that no index grows old by it."""

    cases: tuple[Case, ...]
    passages: tuple[Passage, ...]
    items: tuple[tuple[ItemLink, ...], ...] = ()
    awards: tuple[Award, ...] = ()
    aims: tuple[bool, ...] = field(init=False)

    def __post_init__(self) -> None:
        if not self.items:
            object.__setattr__(self, "items", ((),) * len(self.passages))
        if len(self.items) != len(self.passages):
            raise ValueError(f"items of {len(self.items)} passages, wanted {len(self.passages)}")
        object.__setattr__(self, "aims", states_aims(self.passages))


def write_library(path: Path, documents: Sequence[Document], library: Library) -> None:
    """Write a new file at `path`."""
    with _opened(path) as connection:
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO documents VALUES (?, ?)", [(each.name, _document_record(each)) for each in documents]
        )
        _insert(connection, "cases", library.cases)
        _insert(connection, "passages", library.passages)
        links = [json.dumps([asdict(link) for link in links], sort_keys=True) for links in library.items]
        connection.executemany("INSERT INTO items VALUES (?, ?)", enumerate(links))
        rows = [(place, _to_json(award)) for place, award in enumerate(library.awards)]
        connection.executemany("INSERT INTO awards VALUES (?, ?)", rows)


def read_library(path: Path) -> Library:
    """The cases, passages, their items and awards that `write_library` wrote to `path`."""
    with _opened(path) as connection:
        cases = connection.execute("SELECT record FROM cases ORDER BY place").fetchall()
        passages = connection.execute("SELECT record FROM passages ORDER BY place").fetchall()
        items = connection.execute("SELECT record FROM items ORDER BY place").fetchall()
        awards = connection.execute("SELECT record FROM awards ORDER BY place").fetchall()
    return Library(
        cases=tuple(_case(json.loads(record)) for (record,) in cases),
        passages=tuple(_passage(json.loads(record)) for (record,) in passages),
        items=tuple(tuple(map(_link, json.loads(record))) for (record,) in items),
        awards=tuple(_award(json.loads(record)) for (record,) in awards),
    )


def read_documents(path: Path) -> tuple[Document, ...]:
    """The documents in the library at `path` as they were read, in the order of their names."""
    with _opened(path) as connection:
        rows = connection.execute("SELECT name, record FROM documents ORDER BY name").fetchall()
    return tuple(_document(name, json.loads(zlib.decompress(record))) for name, record in rows)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection, connection:
        yield connection


def _insert(connection: sqlite3.Connection, table: str, records: Sequence[Case] | Sequence[Passage]) -> None:
    rows = [(place, each.id, _to_json(each)) for place, each in enumerate[Case | Passage](records)]
    connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)


def _to_json(record: Case | Passage | Award) -> str:
    return json.dumps(asdict(record), ensure_ascii=False, sort_keys=True)


def _award(record: dict[str, Any]) -> Award:
    return Award(**{name: _tuples(value) for name, value in record.items()})


def _document_record(document: Document) -> bytes:
    # Compressed: the lines take a sixth of it, and nothing asks for one of them.
    lines = [(each.text, each.page, each.sheet, each.heading, each.table, each.trust) for each in document.lines]
    record = {
        "sha256": document.sha256,
        "form": document.form.value,
        "front": dict(document.front),
        "sheets": [(each.number, each.printed, each.source.value, each.trust) for each in document.sheets],
        "warnings": [(each.th, each.en) for each in document.warnings],
        "lines": lines,
    }
    return zlib.compress(json.dumps(record, ensure_ascii=False, sort_keys=True, default=str).encode(), 6)


_LINE_FIELDS = ("text", "page", "sheet", "heading", "table", "trust")


def _document(name: str, record: dict[str, Any]) -> Document:
    lines = tuple(
        Line(number=number, **dict(zip(_LINE_FIELDS, fields, strict=False)))
        for number, fields in enumerate(record["lines"], 1)
    )
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
        sheets=tuple(sheets or unread),
        warnings=tuple(Said(th, en) for th, en in record.get("warnings", ())),
    )


def _case(record: dict[str, Any]) -> Case:
    sections = tuple(_section(section) for section in record.pop("sections"))
    captions = tuple(Line(**line) for line in record.pop("captions"))
    return Case(**{name: _tuples(value) for name, value in record.items()}, sections=sections, captions=captions)


def _section(record: dict[str, Any]) -> Section:
    body = tuple(Line(**line) for line in record["body"])
    return Section(heading=record["heading"], level=record["level"], lines=_tuples(record["lines"]), body=body)


def _passage(record: dict[str, Any]) -> Passage:
    return Passage(**{name: _tuples(value) for name, value in record.items()})


def _link(record: dict[str, Any]) -> ItemLink:
    return ItemLink(**{name: _tuples(value) for name, value in record.items()})


def _tuples(value: Any) -> Any:
    # JSON knows no tuples; the value types hold nothing but them.
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value
