"""The package of a Word document: where its text is, and what is refused."""

import io
import zipfile

import pytest

from corpus.reading.result import ReadFault
from corpus.reading.word import read_word
from tests.support.files.word_file import p, packed, word_file

STRICT = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)


def read(content: bytes) -> list[str]:
    return [line.text for line in read_word(content, lambda *_: None).lines if line.text]


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_text_may_be_in_a_part_of_any_name_or_of_the_strict_form() -> None:
    assert read(word_file(p("ก"), main="word/document2.xml")) == ["\tก"]
    parts = unpacked(word_file(p("ก", style="H1")))
    strict = {name: content.replace(*(each.encode() for each in STRICT)) for name, content in parts.items()}
    assert read(packed(strict)) == ["ก"]
    assert read(packed({"word/document.xml": parts["word/document.xml"]})) == ["\tก"]


def test_a_file_without_its_first_byte_is_damaged() -> None:
    content = packed({"word/document.xml": unpacked(word_file(p("ก")))["word/document.xml"]})
    with pytest.raises(ReadFault, match="damaged"):
        read(content[1:])


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("filler", [0, 5_000])
def test_a_document_type_is_refused_wherever_it_stands(part: str, filler: int) -> None:
    parts = unpacked(word_file(p("ก")))
    doctype = b"<?xml version='1.0'?>" + b"<!-- -->" * filler + b'<!DOCTYPE d [<!ENTITY a "b">]>'
    with pytest.raises(ReadFault, match="damaged"):
        read(packed({**parts, part: doctype + parts[part]}))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (packed({"xl/workbook.xml": b"<workbook/>"}), "kind"),
        (packed({"word/document.xml": b"<a/>"}), "kind"),
        (packed({"word/document.xml": b"<a>"}), "damaged"),
        (packed({"word/document.xml": b"&a;"}), "damaged"),
        (word_file(p("ก"))[:-40], "damaged"),
        (b"%PDF-1.7", "kind"),
    ],
)
def test_what_is_no_word_document_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ReadFault, match=reason):
        read(content)


def test_a_text_of_more_than_may_be_held_is_refused() -> None:
    with pytest.raises(ReadFault, match="text"):
        read(word_file(p("ก" * 3_000_001) * 4))


def test_the_texts_of_a_diagram_are_read_once_where_it_stands() -> None:
    names = 'xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:r="{}"'.format(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    )
    drawing = f'<w:r><w:drawing><wp:inline><d:relIds {names} r:dm="diagramData"/></wp:inline></w:drawing></w:r>'
    texts = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in ("วางแผน", "ลงมือ"))
    parts = unpacked(word_file(p("ก", drawing) + p("ข", drawing), diagramData=texts))
    assert read(packed(parts)) == ["\tก", "\tวางแผน", "\tลงมือ", "\tข"]
