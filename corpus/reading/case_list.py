"""Whose write-ups the files of a folder are: the table `cases.csv` beside them."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.documents import FIRST_YEAR, LAST_YEAR
from corpus.errors import DocumentError, UnnamedDocument
from corpus.printed import is_part_title
from corpus.reading.regular_file import read_regular
from corpus.refusals import AGENCY_NAME, NAME_IN_FOLDER, PAGES, TITLE_OF_PART, UNIQUE_NAME, number_between, refuse
from corpus.said import Said
from corpus.thai import fold_digits

LIST_NAME = "cases.csv"
"""The file's name. Its first row names the columns: agency, category, year, file; agency_type, short_names (parted by
semicolons), title and pages may follow, and book, publisher and published: the title of the book or report, who
published it, and in which year. A row of an award book leaves agency, category and year empty."""

MAX_LIST_BYTES = 1024 * 1024
"""Five thousand rows."""

MOST_COLUMNS = 100
"""Of the list: each row is held with all of them, so that a megabyte of commas would stand for gigabytes."""

Facts = Mapping[str, object]
"""What is said of a document from outside its file, as the front matter of a `.md` file says it."""

BOOK, PUBLISHER, PUBLISHED = "book", "publisher", "published"
"""The fields that tell which book or report a document is: its title, who published it, the Buddhist year of that."""

GIVEN = "given at ingest"
"""The field that holds those of them that who brings the document in has given, which stand above all others."""

_REQUIRED = ("agency", "category", "year", "file")
_OPTIONAL = ("agency_type", "short_names", "title", "pages")


def read_case_list(folder: Path) -> dict[str, Facts]:
    """For each file of `folder` that its `cases.csv` names, by name, what it says; empty when there is no such list.

    Excel's mark at the beginning of UTF-8, commas, semicolons or tabs, and Thai digits are accepted. Raises a
    DocumentError that names the list and the row.
    """
    path = folder / LIST_NAME
    try:
        content = read_regular(path, MAX_LIST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as exc:
        raise refuse(str(path), "unreadable", fault=str(exc.strerror)) from exc
    return _parse(str(path), content)


def name_case(facts: Facts) -> bool:
    """Whether `facts` say whose single case a document is."""
    return "agency" in facts


def listed_name(name: str) -> str:
    """A file's name as the list is asked for it: some systems write letters and their marks apart."""
    return unicodedata.normalize("NFC", name)


@dataclass(slots=True)
class CaseLists:
    """The lists beside the files that come in, each read once."""

    _lists: dict[Path, Mapping[str, Facts] | DocumentError] = field(default_factory=dict)

    def facts_of(self, file: Path, given: Facts | None = None) -> tuple[Facts, DocumentError | None]:
        """What is `given` of `file`, with what the list beside it says where that does not say whose case it is; and
        what is wrong with the list."""
        if given and name_case(given):
            return given, None
        listed, fault = self._listed(file)
        return {**listed, **(given or {})}, fault

    def _listed(self, file: Path) -> tuple[Facts, DocumentError | None]:
        folder = file.parent
        if folder not in self._lists:
            try:
                self._lists[folder] = read_case_list(folder)
            except DocumentError as exc:
                self._lists[folder] = exc
        listed = self._lists[folder]
        return ({}, listed) if isinstance(listed, DocumentError) else (listed.get(listed_name(file.name), {}), None)


def unlisted(file: Path, fault: DocumentError) -> UnnamedDocument:
    """The refusal of a file that nothing names because of what is wrong with the list beside it: the sentence on the
    list would not say whose list it should have been."""
    return UnnamedDocument(file.name, fault.said)


def _parse(path: str, content: bytes) -> dict[str, Facts]:
    text = _decode(path, content)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    found: dict[str, Facts] = {}
    try:
        table = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True)
        columns = _columns(path, table.fieldnames or ())
        for number, row in enumerate(table, 2):
            cells = _cells(path, number, row, columns)
            if any(cells.values()):
                name = _listed_file(path, number, cells["file"], found)
                found[name] = _facts(path, number, cells)
    except csv.Error as exc:
        raise refuse(path, "list damaged", fault=str(exc)) from exc
    return found


