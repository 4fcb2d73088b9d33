"""The documents of a library: when they are read anew, and what is kept of how they were read."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Document, EmptyDocument, Line, Said, Sheet, Source
from index import DamagedIndex
from index.building.documents import read_library_documents
from tests.support.fakes_index import RECIPE, Contents, Desk


def test_documents_are_read_anew_when_the_readers_have_changed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    with desk.store.writing():
        documents = [replace(each, lines=()) for each in read_library_documents(desk.store)]
        Contents(("น้ำ ป่า",)).write(desk.store, replace(RECIPE, read=0), documents)
    (document,) = read_library_documents(desk.store)
    assert [line.text for line in document.lines if "หนึ่ง" in line.text] == ["\tหนึ่ง "]
    (desk.store.home / "documents" / document.sha256).write_bytes(b"other")
    with pytest.raises(DamagedIndex, match=f"original of a.md .* copy the file to .*{document.sha256}"):
        read_library_documents(desk.store)


@pytest.mark.parametrize(("unread", "kept"), [((), True), ((2,), False), ((1, 2), False)])
def test_what_was_read_is_kept_where_reading_anew_finds_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unread: tuple[int, ...], kept: bool
) -> None:
    # The reader now leaves page 2 out: Tesseract, which had read it, is gone.
    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    (read,) = read_library_documents(desk.store)
    (anew,) = (replace(read, lines=(Line(number=1, text="น้ำ"),), sheets=(Sheet(number=2, source=Source.UNREAD),)),)
    with desk.store.writing():
        before = replace(read, sheets=tuple(Sheet(number=each, source=Source.UNREAD) for each in unread))
        Contents(("น้ำ ป่า",)).write(desk.store, replace(RECIPE, read=0), [before])
    monkeypatch.setattr("index.building.documents.parse_document", lambda *given: anew)
    assert read_library_documents(desk.store) == ((before if kept else anew),)


def test_what_readers_have_come_to_refuse_is_kept_as_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object) -> Document:
        raise EmptyDocument("a.md", Said("ว่าง", "empty"))

    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    documents = read_library_documents(desk.store)
    with desk.store.writing():
        Contents(("น้ำ ป่า",)).write(desk.store, replace(RECIPE, read=0), documents)
    monkeypatch.setattr("index.building.documents.parse_document", refuse)
    assert read_library_documents(desk.store) == documents
