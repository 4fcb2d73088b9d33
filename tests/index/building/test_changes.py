"""A library that changes step by step: as if made anew each time, from what was there and what is new alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Document, parse_document
from index import Store, Tables, rebuild, remove
from index.building import assembly
from index.building.changes import stock, writing
from index.building.documents import prepare_listed
from index.building.spread import Spread
from tests.support.fakes_index import (
    ADDED,
    UNCHANGED,
    Desk,
    FakeEncoder,
    Interrupted,
    assert_whole,
    in_memory,
    no_progress,
    outcomes,
)

COPIED = ("dense/vectors.npy", "dense/first_rows.npy", "dense/nearest.faiss", "language.npz", "tables.npz")
TERMS = ("terms", "counts", "first_terms", "hashes", "first_postings", "postings", "parts", "lengths")
SAME = (*COPIED, *(f"lexical/{name}.npy" for name in TERMS), "lexical/vocabulary.txt")
"""Files that are the same to the byte however a generation came about."""


@cache
def parsed(name: str, content: bytes) -> Document:
    return parse_document(name, content, {})


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is read in a process of its own; here once, whatever the number of tests and examples that bring it in."""
    monkeypatch.setattr("index.building.ingestion.parse_document", lambda name, content, *_: parsed(name, content))
    monkeypatch.setattr("index.building.spread.LEAST_SHARED", 100)  # what processes do, test_processes.py tries


def folder_of(store: Store) -> Path:
    return store.home / "generations" / store.current_or_raise()


def contents(store: Store) -> dict[str, Any]:
    """All that a generation holds but what may stay as it was while others come and go: the directions of tokens."""
    folder = folder_of(store)
    with closing(sqlite3.connect(folder / "library.sqlite")) as connection:
        held: dict[str, Any] = {"library": list(connection.iterdump())}
    return held | {name: (folder / name).read_bytes() for name in SAME}


def all_files(store: Store) -> dict[str, bytes]:
    folder = folder_of(store)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.name not in ("library.sqlite", "manifest.json") and path.is_file()
    }


def answers(desk: Desk, queries: list[str]) -> list[object]:
    generation, places = desk.generation, range(len(desk.generation.library.passages))
    found: list[object] = []
    for query in queries:
        vector, tokens = desk.encoder.encode_query_with_tokens(query)
        found.append(generation.dense.candidates(vector, 5, None).tolist())
        found.append(generation.dense.nearest_windows(vector, places).cosines.tolist())
        matched = generation.tokens.maxsim(tokens, places)
        found.append(None if matched is None else matched.tolist())
        scores, reach = generation.lexical.scores(query.split())
        found.append((scores.tolist(), reach))
    return found


steps = st.tuples(st.sampled_from("abc"), st.integers(0, 2))
"""The document of this name has so many passages from now on, and is gone with none."""


def take(desk: Desk, name: str, passages: int, step: int) -> None:
    if passages:
        texts = [f"เรื่อง {name} ข้อ {number} รุ่น {step % 2}" for number in range(passages)]
        desk.ingest(desk.write(f"{name}.md", *texts), replace=True)
    elif f"{name}.md" in [each.name for each in desk.store.documents()]:
        remove(f"{name}.md", desk.store, desk.encoder, no_progress)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=st.lists(steps, min_size=2, max_size=6))
def test_after_any_changes_a_generation_is_as_one_made_anew(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[str, int]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    for step, (name, passages) in enumerate(sequence):
        take(desk, name, passages, step)
    if desk.store.current() is None:
        return
    queries = ["เรื่อง a ข้อ 0 รุ่น 0", "เรื่อง", "ข้อ 1"]
    assert_whole(desk.store)
    held, library, told = contents(desk.store), desk.library, answers(desk, queries)
    rebuild(desk.store, desk.encoder, no_progress)
    assert contents(desk.store) == held
    assert (desk.library, answers(desk, queries)) == (library, told)


@pytest.fixture
def many(desk: Desk) -> Desk:
    """A library whose directions of tokens are settled."""
    for name in ("b", "d", "f"):
        desk.ingest(desk.write(f"{name}.md", *(f"เรื่อง {name} ข้อ {number}" for number in range(3))))
    return desk


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "LEAST_SETTLED", 5)
    monkeypatch.setattr(assembly, "SETTLED", 2)


