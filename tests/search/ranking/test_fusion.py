"""Fusion: the scores of three candidates by hand, and what must not change them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.evaluation.baselines import fuse_reciprocal
from search.ranking import Fusion, fuse_adaptive

# In sixty-fourths, so that the arithmetic of the properties is exact and equal may mean equal.
COSINES = st.lists(st.integers(-64, 64).map(lambda part: part / 64), min_size=1, max_size=12)
WORDS = st.integers(0, 64).map(lambda part: part / 64)


def order(scores: list[float]) -> list[int]:
    return sorted(range(len(scores)), key=lambda each: (-scores[each], each))


def test_adaptive_adds_the_lexical_score_to_the_dense_one() -> None:
    # 0.9 + 0, 0.7 + 0.75, 0.5 - 0.25
    assert fuse_adaptive([0.9, 0.7, 0.5], [0.0, 0.75, -0.25]) == pytest.approx([0.9, 1.45, 0.25])


def test_adaptive_of_equal_dense_scores_is_the_order_of_the_lexical_ones() -> None:
    assert fuse_adaptive([0.5, 0.5, 0.5], [0.125, 0.75, 0.0]) == [0.625, 1.25, 0.5]


def test_adaptive_of_one_candidate_is_what_it_is_among_others() -> None:
    assert fuse_adaptive([-0.25], [0.5]) == [0.25]


def test_adaptive_of_no_candidates_is_empty() -> None:
    assert fuse_adaptive([], []) == []


def test_without_words_the_dense_scores_stay() -> None:
    scores = fuse_adaptive([0.2, 0.6, -0.2, 0.5], [0.0, 0.0, 0.0, 0.0])
    assert scores == [0.2, 0.6, -0.2, 0.5]
    assert order(scores) == [1, 3, 0, 2]


def test_words_that_are_there_outweigh_a_nearer_vector() -> None:
    # The nearest has no word of the query: 1 + 0. The middle one has most of them: 0.5 + 0.6.
    assert order(fuse_adaptive([1.0, 0.5, 0.0], [0.0, 0.6, 0.0])) == [1, 0, 2]


def test_few_words_do_not_outweigh_a_nearer_vector() -> None:
    # 1 + 0 against 0.5 + 0.4
    assert order(fuse_adaptive([1.0, 0.5, 0.0], [0.0, 0.4, 0.0])) == [0, 1, 2]


@pytest.mark.parametrize("fuse", [fuse_adaptive, fuse_reciprocal])
@pytest.mark.parametrize(("dense", "lexical"), [([0.1, 0.2], [0.1]), ([0.1], [0.1, 0.2]), ([], [0.1])])
def test_legs_of_unequal_length_are_refused(fuse: Fusion, dense: list[float], lexical: list[float]) -> None:
    with pytest.raises(ValueError, match=r"zip\(\) argument 2 is (shorter|longer) than argument 1"):
        fuse(dense, lexical)


@given(COSINES, COSINES, st.data())
def test_adaptive_gives_a_candidate_the_same_whatever_stands_beside_it(
    dense: list[float], others: list[float], data: st.DataObject
) -> None:
    both = [*dense, *others]
    words = data.draw(st.lists(WORDS, min_size=len(both), max_size=len(both)))
    assert fuse_adaptive(both, words)[: len(dense)] == fuse_adaptive(dense, words[: len(dense)])


@given(COSINES, st.integers(-640, 640), st.data())
def test_adaptive_keeps_every_difference_when_all_dense_scores_rise_alike(
    dense: list[float], rise: int, data: st.DataObject
) -> None:
    words = data.draw(st.lists(WORDS, min_size=len(dense), max_size=len(dense)))
    risen = fuse_adaptive([cosine + rise / 64 for cosine in dense], words)
    assert [score - rise / 64 for score in risen] == fuse_adaptive(dense, words)


def test_reciprocal_adds_the_reciprocals_of_sixty_and_the_ranks() -> None:
    # dense ranks 1, 3, 2; lexical ranks 3, 1, 2
    scores = fuse_reciprocal([0.9, 0.5, 0.7], [1.0, 4.0, 2.0])
    assert scores == pytest.approx([1 / 61 + 1 / 63, 1 / 63 + 1 / 61, 1 / 62 + 1 / 62])


def test_reciprocal_gives_nothing_for_a_leg_that_has_not_found_the_candidate() -> None:
    # dense ranks 1, 2, 3; the words found the second only, and no one is second or third after it
    scores = fuse_reciprocal([0.9, 0.7, 0.5], [0.0, 0.25, 0.0])
    assert scores == pytest.approx([1 / 61, 1 / 62 + 1 / 61, 1 / 63])


def test_reciprocal_of_a_leg_that_found_nothing_is_the_other_leg() -> None:
    assert fuse_reciprocal([0.5, 0.9], [0.0, 0.0]) == pytest.approx([1 / 62, 1 / 61])


def test_in_reciprocal_equal_scores_share_the_better_rank_and_use_up_the_others() -> None:
    # dense ranks 1, 1, 3; lexical ranks 2, 1, 2
    scores = fuse_reciprocal([0.5, 0.5, 0.1], [0.25, 0.75, 0.25])
    assert scores == pytest.approx([1 / 61 + 1 / 62, 1 / 61 + 1 / 61, 1 / 63 + 1 / 62])


def test_in_reciprocal_a_negative_cosine_has_its_rank() -> None:
    assert fuse_reciprocal([-0.5, 0.5], [0.0, 0.0]) == pytest.approx([1 / 62, 1 / 61])


def test_in_reciprocal_a_cosine_of_nothing_has_its_rank() -> None:
    # The lowest of the background is 0 on the scale of the fusion: last, but found.
    assert fuse_reciprocal([0.0, 0.5], [0.25, 0.0]) == pytest.approx([1 / 62 + 1 / 61, 1 / 61])


def test_in_reciprocal_words_that_are_levelled_below_nothing_have_found_nothing() -> None:
    # lexical rank 1 for the third; nothing for what chance gives
    assert fuse_reciprocal([0.9, 0.7, 0.5], [-0.25, 0.0, 0.5]) == pytest.approx([1 / 61, 1 / 62, 1 / 63 + 1 / 61])


def test_reciprocal_of_no_candidates_is_empty() -> None:
    assert fuse_reciprocal([], []) == []


@given(COSINES, st.integers(1, 640), st.data())
def test_reciprocal_asks_for_the_order_alone(dense: list[float], factor: int, data: st.DataObject) -> None:
    words = data.draw(st.lists(WORDS, min_size=len(dense), max_size=len(dense)))
    scaled = fuse_reciprocal([cosine * factor for cosine in dense], [word * factor for word in words])
    assert scaled == fuse_reciprocal(dense, words)
