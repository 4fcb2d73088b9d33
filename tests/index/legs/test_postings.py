"""The lexical leg on disk: as in memory, whatever it was put together from."""

import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import LexicalIndex
from index.legs import PostingsWriter
from tests.index.legs.test_lexical import TEXTS, corpora, naive_idf, naive_scores, terms_any

Texts = Sequence[Sequence[str]]

queries = st.lists(terms_any, max_size=6)

anywhere = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""The fixtures are the same for every example, and no example leaves anything in them."""


@pytest.fixture(params=[1, 3, 4_000_000])
def block(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Terms that are sorted at a time: one, a few, all."""
    monkeypatch.setattr("index.legs.postings._BLOCK", request.param)
    return int(request.param)


def write(folder: Path, texts: Texts) -> Path:
    writer = PostingsWriter(folder)
    writer.add(texts)
    writer.close()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def assert_same(found: LexicalIndex, texts: Texts, query: Sequence[str]) -> None:
    """It answers as the index in memory, to the last bit, and as a naive one."""
    wanted = LexicalIndex.of(texts)
    scores, reach = found.scores(query)
    assert scores.tolist() == wanted.scores(query)[0].tolist() == pytest.approx(naive_scores(texts, query), abs=1e-5)
    assert reach == wanted.scores(query)[1] == pytest.approx(sum(naive_idf(texts, term) for term in query), abs=1e-5)
    assert found.vocabulary == wanted.vocabulary
    for term in query:
        assert found.passages_with(term).tolist() == wanted.passages_with(term).tolist()


@pytest.mark.parametrize("texts", [TEXTS, [[], *TEXTS, []], [["น้ำ"]], [[], [], ["ดิน"]]])
@pytest.mark.parametrize("query", [["น้ำ"], ["ดิน", "ไฟ", "น้ำ", "น้ำ"], ["ไฟ"], []])
def test_written_and_read_it_answers_the_same(
    tmp_path: Path, block: int, texts: list[list[str]], query: list[str]
) -> None:
    assert_same(LexicalIndex.read(write(tmp_path / "lexical", texts)), texts, query)


@anywhere
@given(texts=corpora, query=queries)
def test_any_corpus_written_and_read_answers_the_same(
    tmp_path_factory: pytest.TempPathFactory, block: int, texts: list[list[str]], query: list[str]
) -> None:
    assert_same(LexicalIndex.read(write(tmp_path_factory.mktemp("any") / "lexical", texts)), texts, query)


@anywhere
@given(texts=corpora, query=queries, data=st.data())
def test_what_is_copied_from_another_index_is_as_if_written_anew(
    tmp_path_factory: pytest.TempPathFactory, block: int, texts: list[list[str]], query: list[str], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("copied")
    before = write(folder / "before", texts)
    edges = st.lists(st.integers(0, len(texts)), min_size=2, max_size=2).map(sorted)
    new = st.lists(st.lists(terms_any, max_size=4), max_size=3)
    writer, made = PostingsWriter(folder / "after"), list[list[str]]()
    for first, end in data.draw(st.lists(edges, max_size=3)):
        writer.copy(before, first, end)
        added = data.draw(new)
        writer.add(added)
        made += [*texts[first:end], *added]
    writer.close()
    assert contents(folder / "after") == contents(write(folder / "anew", made))
    if any(made):
        assert_same(LexicalIndex.read(folder / "after"), made, query)


def test_how_many_terms_are_sorted_at_a_time_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(5)
    texts = [[f"คำ{number}" for number in random.zipf(1.4, size=random.integers(0, 60)) % 50] for _ in range(80)]
    found = []
    for size in (1, 7, 1000, 4_000_000):
        monkeypatch.setattr("index.legs.postings._BLOCK", size)
        found.append(contents(write(tmp_path / str(size), texts)))
    assert all(earlier == later for earlier, later in pairwise(found))


def test_an_index_without_passages_can_be_written_and_asked(tmp_path: Path) -> None:
    read = LexicalIndex.read(write(tmp_path / "lexical", []))
    assert (read.scores(["น้ำ"])[0].tolist(), read.vocabulary, read.knows("น้ำ")) == ([], (), False)


@pytest.mark.parametrize("term", ["a\rb", "a\u2028b", "a\x85b", " ", "\r"])
def test_a_term_that_some_take_for_the_end_of_a_line_keeps_its_place(tmp_path: Path, term: str) -> None:
    texts = [[term, "น้ำ"], ["ป่า"]]
    assert_same(LexicalIndex.read(write(tmp_path / "one", texts)), texts, [term, "ป่า"])
    copied = PostingsWriter(tmp_path / "two")
    copied.copy(tmp_path / "one", 0, 2)
    copied.close()
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


PROGRAM = """
import pathlib, sys
from index.legs import PostingsWriter
texts = [[f"คำ{number * step % 97}" for number in range(60)] + ["trat-fc", "#การบ"] for step in range(1, 20)]
print(hash("คำ"))
writer = PostingsWriter(pathlib.Path(sys.argv[1]))
writer.add(texts)
writer.close()
"""


def test_the_same_corpus_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    hashes = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", PROGRAM, str(tmp_path / seed)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        hashes.append(done.stdout)
    assert hashes[0] != hashes[1]
    first, second = (contents(tmp_path / seed) for seed in ("1", "2"))
    assert "vocabulary.txt" in first
    assert first == second
