"""Hostile Word documents: packages that unpack to gigabytes or lie, and texts of a million of everything."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping

from tests.support.files.word_file import p, packed, r, tbl, tc, tr, word_file

MILLION = 1_000_000
_THAI = "หน่วยงานเปิดให้ประชาชนร่วมเสนอความเห็น"
_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _with(parts: Mapping[str, bytes]) -> bytes:
    return packed(_parts(word_file(p(_THAI))) | dict(parts))


def _zeros(size: int) -> bytes:
    return b" " * size


def _bomb_of_a_part() -> bytes:
    return _with({"word/document.xml": b"<a>" + _zeros(1000 * MILLION)})


def _bomb_beside() -> bytes:
    return _with({"word/media/image1.png": _zeros(1000 * MILLION)})


def _bomb_that_lies() -> bytes:
    # The directory says that the part unpacks to a hundred bytes.
    content = word_file(p(_THAI * MILLION))
    size = len(_parts(content)["word/document.xml"]).to_bytes(4, "little")
    return content.replace(size, (100).to_bytes(4, "little"))


def _nested() -> bytes:
    held = packed({"a": _zeros(100 * MILLION)})
    for _ in range(5):
        held = packed({f"{number}.zip": held for number in range(16)})
    return _with({f"word/embeddings/{number}.zip": held for number in range(16)})


def _overlapping() -> bytes:
    # As David Fifield's: all entries of the directory are of one stretch of the file.
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(_zeros(40 * MILLION)) + packer.flush()
    name = b"word/document.xml"
    checksum = zlib.crc32(_zeros(40 * MILLION))
    sizes = checksum.to_bytes(4, "little") + len(data).to_bytes(4, "little") + (40 * MILLION).to_bytes(4, "little")
    start = b"PK\3\4\x14\0\0\0\x08\0\0\0\0\0" + sizes + len(name).to_bytes(2, "little") + b"\0\0" + name + data
    entries = b"".join(
        b"PK\1\2\x14\0\x14\0\0\0\x08\0\0\0\0\0" + sizes + (len(own)).to_bytes(2, "little") + bytes(16) + own
        for own in (b"word/%d.xml" % number for number in range(60_000))
    )
    count = (60_000).to_bytes(2, "little")
    place = len(entries).to_bytes(4, "little") + len(start).to_bytes(4, "little")
    return start + entries + b"PK\5\6\0\0\0\0" + count * 2 + place + b"\0\0"


def _many_parts() -> bytes:
    return _with({f"word/{number}.xml": b"<a/>" for number in range(200_000)})


def _twice() -> bytes:
    out = io.BytesIO(word_file(p(_THAI)))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(zipfile.ZipInfo("word/document.xml"), b"<a/>" * 10)
    return out.getvalue()


def _bad_checksum() -> bytes:
    content = word_file(p(_THAI))
    checksum = zlib.crc32(_parts(content)["word/document.xml"]).to_bytes(4, "little")
    return content.replace(checksum, b"\1\2\3\4")


def _zip64() -> bytes:
    content = word_file(p(_THAI))
    end = content.rindex(b"PK\5\6")
    record = b"PK\6\6" + (44).to_bytes(8, "little") + b"\x2d\0\x2d\0" + bytes(8) + b"\xff" * 32
    locator = b"PK\6\7\0\0\0\0" + end.to_bytes(8, "little") + b"\1\0\0\0"
    return content[:end] + record + locator + b"PK\5\6" + b"\xff" * 16 + b"\0\0"


def _climbing() -> bytes:
    return _with({"../../../../tmp/pmqa-was-here.xml": b"<a/>", "/etc/pmqa-was-here": b"a", "C:\\a.xml": b"a"})


def _relations(*rows: str) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    every = "".join(row.replace("{}", office) for row in rows)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{every}</Relationships>'.encode()


def _outside() -> bytes:
    rows = (
        '<Relationship Id="a" Type="{}/styles" Target="file:///etc/passwd" TargetMode="External"/>',
        '<Relationship Id="b" Type="{}/numbering" Target="http://127.0.0.1:9/a" TargetMode="External"/>',
        '<Relationship Id="c" Type="{}/footnotes" Target="../../../../etc/passwd"/>',
        '<Relationship Id="d" Type="{}/endnotes" Target="document.xml"/>',
    )
    return _with({"word/_rels/document.xml.rels": _relations(*rows)})


def _many_relations() -> bytes:
    row = '<Relationship Id="d" Type="{}/diagramData" Target="document.xml"/>'
    return _with({"word/_rels/document.xml.rels": _relations(row * 100_000)})


def _entities(levels: int, times: int) -> bytes:
    rows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * times}">' for n in range(1, levels))
    head = f'<!DOCTYPE a [<!ENTITY a0 "ก">{rows}]>'
    return _with({"word/document.xml": _document(p(f"&a{levels - 1};"), head)})


def _entity_from_outside() -> bytes:
    return _with({"word/document.xml": _document(p("&a;"), '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>')})


def _late_entities() -> bytes:
    return _with({"word/document.xml": _document(p("&a;"), f'<!--{"a" * 200_000}--><!DOCTYPE a [<!ENTITY a "b">]>')})


def _wide_entities() -> bytes:
    head = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY a "b">]>'
    return _with({"word/document.xml": _document(p("&a;"), head).decode().encode("utf-16")})


def _document(body: str, head: str = "") -> bytes:
    return f"{head}<w:document {_NAMES}><w:body>{body}</w:body></w:document>".encode()


def _circular_styles() -> bytes:
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="s{n}"/><w:basedOn w:val="S{(n + 1) % 5000}"/>'
        f'<w:link w:val="S{n}"/><w:next w:val="S{n}"/></w:style>'
        for n in range(5000)
    )
    return word_file("".join(p(_THAI, style=f"S{n}") for n in range(2000)), styles=rows)


def _circular_numbering() -> bytes:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="2147483647"/><w:lvlText w:val="%9%8%7"/></w:lvl>' for n in range(9)
    )
    linked = f'<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="N"/>{levels}</w:abstractNum>'
    rows = linked + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    styles = (
        '<w:style w:type="numbering" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    form = '<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>'
    return word_file(p(_THAI, form=form) * 5000, numbering=rows, styles=styles)


def _table_within(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + p(_THAI) + "</w:tc></w:tr></w:tbl>" * depth


def _wide_cell() -> bytes:
    cell = tc(_THAI, form='<w:gridSpan w:val="2147483647"/><w:vMerge/>')
    return word_file(tbl(tr(cell, form='<w:gridBefore w:val="2147483647"/>') * 1000))


def _field(depth: int) -> str:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    return f"<w:p>{begin * depth}</w:p>"


def _equations() -> str:
    return f"<w:p>{'<m:oMath><m:f><m:num>' * 3000}<m:r><m:t>1</m:t></m:r>{'</m:num></m:f></m:oMath>' * 3000}</w:p>"


FILES: Mapping[str, Callable[[], bytes]] = {
    "part-of-a-gigabyte.docx": _bomb_of_a_part,
    "picture-of-a-gigabyte.docx": _bomb_beside,
    "part-that-says-it-is-small.docx": _bomb_that_lies,
    "packages-within-packages.docx": _nested,
    "60000-parts-of-one-stretch.docx": _overlapping,
    "200000-parts.docx": _many_parts,
    "part-that-is-there-twice.docx": _twice,
    "wrong-checksum.docx": _bad_checksum,
    "sizes-of-18-exabytes.docx": _zip64,
    "names-that-climb.docx": _climbing,
    "relations-to-outside.docx": _outside,
    "100000-relations.docx": _many_relations,
    "a-billion-laughs.docx": lambda: _entities(12, 10),
    "entity-of-a-wide-kind.docx": lambda: _entities(2, 100_000),
    "entity-from-outside.docx": _entity_from_outside,
    "entities-behind-200000-letters.docx": _late_entities,
    "entities-in-utf-16.docx": _wide_entities,
    "styles-that-loop.docx": _circular_styles,
    "numbers-that-loop.docx": _circular_numbering,
    "a-million-paragraphs.docx": lambda: word_file("<w:p><w:r><w:t>ก</w:t></w:r></w:p>" * MILLION),
    "200000-paragraphs.docx": lambda: word_file(p(_THAI) * 200_000),
    "a-million-empty-paragraphs.docx": lambda: word_file("<w:p/>" * MILLION),
    "paragraph-of-50-mb.docx": lambda: word_file(p(_THAI * 450_000)),
    "paragraph-of-11-million-letters.docx": lambda: word_file(p(_THAI * 300_000)),
    "a-million-runs.docx": lambda: word_file(f"<w:p>{'<w:r><w:t>ก</w:t></w:r>' * MILLION}</w:p>"),
    "200000-runs.docx": lambda: word_file(p(*(r("ก", "<w:b/>") for _ in range(200_000)))),
    "tables-10000-deep.docx": lambda: word_file(_table_within(10_000)),
    "tables-80-deep.docx": lambda: word_file(_table_within(80)),
    "a-million-cells.docx": lambda: word_file(tbl(f"<w:tr>{'<w:tc><w:p/></w:tc>' * 1000}</w:tr>" * 1000)),
    "200000-cells.docx": lambda: word_file(tbl(tr(*("ก" for _ in range(20))) * 10_000)),
    "cells-of-2-billion-columns.docx": _wide_cell,
    "elements-100000-deep.docx": lambda: word_file("<w:sdt><w:sdtContent>" * 100_000),
    "controls-250-deep.docx": lambda: word_file("<w:sdt>" * 250 + p(_THAI) + "</w:sdt>" * 250),
    "fields-that-never-end.docx": lambda: word_file(_field(100_000) + p(_THAI)),
    "equations-3000-deep.docx": lambda: word_file(_equations()),
    "100000-headings.docx": lambda: word_file(p("การวางแผน", style="H1") * 100_000),
    "nothing-in-it.docx": lambda: word_file(""),
    "no-package.docx": lambda: b"PK\3\4" + bytes(1000),
    "web-page-by-another-name.docx": lambda: b"<html><p>a</p></html>",
}
"""By the file's name what makes it."""
