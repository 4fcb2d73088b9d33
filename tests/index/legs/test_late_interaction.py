"""Tokens of a query meet tokens of passages: by hand, against a naive computation, and kept on disk."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import LateInteractionIndex
from index.legs import Projection, TokenWriter, Whitening
from index.legs.late_interaction import LEAST_VARIANCE

# Mean (0, 0) and the same variance along both axes: whitening turns and scales, and cosines stay.
EAST, NORTH, WEST, SOUTH = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]]


def maxsim(index: LateInteractionIndex, query: NDArray[np.float32], passages: Sequence[int]) -> list[float]:
    found = index.maxsim(query, passages)
    assert found is not None
    return list(found.tolist())


def rows(*vectors: list[float]) -> NDArray[np.float32]:
    return np.array(vectors, dtype=np.float32).reshape(-1, 2)


def test_a_token_meets_its_nearest() -> None:
    index = LateInteractionIndex.of([rows(EAST, NORTH), rows(WEST, SOUTH)])
    # East meets itself in the first passage (1) and south in the second (0).
    assert maxsim(index, rows(EAST), [0, 1]) == pytest.approx([1, 0], abs=1e-6)


def test_every_token_of_the_query_meets_its_nearest() -> None:
    index = LateInteractionIndex.of([rows(EAST, NORTH), rows(WEST, SOUTH)])
    # East and west: 1 and 0 in the first passage, 0 and 1 in the second; the mean is 0.5 in both.
    assert maxsim(index, rows(EAST, WEST), [0, 1]) == pytest.approx([0.5, 0.5], abs=1e-6)


def test_the_order_is_that_of_the_passages_asked_for() -> None:
    index = LateInteractionIndex.of([rows(EAST, NORTH), rows(WEST, SOUTH)])
    assert maxsim(index, rows(EAST), [1, 0]) == maxsim(index, rows(EAST), [0, 1])[::-1]


@pytest.mark.parametrize("tokens", [[rows(EAST, NORTH)], [np.zeros((0, 2), dtype=np.float32)]])
def test_without_tokens_on_either_side_there_is_no_maxsim(tokens: list[NDArray[np.float32]]) -> None:
    query = rows(EAST) if not len(tokens[0]) else np.zeros((0, 2), dtype=np.float32)
    assert LateInteractionIndex.of(tokens).maxsim(query, [0]) is None


def test_an_index_without_passages_answers_nothing() -> None:
    assert LateInteractionIndex.of([]).maxsim(rows(EAST), []) is None


def test_a_passage_without_tokens_among_others_is_refused() -> None:
    with pytest.raises(ValueError, match="passage 1 has no tokens"):
        LateInteractionIndex.of([rows(EAST), np.zeros((0, 2), dtype=np.float32)])


def test_equal_tokens_give_an_index_without_spread_that_still_answers() -> None:
    (found,) = maxsim(LateInteractionIndex.of([rows(EAST, EAST)]), rows(EAST), [0])
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
    found = maxsim(LateInteractionIndex.of(tokens), query, range(passages))
    # A byte a number: a cosine is exact to a few thousandths.
    assert found == pytest.approx(wanted, abs=0.02)


@given(seed=st.integers(0, 2**32 - 1), between=st.integers(0, 40))
def test_equal_passages_tie_whatever_stands_between_them(seed: int, between: int) -> None:
    generator = np.random.default_rng(seed)
    twin = generator.normal(size=(7, 48)).astype(np.float32)
    others = [generator.normal(size=(3, 48)).astype(np.float32) for _ in range(between)]
    query = generator.normal(size=(11, 48)).astype(np.float32)
    found = maxsim(LateInteractionIndex.of([twin, *others, twin]), query, range(between + 2))
    assert found[0] == found[-1]


def write_tokens(folder: Path, tokens: Sequence[NDArray[np.floating]], projection: Projection) -> Path:
    writer = TokenWriter(folder, projection)
    writer.add(tokens)
    writer.close()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    # Of a zip archive NumPy's arrays alone: it states times.
    files = {path.name: path.read_bytes() for path in folder.glob("*.npy")}
    with np.load(folder / "projection.npz") as held:
        return files | {name: held[name].tobytes() for name in held.files}


def some_tokens(seed: int, passages: int) -> list[NDArray[np.float16]]:
    generator = np.random.default_rng(seed)
    return [generator.normal(size=(generator.integers(1, 7), 8)).astype(np.float16) for _ in range(passages)]


def test_written_and_read_again_it_scores_the_same_from_the_same_bytes(tmp_path: Path) -> None:
    tokens = some_tokens(7, 4)
    query = np.random.default_rng(8).normal(size=(3, 8)).astype(np.float32)
    index = LateInteractionIndex.of(tokens)
    for name in ("one", "two"):
        write_tokens(tmp_path / name, tokens, index.projection)
    read = LateInteractionIndex.read(tmp_path / "one")
    assert maxsim(read, query, range(4)) == maxsim(index, query, range(4))
    assert maxsim(read, query, [3, 1, 1]) == [maxsim(index, query, [each])[0] for each in (3, 1, 1)]
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_passages_copied_in_any_order_are_as_those_coded_anew(tmp_path: Path) -> None:
    tokens, new = some_tokens(1, 9), some_tokens(2, 2)
    projection = Projection.fit(tokens, 9)
    before = write_tokens(tmp_path / "before", tokens, projection)
    copied = TokenWriter(tmp_path / "copied", Projection.read(before))
    copied.copy(before, 5, 9)
    copied.add(new)
    copied.copy(before, 2, 2)
    copied.copy(before, 0, 3)
    copied.close()
    anew = write_tokens(tmp_path / "anew", [*tokens[5:], *new, *tokens[:3]], projection)
    assert contents(tmp_path / "copied") == contents(anew)


def test_documents_without_passages_that_are_copied_first_do_not_hinder_those_after(tmp_path: Path) -> None:
    tokens = some_tokens(1, 3)
    projection = Projection.fit(tokens, 3)
    before = write_tokens(tmp_path / "before", tokens, projection)
    writer = TokenWriter(tmp_path / "copied", projection)
    writer.copy(before, 0, 0)
    writer.add(tokens)
    writer.close()
    assert contents(tmp_path / "copied") == contents(before)


@pytest.mark.parametrize("tokens", [[rows(EAST), rows()], [rows(), rows(EAST)]])
def test_a_passage_alone_without_tokens_or_alone_with_them_is_not_written(
    tmp_path: Path, tokens: list[NDArray[np.float32]]
) -> None:
    projection = Projection.fit([rows(EAST, NORTH)], 2)
    first = write_tokens(tmp_path / "first", tokens[:1], projection)
    for name, copied in (("added", False), ("copied", True)):
        writer = TokenWriter(tmp_path / name, projection)
        if copied:
            writer.copy(first, 0, 1)
        with pytest.raises(ValueError, match="passage 1 has tokens where others have none, or the reverse"):
            writer.add(tokens[copied:])
        writer.close()


def test_a_model_without_tokens_has_an_index_that_answers_nothing(tmp_path: Path) -> None:
    projection = Projection.fit([], 2)
    read = LateInteractionIndex.read(write_tokens(tmp_path / "none", [rows(), rows()], projection))
    assert read.maxsim(rows(EAST), [0, 1]) is None


@given(seed=st.integers(0, 2**32 - 1), cuts=st.sets(st.integers(1, 39)), centred=st.booleans())
def test_a_projection_of_blocks_is_that_of_all_at_once(seed: int, cuts: set[int], centred: bool) -> None:
    tokens = np.random.default_rng(seed).normal(size=(40, 6)).astype(np.float16)
    whitening = Whitening(centred=centred, directions=4)
    once = Projection.fit([tokens], 9, whitening)
    blocks = Projection.fit(np.split(tokens, sorted(cuts)), 9, whitening)
    assert (once.matrix.shape, once.passages, blocks.passages) == ((6, 4), 9, 9)
    assert blocks.mean.tolist() == pytest.approx(once.mean.tolist(), abs=1e-6)
    # A direction has no sign: the products are the same.
    parted = tokens.astype(np.float32)
    products = [(parted @ each.matrix) @ (parted @ each.matrix).T for each in (once, blocks)]
    assert np.allclose(products[0], products[1], atol=1e-4)


def test_a_projection_comes_back_as_it_was_written(tmp_path: Path) -> None:
    written = Projection.fit(some_tokens(3, 5), 5)
    read = Projection.read(write_tokens(tmp_path / "tokens", some_tokens(3, 5), written))
    assert (read.mean.tolist(), read.matrix.tolist(), read.passages) == (
        written.mean.tolist(),
        written.matrix.tolist(),
        5,
    )
