"""Files to documents: which kinds there are, how large they may be, and the reader of each."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.documents import Document, DocumentForm, Line
from corpus.printed import is_part_title
from corpus.reading.case_list import Facts, name_case
from corpus.reading.regular_file import read_regular
from corpus.reading.result import PageProgress
from corpus.reading.sandbox import read_apart
from corpus.reading.warnings import warn_tables
from corpus.reading.words import part_by_controls, shown
from corpus.refusals import AGENCY_NAME, refuse

READ_VERSION = 7
"""Of what readers make of a file; counts up when lines, pages, headings or boxes come out otherwise."""

DRAWING_VERSION = 1
"""Of the pictures of sheets; counts up when they come out otherwise."""

MAX_BYTES = 4 * 1024 * 1024
"""Of a text: twelve times the largest award book known (322 KB)."""

_MEGABYTE = 1024 * 1024
LIMITS = {
    ".txt": MAX_BYTES,
    ".md": MAX_BYTES,
    ".pdf": 128 * _MEGABYTE,
    ".docx": 64 * _MEGABYTE,
    ".html": 8 * _MEGABYTE,
    ".htm": 8 * _MEGABYTE,
}
"""Bytes a file may have, by its ending: books with pictures have 10 to 100 MB."""

SUFFIXES = tuple(LIMITS)
"""Endings of the file names that have a reader."""

UNKNOWN_AGENCY = "-"
"""Stands for the agency's name in facts of a document whose agency is yet to be found."""

_MAY_BE_BOOK = (".txt", ".pdf")

_LEAST_TITLE, _MOST_TITLE = 6, 300  # characters
_NO_TITLE = re.compile(
    r"microsoft |word document$|powerpoint |adobe |untitled|document ?\d*$|slide ?\d*$|"
    r"[\w.-]*\d[\w.-]*$|(?:https?|file):",
    re.IGNORECASE | re.ASCII,
)
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|pptx?|xlsx?|odt|rtf|txt|md|html?|indd|pub|cdr|ai)$", re.IGNORECASE)

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")  # commands to a terminal; in a text they say nothing

_UNSEEN_IN_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Commands to a terminal, and what turns the letters behind it round, so that a name is shown as another."""

LONGEST_AGENCY = 300
"""Characters; the longest name of an agency that is known has 90."""


def read_document(path: Path) -> Document:
    """The document in the file `path`, whose name decides the reader. `.txt` and `.pdf` are award books, `.md` is a
    single case with a front matter that says whose.

    Raises a DocumentError that names the file when it is missing, a folder, too large, empty, damaged, not what its
    name says, not UTF-8, of another kind, or when nothing says whose case it is.
    """
    return parse_document(path.name, read_bytes(path))


def parse_document(
    name: str, content: bytes, facts: Facts | None = None, progress: PageProgress | None = None
) -> Document:
    """The document whose file is called `name` and holds `content`. A name's ending decides the reader: `.txt` and
    `.pdf` are award books unless `facts` say whose single case they are, and not only which book; the others are single
    cases, `.md` with a front matter that says so itself.

    progress: told of each page before it is read; None when nobody asks. Raises as `read_document`.
    """
    _check_kind(name)
    if not content:
        raise refuse(name, "blank")
    suffix = Path(name).suffix.lower()
    sha256 = hashlib.sha256(content).hexdigest()
    front = dict(facts or {})
    form = DocumentForm.BOOK if suffix in _MAY_BE_BOOK and not name_case(front) else DocumentForm.CASE
    if form is DocumentForm.CASE and not name_case(front) and suffix != ".md":
        raise refuse(name, "unnamed")
    reading = read_apart(suffix, name, content, progress)
    if form is DocumentForm.CASE and not name_case(front) and reading.front is None:
        raise refuse(name, "no front matter")
    front |= reading.front or {}
    if form is DocumentForm.CASE and (facts or {}).get("agency") != UNKNOWN_AGENCY:
        _check_agency(name, front.get("agency"))
    return Document(
        name=name,
        sha256=sha256,
        form=form,
        lines=_without_controls(reading.lines),
        front=front,
        sheets=reading.sheets,
        warnings=(*reading.warnings, *warn_tables(reading.lines)),
        title=_title(reading.title, name),
        seconds=reading.seconds,
    )


def _check_agency(name: str, agency: object) -> None:
    if not isinstance(agency, str) or not agency.strip():
        return  # is told with what else is missing
    if len(agency) > LONGEST_AGENCY:
        raise refuse(name, "wrong field", field="agency", found=repr(agency)[:40], wanted=AGENCY_NAME)
    if is_part_title(agency):
        raise refuse(name, "no agency", found=agency.strip()[:40])


def _title(declared: str, name: str) -> str:
    # Programs put their own name there, the file's, or what the file was made from.
    title = shown(_CONTROLS.sub(" ", declared))
    if title.casefold() == Path(name).stem.casefold() or _NO_TITLE.match(title) or _FILE_NAME.search(title):
        return ""
    return title if _LEAST_TITLE <= len(title) <= _MOST_TITLE else ""


def _without_controls(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(
        replace(line, text=_CONTROLS.sub("", part_by_controls(line.text))) if _CONTROLS.search(line.text) else line
        for line in lines
    )


def read_bytes(path: Path) -> bytes:
    """What the file `path` holds. Raises a DocumentError that names it when it is missing, a folder, of a kind without
    a reader, larger than that kind may be, or not to be read."""
    try:
        if not path.is_dir():
            path.stat()
            _check_kind(str(path))
        return read_regular(path, LIMITS.get(path.suffix.lower(), 0))
    except FileNotFoundError as exc:
        raise refuse(str(path), "missing") from exc
    except IsADirectoryError as exc:
        raise refuse(str(path), "no documents") from exc
    except OSError as exc:
        raise refuse(str(path), "unreadable", fault=str(exc.strerror)) from exc


def _check_kind(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError as exc:
        raise refuse(ascii(name), "name not utf-8") from exc
    if _UNSEEN_IN_NAME.search(Path(name).name):
        raise refuse(name, "name with controls")
    if Path(name).suffix.lower() not in SUFFIXES:
        raise refuse(name, "no reader")
