"""Ids in the library of a generation: twins told apart over all documents, and where what had an id before is now."""

import json
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from corpus import tell_twins_apart

GRAM = 12
"""Characters of a stretch by which a text is known again; one of four stretches counts, whichever text it stands in."""

_OF_FOUR = 4

_Key = tuple[str, int | None, int | None]  # agency, category, year


def settle_twins(connection: sqlite3.Connection) -> None:
    """Give cases and passages that have one id a number, in the order of the library, and what names them too."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for _, cases, passages, awards in _documents(connection, "main"):
        owners = _number(connection, "cases", "facts", cases, seen["cases"])
        _number(connection, "passages", "record", passages, seen["passages"])
        for table, places in (("passages", passages), ("awards", awards)) if owners else ():
            for place, record in _records(connection, table, "record", places):
                if record["case_id"] in owners:
                    _put(connection, table, "record", place, {**record, "case_id": owners[record["case_id"]]})


def write_moves(path: Path, before: Path) -> None:
    """Write to the library at `path`, which is whole, where those cases and passages are now that the one at `before`
    had and this one has not under their ids; what was known there of earlier ids goes on as long as it leads somewhere.

    A passage is now the one that holds most of its text, if half of it is there at all, among those of its document and
    of write-ups of the same agency, category and year; a case the one of these that its document has, else another
    document, else where most of its passages are. Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS before", (f"{before.resolve()}",))
        tables = {name for (name,) in connection.execute("SELECT name FROM before.sqlite_master")}
        columns = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info('documents', 'before')")}
        if "cases" not in columns:  # up to format 5 nothing told what belongs to a document
            return
        connection.execute("BEGIN")
        moves = _Moves(connection)
        rows = [*moves.of_all(), *(moves.further() if "moved" in tables else ())]
        connection.executemany("INSERT OR IGNORE INTO moved VALUES (?, ?, ?)", rows)
        connection.execute("COMMIT")


class _Extent(NamedTuple):
    name: str
    cases: range
    passages: range
    awards: range


class _Moves:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._now = {each.name: each for each in _documents(connection, "main")}
        self._found: dict[tuple[str, str], str] = {}

    def of_all(self) -> Iterator[tuple[str, str, str]]:
        """Kind, id before and id now of what has moved."""
        for extent in _documents(self._connection, "before"):
            gone = [self._gone("cases", extent.cases), self._gone("passages", extent.passages)]
            if any(gone):
                self._find(extent, *gone)
        yield from ((*old, new) for old, new in self._found.items())

    def further(self) -> Iterator[tuple[str, str, str]]:
        """The same of what had moved before."""
        for kind, old, new in self._connection.execute("SELECT kind, old, new FROM before.moved").fetchall():
            target = new if self._lives(kind, new) else self._found.get((kind, new))
            if target is not None and not self._lives(kind, old):
                yield kind, old, target

    def _find(self, extent: _Extent, cases: set[str], passages: set[str]) -> None:
        keys = {record["id"]: _key(record) for _, record in self._rows("before.cases", "facts", extent.cases)}
        same = [self._by_key.get(key, []) for key in dict.fromkeys(keys.values())]
        names = dict.fromkeys([extent.name, *(name for each in same for name, _ in each)])
        places = [self._now[name].passages for name in names if name in self._now]
        texts = _Texts(record for each in places for _, record in self._rows("passages", "record", each))
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for _, record in self._rows("before.passages", "record", extent.passages):
            now = record["id"] if record["id"] not in passages else texts.successor(record["section"], record["text"])
            if now is not None and now in texts.owners:
                votes[record["case_id"]][texts.owners[now]] += 1
                if record["id"] in passages:
                    self._found["passage", record["id"]] = now
        for case in (each for each in keys if each in cases):
            if target := self._case(extent.name, keys[case], votes[case]):
                self._found["case", case] = target

    def _case(self, document: str, key: _Key, votes: Counter[str]) -> str | None:
        alike = self._by_key.get(key, [])
        own = [case for name, case in alike if name == document] or [case for _, case in alike]
        among = {case: votes[case] for case in own} if own else votes
        return max(among, key=lambda case: among[case], default=None)

    @cached_property
    def _by_key(self) -> dict[_Key, list[tuple[str, str]]]:
        # Of an agency, category and year the documents and ids of cases, in order.
        found: dict[_Key, list[tuple[str, str]]] = defaultdict(list)
        for (facts,) in self._connection.execute("SELECT facts FROM cases ORDER BY place"):
            record = json.loads(facts)
            found[_key(record)].append((record["document"], record["id"]))
        return found

    def _gone(self, table: str, places: range) -> set[str]:
        asked = (
            f"SELECT id FROM before.{table} WHERE place >= ? AND place < ? AND id NOT IN (SELECT id FROM main.{table})"
        )
        return {each for (each,) in self._connection.execute(asked, (places.start, places.stop))}

    def _lives(self, kind: str, id: str) -> bool:
        return bool(self._connection.execute(f"SELECT 1 FROM main.{kind}s WHERE id = ?", (id,)).fetchone())

    def _rows(self, table: str, column: str, places: range) -> Iterator[tuple[int, dict[str, Any]]]:
        return _records(self._connection, table, column, places)


