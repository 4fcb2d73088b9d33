"""Files to documents: bytes to lines, each with its number and its printed page."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from corpus.documents import Document, DocumentForm, Line
from corpus.errors import DocumentError
from corpus.printed import number_pages
from corpus.reading.case_list import Facts
from corpus.reading.result import PageProgress
from corpus.reading.sandbox import read_apart
from corpus.refusals import refuse

READ_VERSION = 2
"""Of what readers make of a file; counts up when lines, pages or headings come out otherwise."""

MAX_BYTES = 4 * 1024 * 1024
"""Of a text: twelve times the largest award book known (322 KB). It bounds what a hostile file can take: repairing text
that is damaged all over takes up to a minute and half a gigabyte a million characters."""

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

_MAY_BE_BOOK = (".txt", ".pdf")

_PAGE_MARKER = re.compile(r"<!--\s*page:\s*(\d{1,4})\s*-->")
_LIST_ITEM = re.compile(r"[-*+]\s+")
HEADING = re.compile(r"(#{1,6})\s+(.*\S)")
"""A heading of a single case: its signs, and its words."""

_FENCE = "---"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")  # commands to a terminal; in a text they say nothing


def no_progress(page: int, pages: int, from_image: bool) -> None:
    """For those who do not ask how far the reading is."""


def read_document(path: Path, facts: Facts | None = None, progress: PageProgress = no_progress) -> Document:
    """The document in the file `path`, whose name decides the reader. `.txt` and `.pdf` are award books unless `facts`
    say whose single case they are; the others are single cases, `.md` with a front matter that says so itself.

    Raises a DocumentError that names the file when it is missing, a folder, too large, empty, damaged, not what its
    name says, not UTF-8, of another kind, or when nothing says whose case it is.
    """
    return parse_document(path.name, read_bytes(path), facts, progress)


def parse_document(
    name: str, content: bytes, facts: Facts | None = None, progress: PageProgress = no_progress
) -> Document:
    """The document whose file is called `name` and holds `content`; otherwise as `read_document`."""
    _check_kind(name)
    if not content:
        raise refuse(name, "blank")
    suffix = Path(name).suffix.lower()
    sha256 = hashlib.sha256(content).hexdigest()
    front, unread = dict(facts or {}), tuple[int, ...]()
    form = DocumentForm.BOOK if suffix in _MAY_BE_BOOK and not front else DocumentForm.CASE
    if suffix == ".txt":
        lines = number_pages(_decode(name, content).split("\n"))
    elif suffix == ".md":
        text = _decode(name, content)
        own, first = _front_matter(name, text, required=not front)
        front = {**front, **own}
        lines = _marked_lines(text.split("\n"), first)
    elif form is DocumentForm.CASE and not front:
        raise refuse(name, "unnamed")
    else:
        reading = read_apart(suffix, name, content, progress)
        lines, unread = reading.lines, reading.unread
    return Document(name=name, sha256=sha256, form=form, lines=_without_controls(lines), front=front, unread=unread)


def _without_controls(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(
        replace(line, text=_CONTROLS.sub("", line.text)) if _CONTROLS.search(line.text) else line for line in lines
    )


def read_bytes(path: Path) -> bytes:
    """What the file `path` holds. Raises a DocumentError that names it when it is missing, a folder, of a kind without
    a reader, larger than that kind may be, or not to be read."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise refuse(str(path), "no documents")
        _check_kind(str(path))
        limit = LIMITS[path.suffix.lower()]
        if size > limit:
            raise refuse(str(path), "large", size=f"{size:,}", limit=f"{limit:,}")
        return path.read_bytes()
    except FileNotFoundError as exc:
        raise refuse(str(path), "missing") from exc
    except OSError as exc:
        raise refuse(str(path), "unreadable", fault=str(exc.strerror)) from exc


def _check_kind(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError as exc:
        raise refuse(ascii(name), "name not utf-8") from exc
    if re.search(r"[\x00-\x1f\x7f-\x9f]", Path(name).name):
        raise refuse(name, "name with controls")
    if Path(name).suffix.lower() not in SUFFIXES:
        raise refuse(name, "no reader")


def _decode(name: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as exc:
        raise refuse(name, "not utf-8", offset=exc.start, byte=f"{content[exc.start]:02x}") from exc
    if "\0" in text:
        raise refuse(name, "not text")
    if not text.strip("\ufeff \t\r\n\f"):
        raise refuse(name, "blank")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _front_matter(name: str, text: str, *, required: bool) -> tuple[dict[str, object], int]:
    # The fields between two fences, and how many lines of the file they take.
    lines = text.split("\n")
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        if not required:
            return {}, 0
        raise refuse(name, "no front matter")
    end = lines.index(_FENCE, 1)
    source = "\n".join(lines[1:end])
    try:
        for event in yaml.parse(source, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):  # a few bytes of aliases can stand for gigabytes
                raise _damaged(name, event.start_mark.line + 2 if event.start_mark else 1)
            if isinstance(event, yaml.ScalarEvent):
                event.value.encode()  # half of a surrogate pair is no text: a ValueError
        front = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        mark = getattr(exc, "problem_mark", None)
        raise _damaged(name, mark.line + 2 if mark else 1) from exc
    if not isinstance(front, dict):
        raise refuse(name, "no front matter")
    return {str(key): value for key, value in front.items()}, end + 1


def _damaged(name: str, line: int) -> DocumentError:
    return refuse(name, "front matter damaged", line=str(line))


def _marked_lines(lines: list[str], first: int) -> tuple[Line, ...]:
    # Lines of the body, with the signs a book's lines have: a tab opens a paragraph, a space at the end parts a line
    # from the next. A comment `<!-- page: N -->` says on which printed page the lines after it stand.
    page: int | None = None
    numbered: list[Line] = []
    after_blank = True
    for number, text in enumerate(lines, 1):
        marker = _PAGE_MARKER.fullmatch(text.strip())
        if marker:
            page = int(marker[1])
        shown = "" if number <= first or marker else text.strip()
        item = _LIST_ITEM.match(shown)
        if item:
            shown = f"• {shown[item.end() :]}"
        if shown and not HEADING.match(shown):
            shown = f"\t{shown} " if after_blank or item else f"{shown} "
        numbered.append(Line(number=number, text=shown, page=page))
        after_blank = not shown.strip() or HEADING.match(shown) is not None
    return tuple(numbered)
