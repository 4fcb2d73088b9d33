"""Products of bytes: exact, for the largest numbers too, and of the graph that lies in the package."""

from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.legs.late_interaction import LEVELS
from index.legs.products import GRAPH, QUERY_LEVELS, ZERO, byte_products, make_graph

WIDTHS = (1, 2, 3, 31, 192, 384, 1000)


def test_the_graph_of_the_package_is_the_one_that_is_described() -> None:
    assert resources.files("index.legs").joinpath(GRAPH).read_bytes() == make_graph()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("row", [-LEVELS, 0, LEVELS])
@pytest.mark.parametrize("query", [-QUERY_LEVELS, 0, QUERY_LEVELS])
def test_extremes_are_summed_exactly(width: int, row: int, query: int) -> None:
    rows = np.full((5, width), row + ZERO, dtype=np.uint8)
    queries = np.full((3, width), query, dtype=np.int8)
    assert byte_products(rows, np.ones(5, np.float32), queries).tolist() == [[row * query * width] * 5] * 3


@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(1, 40),
    asked=st.integers(1, 9),
    width=st.sampled_from(WIDTHS),
    extreme=st.booleans(),
)
def test_products_are_those_of_whole_numbers(seed: int, count: int, asked: int, width: int, extreme: bool) -> None:
    random = np.random.default_rng(seed)
    levels = [-LEVELS, LEVELS] if extreme else range(-LEVELS, LEVELS + 1)
    rows = random.choice(levels, size=(count, width))
    queries = random.choice([-QUERY_LEVELS, QUERY_LEVELS] if extreme else range(-63, 64), size=(asked, width))
    scales = random.uniform(0.001, 0.1, size=count).astype(np.float32)
    found = byte_products((rows + ZERO).astype(np.uint8), scales, queries.astype(np.int8))
    exact = queries.astype(np.int64) @ rows.astype(np.int64).T
    assert found.shape == (asked, count)
    assert found.tolist() == (exact.astype(np.float32) * scales).tolist()
