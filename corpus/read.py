"""Files to documents: bytes to lines, each with its number and its printed page."""

import hashlib
import re
from pathlib import Path

import yaml

from corpus.documents import Document, DocumentForm, Line
from corpus.errors import (
    DocumentError,
    EmptyDocument,
    MissingDocument,
    UndecodableDocument,
    UnreadableDocument,
    UnstructuredDocument,
    UnsupportedDocument,
)
from corpus.pages import number_pages

MAX_BYTES = 4 * 1024 * 1024
"""Twelve times the largest award book known (322 KB). It bounds what a hostile file can take: repairing text that is
damaged all over takes up to a minute and half a gigabyte a million characters."""

_BOOK_SUFFIX, _CASE_SUFFIX = ".txt", ".md"
SUFFIXES = (_BOOK_SUFFIX, _CASE_SUFFIX)
"""Endings of the file names that have a reader."""

_PAGE_MARKER = re.compile(r"<!--\s*page:\s*(\d{1,4})\s*-->")
_LIST_ITEM = re.compile(r"[-*+]\s+")
HEADING = re.compile(r"(#{1,6})\s+(.*\S)")
"""A heading of a single case: its signs, and its words."""

_FENCE = "---"


def read_document(path: Path) -> Document:
    """The document in the file `path`; its name decides the reader: `.txt` an award book, `.md` a single case.

    Raises a DocumentError that names the file when it is missing, a folder, too large, empty, not UTF-8, of another
    kind, or (`.md`) without a usable front matter.
    """
    return parse_document(path.name, _read_bytes(path))


def parse_document(name: str, content: bytes) -> Document:
    """The document whose file is called `name` and holds `content`; otherwise as `read_document`."""
    _check_kind(name)
    text = _decode(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    if name.lower().endswith(_BOOK_SUFFIX):
        lines = number_pages(text.split("\n"))
        return Document(name=name, sha256=sha256, form=DocumentForm.BOOK, lines=lines, content=content)
    front, first = _front_matter(name, text)
    lines = _marked_lines(text.split("\n"), first)
    return Document(name=name, sha256=sha256, form=DocumentForm.CASE, lines=lines, content=content, front=front)


def _check_kind(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError as exc:
        raise UnsupportedDocument(
            ascii(name),
            th="ชื่อไฟล์ไม่ใช่ UTF-8 กรุณาเปลี่ยนชื่อไฟล์",
            en="the name of the file is not UTF-8; rename it",
        ) from exc
    if Path(name).suffix.lower() not in SUFFIXES:
        raise UnsupportedDocument(
            name,
            th="อ่านไฟล์ชนิดนี้ไม่ได้ กรุณาใช้ไฟล์ .txt (หนังสือรวมรางวัล) หรือ .md (กรณีเดียว)",
            en="this kind of file cannot be read; give a .txt file (an award book) or a .md file (a single case)",
        )


def _read_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise EmptyDocument(
                str(path),
                th="โฟลเดอร์นี้ไม่มีไฟล์ .txt หรือ .md กรุณาตรวจสอบตำแหน่ง",
                en="there is no .txt or .md file in this folder; check its place",
            )
        _check_kind(str(path))
        if size > MAX_BYTES:
            raise UnreadableDocument(
                str(path),
                th=f"ไฟล์ใหญ่เกินไป ({size:,} ไบต์ รับได้ไม่เกิน {MAX_BYTES:,}) กรุณาแบ่งเป็นหลายไฟล์",
                en=f"the file is too large ({size:,} bytes, at most {MAX_BYTES:,}); split it into several files",
            )
        return path.read_bytes()
    except FileNotFoundError as exc:
        raise MissingDocument(
            str(path), th="ไม่พบไฟล์นี้ กรุณาตรวจสอบชื่อและตำแหน่งไฟล์", en="there is no such file; check its name and place"
        ) from exc
    except OSError as exc:
        raise UnreadableDocument(
            str(path),
            th=f"เปิดอ่านไฟล์ไม่ได้ ({exc.strerror}) กรุณาตรวจสอบสิทธิ์การอ่าน",
            en=f"the file cannot be read ({exc.strerror}); check that you may read it",
        ) from exc


def _decode(name: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as exc:
        raise UndecodableDocument(
            name,
            offset=exc.start,
            th=f"ไฟล์ไม่ใช่ UTF-8 (ไบต์ที่ {exc.start:,} คือ 0x{content[exc.start]:02x}) กรุณาบันทึกใหม่เป็น UTF-8",
            en=f"not UTF-8 (byte {exc.start:,} is 0x{content[exc.start]:02x}); save the file as UTF-8",
        ) from exc
    if "\0" in text:
        raise UnsupportedDocument(
            name, th="ไฟล์นี้ไม่ใช่ไฟล์ข้อความ กรุณาใช้ไฟล์ .txt หรือ .md", en="this is not a text file; give a .txt or .md file"
        )
    if not text.strip("\ufeff \t\r\n\f"):
        raise EmptyDocument(
            name, th="ไฟล์ว่าง ไม่มีข้อความ กรุณาตรวจสอบไฟล์", en="the file is empty; check that it is the right one"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _front_matter(name: str, text: str) -> tuple[dict[str, object], int]:
    # The fields between two fences, and how many lines of the file they take.
    lines = text.split("\n")
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        raise _no_front_matter(name)
    end = lines.index(_FENCE, 1)
    source = "\n".join(lines[1:end])
    try:
        for event in yaml.parse(source, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):  # a few bytes of aliases can stand for gigabytes
                raise _bad_front_matter(name, event.start_mark.line + 2 if event.start_mark else 1)
            if isinstance(event, yaml.ScalarEvent):
                event.value.encode()  # half of a surrogate pair is no text: a ValueError
        front = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        mark = getattr(exc, "problem_mark", None)
        raise _bad_front_matter(name, mark.line + 2 if mark else 1) from exc
    if not isinstance(front, dict):
        raise _no_front_matter(name)
    return {str(key): value for key, value in front.items()}, end + 1


def _bad_front_matter(name: str, line: int) -> DocumentError:
    return UnstructuredDocument(
        name,
        th=f"ส่วนหัวของไฟล์ (YAML) ผิดรูปแบบที่บรรทัด {line} กรุณาแก้ไข",
        en=f"the front matter is not valid YAML at line {line}; mend it",
    )


def _no_front_matter(name: str) -> DocumentError:
    return UnstructuredDocument(
        name,
        th="ไม่มีส่วนหัว (YAML ระหว่าง --- สองบรรทัด) ที่บอก agency, category และ year กรุณาเพิ่ม",
        en="there is no front matter (YAML between two --- lines) with agency, category and year; add it",
    )


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
