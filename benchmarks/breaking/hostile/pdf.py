"""Hostile PDFs: what unpacks to gigabytes, what refers to itself, what is nested or repeated without end."""

import zlib
from collections.abc import Callable, Mapping

from benchmarks.breaking.hostile.pdf_parts import (
    CATALOGUE,
    DEEP,
    FONT,
    MILLION,
    PAGE,
    PAGES,
    TEXT,
    flate,
    made,
    paged,
    repeated,
    set_type,
    stream,
)


def _bomb() -> bytes:
    return paged(stream(repeated(2000 * MILLION), b"/Filter/FlateDecode"))


def _bomb_in_bomb() -> bytes:
    return paged(stream(zlib.compress(repeated(2000 * MILLION), 9), b"/Filter[/FlateDecode/FlateDecode]"))


def _many_filters() -> bytes:
    return paged(stream(TEXT.hex().encode() + b">", b"/Filter[%s]" % (b"/ASCIIHexDecode" * 10_000)))


def _runs() -> bytes:
    return paged(stream(zlib.compress(b"\x81 " * MILLION * 8, 9), b"/Filter[/FlateDecode/RunLengthDecode]"))


def _lzw() -> bytes:
    return paged(stream(bytes(range(256)) * 4000, b"/Filter/LZWDecode/DecodeParms<</Predictor 15/Columns 2147483647>>"))


def _one_page_a_million_times() -> bytes:
    kids = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * MILLION, MILLION)
    return made(CATALOGUE, kids, PAGE % (b"", b""), flate(TEXT), FONT)


def _pages(count: bytes, kids: bytes = b"3 0 R") -> bytes:
    return made(CATALOGUE, b"<</Type/Pages/Kids[%s]/Count %s>>" % (kids, count), PAGE % (b"", b""), flate(TEXT), FONT)


def _deep_tree() -> bytes:
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (n + 3, n + 1) for n in range(1, DEEP)]
    return made(CATALOGUE, *nodes, b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]>>" % DEEP)


def _looping_tree() -> bytes:
    return made(
        CATALOGUE, b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 9>>", b"<</Type/Pages/Kids[2 0 R]/Count 9/Parent 3 0 R>>"
    )


def _looping_parent() -> bytes:
    page = b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>"
    return made(CATALOGUE, PAGES, page, flate(TEXT), FONT)


def _looping_outline() -> bytes:
    item = b"<</Title(a)/Parent 6 0 R/Next 7 0 R/Prev 7 0 R/First 6 0 R/Last 7 0 R>>"
    root = b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>"
    outline = b"<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 2147483647>>"
    return made(root, PAGES, PAGE % (b"", b""), flate(TEXT), FONT, outline, item)


def _labelled(tree: bytes, *more: bytes) -> bytes:
    root = b"<</Type/Catalog/Pages 2 0 R/PageLabels 6 0 R>>"
    return made(root, PAGES, PAGE % (b"", b""), flate(TEXT), FONT, tree, *more)


def _deep_labels() -> bytes:
    nodes = (b"<</Limits[0 9]/Kids[%d 0 R]>>" % (n + 7) for n in range(DEEP))
    return _labelled(*nodes, b"<</Nums[0<</S/D>>]>>")


def _long_label() -> bytes:
    return _labelled(b"<</Nums[0<</S/R/St 2147483647/P(%s)>>]>>" % (b"a" * 5 * MILLION))


def _own_reference(length: bytes) -> bytes:
    return paged(b"<</Length %s>>\nstream\n%s\nendstream" % (length, TEXT))


def _looping_xref() -> bytes:
    good = set_type(TEXT)
    place = int(good.rsplit(b"startxref\n", 1)[1].split()[0])
    return good.replace(b"/Root 1 0 R", b"/Prev %d/XRefStm %d/Root 1 0 R" % (place, place))


def _million_sections() -> bytes:
    good = set_type(TEXT)
    place = int(good.rsplit(b"startxref\n", 1)[1].split()[0])
    sections = b""
    for _ in range(20_000):
        sections += b"xref\n0 0\ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\n" % place
        place = len(good) + len(sections) - len(b"xref\n0 0\ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\n" % place)
    return good + sections + b"startxref\n%d\n%%%%EOF\n" % place


def _lying_xref() -> bytes:
    return set_type(TEXT).replace(b"xref\n0 6", b"xref\n0 2147483647").replace(b"/Size 6", b"/Size 2147483647")


def _object_streams_of_each_other() -> bytes:
    held = stream(b"6 0 7 0 ", b"/Type/ObjStm/N 2/First 8/Extends 7 0 R")
    other = stream(b"7 0 6 0 ", b"/Type/ObjStm/N 2147483647/First 8/Extends 6 0 R")
    return set_type(TEXT, held, other)


