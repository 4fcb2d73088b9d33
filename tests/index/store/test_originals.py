"""Originals: the bytes of the documents, kept while a generation names them."""

from index import Store
from tests.support.fakes_index import NEW, OLD, RECIPE, write_generation


def test_the_bytes_of_a_document_are_kept_while_a_generation_names_it(store: Store) -> None:
    with store.writing():
        store.keep(OLD.document.sha256, b"old")
        store.keep("left over by a crash", b"x")
        OLD.write(store, RECIPE)
    kept = store.home / "documents"
    assert [path.name for path in kept.iterdir()] == [OLD.document.sha256]
    assert (kept / OLD.document.sha256).read_bytes() == b"old"
    write_generation(store, NEW)  # the generation before still names the old one
    assert [path.name for path in kept.iterdir()] == [OLD.document.sha256]
    write_generation(store, NEW)
    assert list(kept.iterdir()) == []
