"""Marks as bytes: lines of JSON, each behind its CRC-32 in eight hexadecimal digits.

The first line is the head: {"format": 2, "number": 7, "marks": 3, "crc": "0f1e2d3c"}. number: how many changes led to
these marks; crc: the CRC-32 of all lines behind it. A line for each mark follows, by time, then judge, query, passage.
"""

import json
import sys
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from search.judging.marks import Mark

FORMAT = 2
"""Of the bytes; counts up when an older program could not read them. 1 was a file of SQLite."""

MOST_KEPT = 2
"""Of the bytes that were read last, what they say is remembered."""

Key = tuple[str, str, str]
"""Judge, key of the query, passage: of these there is one mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What bytes say. is_whole: they are as they were written. number, stated: the number and how many marks the head
    states; -1 of bytes without a head. unread: lines behind the head that are not as they were written."""

    marks: Mapping[Key, Mark]
    is_whole: bool
    number: int = -1
    stated: int = -1
    format: int = FORMAT
    unread: int = 0


NOTHING = Record(marks=MappingProxyType({}), is_whole=True, number=0, stated=0)
"""Before the first mark."""

MISSING = Record(marks=MappingProxyType({}), is_whole=False, unread=sys.maxsize)
"""Of a file that is not there, or of which nothing is left: however many marks were in it, none can be read."""

_NO_HEAD: Mapping[str, Any] = {"number": -1, "marks": -1, "format": FORMAT, "crc": ""}


def key_of(mark: Mark) -> Key:
    """What there is one mark of."""
    return mark.judge, mark.key, mark.passage


def to_bytes(number: int, marks: Iterable[Mark]) -> bytes:
    """The `marks` after so many changes."""
    ordered = sorted(marks, key=lambda each: (each.time, each.judge, each.key, each.passage))
    body = b"".join(_to_line(asdict(mark)) for mark in ordered)
    head = {"format": FORMAT, "number": number, "marks": len(ordered), "crc": f"{zlib.crc32(body):08x}"}
    return _to_line(head) + body


@lru_cache(maxsize=MOST_KEPT)
def read_record(content: bytes) -> Record:
    """What `content` says, however damaged it is: lines that are not as they were written are left out."""
    if not content:
        return MISSING
    first, _, body = content.partition(b"\n")
    head: Mapping[str, Any] = _read_line(first) or {}
    if not all(isinstance(head.get(name), type(value)) for name, value in _NO_HEAD.items()):
        head = _NO_HEAD
    lines = body.split(b"\n")
    marks = [mark for line in lines if (mark := _read_mark(line)) is not None]
    whole = head["crc"] == f"{zlib.crc32(body):08x}" and len(marks) == head["marks"]
    return Record(
        marks=MappingProxyType({key_of(mark): mark for mark in marks}),
        is_whole=whole and head["format"] == FORMAT,
        number=head["number"],
        stated=head["marks"],
        format=head["format"],
        unread=sum(map(bool, lines)) - len(marks),
    )


def add_marks(marks: dict[Key, Mark], others: Iterable[Mark]) -> None:
    """Put `others` among `marks`; of two of the same the later stays."""
    for mark in others:
        kept = marks.get(key_of(mark))
        if kept is None or kept.time < mark.time:
            marks[key_of(mark)] = mark


def marks_to_bytes(marks: Iterable[Mark]) -> bytes:
    """`marks` by themselves, to be kept elsewhere."""
    return to_bytes(0, marks)


def marks_from_bytes(content: bytes) -> tuple[Mark, ...] | None:
    """The marks of which `marks_to_bytes` made `content`; None where a byte of it is another."""
    record = read_record(content)
    return tuple(record.marks.values()) if record.is_whole else None


def merge_records(first: Record, second: Record) -> tuple[dict[Key, Mark], int]:
    """The marks of two records of the same, of which neither need be whole, and how many are lost at least."""
    older, newer = sorted((first, second), key=lambda each: (each.is_whole, each.number))
    if newer.is_whole and (not older.is_whole or older.number < newer.number):
        return dict(newer.marks), 0
    marks = dict(newer.marks)
    add_marks(marks, older.marks.values())
    if newer.stated >= 0:
        return marks, max(0, newer.stated - len(marks))
    return marks, max(min(first.unread, second.unread), int(not marks))


def _to_line(value: Mapping[str, Any]) -> bytes:
    content = json.dumps(value, ensure_ascii=False).encode()
    return b"%08x %s\n" % (zlib.crc32(content), content)


def _read_line(line: bytes) -> dict[str, Any] | None:
    crc, _, content = line.partition(b" ")
    if crc != b"%08x" % zlib.crc32(content):
        return None
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _read_mark(line: bytes) -> Mark | None:
    value = _read_line(line)
    if value is None:
        return None
    try:
        return Mark(**{**value, "lines": tuple(value["lines"])})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
