"""Tokens of a query meet tokens of passages: by hand, against a naive computation, and kept on disk."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import DenseScore, TokenIndex
from index.legs.late_interaction import LEAST_VARIANCE

# Mean (0, 0) and the same variance along both axes: whitening turns and scales, and cosines stay.
EAST, NORTH, WEST, SOUTH = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]]


def rows(*vectors: list[float]) -> NDArray[np.float32]:
    return np.array(vectors, dtype=np.float32)


def scores(count: int, score: float = 0.5) -> list[DenseScore]:
    return [DenseScore(score=score, window=place) for place in range(count)]


def test_the_score_is_the_mean_of_three_cosines() -> None:
    index = TokenIndex([rows(EAST, NORTH), rows(WEST, SOUTH)])
    # East meets itself in the first passage (1) and south in the second (0); two of three cosines are 0.5 already.
    first, second = index.refine(scores(2), rows(EAST), [0, 1])
    assert (first.score, second.score) == pytest.approx(((2 * 0.5 + 1) / 3, (2 * 0.5 + 0) / 3), abs=1e-6)


def test_every_token_of_the_query_meets_its_nearest() -> None:
    index = TokenIndex([rows(EAST, NORTH), rows(WEST, SOUTH)])
    # East and west: 1 and 0 in the first passage, 0 and 1 in the second; the mean is 0.5 in both.
    found = index.refine(scores(2), rows(EAST, WEST), [0, 1])
    assert [each.score for each in found] == pytest.approx([0.5, 0.5], abs=1e-6)


def test_the_window_stays_and_the_order_is_that_of_the_passages_asked_for() -> None:
    index = TokenIndex([rows(EAST, NORTH), rows(WEST, SOUTH)])
    forward, backward = index.refine(scores(2), rows(EAST), [0, 1]), index.refine(scores(2), rows(EAST), [1, 0])
    assert [each.window for each in backward] == [0, 1]
    assert [each.score for each in backward] == [each.score for each in reversed(forward)]


@pytest.mark.parametrize("tokens", [[rows(EAST, NORTH)], [np.zeros((0, 2), dtype=np.float32)]])
def test_without_tokens_on_either_side_nothing_changes(tokens: list[NDArray[np.float32]]) -> None:
    query = rows(EAST) if not len(tokens[0]) else np.zeros((0, 2), dtype=np.float32)
    assert TokenIndex(tokens).refine(scores(1), query, [0]) == scores(1)


def test_an_index_without_passages_answers_nothing() -> None:
    assert TokenIndex([]).refine([], rows(EAST), []) == []


def test_a_passage_without_tokens_among_others_is_refused() -> None:
    with pytest.raises(ValueError, match="passage 1 has no tokens"):
        TokenIndex([rows(EAST), np.zeros((0, 2), dtype=np.float32)])


def test_equal_tokens_give_an_index_without_spread_that_still_answers() -> None:
    (found,) = TokenIndex([rows(EAST, EAST)]).refine(scores(1), rows(EAST), [0])
    assert np.isfinite(found.score)


@given(seed=st.integers(0, 2**32 - 1), passages=st.integers(1, 5), dimensions=st.integers(2, 40))
def test_scores_are_those_of_a_naive_computation(seed: int, passages: int, dimensions: int) -> None:
    generator = np.random.default_rng(seed)
    tokens = [generator.normal(size=(generator.integers(1, 6), dimensions)).astype(np.float32) for _ in range(passages)]
    query = generator.normal(size=(generator.integers(1, 5), dimensions)).astype(np.float32)
    every = np.concatenate(tokens).astype(np.float64)
    variances, directions = np.linalg.eigh(np.cov(every.T, bias=True))
    half = directions * (np.maximum(variances, 0) + max(LEAST_VARIANCE * variances[-1], 1e-37)) ** -0.25

    def white(vectors: NDArray[np.float32]) -> NDArray[np.float64]:
        turned = (vectors - every.mean(axis=0)) @ half
        return turned / np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-30)

    if len(every) == 1:  # nothing is left of a single token once its mean is taken off
        return
    wanted = [np.mean([max(token @ each for each in white(held)) for token in white(query)]) for held in tokens]
    found = TokenIndex(tokens).refine(scores(passages), query, range(passages))
    # A byte a number: a cosine is exact to a few thousandths.
    assert [3 * each.score - 1 for each in found] == pytest.approx(wanted, abs=0.02)


@given(seed=st.integers(0, 2**32 - 1), between=st.integers(0, 40))
def test_equal_passages_tie_whatever_stands_between_them(seed: int, between: int) -> None:
    generator = np.random.default_rng(seed)
    twin = generator.normal(size=(7, 48)).astype(np.float32)
    others = [generator.normal(size=(3, 48)).astype(np.float32) for _ in range(between)]
    query = generator.normal(size=(11, 48)).astype(np.float32)
    found = TokenIndex([twin, *others, twin]).refine(scores(between + 2), query, range(between + 2))
    assert found[0].score == found[-1].score


def test_written_and_read_again_it_scores_the_same_from_the_same_bytes(tmp_path: Path) -> None:
    generator = np.random.default_rng(7)
    tokens = [generator.normal(size=(5, 8)).astype(np.float16) for _ in range(4)]
    query = generator.normal(size=(3, 8)).astype(np.float32)
    index = TokenIndex(tokens)
    for name in ("one.npz", "two.npz"):
        index.write(tmp_path / name)
    read = TokenIndex.read(tmp_path / "one.npz")
    assert read.refine(scores(4), query, range(4)) == index.refine(scores(4), query, range(4))
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
