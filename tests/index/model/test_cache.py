"""Vectors by content: what is encoded, what is not, what a crash costs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import IndexNotWritable, VectorCache
from index.model import cache as vectors_module
from index.model.checked.rows import BATCH
from tests.support.fakes_index import FakeEncoder, Interrupted, no_progress


@pytest.fixture
def store(tmp_path: Path) -> VectorCache:
    return VectorCache(tmp_path / "vectors.sqlite")


@pytest.fixture
def chunks_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors_module, "CHUNK", 2)


def test_each_text_gets_its_vector_in_order(store: VectorCache) -> None:
    encoder = FakeEncoder()
    store.encode(["ง", "ข"], encoder, no_progress)
    texts = ["ก", "ข", "ค", "ง", "จ"]  # some held, some new, none in the order they came before
    found = store.encode(texts, encoder, no_progress)
    assert found.tolist() == encoder.encode_passages(texts).tolist()
    assert found.dtype == np.float32


def test_a_text_is_encoded_once(store: VectorCache) -> None:
    encoder = FakeEncoder()
    first = store.encode(["ก", "ข"], encoder, no_progress)
    again = store.encode(["ข", "ก", "ค"], encoder, no_progress)
    assert encoder.encoded == ["ก", "ข", "ค"]
    assert again[[1, 0]].tolist() == first.tolist()


def test_a_text_that_comes_twice_in_a_call_is_encoded_once(store: VectorCache) -> None:
    encoder = FakeEncoder()
    found = store.encode(["ก", "ข", "ก", "ก"], encoder, no_progress)
    assert encoder.encoded == ["ก", "ข"]
    assert found.tolist() == FakeEncoder().encode_passages(["ก", "ข", "ก", "ก"]).tolist()


@pytest.mark.usefixtures("chunks_of_two")
def test_a_text_that_comes_twice_in_different_chunks_is_encoded_once(store: VectorCache) -> None:
    encoder = FakeEncoder()
    store.encode(["ก", "ข", "ค", "ก", "ข", "ง"], encoder, no_progress)
    assert encoder.encoded == ["ก", "ข", "ค", "ง"]


def test_another_instance_on_the_same_file_encodes_nothing_again(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    first = VectorCache(tmp_path / "vectors.sqlite").encode(["ก", "ข"], encoder, no_progress)
    again = VectorCache(tmp_path / "vectors.sqlite").encode(["ก", "ข"], encoder, no_progress)
    assert encoder.encoded == ["ก", "ข"]
    assert again.tolist() == first.tolist()


def test_texts_that_differ_in_a_space_are_different_texts(store: VectorCache) -> None:
    encoder = FakeEncoder()
    store.encode(["ก ข", "ก  ข", "ก ข "], encoder, no_progress)
    assert encoder.encoded == ["ก ข", "ก  ข", "ก ข "]


def test_another_model_encodes_again_and_leaves_the_firsts_vectors(store: VectorCache) -> None:
    first, other = FakeEncoder("first"), FakeEncoder("other")
    vectors = store.encode(["ก"], first, no_progress)
    others = store.encode(["ก"], other, no_progress)
    assert other.encoded == ["ก"]
    assert others.tolist() == [other.encode_query("ก").tolist()]
    assert store.encode(["ก"], first, no_progress).tolist() == vectors.tolist() != others.tolist()
    assert first.encoded == ["ก"]


@pytest.mark.usefixtures("chunks_of_two")
def test_an_interruption_keeps_the_chunks_before_it(store: VectorCache) -> None:
    texts = ["ก", "ข", "ค", "ง", "จ"]
    with pytest.raises(Interrupted, match="interrupted"):
        store.encode(texts, FakeEncoder(calls_left=1), no_progress)
    encoder = FakeEncoder()
    found = store.encode(texts, encoder, no_progress)
    assert encoder.encoded == ["ค", "ง", "จ"]
    assert found.tolist() == FakeEncoder().encode_passages(texts).tolist()


@pytest.mark.usefixtures("chunks_of_two")
def test_progress_goes_from_what_is_there_to_all(store: VectorCache) -> None:
    store.encode(["ก"], FakeEncoder(), no_progress)
    calls: list[tuple[int, int]] = []
    # Seven texts: ก is there and comes twice, ข ค ง จ are missing, ข comes twice: 3 more than are missing.
    texts = ["ก", "ข", "ค", "ข", "ง", "จ", "ก"]
    store.encode(texts, FakeEncoder(), lambda done, total: calls.append((done, total)))
    assert calls == [(3, 7), (5, 7), (7, 7)]


def test_progress_is_told_when_nothing_is_missing(store: VectorCache) -> None:
    calls: list[tuple[int, int]] = []
    store.encode(["ก"], FakeEncoder(), no_progress)
    store.encode(["ก"], FakeEncoder(), lambda done, total: calls.append((done, total)))
    assert calls == [(1, 1)]


def test_no_texts_give_no_rows_and_encode_nothing(store: VectorCache) -> None:
    encoder = FakeEncoder()
    assert store.encode([], encoder, no_progress).shape == (0, 0)
    assert encoder.encoded == []


@pytest.mark.parametrize("place", ["a-folder", "no-such-folder/vectors.sqlite"])
def test_a_place_that_takes_no_store_is_refused_by_its_path(tmp_path: Path, place: str) -> None:
    (tmp_path / "a-folder").mkdir()
    with pytest.raises(IndexNotWritable, match=f"vector store {tmp_path / place} cannot be used") as caught:
        VectorCache(tmp_path / place).encode(["ก"], FakeEncoder())
    assert f"ที่เก็บเวกเตอร์ {tmp_path / place}" in caught.value.said.th


def test_more_texts_than_fit_one_statement_are_found(store: VectorCache) -> None:
    texts = [f"ข้อความที่ {number}" for number in range(2 * BATCH + 3)]
    first = store.encode(texts, FakeEncoder(), no_progress)
    encoder = FakeEncoder()
    again = store.encode(texts, encoder, no_progress)
    assert encoder.encoded == []
    assert again.tolist() == first.tolist()


def test_the_tokens_of_each_text_come_in_order_and_are_encoded_once(store: VectorCache) -> None:
    encoder = FakeEncoder()
    first = store.encode_tokens(["ก ข", "ค"], encoder, no_progress)
    encoder.encode_passage_tokens = lambda texts: [np.ones((1, 16), dtype=np.float32) for _ in texts]  # type: ignore[method-assign]
    again = store.encode_tokens(["ค", "ใหม่", "ก ข"], encoder, no_progress)
    assert [len(each) for each in first] == [2, 1]
    assert [each.tolist() for each in again] == [first[1].tolist(), [[1.0] * 16], first[0].tolist()]


def test_tokens_are_of_the_model_that_made_them(store: VectorCache) -> None:
    (one,) = store.encode_tokens(["ก"], FakeEncoder("one"), no_progress)
    (two,) = store.encode_tokens(["ก"], FakeEncoder("two"), no_progress)
    assert one.tolist() != two.tolist()


def refuse(texts: Sequence[str]) -> Any:
    pytest.fail(f"encoded again: {texts}")


def test_vectors_and_tokens_come_from_one_pass_as_from_two(store: VectorCache, tmp_path: Path) -> None:
    texts, encoder = ["ก ข", "ค", "ก ข", "ง จ"], FakeEncoder()
    vectors = store.encode(texts, encoder, tokens_of=["ง จ", "ก ข"])
    tokens = store.encode_tokens(["ก ข", "ง จ"], encoder)
    assert encoder.encoded == ["ก ข", "ค", "ง จ"]
    other = VectorCache(tmp_path / "other.sqlite")
    assert vectors.tolist() == other.encode(texts, FakeEncoder()).tolist()
    wanted = other.encode_tokens(["ก ข", "ง จ"], FakeEncoder())
    assert [each.tolist() for each in tokens] == [each.tolist() for each in wanted]
    assert {each.dtype for each in tokens} == {np.dtype("<f2")}


def test_tokens_that_nobody_wants_are_not_kept(store: VectorCache) -> None:
    encoder = FakeEncoder()
    store.encode(["ก", "ข"], encoder, tokens_of=["ข"])
    store.encode_tokens(["ก"], encoder)
    assert encoder.encoded == ["ก", "ข", "ก"]


@pytest.mark.usefixtures("chunks_of_two")
def test_which_texts_go_together_does_not_depend_on_whose_tokens_are_wanted(store: VectorCache) -> None:
    # The last bits of a vector depend on the texts that it is made with.
    passes: list[tuple[str, ...]] = []
    encoder = FakeEncoder()
    store.encode_tokens(["ข"], encoder)
    encode, encode_with_tokens = encoder.encode_passages, encoder.encode_passages_with_tokens
    encoder.encode_passages = lambda texts: passes.append(tuple(texts)) or encode(texts)  # type: ignore[method-assign]
    encoder.encode_passages_with_tokens = (  # type: ignore[method-assign]
        lambda texts: passes.append(tuple(texts)) or encode_with_tokens(texts)
    )
    store.encode(["ก", "ข", "ค", "ง", "จ", "ฉ"], encoder, tokens_of=["ข", "จ"])
    assert passes == [("ก", "ข"), ("ค", "ง"), ("จ", "ฉ")]


def test_half_of_a_text_that_is_there_is_kept(store: VectorCache, tmp_path: Path) -> None:
    held = FakeEncoder()
    store.encode(["ก", "ค"], held)
    store.encode_tokens(["ข", "ค"], held)
    before = store.encode_tokens(["ข"], held)
    encoder = FakeEncoder()
    for _ in range(2):
        vectors = store.encode(["ก", "ข", "ค"], encoder, tokens_of=["ก", "ข", "ค"])
    assert encoder.encoded == ["ข", "ก"]  # a vector, then tokens; of ค there are both
    assert vectors.tolist() == FakeEncoder().encode_passages(["ก", "ข", "ค"]).tolist()
    encoder.encode_passage_tokens = refuse  # type: ignore[method-assign]
    tokens = store.encode_tokens(["ก", "ข"], encoder)
    assert tokens[1].tolist() == before[0].tolist()
    assert tokens[0].tolist() == FakeEncoder().encode_passage_tokens(["ก"])[0].astype("<f2").tolist()


def test_where_the_vector_is_there_only_the_tokens_are_made(store: VectorCache) -> None:
    vectors = store.encode(["ก", "ข"], FakeEncoder())
    encoder = FakeEncoder()
    encoder.encode_passages = refuse  # type: ignore[method-assign]
    assert store.encode(["ก", "ข"], encoder, tokens_of=["ข"]).tolist() == vectors.tolist()
    assert encoder.encoded == ["ข"]


@pytest.mark.usefixtures("chunks_of_two")
def test_an_interruption_keeps_the_tokens_of_the_chunks_before_it(store: VectorCache) -> None:
    texts = ["ก", "ข", "ค"]
    with pytest.raises(Interrupted, match="interrupted"):
        store.encode(texts, FakeEncoder(calls_left=1), tokens_of=texts)
    encoder = FakeEncoder()
    store.encode(texts, encoder, tokens_of=texts)
    store.encode_tokens(texts, encoder)
    assert encoder.encoded == ["ค"]


@pytest.mark.usefixtures("chunks_of_two")
def test_progress_is_of_texts_that_have_all_that_is_wanted_of_them(store: VectorCache) -> None:
    calls: list[tuple[int, int]] = []
    store.encode(["ก", "ข"], FakeEncoder())
    # ก has all, ข lacks its tokens, ค ง จ lack both.
    texts = ["ก", "ข", "ค", "ง", "จ"]
    store.encode(texts, FakeEncoder(), lambda done, total: calls.append((done, total)), tokens_of=["ข", "ค"])
    assert calls == [(1, 5), (3, 5), (4, 5), (5, 5)]
