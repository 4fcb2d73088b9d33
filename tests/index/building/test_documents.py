"""The documents of a library: when they are read anew, and what is kept of how they were read."""

import pickle
from dataclasses import replace

import pytest

from corpus import Document, EmptyDocument, Line, Said, Sheet, Source
from index import OutdatedIndex, Recipe, rebuild
from index.building.documents import Prepared, prepare, prepare_listed, read_anew
from tests.support.fakes_index import RECIPE, Contents, Desk, no_progress


def keep_of_other_readers(desk: Desk, document: Document) -> None:
    """Have the home hold `document` as readers before the present ones have read it."""
    with desk.store.writing():
        Contents(("น้ำ ป่า",)).write(desk.store, replace(RECIPE, read=0), document)


def read_kept_anew(desk: Desk) -> list[Document]:
    return [each.document for each in prepare_listed(desk.store, desk.store.inventory())]


def test_documents_are_read_anew_when_the_readers_have_changed(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    whole = desk.store.document("a.md")
    keep_of_other_readers(desk, replace(whole, lines=()))
    assert read_kept_anew(desk) == [whole]
    original = desk.store.home / "documents" / whole.sha256
    original.write_bytes(b"other")
    assert read_kept_anew(desk) == [whole]  # healed
    original.with_name(f"{original.name}.parity").unlink()
    assert read_kept_anew(desk) == [whole]  # by the generation before


def test_while_the_readers_are_the_same_originals_are_not_read(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    whole = desk.store.document("a.md")
    (desk.store.home / "documents" / whole.sha256).unlink()
    assert read_kept_anew(desk) == [whole]


@pytest.mark.parametrize(("unread", "kept"), [((), True), ((2,), False), ((1, 2), False)])
def test_what_was_read_is_kept_where_reading_anew_finds_less(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, unread: tuple[int, ...], kept: bool
) -> None:
    # The reader now leaves page 2 out: Tesseract, which had read it from its image, is gone.
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    read = desk.store.document("a.md")
    anew = replace(read, lines=(Line(number=1, text="น้ำ"),), sheets=(Sheet(number=2, source=Source.UNREAD),))
    images = [Sheet(number=each, source=Source.OCR) for each in (1, 2) if each not in unread]
    before = replace(read, sheets=(*images, *(Sheet(number=each, source=Source.UNREAD) for each in unread)))
    monkeypatch.setattr("index.building.documents.parse_document", lambda *given: anew)
    assert read_anew(before, b"") == (before if kept else anew)


def test_a_page_of_text_that_readers_no_longer_take_is_left_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    before = replace(desk.store.document("a.md"), sheets=(Sheet(number=2, source=Source.TEXT),))
    anew = replace(before, sheets=(Sheet(number=2, source=Source.UNREAD),))
    monkeypatch.setattr("index.building.documents.parse_document", lambda *given: anew)
    assert read_anew(before, b"") == anew


def test_what_readers_have_come_to_refuse_is_kept_as_it_was_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object) -> Document:
        raise EmptyDocument("a.md", Said("ว่าง", "empty"))

    desk.ingest(desk.write("a.md", "หนึ่ง"))
    whole = desk.store.document("a.md")
    keep_of_other_readers(desk, whole)
    monkeypatch.setattr("index.building.documents.parse_document", refuse)
    assert read_kept_anew(desk) == [whole]
    with pytest.raises(OutdatedIndex, match="read was 0"):
        desk.store.open(Recipe(model=desk.encoder.identity))
    rebuild(desk.store, desk.encoder, no_progress)
    assert desk.texts == ["หนึ่ง"]


def test_what_a_document_holds_is_the_same_in_another_process(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง", "สอง น้ำ"))
    made = prepare(desk.store.document("a.md"))
    copy: Prepared = pickle.loads(pickle.dumps(made))
    assert copy == made
    assert [passage.text for _, passage in made.passages] == ["หนึ่ง", "สอง น้ำ"]
    assert len(made.terms) == 2
