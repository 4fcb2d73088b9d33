"""Paired randomisation: by hand, and against every exchange there is."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.evaluation.significance import paired_p_value

SCORES = st.floats(0, 1).map(lambda value: round(value, 2))


def exact(first: list[float], second: list[float]) -> float:
    """The share of all exchanges that differ at least as much."""
    differences = [one - other for one, other in zip(first, second, strict=True)]
    sums = [
        abs(sum(sign * each for sign, each in zip(signs, differences, strict=True)))
        for signs in product((1, -1), repeat=len(differences))
    ]
    return sum(each >= abs(sum(differences)) - 1e-9 for each in sums) / len(sums)


def test_equal_rankings_and_no_queries_differ_by_chance() -> None:
    assert paired_p_value([], []) == 1.0
    assert paired_p_value([0.5, 0.25], [0.5, 0.25]) == 1.0


def test_a_difference_in_one_query_is_chance() -> None:
    assert paired_p_value([1.0, 0.5], [0.0, 0.5]) == 1.0


def test_twenty_differences_one_way_are_not() -> None:
    # 2 of 2^20 exchanges; what is never seen in the trials counts once.
    assert paired_p_value([1.0] * 20, [0.5] * 20) < 0.001


def test_scores_that_are_no_pairs_are_refused() -> None:
    with pytest.raises(ValueError, match="2 scores against 1, wanted pairs"):
        paired_p_value([1.0, 0.5], [1.0])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(SCORES, SCORES), min_size=1, max_size=8))
def test_it_comes_near_the_share_of_all_exchanges(pairs: list[tuple[float, float]]) -> None:
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    assert paired_p_value(first, second) == pytest.approx(exact(first, second), abs=0.03)
    assert paired_p_value(first, second) == paired_p_value(second, first)
