"""Bytes in pieces of text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.remote.pieces import PIECE, Kind, cut, key_of, read_first, read_other
from index.remote.values import Candidate, read_candidate, read_tokens, write_candidate, write_tokens

LARGEST_TEXT = 65_535
"""Bytes of a text that Milvus takes."""


@pytest.mark.parametrize("length", [0, 1, 2, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 17])
def test_cut_and_put_together_is_the_same(length: int) -> None:
    value = np.random.default_rng(length).bytes(length)
    first, *others = cut(value)
    count, held = read_first(first)
    assert count == 1 + len(others) == max(1, -(-length // PIECE))
    assert held + b"".join(map(read_other, others)) == value
    assert max(map(len, (first, *others))) <= LARGEST_TEXT


@pytest.mark.parametrize("text", ["", ":", "x:", "1:*", "1", "1:QQ"])
def test_what_is_no_piece_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"number of pieces|base64|padded|padding|int\(\)"):
        read_first(text)


@given(st.lists(st.tuples(st.sampled_from(Kind), st.integers(0, 10**9), st.integers(0, 2**20 - 1)), unique=True))
def test_every_piece_has_a_number_of_its_own_that_milvus_holds(pieces: list[tuple[Kind, int, int]]) -> None:
    keys = [key_of(*each) for each in pieces]
    assert len({*keys}) == len(keys)
    assert all(0 <= key < 2**63 for key in keys)


@given(st.integers(0, 6), st.integers(0, 9), st.integers(0, 5))
def test_candidates_and_tokens_come_back_as_they_went(rows: int, terms: int, width: int) -> None:
    random = np.random.default_rng(rows + 10 * terms + 100 * width)
    candidate = Candidate(
        random.normal(size=(rows, width)).astype(np.float32),
        np.arange(terms, dtype=np.uint32) * 7,
        random.normal(size=terms).astype(np.float32),
    )
    read = read_candidate(write_candidate(candidate))
    assert [each.tolist() for each in read] == [each.tolist() for each in candidate]
    assert read.rows.shape == (rows, width)
    codes, scales = random.integers(0, 256, size=(rows, width), dtype=np.uint8), random.normal(size=rows)
    found = read_tokens(write_tokens(codes, scales.astype(np.float32)), width)
    assert found[0].tolist() == codes.tolist()
    assert found[1].tolist() == scales.astype(np.float32).tolist()


def test_a_value_that_is_not_whole_is_refused() -> None:
    value = write_candidate(Candidate(np.ones((2, 3), np.float32), np.ones(2, np.uint32), np.ones(2, np.float32)))
    tokens = write_tokens(np.ones((2, 3), np.uint8), np.ones(2, np.float32))
    for end in range(len(value)):
        with pytest.raises(ValueError, match=r"buffer|reshape|size|offset"):
            read_candidate(value[:end])
    for end in range(len(tokens)):
        with pytest.raises(ValueError, match=r"buffer|reshape|size|offset"):
            read_tokens(tokens[:end], 3)