def _columns(path: str, names: Sequence[str]) -> dict[str, str]:
    if len(names) > MOST_COLUMNS:
        raise refuse(path, "list damaged", fault=f"{len(names):,} > {MOST_COLUMNS}")
    known = [name.strip().lower() for name in names]
    twice = next((name for name in known if name and known.count(name) > 1), None)
    if twice is not None:
        raise refuse(path, "column twice", column=twice[:40])
    missing = [name for name in _REQUIRED if name not in known]
    if missing:
        raise refuse(path, "no column", missing=", ".join(missing), wanted=", ".join(_REQUIRED))
    return dict(zip(known, names, strict=True))


def _cells(path: str, number: int, row: Mapping[Any, Any], columns: Mapping[str, str]) -> dict[str, str]:
    beyond = next((cell.strip() for cell in row.get(None) or () if cell.strip()), None)
    if beyond is not None:
        raise refuse(path, "cells beyond", row=str(number), found=beyond[:40])
    return {name: (row.get(column) or "").strip() for name, column in columns.items()}


def _listed_file(path: str, number: int, cell: str, found: Mapping[str, Facts]) -> str:
    name = listed_name(cell)
    if not name or name in found:
        raise _wrong_cell(path, number, "file", cell, UNIQUE_NAME)
    if name in (".", "..") or "/" in name or "\\" in name:  # it would lead out of the folder
        raise _wrong_cell(path, number, "file", cell, NAME_IN_FOLDER)
    return name


def _decode(path: str, content: bytes) -> str:
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
            raise UnicodeDecodeError("utf-8", content, 0, 1, "UTF-16")  # whose bytes may be UTF-8 by chance
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise refuse(path, "list not utf-8", offset=exc.start) from exc
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _facts(path: str, row: int, cells: Mapping[str, str]) -> Facts:
    book: dict[str, object] = {name: cells[name] for name in (BOOK, PUBLISHER) if cells.get(name)}
    if cells.get(PUBLISHED):
        book[PUBLISHED] = _number(path, row, cells, PUBLISHED, (FIRST_YEAR, LAST_YEAR))
    if book and not any(cells[name] for name in ("agency", "category", "year")):
        return book
    if not cells["agency"]:
        raise _wrong_cell(path, row, "agency", "", AGENCY_NAME)
    if is_part_title(cells["agency"]):
        raise _wrong_cell(path, row, "agency", cells["agency"], TITLE_OF_PART)
    facts: dict[str, object] = {
        "agency": cells["agency"],
        "category": _number(path, row, cells, "category", (1, 7)),
        "year": _number(path, row, cells, "year", (FIRST_YEAR, LAST_YEAR)),
    }
    facts |= book | {name: cells[name] for name in _OPTIONAL if cells.get(name)}
    if "short_names" in facts:
        facts["short_names"] = [each.strip() for each in cells["short_names"].split(";") if each.strip()]
    if "pages" in facts:
        facts["pages"] = fold_digits(cells["pages"])
        if not re.fullmatch(r"\d{1,4}(?:\s*[-–]\s*\d{1,4})?", cells["pages"]):
            raise _wrong_cell(path, row, "pages", cells["pages"], PAGES)
    return facts


def _number(path: str, row: int, cells: Mapping[str, str], name: str, bounds: tuple[int, int]) -> int:
    digits = fold_digits(cells[name])
    if not re.fullmatch(r"[0-9]{1,4}", digits) or not bounds[0] <= int(digits) <= bounds[1]:
        raise _wrong_cell(path, row, name, cells[name], number_between(*bounds))
    return int(digits)


def _wrong_cell(path: str, row: int, column: str, value: str, wanted: Said) -> DocumentError:
    return refuse(path, "wrong cell", row=str(row), column=column, found=value[:40], wanted=wanted)
