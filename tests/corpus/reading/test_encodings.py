"""Web pages and texts: from bytes to text."""

import codecs

import pytest

from corpus.reading.encodings import decode_page, decode_text
from corpus.reading.result import ReadFault

THAI = "<p>ระบบคิวออนไลน์ “บริการ” – ดี… €5 ของหน่วยงาน</p>"
LABELS = ["windows-874", "TIS-620", "iso-8859-11", "dos-874", "iso8859-11", "ISO885911", "cp874", "x-windows-874"]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    "declaration",
    [
        "<meta charset={}>",
        "<META content='text/html; charset={}' http-equiv=Content-Type>",
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_every_label_of_the_thai_encoding_is_known_wherever_it_stands(label: str, declaration: str) -> None:
    head = declaration.format(label)
    assert decode_page(f"{head}{THAI}".encode("cp874")) == (head + THAI, 0)


@pytest.mark.parametrize(
    "declared", ["", "<meta charset=utf-8>", "<meta charset=latin1>", "<!-- <meta charset=gbk> -->"]
)
def test_bytes_that_are_plainly_thai_are_read_so_whatever_is_declared(declared: str) -> None:
    assert decode_page(f"{declared}{THAI}".encode("cp874")) == (declared + THAI, 0)


@pytest.mark.parametrize("declared", ["", "<meta charset=tis-620>", "<meta charset=latin1>", "<meta charset=utf-16>"])
def test_utf_8_is_read_so_whatever_is_declared(declared: str) -> None:
    assert decode_page(f"{declared}{THAI}".encode()) == (declared + THAI, 0)


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + THAI.encode(),
        codecs.BOM_UTF16_LE + THAI.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + THAI.encode("utf-16-be"),
        ("<html><body>" + THAI).encode("utf-16-le"),
        ("<html><body>" + THAI).encode("utf-16-be"),
    ],
)
def test_utf_16_is_told_by_its_mark_or_its_nulls(content: bytes) -> None:
    text, lost = decode_page(content)
    assert (text.removeprefix("<html><body>"), lost) == (THAI, 0)


def test_two_letters_that_could_be_one_of_utf_8_are_thai_where_thai_is_declared() -> None:
    assert decode_page("<meta charset=tis-620>แกง".encode("cp874")) == ("<meta charset=tis-620>แกง", 0)


def test_a_few_bytes_amiss_in_utf_8_are_counted() -> None:
    text, lost = decode_page(THAI.encode() * 5 + b"\xff" + THAI.encode())
    assert (text.count(THAI), lost) == (6, 1)


def test_latin_that_is_declared_is_read() -> None:
    assert decode_page("<meta charset=iso-8859-1><p>déjà vu</p>".encode("latin-1"))[0].endswith("<p>déjà vu</p>")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("<p>План и результаты работы</p>", "cp1251"),
        ("<p>部門の計画と結果</p>", "shift-jis"),
        ("<p>déjà élevé</p>", "latin-1"),
    ],
)
def test_bytes_of_another_encoding_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(ReadFault, match="encoding"):
        decode_page(text.encode(encoding))


def test_nulls_in_a_page_of_single_bytes_are_no_page() -> None:
    with pytest.raises(ReadFault, match="kind"):
        decode_page(b"<p>\0\0x\0</p>" + b"x" * 100)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "cp874"),
        (b"", "tis-620"),
    ],
)
def test_a_text_is_read_in_the_encodings_that_a_page_is(mark: bytes, encoding: str) -> None:
    text = "ข้อมูลปี ๒๕๖๔ ของกรม"
    assert decode_text(mark + text.encode(encoding)) == text


def test_lines_of_a_text_end_alike_in_every_encoding() -> None:
    for encoding in ("utf-8", "utf-16", "cp874"):
        assert decode_text("ผลงาน\r\nของหน่วยงาน\rที่ดี\n".encode(encoding)) == "ผลงาน\nของหน่วยงาน\nที่ดี\n"


def test_bytes_that_begin_as_utf_16_and_are_no_text_are_refused() -> None:
    with pytest.raises(ReadFault, match="not utf-8"):
        decode_text(b"\xff\xfe\xfa\x80\x81 abc \xc3\x28x")