def _no_xref() -> bytes:
    return set_type(TEXT).replace(b"startxref", b"startxxxx")


def _million_objects() -> bytes:
    return set_type(TEXT, *(b"<<>>" for _ in range(MILLION)))


def _million_objects_without_xref() -> bytes:
    return _million_objects().replace(b"startxref", b"startxxxx")


def _encrypted(entries: bytes) -> bytes:
    return paged(flate(TEXT), trailer=b"/Encrypt<</Filter/Standard%s>>/ID[<00><00>]" % entries)


def _titled() -> bytes:
    return paged(flate(TEXT), b"<</Title(%s)>>" % (b"The annual report " * 2 * MILLION), trailer=b"/Info 6 0 R")


def _annotated() -> bytes:
    note = b"<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/Parent 6 0 R/Kids[6 0 R]/FT/Tx/T(a)/AP<</N 7 0 R>>>>"
    seen = flate(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>")
    return set_type(TEXT, note, seen, page=b"/Annots[%s]" % (b"6 0 R " * DEEP))


FILES: Mapping[str, Callable[[], bytes]] = {
    "stream-of-2-gb.pdf": _bomb,
    "stream-of-2-gb-deflated-twice.pdf": _bomb_in_bomb,
    "ten-thousand-filters.pdf": _many_filters,
    "run-lengths-of-a-gigabyte.pdf": _runs,
    "lzw-with-a-predictor-of-2-billion-columns.pdf": _lzw,
    "one-page-a-million-times.pdf": _one_page_a_million_times,
    "two-billion-pages.pdf": lambda: _pages(b"2147483647"),
    "fewer-than-no-pages.pdf": lambda: _pages(b"-5"),
    "4999-pages-of-which-one-is-there.pdf": lambda: _pages(b"4999"),
    "page-tree-100000-deep.pdf": _deep_tree,
    "page-tree-that-loops.pdf": _looping_tree,
    "parents-that-loop.pdf": _looping_parent,
    "outline-that-loops.pdf": _looping_outline,
    "labels-that-loop.pdf": lambda: _labelled(b"<</Limits[0 9]/Kids[6 0 R 6 0 R 6 0 R]>>"),
    "labels-100000-deep.pdf": _deep_labels,
    "label-of-5-million-letters.pdf": _long_label,
    "length-that-is-its-own.pdf": lambda: _own_reference(b"4 0 R"),
    "length-of-2-billion.pdf": lambda: _own_reference(b"2147483647"),
    "length-below-zero.pdf": lambda: _own_reference(b"-1"),
    "cross-references-that-loop.pdf": _looping_xref,
    "cross-references-in-20000-sections.pdf": _million_sections,
    "cross-references-that-lie.pdf": _lying_xref,
    "cross-references-that-are-not-there.pdf": _no_xref,
    "object-streams-of-each-other.pdf": _object_streams_of_each_other,
    "a-million-objects.pdf": _million_objects,
    "a-million-objects-without-cross-references.pdf": _million_objects_without_xref,
    "a-million-brackets-in-an-object.pdf": lambda: set_type(TEXT, b"[" * MILLION, page=b"/A 6 0 R"),
    "a-million-dictionaries.pdf": lambda: set_type(TEXT, page=b"/A " + b"<</A" * MILLION),
    "string-of-50-mb.pdf": lambda: set_type(TEXT, b"(%s)" % (b"a" * 50 * MILLION), page=b"/A 6 0 R"),
    "text-of-10-million-letters.pdf": lambda: set_type(TEXT + b"BT /F 1 Tf (%s) Tj ET" % (b"The plan. " * MILLION)),
    "title-of-36-mb.pdf": _titled,
    "notes-that-loop.pdf": _annotated,
    "cipher-unknown.pdf": lambda: _encrypted(b"/V 99/R 99/Length 2147483647"),
    "cipher-cut-short.pdf": lambda: _encrypted(b"/V 5/R 6/Length 256/O()/U()/OE()/UE()/P -1/Perms()"),
    "cipher-that-lies.pdf": lambda: _encrypted(b"/V 1/R 2/O(%s)/U(%s)/P -1" % (b"a" * 32, b"b" * 32)),
    "head-alone.pdf": lambda: b"%PDF-1.7\n%%EOF\n",
    "zeros.pdf": lambda: b"%PDF-1.7\n" + bytes(100 * MILLION) + b"\n%%EOF\n",
}
"""By the file's name what makes it."""
