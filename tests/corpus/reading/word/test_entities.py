"""Parts of a Word document with a document type: refused in every part and every encoding, before anything grows or is
fetched."""

import contextlib
import io
import socket
import threading
import zipfile
from pathlib import Path

import pytest

from corpus.reading.result import ReadFault
from corpus.reading.word import package, read_word
from tests.support.files.word_file import p, packed, word_file

PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/_rels/document.xml.rels",
    "_rels/.rels",
)
LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
TYPES = {
    "billion laughs": f"<!DOCTYPE d [{LAUGHS}]>",
    "quadratic": f'<!DOCTYPE d [<!ENTITY a "{"x" * 60_000}">]>',
    "a file": '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "an address": '<!DOCTYPE d [<!ENTITY a SYSTEM "http://127.0.0.1:{port}/a">]>',
    "a type elsewhere": '<!DOCTYPE d SYSTEM "http://127.0.0.1:{port}/d.dtd">',
    "parameters": '<!DOCTYPE d [<!ENTITY % a SYSTEM "http://127.0.0.1:{port}/a"> %a;]>',
    "nothing declared": "<!DOCTYPE d>",
}


def whole() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word_file(p("ก"), numbering="", footnotes="", endnotes=""))) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def refused(parts: dict[str, bytes]) -> None:
    with pytest.raises(ReadFault, match="damaged"):
        read_word(packed(parts), lambda *_: None)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", TYPES)
def test_a_document_type_is_refused_in_every_part_and_nothing_is_fetched(part: str, kind: str) -> None:
    asked: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)

        def listen() -> None:
            with contextlib.suppress(TimeoutError):
                asked.append(listener.accept())

        waiting = threading.Thread(target=listen)
        waiting.start()
        parts = whole()
        begun = TYPES[kind].replace("{port}", str(listener.getsockname()[1])).encode()
        refused({**parts, part: begun + parts[part].replace(b"</w:", b"&a;</w:", 1)})
        waiting.join()
    assert asked == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7", "cp037", "cp874", "utf-32"])
@pytest.mark.parametrize("filler", [0, 200_000])
def test_it_is_found_in_every_encoding_and_behind_whatever_stands_before_it(encoding: str, filler: int) -> None:
    parts = whole()
    comment = f"<!--{'x' * filler}-->"
    text = f'<?xml version="1.0" encoding="{encoding}"?>{comment}<!DOCTYPE d [<!ENTITY a "b">]>'
    body = parts["word/document.xml"].decode().replace("ก", "x")
    refused({**parts, "word/document.xml": (text + body).encode(encoding)})


def test_one_that_only_the_second_parser_sees_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_check_prolog", lambda content: None)
    parts = whole()
    for begun in (b"<!DOCTYPE d>", f"<!DOCTYPE d [{LAUGHS}]>".encode()):
        refused({**parts, "word/document.xml": begun + parts["word/document.xml"]})


def test_what_a_part_wants_included_is_not(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<w>ความลับ</w>", encoding="utf-8")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    reading = read_word(word_file(p("ก") + p("ข", f"<w:r><w:t>{include}</w:t></w:r>")), lambda *_: None)
    assert [line.text for line in reading.lines if line.text] == ["\tก", "\tข"]
