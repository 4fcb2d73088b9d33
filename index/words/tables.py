"""One file of a generation with its words, by what they are asked by. Nothing of it is read before it is asked."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import finalize

from corpus import Introduction, words_of
from index.words.deletions import buckets_of, is_asked, pack_deletions, read_entries
from index.words.introduced import Abbreviation, LongForm, fold_long, pick_abbreviations
from index.words.sounds import keys_of, pack_sounds, read_nearest
from index.words.thesaurus import thesaurus_words

_SCHEMA = """
CREATE TABLE words (place INTEGER PRIMARY KEY, word TEXT NOT NULL);
CREATE TABLE deletions (bucket INTEGER PRIMARY KEY, entries BLOB NOT NULL);
CREATE TABLE sounds (latin INTEGER, skeleton TEXT, words BLOB NOT NULL, less_one BLOB NOT NULL,
    PRIMARY KEY (latin, skeleton)) WITHOUT ROWID;
CREATE TABLE abbreviations (folded TEXT, rank INTEGER, letters TEXT NOT NULL, longs TEXT NOT NULL,
    PRIMARY KEY (folded, rank)) WITHOUT ROWID;
CREATE TABLE long_forms (folded TEXT, rank INTEGER, long TEXT NOT NULL, short TEXT NOT NULL,
    PRIMARY KEY (folded, rank)) WITHOUT ROWID;
"""


def write_words(path: Path, *, vocabulary: Mapping[str, int], introductions: Mapping[Introduction, int]) -> None:
    """Write a new file at `path`; the caller has it put on the disk.

    vocabulary: in how many passages each term stands; character grams are left out. introductions: how often the
    documents introduce an abbreviation, in the order in which they first do. Raises OSError, sqlite3.Error.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        _fill(connection, vocabulary, introductions)


class Words:
    """The words of one index, of which memory holds what was asked for alone; safe for several threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection, self._lock = connection, Lock()
        finalize(self, connection.close)

    @classmethod
    def open(cls, path: Path) -> "Words":
        """The words that `write_words` wrote to `path`. Raises sqlite3.Error."""
        # The file never changes: no lock is taken on it, and a folder that cannot be written to is no matter.
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        connection.execute("PRAGMA schema_version").fetchone()  # SQLite opens it only now, and later it may be gone
        return cls(connection)

    @classmethod
    def of(cls, vocabulary: Mapping[str, int], introductions: Mapping[Introduction, int] | None = None) -> "Words":
        """The words of an index that is in memory alone; the arguments are those of `write_words`."""
        connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        _fill(connection, vocabulary, introductions or {})
        return cls(connection)

    def near(self, typed: str) -> tuple[str, ...]:
        """The words of the index and of the thesaurus that become equal to `typed` when of each at most one glyph is
        left out, in order; none when `typed` is too short or too long for a slip to be told from chance."""
        buckets, rests = buckets_of(typed)
        rows = self._ask_all("SELECT entries FROM deletions WHERE bucket IN", buckets)
        return self._words_at(read_entries([entries for (entries,) in rows], rests))

    def alike(self, word: str, *, latin: bool) -> tuple[str, ...]:
        """The words of the index, Latin or Thai, whose consonants agree with those of `word` but for one that is left
        out or another: the nearest in length first, MOST_COMPARED at most, ties in order."""
        keys = keys_of(word)
        query = "SELECT skeleton, words, less_one FROM sounds WHERE latin = ? AND skeleton IN"
        rows = self._ask_all(query, keys, latin)
        same = b"".join(own for skeleton, own, _ in rows if skeleton == keys[0])
        others = [own for skeleton, own, _ in rows if skeleton != keys[0]]
        return self._words_at(read_nearest(word, same, [*others, *(less for _, _, less in rows)]))

    def abbreviations(self, letters: str) -> tuple[Abbreviation, ...]:
        """The introduced abbreviations of these letters in whatever case, those introduced more often first."""
        rows = self._ask("SELECT letters, longs FROM abbreviations WHERE folded = ? ORDER BY rank", letters.lower())
        return tuple(Abbreviation(letters=own, longs=tuple(json.loads(longs))) for own, longs in rows)

    def long_forms(self, text: str) -> tuple[LongForm, ...]:
        """The introduced long forms that `text`, folded by `fold_long`, begins with, the longest first; of as many
        characters those first that are introduced more often."""
        found: list[tuple[int, int, LongForm]] = []
        beginning = text
        while beginning:
            # What the text begins with stands, in order, directly before it, or before what it shares with what does.
            rows = self._ask("SELECT folded FROM long_forms WHERE folded <= ? ORDER BY folded DESC LIMIT 1", beginning)
            if not rows:
                break
            ((folded,),) = rows
            if not beginning.startswith(folded):
                beginning = _shared(beginning, folded)
                continue
            rows = self._ask("SELECT rank, long, short FROM long_forms WHERE folded = ?", folded)
            found += [(-len(long), rank, LongForm(long=long, short=short)) for rank, long, short in rows]
            beginning = folded[:-1]
        return tuple(form for _, _, form in sorted(found, key=lambda each: each[:2]))

    def _words_at(self, places: list[int]) -> tuple[str, ...]:
        # In the order of the places.
        words: dict[int, str] = {}
        for start in range(0, len(places), 500):
            words |= dict(self._ask_all("SELECT place, word FROM words WHERE place IN", places[start : start + 500]))
        return tuple(words[place] for place in places)

    def _ask_all(self, query: str, wanted: list[Any], *before: object) -> list[Any]:
        return self._ask(f"{query} ({','.join('?' * len(wanted))})", *before, *wanted) if wanted else []

    def _ask(self, query: str, *values: object) -> list[Any]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()


def _fill(
    connection: sqlite3.Connection, vocabulary: Mapping[str, int], introductions: Mapping[Introduction, int]
) -> None:
    # A file that was not written to its end is never read, so there is nothing to take back.
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA} BEGIN;")
    words = sorted({*filter(is_asked, words_of(vocabulary)), *thesaurus_words()})
    abbreviations, longs = pick_abbreviations(introductions)
    # Each in the order of its key, so that pages fill one after the other.
    insert = connection.executemany
    insert("INSERT INTO words VALUES (?, ?)", enumerate(words))
    insert("INSERT INTO deletions VALUES (?, ?)", pack_deletions(words, vocabulary))
    insert("INSERT INTO sounds VALUES (?, ?, ?, ?)", pack_sounds(words, vocabulary))
    insert(
        "INSERT INTO abbreviations VALUES (?, ?, ?, ?)",
        sorted(
            (each.letters.lower(), rank, each.letters, json.dumps(each.longs, ensure_ascii=False))
            for rank, each in enumerate(abbreviations)
        ),
    )
    insert(
        "INSERT INTO long_forms VALUES (?, ?, ?, ?)",
        sorted((fold_long(each.long), rank, each.long, each.short) for rank, each in enumerate(longs)),
    )
    connection.execute("COMMIT")


def _shared(first: str, second: str) -> str:
    shared = 0
    for letter, other in zip(first, second, strict=False):
        if letter != other:
            break
        shared += 1
    return first[:shared]
