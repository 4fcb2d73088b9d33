"""Tokens of a query meet tokens of passages: by hand, against a naive computation, and kept on disk."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import LateInteractionIndex
from index.legs.late_interaction import LEAST_VARIANCE

# Mean (0, 0) and the same variance along both axes: whitening turns and scales, and cosines stay.
EAST, NORTH, WEST, SOUTH = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]]


def maxsim(index: LateInteractionIndex, query: NDArray[np.float32], passages: Sequence[int]) -> list[float]:
    found = index.maxsim(query, passages)
    assert found is not None
    return list(found.tolist())


def rows(*vectors: list[float]) -> NDArray[np.float32]:
    return np.array(vectors, dtype=np.float32)


def test_a_token_meets_its_nearest() -> None:
    index = LateInteractionIndex([rows(EAST, NORTH), rows(WEST, SOUTH)])
    # East meets itself in the first passage (1) and south in the second (0).
    assert maxsim(index, rows(EAST), [0, 1]) == pytest.approx([1, 0], abs=1e-6)


def test_every_token_of_the_query_meets_its_nearest() -> None:
    index = LateInteractionIndex([rows(EAST, NORTH), rows(WEST, SOUTH)])
    # East and west: 1 and 0 in the first passage, 0 and 1 in the second; the mean is 0.5 in both.
    assert maxsim(index, rows(EAST, WEST), [0, 1]) == pytest.approx([0.5, 0.5], abs=1e-6)


def test_the_order_is_that_of_the_passages_asked_for() -> None:
    index = LateInteractionIndex([rows(EAST, NORTH), rows(WEST, SOUTH)])
    assert maxsim(index, rows(EAST), [1, 0]) == maxsim(index, rows(EAST), [0, 1])[::-1]


@pytest.mark.parametrize("tokens", [[rows(EAST, NORTH)], [np.zeros((0, 2), dtype=np.float32)]])
def test_without_tokens_on_either_side_there_is_no_maxsim(tokens: list[NDArray[np.float32]]) -> None:
    query = rows(EAST) if not len(tokens[0]) else np.zeros((0, 2), dtype=np.float32)
    assert LateInteractionIndex(tokens).maxsim(query, [0]) is None


def test_an_index_without_passages_answers_nothing() -> None:
    assert LateInteractionIndex([]).maxsim(rows(EAST), []) is None


def test_a_passage_without_tokens_among_others_is_refused() -> None:
    with pytest.raises(ValueError, match="passage 1 has no tokens"):
        LateInteractionIndex([rows(EAST), np.zeros((0, 2), dtype=np.float32)])


def test_equal_tokens_give_an_index_without_spread_that_still_answers() -> None:
    (found,) = maxsim(LateInteractionIndex([rows(EAST, EAST)]), rows(EAST), [0])
    assert np.isfinite(found)


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
    found = maxsim(LateInteractionIndex(tokens), query, range(passages))
    # A byte a number: a cosine is exact to a few thousandths.
    assert found == pytest.approx(wanted, abs=0.02)


@given(seed=st.integers(0, 2**32 - 1), between=st.integers(0, 40))
def test_equal_passages_tie_whatever_stands_between_them(seed: int, between: int) -> None:
    generator = np.random.default_rng(seed)
    twin = generator.normal(size=(7, 48)).astype(np.float32)
    others = [generator.normal(size=(3, 48)).astype(np.float32) for _ in range(between)]
    query = generator.normal(size=(11, 48)).astype(np.float32)
    found = maxsim(LateInteractionIndex([twin, *others, twin]), query, range(between + 2))
    assert found[0] == found[-1]


def test_written_and_read_again_it_scores_the_same_from_the_same_bytes(tmp_path: Path) -> None:
    generator = np.random.default_rng(7)
    tokens = [generator.normal(size=(5, 8)).astype(np.float16) for _ in range(4)]
    query = generator.normal(size=(3, 8)).astype(np.float32)
    index = LateInteractionIndex(tokens)
    for name in ("one.npz", "two.npz"):
        index.write(tmp_path / name)
    read = LateInteractionIndex.read(tmp_path / "one.npz")
    assert maxsim(read, query, range(4)) == maxsim(index, query, range(4))
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
