"""A Word document (.docx) to lines: headings by style, lists and tables as text. Runs in a process of its own.

Word files hold no page numbers; what cites them cites headings.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.documents import Line
from corpus.reading.result import MAX_CHARACTERS, PageProgress, ReadFault, Reading

MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that the parts of a file may unpack to, pictures and all."""

MAX_XML = 48 * 1024 * 1024
"""Bytes of its text part: a thousand pages. The parsed tree takes some ten times as many."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING_STYLE = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LEFT_OUT = re.compile(r"toc|caption|header|footer|table of figures", re.IGNORECASE)  # styles of what is no text
_BOLD_LENGTH = 110  # characters of a bold paragraph that is a heading where no style is used
_OLD = b"\xd0\xcf\x11\xe0"  # of Word before 2007, and of files with a password


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    text: str
    heading: int
    item: bool
    bold: bool


def read_word(content: bytes, progress: PageProgress) -> Reading:
    """The lines of a Word document, a paragraph or a row of a table a line. Raises ReadFault.

    Headings are the paragraphs whose style, or the style it is based on, is a heading or has an outline level. Where
    there is none, short paragraphs all in bold are headings, as many authors set them.
    """
    progress(1, 1, False)
    _check_package(content)
    paragraphs = list(_paragraphs(_open(content)))
    if sum(len(each.text) for each in paragraphs) > MAX_CHARACTERS:
        raise ReadFault("text")
    if not any(each.heading for each in paragraphs):
        paragraphs = [_by_weight(each) for each in paragraphs]
    lines: list[Line] = []
    for each in paragraphs:
        sign = "" if each.heading else "\t• " if each.item else "\t"
        lines.append(Line(number=len(lines) + 1, text=f"{sign}{each.text}", heading=each.heading))
        lines.append(Line(number=len(lines) + 1, text="", heading=0))
    return Reading(lines=tuple(lines))


def _check_package(content: bytes) -> None:
    if content.startswith(_OLD):
        raise ReadFault("old")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise ReadFault("bomb")
            texts = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
            if any(part.file_size > MAX_XML for part in texts):
                raise ReadFault("bomb")
            if "word/document.xml" not in package.namelist():
                raise ReadFault("kind")
            for part in texts:  # Word writes no DTD; entities declared in one can stand for gigabytes
                with package.open(part) as stream:
                    if b"<!DOCTYPE" in stream.read(4096):
                        raise ReadFault("damaged")
    except zipfile.BadZipFile as exc:
        raise ReadFault("damaged" if content.startswith(b"PK") else "kind") from exc
    except (EOFError, NotImplementedError, RuntimeError) as exc:
        raise ReadFault("damaged") from exc


def _open(content: bytes) -> Any:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        return docx.Document(io.BytesIO(content))
    except (OpcError, etree.XMLSyntaxError, KeyError, ValueError, zipfile.BadZipFile) as exc:
        raise ReadFault("damaged") from exc


def _paragraphs(document: Any) -> Iterator[_Paragraph]:
    levels = _style_levels(document)
    for element in _blocks(document.element.body):
        if element.tag == f"{_W}p":
            style = _value(element, "pPr/pStyle")
            text = _text(element)
            if text and not _LEFT_OUT.match(levels.names.get(style, "")):
                own = _value(element, "pPr/outlineLvl")
                yield _Paragraph(
                    text=text,
                    heading=int(own) + 1 if own.isdigit() and int(own) < 9 else levels.of(style),
                    item=element.find(f"{_W}pPr/{_W}numPr") is not None or levels.lists(style),
                    bold=_is_bold(element),
                )
        elif row := _row(element):
            yield _Paragraph(text=row, heading=0, item=False, bold=False)


@dataclass(frozen=True, slots=True)
class _Styles:
    names: dict[str, str]
    bases: dict[str, str]
    outlines: dict[str, int]

    def of(self, style: str) -> int:
        """The level of a heading style, 0 of another one."""
        for each in self._chain(style):
            if each in self.outlines:
                return self.outlines[each]
            if match := _HEADING_STYLE.fullmatch(self.names.get(each, "")):
                return int(match[1])
            if self.names.get(each, "").lower() == "title":
                return 1
        return 0

    def lists(self, style: str) -> bool:
        return any(self.names.get(each, "").lower().startswith("list") for each in self._chain(style))

    def _chain(self, style: str) -> list[str]:
        chain: list[str] = []
        while style and style not in chain:
            chain.append(style)
            style = self.bases.get(style, "")
        return chain


def _style_levels(document: Any) -> _Styles:
    names, bases, outlines = dict[str, str](), dict[str, str](), dict[str, int]()
    for style in document.styles.element.findall(f"{_W}style"):
        name = style.get(f"{_W}styleId", "")
        names[name], bases[name] = _value(style, "name"), _value(style, "basedOn")
        level = _value(style, "pPr/outlineLvl")
        if level.isdigit() and int(level) < 9:
            outlines[name] = int(level) + 1
    return _Styles(names, bases, outlines)


def _blocks(parent: Any) -> Iterator[Any]:
    # Paragraphs and rows of tables in order, out of whatever wraps them: content controls, tracked insertions.
    stack = list(parent)[::-1]
    while stack:
        element = stack.pop()
        if element.tag in (f"{_W}p", f"{_W}tr"):
            yield element
            stack.extend(_text_boxes(element)[::-1] if element.tag == f"{_W}p" else [])
        elif isinstance(element.tag, str) and element.tag != f"{_W}del":
            stack.extend(list(element)[::-1])


def _text_boxes(paragraph: Any) -> list[Any]:
    # Word writes a text box twice, the second time for old readers.
    boxes = paragraph.iter(f"{_W}txbxContent")
    return [box for box in boxes if not any(up.tag.endswith("}Fallback") for up in box.iterancestors())]


def _row(row: Any) -> str:
    cells = [" ".join(filter(None, map(_text, cell.iter(f"{_W}p")))) for cell in row.iter(f"{_W}tc")]
    return " | ".join(cell for cell in cells if cell)


def _text(paragraph: Any) -> str:
    text = "".join(_pieces(paragraph))
    return re.sub(r"[ \t\r\n\u00a0]+", " ", text).strip()


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif isinstance(child.tag, str) and child.tag not in (f"{_W}del", f"{_W}pPr", f"{_W}rPr", f"{_W}txbxContent"):
            yield from _pieces(child)


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if any(each.text for each in run.iter(f"{_W}t"))]
    return bool(runs) and all(_switched_on(run) for run in runs)


def _switched_on(run: Any) -> bool:
    # Thai has a weight of its own beside that of Latin letters.
    for name in ("b", "bCs"):
        mark = run.find(f"{_W}rPr/{_W}{name}")
        if mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false", "off"):
            return True
    return False


def _by_weight(paragraph: _Paragraph) -> _Paragraph:
    heads = paragraph.bold and not paragraph.item and len(paragraph.text) <= _BOLD_LENGTH
    return _Paragraph(text=paragraph.text, heading=int(heads), item=paragraph.item, bold=paragraph.bold)


def _value(element: Any, path: str) -> str:
    steps: Sequence[str] = path.split("/")
    found = element.find("/".join(f"{_W}{step}" for step in steps))
    return "" if found is None else found.get(f"{_W}val", "")
