"""A web page (.html) to lines: its main content and headings, by trafilatura. Runs in a process of its own."""

import re
from collections.abc import Iterator
from typing import Any

from corpus.documents import Line
from corpus.reading.result import MAX_CHARACTERS, PageProgress, ReadFault, Reading

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_-]{1,40})""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding
_THAI = ("tis-620", "windows-874", "iso-8859-11", "cp874", "x-windows-874")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_TAG = re.compile(r"<[a-zA-Z!/]")


def read_web_page(content: bytes, progress: PageProgress) -> Reading:
    """The lines of a web page, a paragraph, an item or a row of a table a line. Raises ReadFault.

    Menus, side bars and the like are left out; when nothing else is on the page, there is no text.
    """
    import trafilatura
    from lxml import etree

    progress(1, 1, False)
    text = _decode(content)
    if not _TAG.search(text):
        raise ReadFault("kind")
    found = trafilatura.extract(
        text, output_format="xml", include_comments=False, include_tables=True, deduplicate=False, favor_recall=True
    )
    if not found:
        raise ReadFault("empty")
    if len(found) > MAX_CHARACTERS:
        raise ReadFault("text")
    body = etree.fromstring(found, etree.XMLParser(resolve_entities=False, huge_tree=False)).find("main")
    lines: list[Line] = []
    for words, heading in _elements(body):
        lines.append(Line(number=len(lines) + 1, text=words, heading=heading))
        lines.append(Line(number=len(lines) + 1, text="", heading=0))
    return Reading(lines=tuple(lines))


def _decode(content: bytes) -> str:
    declared = _DECLARED.search(content[:_HEAD])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        if declared and declared[1].decode("ascii").lower() in _THAI:
            return content.decode("cp874", "replace")
        binary = b"\0" in content and not content.startswith(_UTF_16)
        raise ReadFault("kind" if binary else "encoding") from exc


def _elements(parent: Any) -> Iterator[tuple[str, int]]:
    for element in parent:
        words = re.sub(r"\s+", " ", "".join(element.itertext())).strip()
        if element.tag == "head" and words:
            yield words, int(re.sub(r"\D", "", element.get("rend", "")) or 1)
        elif element.tag == "row" and words:
            cells = [re.sub(r"\s+", " ", "".join(cell.itertext())).strip() for cell in element]
            yield "\t" + " | ".join(cell for cell in cells if cell), 0
        elif element.tag == "item" and words:
            yield f"\t• {words}", 0
        elif element.tag in ("list", "table", "div", "quote") and len(element):
            yield from _elements(element)
        elif words:
            yield f"\t{words}", 0
