"""The package that a Word document is: its parts of XML, checked before they are parsed.

Of the parts only those that are read are unpacked; pictures stay where they are.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn
from xml.parsers import expat

from corpus.reading.result import ReadFault

MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that the parts of a file may unpack to, pictures and all."""

MAX_XML = 48 * 1024 * 1024
"""Bytes of its text part: a thousand pages. The parsed tree takes some ten times as many."""

_OLD = b"\xd0\xcf\x11\xe0"  # of Word before 2007, and of files with a password
_CHUNK = 65536
_KINDS = ("styles", "numbering", "footnotes", "endnotes")
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
}  # the names that a "Strict Open XML Document" has for the same elements


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParts:
    """The root elements of a document's parts, None for a part that it does not have. diagrams: what its diagrams say,
    by the name that the text refers to them by. title: that the document declares, "" when it has none."""

    document: Any
    styles: Any | None = None
    numbering: Any | None = None
    footnotes: Any | None = None
    endnotes: Any | None = None
    diagrams: dict[str, Any] = field(default_factory=dict)
    title: str = ""


def open_package(content: bytes) -> WordParts:
    """The parts of the document whose file holds `content`. Raises ReadFault."""
    if content.startswith(_OLD):
        raise ReadFault("old")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_sizes(package)
            return _parts(package)
    except zipfile.BadZipFile as exc:
        raise ReadFault("damaged" if content.startswith(b"PK") else "kind") from exc
    except (EOFError, NotImplementedError, OverflowError, RuntimeError, ValueError, zlib.error) as exc:  # of places too
        raise ReadFault("damaged") from exc


def _check_sizes(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise ReadFault("bomb")
    if any(part.file_size > MAX_XML for part in parts if part.filename.endswith((".xml", ".rels"))):
        raise ReadFault("bomb")


def _parts(package: zipfile.ZipFile) -> WordParts:
    names = set(package.namelist())
    name = next(
        (target for _, kind, target in _relations(package, "") if kind == "officeDocument"), "word/document.xml"
    )
    document = _parse(package, name) if name in names else None
    if document is None or not document.tag.endswith("main}document"):
        raise ReadFault("kind")
    held: dict[str, Any] = {}
    diagrams: dict[str, Any] = {}
    drawn: dict[str, Any] = {}  # by part: any number of relations may lead to one
    for place, kind, target in _relations(package, name):
        if target in names and kind in _KINDS and kind not in held:
            held[kind] = _parse(package, target)
        elif target in names and kind == "diagramData":
            if target not in drawn:
                drawn[target] = _parse(package, target)
            diagrams[place] = drawn[target]
    return WordParts(document=document, **held, diagrams=diagrams, title=_title(package))


def _title(package: zipfile.ZipFile) -> str:
    place = next((target for _, kind, target in _relations(package, "") if kind == "core-properties"), "")
    core = _parse(package, place) if place in package.namelist() else None
    return "" if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title") or ""


def _relations(package: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str, str]]:
    # The parts that the part `name` refers to: by which name, of which kind, where; "" is the package itself.
    folder, base = posixpath.split(name)
    place = posixpath.join(folder, "_rels", f"{base}.rels")
    for each in _parse(package, place) if place in package.namelist() else ():
        if each.get("TargetMode") != "External":
            kind = each.get("Type", "").rpartition("/")[2]
            yield each.get("Id", ""), kind, _inside(folder, each.get("Target", ""))


def _inside(folder: str, target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))


def _parse(package: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    if package.getinfo(name).file_size > MAX_XML:
        raise ReadFault("bomb")
    # Read at once, a part would be unpacked whole, and only then held against the size that the file states.
    with package.open(name) as part:
        content = part.read(MAX_XML)
    _check_prolog(content)
    for strict, usual in _STRICT.items():
        content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as exc:
        raise ReadFault("damaged") from exc
    if root.getroottree().docinfo.internalDTD is not None:  # the other parser has read other letters than this one
        raise ReadFault("damaged")
    return root


def _check_prolog(content: bytes) -> None:
    # Word writes no document type; entities declared in one can stand for gigabytes. It stands before the first
    # element.
    def refuse(*_: object) -> NoReturn:
        raise ReadFault("damaged")

    begun: list[object] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda *element: begun.append(element)
    try:
        for start in range(0, len(content), _CHUNK):
            parser.Parse(content[start : start + _CHUNK], False)
            if begun:
                return
    except (expat.ExpatError, ValueError) as exc:
        raise ReadFault("damaged") from exc