@pytest.mark.parametrize("name", ["a", "c", "g"])
def test_a_document_more_is_all_that_is_cut_and_encoded(
    many: Desk, settled: None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    prepared: list[str] = []

    def tell(store: Store, documents: list[Any], spread: Spread) -> Iterator[Any]:
        prepared.extend(each.name for each in documents)
        return prepare_listed(store, documents, spread)

    for module in (stock, writing):
        monkeypatch.setattr(module, "prepare_listed", tell)
    encoded = len(many.encoder.encoded)
    many.ingest(many.write(f"{name}.md", "ใหม่ ทั้งหมด"))
    assert many.encoder.encoded[encoded:] == ["กรมทดสอบ ใหม่ ทั้งหมด", "ใหม่ ทั้งหมด"]
    assert prepared == []
    assert [case.document[0] for case in many.library.cases] == sorted("bdf" + name)


def test_directions_of_tokens_stay_while_the_library_is_about_as_large(many: Desk, settled: None) -> None:
    before = many.generation.tokens.projection
    many.ingest(many.write("c.md", *(f"ใหม่ {number}" for number in range(4))))
    stays = many.generation.tokens
    assert stays.projection.matrix.tolist() == before.matrix.tolist()
    assert stays.projection.passages == 9
    index = many.generation
    whole = [index.tokens.read_tokens([place]) for place in range(13)]
    query = many.encoder.encode_query_with_tokens("ใหม่ 2")[1]
    assert int(np.argmax([each.maxsim(query) for each in whole])) == 5  # three of b, then this one
    many.ingest(many.write("e.md", *(f"อีก {number}" for number in range(6))))
    assert many.generation.tokens.projection.passages == 19


def test_what_is_copied_is_copied_to_the_byte(many: Desk, settled: None) -> None:
    before = all_files(many.store)
    many.ingest(many.write("c.md", "ใหม่"))
    assert all_files(many.store) != before
    remove("c.md", many.store, many.encoder, no_progress)
    assert all_files(many.store) == before


@pytest.mark.parametrize(
    "name", ["dense/vectors.npy", "tokens/codes.npy", "lexical/terms.npy", "lexical/vocabulary.txt", "tables.npz"]
)
def test_nothing_is_copied_from_a_damaged_generation(many: Desk, settled: None, name: str) -> None:
    path = folder_of(many.store) / name
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    path.write_bytes(content)
    encoded = len(many.encoder.encoded)
    assert outcomes(many.ingest(many.files / "b.md", many.write("c.md", "ใหม่"))) == [
        ("b.md", UNCHANGED),
        ("c.md", ADDED),
    ]
    many.store.check()
    assert many.encoder.encoded[encoded:] == ["กรมทดสอบ ใหม่", "ใหม่"]  # vectors are kept beside the generations
    held = all_files(many.store)
    rebuild(many.store, many.encoder, no_progress)
    assert all_files(many.store) == held


def test_an_unchanged_document_mends_a_damaged_generation(many: Desk) -> None:
    held = all_files(many.store)
    (folder_of(many.store) / "dense/vectors.npy").write_bytes(b"")
    assert outcomes(many.ingest(many.files / "b.md")) == [("b.md", UNCHANGED)]
    many.store.check()
    assert all_files(many.store) == held


def test_nothing_is_copied_from_a_generation_of_another_model(many: Desk) -> None:
    other = Desk.__new__(Desk)
    other.files, other.store, other.encoder = many.files, many.store, FakeEncoder("other")
    other.ingest(many.write("c.md", "ใหม่"))
    held = all_files(other.store)
    rebuild(other.store, other.encoder, no_progress)
    assert all_files(other.store) == held
    assert len(other.texts) == 10


@pytest.mark.parametrize("place", range(8))
def test_an_encoder_that_stops_at_any_call_leaves_the_library_as_it_was(many: Desk, place: int) -> None:
    many.encoder = FakeEncoder(calls_left=place)
    (many.store.home / "vectors.sqlite").unlink()
    held = all_files(many.store)
    try:
        many.ingest(many.write("c.md", "ใหม่"))
    except Interrupted:
        assert all_files(many.store) == held
        many.encoder.calls_left = None
        assert outcomes(many.ingest(many.files / "c.md")) == [("c.md", ADDED)]
    many.store.check()
    assert many.texts[3] == "ใหม่"


def test_a_part_of_tables_is_told_of_by_every_field(many: Desk) -> None:
    library = in_memory(many.generation.library)
    stored, made = many.generation.library.tables, Tables.make(library.cases, library.passages, library.items)
    for each in fields(Tables):
        assert getattr(stored, each.name).tolist() == getattr(made, each.name).tolist(), each.name
