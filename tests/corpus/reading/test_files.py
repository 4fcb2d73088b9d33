"""Reading: what is refused and how it is said, and what is accepted."""

import hashlib
import re
from pathlib import Path

import pytest

from corpus import (
    DocumentForm,
    EmptyDocument,
    MissingDocument,
    UndecodableDocument,
    UnreadableDocument,
    UnstructuredDocument,
    UnsupportedDocument,
    parse_document,
    read_document,
)
from corpus.errors import DocumentError, PmqaError
from corpus.reading.files import LIMITS
from tests.corpus.reading.test_markdown import case_file
from tests.support.book import BOOK, book_document, shared


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# --- refusals that need a file


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    with pytest.raises(MissingDocument, match=re.escape(f"{path}: there is no such file; check its name and place")):
        read_document(path)


def test_a_file_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingDocument, match="there is no such file"):
        read_document(tmp_path / "none" / "a.md")


@pytest.mark.parametrize("name", ["folder", "folder.md"])
def test_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.mkdir()
    said = f"{path}: there is no document (PDF, DOCX, HTML, Markdown, .txt) in this folder; check"
    with pytest.raises(EmptyDocument, match=re.escape(said)):
        read_document(path)


def test_a_file_that_the_system_does_not_give_is_refused_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "loop.txt"
    path.symlink_to("loop.txt")
    reason = "the file cannot be read (Too many levels of symbolic links); check that you may read it"
    with pytest.raises(UnreadableDocument, match=re.escape(f"{path}: {reason}")):
        read_document(path)


@pytest.mark.parametrize("name", ["book.doc", "book.odt", "book", ".txt", "book.txt.gz"])
def test_a_file_of_another_kind_is_refused_unread(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, b"\xff\0")
    with pytest.raises(UnsupportedDocument, match=re.escape(f"{path}: this kind of file cannot be read; save it")):
        read_document(path)


def test_a_missing_file_of_another_kind_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingDocument, match=r"book\.doc: there is no such file"):
        read_document(tmp_path / "book.doc")


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "large.txt", b"\xff" * 1025)
    monkeypatch.setitem(LIMITS, ".txt", 1024)
    with pytest.raises(UnreadableDocument, match=r"large\.txt: the file is too large \(1,025 bytes, at most 1,024\)"):
        read_document(path)


def test_a_file_of_the_largest_size_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, ".txt", 1024)
    assert read_document(write(tmp_path, "a.txt", "a" * 1024)).lines[0].text == "a" * 1024


# --- refusals of content


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("content", [b"", b" ", b"\n\n\t \r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\x0c"])
def test_a_file_without_text_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(EmptyDocument, match=rf"^{re.escape(name)}: the file is empty; check that"):
        read_document(write(tmp_path, name, content))


