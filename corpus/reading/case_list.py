"""Whose write-ups the files of a folder are: the table `cases.csv` beside them."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.documents import FIRST_YEAR, LAST_YEAR
from corpus.errors import DocumentError, UnnamedDocument
from corpus.reading.regular_file import read_regular
from corpus.refusals import AGENCY_NAME, NAME_IN_FOLDER, PAGES, UNIQUE_NAME, number_between, refuse
from corpus.said import Said
from corpus.thai import fold_digits

LIST_NAME = "cases.csv"
"""The file's name. Its first row names the columns: agency, category, year, file; agency_type, short_names (parted by
semicolons), title and pages may follow, and book, publisher and published: the title of the book or report, who
published it, and in which year. A row of an award book leaves agency, category and year empty."""

MAX_LIST_BYTES = 1024 * 1024
"""Five thousand rows."""

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
    try:
        table = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True)
        rows, names = list(table), table.fieldnames or ()
    except csv.Error as exc:
        raise refuse(path, "list damaged", fault=str(exc)) from exc
    columns = {name.strip().lower(): name for name in names}
    missing = [name for name in _REQUIRED if name not in columns]
    if missing:
        raise refuse(path, "no column", missing=", ".join(missing), wanted=", ".join(_REQUIRED))
    found: dict[str, Facts] = {}
    for number, row in enumerate(rows, 2):
        cells = {name: (row.get(column) or "").strip() for name, column in columns.items()}
        if any(cells.values()):
            name = listed_name(cells["file"])
            if not name or name in found:
                raise _wrong_cell(path, number, "file", cells["file"], UNIQUE_NAME)
            if name in (".", "..") or "/" in name or "\\" in name:  # it would lead out of the folder
                raise _wrong_cell(path, number, "file", cells["file"], NAME_IN_FOLDER)
            found[name] = _facts(path, number, cells)
    return found


def _decode(path: str, content: bytes) -> str:
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16, whose bytes may be UTF-8 by chance
            raise UnicodeDecodeError("utf-8", content, 0, 1, "UTF-16")
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise refuse(path, "list not utf-8", offset=exc.start) from exc
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _facts(path: str, row: int, cells: Mapping[str, str]) -> Facts:
    book: dict[str, object] = {name: cells[name] for name in (BOOK, PUBLISHER) if cells.get(name)}
    if cells.get(PUBLISHED):
        book[PUBLISHED] = _number(path, row, cells, PUBLISHED, (FIRST_YEAR, LAST_YEAR))
    if book and not any(cells[name] for name in ("agency", "category", "year")):
        return book
    if not cells["agency"]:
        raise _wrong_cell(path, row, "agency", "", AGENCY_NAME)
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
