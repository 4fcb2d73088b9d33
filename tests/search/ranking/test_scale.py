"""The scale of cosines: low and spread by hand, the passages that stand for all, and what must not change it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.ranking.scale import BACKGROUND, DEVIATIONS, Scale, background_places, fit_scale

# In sixty-fourths; what is reckoned of them is exact but for the deviation.
COSINES = st.lists(st.integers(-64, 64).map(lambda part: part / 64), min_size=1, max_size=40)

# --- low and spread


def test_a_scale_begins_at_low_and_reaches_one_a_spread_above_it() -> None:
    # (0.25 - 0.5) / 0.25, (0.5 - 0.5) / 0.25, (0.75 - 0.5) / 0.25, (1 - 0.5) / 0.25
    assert Scale(low=0.5, spread=0.25).of([0.25, 0.5, 0.75, 1.0]).tolist() == [-1.0, 0.0, 1.0, 2.0]
    assert Scale(low=0.5, spread=0.25).of([]).tolist() == []


def test_of_a_handful_the_lowest_is_nothing_and_the_highest_one() -> None:
    # Deviation of 0.1, 0.3 and 0.5: sqrt(0.08 / 3) = 0.163, and 4.5 times it 0.735, more than the 0.4 between the ends.
    scale = fit_scale([0.3, 0.1, 0.5])
    assert scale == pytest.approx((0.1, 0.4))
    assert scale.of([0.1, 0.2, 0.5, 0.9]).tolist() == pytest.approx([0.0, 0.25, 1.0, 2.0])


def test_of_many_one_lies_so_many_deviations_above_the_lowest() -> None:
    # 98 of 0 and 1 in turn and two far ones, -1 and 10: mean (49 - 1 + 10) / 100 = 0.58, of the squares (49 + 1 + 100)
    # / 100 = 1.5: deviation sqrt(1.5 - 0.58 ** 2) = 1.0787, and 4.5 times it 4.854, less than the 11 between the ends.
    scale = fit_scale([0.0, 1.0] * 49 + [-1.0, 10.0])
    assert scale == pytest.approx((-1.0, 4.5 * math.sqrt(1.5 - 0.58**2)))
    assert float(scale.of(-1.0)) == 0.0
    assert float(scale.of(-1.0 + DEVIATIONS * math.sqrt(1.5 - 0.58**2))) == pytest.approx(1.0)


def test_of_one_score_the_scale_begins_there_and_keeps_differences() -> None:
    assert fit_scale([0.75]) == (0.75, 1.0)
    assert fit_scale([0.75]).of([0.75, 1.0]).tolist() == [0.0, 0.25]


@pytest.mark.parametrize("count", [2, 3, 256])
def test_of_equal_scores_the_scale_begins_there_and_keeps_differences(count: int) -> None:
    # The deviation of three times 0.1 is 1.4e-17, which is no measure.
    assert fit_scale([0.1] * count) == (0.1, 1.0)


def test_a_background_has_at_least_one_score() -> None:
    with pytest.raises(ValueError, match="without a score"):
        fit_scale([])


@given(COSINES)
def test_the_background_begins_at_nothing_and_the_spread_is_above_it(background: list[float]) -> None:
    scale = fit_scale(background)
    scaled = scale.of(background)
    assert scale.spread > 0
    assert scaled.min() == 0.0
    assert bool(scaled.max() >= 1.0) == (max(background) > min(background))


@given(COSINES, st.integers(-64, 64), st.integers(1, 8))
def test_the_scale_takes_out_what_all_cosines_have_in_common(background: list[float], rise: int, factor: int) -> None:
    # Of equal ones there is no measure, and differences stay what they are.
    moved = [cosine * factor + rise / 64 for cosine in background]
    unit = factor if max(background) == min(background) else 1
    there, here = fit_scale(moved).of(moved), fit_scale(background).of(background)
    assert there.tolist() == pytest.approx((here * unit).tolist(), abs=1e-9)


@given(COSINES, COSINES, COSINES)
def test_what_a_score_becomes_depends_on_no_other_but_the_background(
    background: list[float], scores: list[float], others: list[float]
) -> None:
    scale = fit_scale(background)
    assert scale.of([*scores, *others])[: len(scores)].tolist() == scale.of(scores).tolist()


@given(COSINES)
def test_the_order_of_the_background_does_not_matter(background: list[float]) -> None:
    assert fit_scale(background[::-1]) == pytest.approx(fit_scale(background))


def test_one_text_far_from_everything_presses_the_others_together_less_than_min_max_would() -> None:
    # 255 between 0.4 and 0.5 and one at -0.5: variance 0.00084 of the near ones alone, 0.95 ** 2 * 255 / 256 ** 2 =
    # 0.00351 by the far one, so 4.5 deviations are 0.297: the near ones take a third of the scale, by min-max a tenth.
    scale = fit_scale([*np.linspace(0.4, 0.5, 255), -0.5])
    assert scale == pytest.approx((-0.5, 0.297), abs=1e-3)
    assert float(np.ptp(scale.of([0.4, 0.5]))) == pytest.approx(1 / 3, abs=0.01)


# --- the background


@pytest.mark.parametrize("passages", [0, 1, 2, 5, 127, 128])
def test_of_few_passages_all_are_the_background(passages: int) -> None:
    assert background_places(passages) == list(range(passages))


@pytest.mark.parametrize("passages", [257, 300, 511, 1000, 123_456])
def test_of_many_passages_as_many_stand_for_all_from_the_first_to_the_last(passages: int) -> None:
    places = background_places(passages)
    assert len(places) == BACKGROUND == 128
    assert (places[0], places[-1]) == (0, passages - 1)
    gaps = np.diff(places)
    # Evenly: no two gaps differ by more than one passage.
    assert gaps.min() >= 1
    assert gaps.max() - gaps.min() <= 1
    assert all(type(place) is int for place in places)
    assert background_places(passages) == places
