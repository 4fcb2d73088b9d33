"""What is encoded ahead is what the cache would have had encoded, chunk by chunk."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.model import Asked, Chunk, VectorCache, chunks_ahead
from index.model.cache import CHUNK
from tests.support.fakes_index import FakeEncoder


class Recorder(FakeEncoder):
    """Remembers which texts came together."""

    def __init__(self) -> None:
        super().__init__()
        self.chunks: list[tuple[str, ...]] = []

    def _pass(self, texts: Sequence[str]) -> None:
        self.chunks.append(tuple(texts))
        super()._pass(texts)


def call(*numbers: int) -> list[Asked]:
    """Texts of these numbers; of every third the tokens are wanted."""
    return [(f"เรื่อง {number}", number % 3 == 0) for number in numbers]


CALLS = [call(*range(150), 3, 4), call(149, 150, 0, 151), call(7, 9), call(*range(100, 300))]
"""Texts come twice, within a call and in several."""


def ahead(cache: VectorCache) -> list[Chunk]:
    return list(chunks_ahead(CALLS, cache, FakeEncoder().identity))


def test_chunks_are_those_that_the_cache_hands_to_the_encoder(tmp_path: Path) -> None:
    one, two, encoder = VectorCache(tmp_path / "one.sqlite"), VectorCache(tmp_path / "two.sqlite"), Recorder()
    for cache in (one, two):
        cache.encode([text for text, _ in call(5, 64, 200)], FakeEncoder())
    made = ahead(one)
    for asked in CALLS:
        two.encode([text for text, _ in asked], encoder, tokens_of=[text for text, both in asked if both])
    assert [each.texts for each in made] == encoder.chunks
    assert max(len(each.texts) for each in made) == CHUNK
    assert [text for each in made for text, both in zip(each.texts, each.tokens, strict=True) if both] == [
        f"เรื่อง {number}" for number in range(0, 300, 3)
    ]


def test_what_is_done_adds_up_to_all_that_was_asked(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "one.sqlite")
    cache.encode([text for text, _ in call(5, 64, 200)], FakeEncoder())
    assert sum(each.done for each in ahead(cache)) == sum(map(len, CALLS))


def test_of_a_text_with_a_vector_only_the_tokens_are_wanted(tmp_path: Path) -> None:
    cache, encoder = VectorCache(tmp_path / "one.sqlite"), FakeEncoder()
    cache.encode([text for text, _ in call(*range(300))], encoder)
    cache.encode_tokens([text for text, _ in call(3)], encoder)
    made = ahead(cache)
    assert [text for each in made for text in each.texts] == [
        f"เรื่อง {number}" for number in range(0, 300, 3) if number != 3
    ]
    assert all(both for each in made for both in each.tokens)


def test_a_full_cache_wants_nothing_and_keeps_what_it_has(tmp_path: Path) -> None:
    cache, encoder = VectorCache(tmp_path / "one.sqlite"), FakeEncoder()
    texts = [text for text, _ in call(*range(300))]
    before = cache.encode(texts, encoder)
    cache.encode_tokens(texts, encoder)
    assert ahead(cache) == []
    other = np.ones(16, dtype=np.float32)
    cache.keep(encoder.identity, dict.fromkeys(cache.held([], encoder.identity)[0], other), {})
    assert np.array_equal(cache.encode(texts, encoder), before)
