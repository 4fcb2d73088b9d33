"""Files into an index: what becomes of each file, of bad ones and of folders."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import (
    DocumentError,
    EmptyDocument,
    MissingDocument,
    UndecodableDocument,
    UnnamedDocument,
    UnsupportedDocument,
)
from index import FileReport, ingest
from tests.support.book import SMALL_BOOK
from tests.support.fakes_index import ADDED, REFUSED, REPLACED, UNCHANGED, Desk, no_progress, outcomes, write_case

# --- what becomes of a file


def test_files_are_added_and_reported_in_the_order_given(desk: Desk) -> None:
    second = desk.write("b.md", "ย่อหน้าหนึ่ง", "ย่อหน้าสอง")
    first = desk.write("a.md", "ย่อหน้าเดียว")
    assert desk.ingest(second, first) == (
        FileReport(name="b.md", outcome=ADDED, cases=1, passages=2),
        FileReport(name="a.md", outcome=ADDED, cases=1, passages=1),
    )


def test_the_library_is_in_the_order_of_the_names_whatever_the_order_of_the_files(desk: Desk) -> None:
    desk.ingest(desk.write("b.md", "สอง"))
    desk.ingest(desk.write("c.md", "สาม"), desk.write("a.md", "หนึ่ง"))
    assert [case.document for case in desk.library.cases] == ["a.md", "b.md", "c.md"]
    assert desk.texts == ["หนึ่ง", "สอง", "สาม"]


def test_the_order_of_the_files_does_not_change_a_byte(tmp_path: Path) -> None:
    contents = []
    for name, turned in (("one", False), ("two", True)):
        (tmp_path / name).mkdir()
        desk = Desk(tmp_path / name)
        paths = [desk.write("a.md", "หนึ่ง ป่า"), desk.write("b.md", "สอง น้ำ")]
        desk.ingest(*(reversed(paths) if turned else paths))
        folder = desk.store.home / "generations" / "000001"
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        contents.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    assert len(contents[0]) == 21
    assert contents[0] == contents[1]


def test_a_document_that_is_there_already_is_unchanged(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    assert desk.ingest(path) == (FileReport(name="a.md", outcome=UNCHANGED, cases=1, passages=1),)


def test_other_content_of_the_same_name_is_refused_without_replace(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "เดิม"))
    (report,) = desk.ingest(desk.write("a.md", "ใหม่"))
    assert (report.name, report.outcome, report.cases, report.passages) == ("a.md", REFUSED, 0, 0)
    assert report.refusal is not None
    assert report.refusal.said.en.startswith(f"{desk.files / 'a.md'}: a document of this name with other content")
    assert "--replace" in report.refusal.said.en
    assert "--replace" in report.refusal.said.th
    assert desk.texts == ["เดิม"]


def test_other_content_of_the_same_name_replaces_with_replace(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "เดิม", "คงอยู่"), desk.write("b.md", "อื่น"))
    reports = desk.ingest(desk.write("a.md", "ใหม่"), replace=True)
    assert reports == (FileReport(name="a.md", outcome=REPLACED, cases=1, passages=1),)
    assert desk.texts == ["ใหม่", "อื่น"]


def test_replace_leaves_unchanged_what_is_unchanged(desk: Desk) -> None:
    paths = [desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง")]
    desk.ingest(*paths)
    assert outcomes(desk.ingest(*paths, replace=True)) == [("a.md", UNCHANGED), ("b.md", UNCHANGED)]
    assert desk.store.current() == "000001"


@pytest.mark.parametrize("replace", [False, True])
def test_of_two_files_of_one_name_in_a_command_the_second_is_refused(desk: Desk, replace: bool) -> None:
    first = write_case(desk.files / "x", "a.md", "หนึ่ง")
    second = write_case(desk.files / "y", "a.md", "สอง")
    reports = desk.ingest(first, second, replace=replace)
    assert outcomes(reports) == [("a.md", ADDED), ("a.md", REFUSED)]
    assert reports[1].refusal is not None
    assert (
        reports[1].refusal.said.en == f"{second}: another file of this name is in the same command; rename one of them"
    )
    assert desk.texts == ["หนึ่ง"]


def test_the_same_file_twice_in_a_command_is_unchanged_the_second_time(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    assert outcomes(desk.ingest(path, path)) == [("a.md", ADDED), ("a.md", UNCHANGED)]
    assert desk.texts == ["หนึ่ง"]


def test_the_same_content_under_another_name_is_told_and_changes_nothing(desk: Desk) -> None:
    reports = desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "หนึ่ง"))
    assert reports == (
        FileReport(name="a.md", outcome=ADDED, cases=1, passages=1),
        FileReport(name="b.md", outcome=UNCHANGED, cases=1, passages=1, same_as="a.md"),
    )
    assert [case.document for case in desk.library.cases] == ["a.md"]
    assert outcomes(desk.ingest(desk.files / "b.md", replace=True)) == [("b.md", UNCHANGED)]
    assert desk.store.current() == "000001"


def test_a_book_brings_its_introduction_and_its_cases(desk: Desk) -> None:
    book = desk.files / "book.txt"
    book.write_text(SMALL_BOOK, encoding="utf-8")
    (report,) = desk.ingest(book)
    assert (report.name, report.outcome, report.cases) == ("book.txt", ADDED, 2)
    assert [case.agency for case in desk.library.cases] == ["บทนำ", "กรมทดสอบระบบ"]
    assert report.passages == len(desk.texts) > 2


# --- bad files


def write_bytes(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def make_folder(folder: Path) -> Path:
    (folder / "inner" / "bad.md").mkdir(parents=True)
    return folder / "inner"


@pytest.mark.parametrize(
    ("make", "name", "kind", "reason"),
    [
        (lambda folder: folder / "bad.md", "bad.md", MissingDocument, "there is no such file"),
        (write_bytes("bad.md", b""), "bad.md", EmptyDocument, "the file is empty"),
        (write_bytes("bad.md", b"---\n\xff"), "bad.md", UndecodableDocument, "byte 4 is 0xff"),
        (write_bytes("bad.doc", b"x"), "bad.doc", UnsupportedDocument, "this kind of file cannot be read"),
        (write_bytes("bad.docx", b""), "bad.docx", EmptyDocument, "the file is empty"),
        (write_bytes("bad.md", b"words"), "bad.md", UnnamedDocument, "there is no front matter"),
        (write_bytes("bad.txt", b"words"), "bad.txt", UnnamedDocument, "no case found"),
        (make_folder, "bad.md", EmptyDocument, "no document (PDF, DOCX, HTML, Markdown, .txt) in this folder"),
    ],
)
def test_a_bad_file_is_refused_and_the_good_ones_come_in(
    desk: Desk, make: Callable[[Path], Path], name: str, kind: type[DocumentError], reason: str
) -> None:
    reports = desk.ingest(desk.write("a.md", "หนึ่ง"), make(desk.files), desk.write("z.md", "สอง"))
    assert outcomes(reports) == [("a.md", ADDED), (name, REFUSED), ("z.md", ADDED)]
    refused = reports[1]
    assert type(refused.refusal) is kind
    assert reason in str(refused.refusal)
    assert name in str(refused.refusal)
    assert (refused.cases, refused.passages) == (0, 0)
    assert desk.texts == ["หนึ่ง", "สอง"]


def test_nothing_is_written_when_all_are_refused(desk: Desk) -> None:
    reports = desk.ingest(desk.files / "no.md", desk.files / "nor.pdf")
    assert outcomes(reports) == [("no.md", REFUSED), ("nor.pdf", REFUSED)]
    assert (desk.store.current(), desk.store.generations()) == (None, ())
    assert not (desk.store.home / "vectors.sqlite").exists()


def test_a_bad_file_does_not_take_the_place_of_a_good_one_held(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    path.write_bytes(b"\xff")
    assert outcomes(desk.ingest(path, replace=True)) == [("a.md", REFUSED)]
    assert desk.texts == ["หนึ่ง"]
    assert desk.store.current() == "000001"


def test_a_refused_file_does_not_stand_in_the_way_of_a_good_one_of_its_name(desk: Desk, tmp_path: Path) -> None:
    good = desk.write("a.md", "ย่อหน้าเดียว")
    desk.ingest(good)
    bad = tmp_path / "elsewhere" / "a.md"
    bad.parent.mkdir()
    bad.write_bytes(b"\xff")
    newer = desk.write("a.md", "อีกย่อหน้า")
    reports = ingest([bad, newer], desk.store, desk.encoder, replace=True, progress=no_progress)
    assert outcomes(reports) == [("a.md", REFUSED), ("a.md", REPLACED)]


def test_no_paths_do_nothing(desk: Desk) -> None:
    assert desk.ingest() == ()
    assert desk.store.current() is None


# --- folders


def test_a_folder_stands_for_its_documents_by_name(desk: Desk) -> None:
    for name in ("b.md", "a.md", "C.MD"):
        desk.write(name, f"ย่อหน้าของ {name}")
    for name in (".hidden.md", "notes.doc", "queries.jsonl", "README"):
        (desk.files / name).write_text("words", encoding="utf-8")
    (desk.files / "book.txt").write_text(SMALL_BOOK, encoding="utf-8")
    reports = desk.ingest(desk.files)
    assert outcomes(reports) == [("C.MD", ADDED), ("a.md", ADDED), ("b.md", ADDED), ("book.txt", ADDED)]


def test_files_in_folders_below_are_left_alone(desk: Desk) -> None:
    desk.write("a.md", "หนึ่ง")
    write_case(desk.files / "below", "b.md", "สอง")
    assert outcomes(desk.ingest(desk.files)) == [("a.md", ADDED)]


def test_a_folder_without_documents_is_refused_by_its_name(desk: Desk) -> None:
    (desk.files / "README").write_text("words", encoding="utf-8")
    (report,) = desk.ingest(desk.files)
    assert (report.name, report.outcome) == ("files", REFUSED)
    assert (
        str(report.refusal)
        == f"{desk.files}: there is no document (PDF, DOCX, HTML, Markdown, .txt) in this folder; check its place"
    )


def test_folders_and_files_mix_in_the_order_given(desk: Desk) -> None:
    desk.write("b.md", "สอง")
    desk.write("a.md", "หนึ่ง")
    alone = write_case(desk.files.parent / "elsewhere", "c.md", "สาม")
    assert [report.name for report in desk.ingest(alone, desk.files)] == ["c.md", "a.md", "b.md"]
