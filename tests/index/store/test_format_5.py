"""A home of format 5, which knew of its documents nothing but their records: refused, and made anew without loss."""

import hashlib
import json
import sqlite3
import zlib
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from corpus import Document
from index import Library, OutdatedIndex, Recipe, rebuild, remove
from index.store.recipe import READABLE
from tests.support.fakes_index import ADDED, UNCHANGED, Desk, assert_whole, no_progress, outcomes

RECIPE = Recipe(model="fake@1", format=5)


def make_old(home: Path, documents: list[Document], recipe: Recipe = RECIPE) -> None:
    """Put a generation as format 5 had it in place of the one in `home`."""
    folder = home / "generations" / "000001"
    (home / "documents" / "000001.json").unlink(missing_ok=True)
    for parity in (home / "documents").glob("*.parity"):
        parity.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    with closing(sqlite3.connect(folder / "library.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE documents (name TEXT PRIMARY KEY, record BLOB NOT NULL)")
        connection.executemany("INSERT INTO documents VALUES (?, ?)", [(each.name, record(each)) for each in documents])
    (folder / "lexical").mkdir()
    for name in ("dense.faiss", "rows.npy", "tokens.npz", "language.npz", "lexical/vocab.index.json"):
        (folder / name).write_bytes(b"of another format")
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    manifest = {
        "recipe": asdict(recipe),
        "counts": {},
        "documents": [each.sha256 for each in documents],
        "files": files,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def record(document: Document) -> bytes:
    lines = [(each.text, each.page, each.sheet, each.heading, each.table, each.trust) for each in document.lines]
    held = {
        "sha256": document.sha256,
        "form": document.form.value,
        "front": dict(document.front),
        "sheets": [(each.number, each.printed, each.source.value, each.trust) for each in document.sheets],
        "warnings": [(each.th, each.en) for each in document.warnings],
        "lines": lines,
    }
    return zlib.compress(json.dumps(held, ensure_ascii=False).encode())


@pytest.fixture
def before(desk: Desk) -> Library:
    """The library of two documents, as it was before the home of `desk` became one of format 5."""
    desk.ingest(desk.write("b.md", "สอง", "สาม"), desk.write("a.md", "หนึ่ง"))
    library = desk.library
    make_old(desk.store.home, [desk.store.document(name) for name in ("a.md", "b.md")])
    return library


def test_it_is_refused_with_the_command_that_mends_it(desk: Desk, before: Library) -> None:
    assert RECIPE.format in READABLE
    with pytest.raises(OutdatedIndex, match=r"\(format 5, now 8\); bring it up to date with pmqa upgrade") as caught:
        desk.store.open(Recipe(model="fake@1"))
    assert "pmqa upgrade" in caught.value.said.th
    assert not desk.store.is_damaged()
    parities = sorted(f"documents/{each.sha256}.parity" for each in desk.store.documents())
    assert_whole(desk.store, "documents/000001.json", *parities)


def test_its_documents_are_known_by_name_content_and_case(desk: Desk, before: Library) -> None:
    found = [(each.name, each.front["agency"], each.unread) for each in desk.store.documents()]
    assert found == [("a.md", "กรมทดสอบ", ()), ("b.md", "กรมทดสอบ", ())]
    digests = [hashlib.sha256((desk.files / name).read_bytes()).hexdigest() for name in ("a.md", "b.md")]
    assert [each.sha256 for each in desk.store.documents()] == digests


def test_rebuilding_makes_it_whole(desk: Desk, before: Library) -> None:
    encoded = list(desk.encoder.encoded)
    assert rebuild(desk.store, desk.encoder, no_progress) == "000002"
    assert_whole(desk.store)
    assert desk.library == before
    assert desk.encoder.encoded == encoded


def test_a_home_whose_readers_were_others_is_read_anew_from_the_originals(desk: Desk, before: Library) -> None:
    documents = [replace(desk.store.document(name), lines=()) for name in ("a.md", "b.md")]
    make_old(desk.store.home, documents, replace(RECIPE, read=0))
    rebuild(desk.store, desk.encoder, no_progress)
    assert desk.library == before


def test_a_document_more_makes_the_others_anew(desk: Desk, before: Library) -> None:
    reports = desk.ingest(desk.files / "a.md", desk.write("c.md", "สี่"))
    assert outcomes(reports) == [("a.md", UNCHANGED), ("c.md", ADDED)]
    assert desk.texts == ["หนึ่ง", "สอง", "สาม", "สี่"]
    assert desk.library.passages[:3] == before.passages


def test_a_document_less_leaves_the_others_whole(desk: Desk, before: Library) -> None:
    assert remove("a.md", desk.store, desk.encoder, no_progress) == 1
    assert desk.texts == ["สอง", "สาม"]
    assert_whole(desk.store)