@pytest.mark.parametrize(
    ("content", "offset", "said"),
    [
        (b"\xff\xfeP\x00M", 0, "byte 0 is 0xff"),  # UTF-16, cut within a letter
        ("แผนและผลงานของหน่วยงาน ".encode("cp874") + b"\xff", 3, "byte 3 is 0xe1"),  # no letter of Windows-874
        ("План и результаты работы".encode("cp1251"), 0, "byte 0 is 0xcf"),
        ("部門の計画と結果".encode("shift-jis"), 0, "byte 0 is 0x95"),
        (bytes(range(1, 256)) * 4, 127, "byte 127 is 0x80"),
        (b"PMQA " + "หมวด".encode("cp874"), 5, "byte 5 is 0xcb"),
        ("ก".encode() * 1000 + b"\x80", 3000, "byte 3,000 is 0x80"),
        ("กข".encode()[:-1], 3, "byte 3 is 0xe0"),  # cut within a letter
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_bytes_that_are_not_utf_8_are_refused_with_their_offset(
    name: str, content: bytes, offset: int, said: str
) -> None:
    with pytest.raises(UndecodableDocument, match=rf"^{re.escape(name)}: not UTF-8 \({said}\); save") as refusal:
        parse_document(name, content)
    assert refusal.value.offset == offset
    assert f"ไบต์ที่ {offset:,}" in refusal.value.said.th


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_file_with_nul_bytes_is_refused(name: str) -> None:
    with pytest.raises(UnsupportedDocument, match=rf"^{re.escape(name)}: this is not a text file"):
        parse_document(name, b"PMQA\0\0")


# --- how a refusal is said

REFUSED = [
    ("a.doc", b"x", UnsupportedDocument),
    ("a.pdf", b"%PDF", UnreadableDocument),
    ("b.pdf", b"PK", UnsupportedDocument),
    ("none.txt", None, MissingDocument),
    ("empty.txt", b"", EmptyDocument),
    ("bad.txt", b"\xff", UndecodableDocument),
    ("nul.txt", b"\0", UnsupportedDocument),
    ("bare.md", b"x", UnstructuredDocument),
    ("yaml.md", b"---\na: [\n---\n", UnstructuredDocument),
]


@pytest.mark.parametrize(("name", "content", "kind"), REFUSED)
def test_every_refusal_names_the_file_in_both_languages(
    tmp_path: Path, name: str, content: bytes | None, kind: type[DocumentError]
) -> None:
    path = tmp_path / name if content is None else write(tmp_path, name, content)
    with pytest.raises(kind, match=re.escape(name)) as refusal:
        read_document(path)
    error = refusal.value
    assert Path(error.name).name == name
    assert error.said.en == str(error)
    assert error.sentence("en") == f"{error.said.en}."
    assert error.sentence("th") == error.said.th
    assert re.match(rf"{re.escape(error.name)}: [ก-๙]", error.said.th)  # a Thai sentence,
    assert "กรุณา" in error.said.th  # with the next step
    assert re.fullmatch(rf"{re.escape(error.name)}: [\x20-\x7e]+; [\x20-\x7e]+", error.said.en)


def test_a_refusal_can_be_caught_as_any_error_of_ours() -> None:
    with pytest.raises(PmqaError, match=r"^a\.txt: the file is empty"):
        parse_document("a.txt", b"")


# --- what is accepted


@pytest.mark.parametrize("name", ["a.txt", "A.TXT"])
def test_a_book_is_told_by_its_ending(name: str) -> None:
    document = parse_document(name, "ก\nข".encode())
    assert (document.name, document.form, document.front) == (name, DocumentForm.BOOK, {})


@pytest.mark.parametrize("name", ["a.md", "A.Md"])
def test_a_case_is_told_by_its_ending(name: str) -> None:
    document = parse_document(name, case_file("เนื้อหา\n").encode())
    assert (document.name, document.form) == (name, DocumentForm.CASE)
    assert document.front == {"agency": "กรมน้ำ", "category": 2, "year": 2564}


def test_the_letters_of_an_ending_may_be_capitals(tmp_path: Path) -> None:
    assert read_document(write(tmp_path, "A.TXT", "ก")).form is DocumentForm.BOOK
    assert read_document(write(tmp_path, "A.MD", case_file("ก"))).form is DocumentForm.CASE


def test_a_file_is_known_by_its_name_and_bytes(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "a.txt", "ก\n"))
    assert document.name == "a.txt"
    assert document.sha256 == hashlib.sha256(b"\xe0\xb8\x81\n").hexdigest()


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_and_any_line_breaks_are_accepted(break_: str, mark: bytes) -> None:
    book = parse_document("a.txt", mark + break_.join(("ก", "", "ข ", "")).encode())
    assert [(line.number, line.text) for line in book.lines] == [(1, "ก"), (2, ""), (3, "ข "), (4, "")]
    case = parse_document("a.md", mark + case_file("\nเนื้อหา").replace("\n", break_).encode())
    assert case.front["agency"] == "กรมน้ำ"
    assert [(line.number, line.text) for line in case.lines][5:] == [(6, ""), (7, "\tเนื้อหา ")]


def test_other_separators_are_no_line_breaks() -> None:
    texts = [line.text for line in parse_document("a.txt", "ก\u2028ข\x0bค\x0cง\u0085จ\nฉ".encode()).lines]
    assert texts == ["ก\u2028ข\x0bค", "ง\u0085จ", "ฉ"]  # a form feed ends a page


def test_commands_to_a_terminal_are_no_text() -> None:
    lines = parse_document("a.txt", "ก\x1b[31mข\x07\nค\tง".encode()).lines
    assert [line.text for line in lines] == ["ก[31mข", "ค\tง"]


@pytest.mark.parametrize("name", ["a\x1b[31m.md", "a\nb.md", "a\x9b.txt"])
def test_a_file_whose_name_commands_a_terminal_is_refused_and_its_name_shown_harmless(name: str) -> None:
    with pytest.raises(UnsupportedDocument, match="the name of the file has control characters in it") as refusal:
        parse_document(name, b"text")
    assert all(sentence.isprintable() for sentence in (refusal.value.said.th, refusal.value.said.en))
    assert str(refusal.value).startswith(ascii(name)[1:-1])


def test_a_books_lines_are_as_the_file_has_them() -> None:
    document = book_document()
    assert [line.text for line in document.lines] == shared(BOOK).read_text(encoding="utf-8").split("\n")
    assert [line.number for line in document.lines] == list(range(1, 3755))
