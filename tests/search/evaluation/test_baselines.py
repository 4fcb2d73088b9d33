"""The fusions we measure ours beside, by hand."""

import pytest

from search.evaluation.baselines import dense_alone, fuse_convex, fuse_standardised, lexical_alone


def test_convex_is_the_sum_of_both_min_max() -> None:
    assert fuse_convex([0.8, 0.6, 0.7], [0.0, 2.0, 4.0]) == pytest.approx([1.0, 0.5, 1.5])


def test_standardised_is_the_sum_of_both_z_scores() -> None:
    # 1 and 3: mean 2, deviation 1; 0 and 4: mean 2, deviation 2.
    assert fuse_standardised([1.0, 3.0], [4.0, 0.0]) == pytest.approx([0.0, 0.0])
    assert fuse_standardised([1.0, 3.0], [0.0, 4.0]) == pytest.approx([-2.0, 2.0])


@pytest.mark.parametrize("fuse", [fuse_convex, fuse_standardised])
def test_a_leg_that_tells_nothing_apart_adds_nothing(fuse) -> None:  # type: ignore[no-untyped-def]
    assert fuse([0.1] * 3, [0.0, 0.0, 0.0]) == [0.0, 0.0, 0.0]
    assert fuse([], []) == []


def test_each_leg_alone_is_itself() -> None:
    assert dense_alone([0.5, 0.1], [1.0, 2.0]) == [0.5, 0.1]
    assert lexical_alone([0.5, 0.1], [1.0, 2.0]) == [1.0, 2.0]
