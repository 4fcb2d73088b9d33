"""Files of judged queries and of texts, in JSON Lines."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from corpus import Said, Span, read_regular
from search.errors import InputError

T = TypeVar("T")

_MAX_BYTES = 64 * 1024 * 1024  # a hundred thousand queries with all their passages


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPassage:
    """Lines of a document that answer a query. grade: 1 related, 2 relevant, 3 answers it. document: "" when the file
    of queries speaks of one document only and does not name it."""

    case: str
    lines: Span
    grade: int
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuery:
    """A query and every passage that answers it; none when no document does. kind, language: to group figures by."""

    id: str
    text: str
    kind: str
    language: str
    relevant: tuple[JudgedPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledText:
    """A text to be classified."""

    id: str
    text: str


def read_queries(path: Path) -> tuple[JudgedQuery, ...]:
    """The queries in the file at `path`, in order. Raises InputError with the line, or the id that stands twice."""
    queries = _read_rows(path, _judged_query)
    twice = [id for id, times in Counter(query.id for query in queries).items() if times > 1]
    if twice:
        raise InputError(
            Said(
                f"{path}: รหัส {twice[0]} มีมากกว่าหนึ่งครั้ง กรุณาแก้ไข",
                f"{path}: the id {twice[0]} stands there more than once; mend it",
            )
        )
    return queries


def read_texts(path: Path) -> tuple[LabelledText, ...]:
    """The texts in the file at `path`, in order. Raises InputError with the line that is wrong."""
    return _read_rows(path, lambda row: LabelledText(id=_id(row), text=_string(row, "text")))


def write_results(path: Path, content: str | bytes) -> None:
    """Write a file of results, text as UTF-8. Raises InputError when it cannot be written."""
    try:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as exc:
        raise InputError(
            Said(
                f"{path}: เขียนไฟล์ผลไม่ได้ ({exc.strerror}) กรุณาตรวจสอบโฟลเดอร์และสิทธิ์",
                f"{path}: the results cannot be written ({exc.strerror}); check the folder and its permissions",
            )
        ) from exc


def _judged_query(row: Mapping[str, Any]) -> JudgedQuery:
    if not _string(row, "query").strip():
        raise ValueError("the query is blank")
    return JudgedQuery(
        id=_id(row),
        text=_string(row, "query"),
        kind=str(row.get("type") or ""),
        language=str(row.get("lang") or ""),
        relevant=tuple(_judged_passage(each) for each in row.get("relevant", ())),
    )


def _judged_passage(row: Mapping[str, Any]) -> JudgedPassage:
    first, last = row["lines"]
    if not (type(first) is type(last) is int and 1 <= first <= last):
        raise ValueError(f"lines {row['lines']}, wanted two numbers in order")
    if type(row["grade"]) is not int or not 1 <= row["grade"] <= 3:
        raise ValueError(f"grade {row['grade']}, wanted 1, 2 or 3")
    return JudgedPassage(
        case=_string(row, "case"), lines=(first, last), grade=row["grade"], document=str(row.get("document") or "")
    )


def _id(row: Mapping[str, Any]) -> str:
    if not isinstance(row["id"], str | int):
        raise ValueError(f"id {row['id']}, wanted a text or a number")
    return str(row["id"])


def _string(row: Mapping[str, Any], name: str) -> str:
    if not isinstance(row[name], str):
        raise ValueError(f"{name} {row[name]!r}, wanted a text")
    row[name].encode()  # half of a surrogate pair is no text: a ValueError
    return str(row[name])


def _read_rows(path: Path, read: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
    try:
        text = read_regular(path, _MAX_BYTES).decode("utf-8-sig")
    except OSError as exc:
        raise InputError(
            Said(
                f"{path}: เปิดอ่านไฟล์ไม่ได้ กรุณาตรวจสอบชื่อและสิทธิ์",
                f"{path}: the file cannot be read; check its name and permissions",
            )
        ) from exc
    except UnicodeDecodeError as exc:
        raise InputError(
            Said(
                f"{path}: ไฟล์ไม่ใช่ UTF-8 (ไบต์ที่ {exc.start:,}) กรุณาบันทึกใหม่เป็น UTF-8",
                f"{path}: not UTF-8 (byte {exc.start:,}); save the file as UTF-8",
            )
        ) from exc
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = [_read_row(path, number, line, read) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise InputError(
            Said(f"{path}: ไฟล์ว่าง กรุณาตรวจสอบไฟล์", f"{path}: the file is empty; check that it is the right one")
        )
    return tuple(rows)


def _read_row(path: Path, number: int, line: str, read: Callable[[Mapping[str, Any]], T]) -> T:
    try:
        return read(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        detail = str(exc) if isinstance(exc, ValueError) else f"{type(exc).__name__}: {exc}"
        raise InputError(
            Said(
                f"{path} บรรทัด {number}: อ่านไม่ได้ ({detail}) ต้องเป็น JSON หนึ่งรายการต่อบรรทัด กรุณาแก้ไข",
                f"{path}, line {number}: cannot be read ({detail}), wanted one JSON object a line; mend it",
            )
        ) from exc


def case_names(passages: Sequence[JudgedPassage]) -> set[str]:
    """The cases that hold a passage of grade 2 or more."""
    return {passage.case for passage in passages if passage.grade >= 2}