class _Texts:
    """Passages in which texts are looked for. owners: of each id its case."""

    def __init__(self, records: Iterable[dict[str, Any]]) -> None:
        kept: list[tuple[str, str, str, str]] = [
            (record["id"], record["case_id"], record["section"], _bare(record["text"])) for record in records
        ]
        self._ids = [id for id, *_ in kept]
        self._texts = [text for *_, text in kept]
        self.owners = {id: case for id, case, *_ in kept}
        self._whole = {text: id for id, _, _, text in reversed(kept)}
        self._headed = {(section, text): id for id, _, section, text in reversed(kept)}

    def successor(self, section: str, text: str) -> str | None:
        """The id of the passage that is `text` or holds most of it; None where less than half of it is in any."""
        bare = _bare(text)
        whole = self._headed.get((section, bare)) or self._whole.get(bare)
        grams = set() if whole else _grams(bare)
        found = [self._places[gram] for gram in grams if gram in self._places]
        if whole or not found or 2 * len(found) < len(grams):
            return whole
        counts = Counter(place for places in found for place in places)
        return self._ids[min(counts, key=lambda place: (-counts[place], place))]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self._texts):
            for gram in _grams(text):
                places[gram].append(place)
        return dict(places)


def _bare(text: str) -> str:
    return "".join(text.split())


def _grams(bare: str) -> set[str]:
    stretches = (bare[start : start + GRAM] for start in range(max(1, len(bare) - GRAM + 1)))
    return {each for each in stretches if len(bare) < 4 * GRAM or zlib.crc32(each.encode()) % _OF_FOUR == 0}


def _documents(connection: sqlite3.Connection, schema: str) -> Iterator[_Extent]:
    rows = connection.execute(f"SELECT name, cases, passages, awards FROM {schema}.documents ORDER BY name").fetchall()
    ends: Sequence[int] = (0, 0, 0)
    for name, *counts in rows:
        ranges = [range(start, start + count) for start, count in zip(ends, counts, strict=True)]
        ends = [each.stop for each in ranges]
        yield _Extent(name, *ranges)


def _number(
    connection: sqlite3.Connection, table: str, column: str, places: range, seen: Counter[str]
) -> dict[str, str]:
    # The ids that have become others.
    rows = connection.execute(
        f"SELECT place, id FROM {table} WHERE place >= ? AND place < ? ORDER BY place", (places.start, places.stop)
    ).fetchall()
    changed = {}
    for (place, old), new in zip(rows, tell_twins_apart((id for _, id in rows), seen), strict=True):
        if new != old:
            ((_, record),) = _records(connection, table, column, range(place, place + 1))
            _put(connection, table, column, place, {**record, "id": new})
            connection.execute(f"UPDATE {table} SET id = ? WHERE place = ?", (new, place))
            changed[old] = new
    return changed


def _records(
    connection: sqlite3.Connection, table: str, column: str, places: range
) -> Iterator[tuple[int, dict[str, Any]]]:
    asked = f"SELECT place, {column} FROM {table} WHERE place >= ? AND place < ? ORDER BY place"
    for place, record in connection.execute(asked, (places.start, places.stop)).fetchall():
        yield place, json.loads(record)


def _put(connection: sqlite3.Connection, table: str, column: str, place: int, record: dict[str, Any]) -> None:
    written = json.dumps(record, ensure_ascii=False, sort_keys=True)
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE place = ?", (written, place))


def _key(facts: dict[str, Any]) -> _Key:
    return facts["agency"], facts["category"], facts["year"]
