"""What each leg gives a passage, by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import DenseIndex, LateInteractionIndex, LexicalIndex
from search.ranking import PROGRAM, Ranking
from search.ranking.scores import dense_scores, lexical_scores
from tests.support.fakes_search import make_query

TERMS = st.sampled_from(("น้ำ", "ป่า", "#การบ", "#ารบร", "=goat", "zebra"))
TEXTS = st.lists(st.lists(TERMS, min_size=1, max_size=5), min_size=1, max_size=5)

# One passage in the plane: context (1, 0), window (0.6, 0.8); its tokens east and north.
DENSE = DenseIndex(np.array([[1, 0], [0.6, 0.8]], dtype=np.float32), np.array([0, 2], dtype=np.int64))
EAST = np.array([1, 0], dtype=np.float32)
AXES = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]], dtype=np.float32)
NO_TOKENS = np.zeros((0, 2), dtype=np.float32)


def test_words_and_grams_each_give_half_of_what_they_could_reach() -> None:
    # Two texts of two terms, so that a term weighs 1 / (1 + 1.2) of its idf. The word is in both: 1 / 2.2 of its reach.
    # One gram is in the first text, idf ln(1 + 1.5 / 1.5) = ln 2, the other in none, idf ln(1 + 2.5 / 0.5) = ln 6.
    index = LexicalIndex([["น้ำ", "#การบ"], ["น้ำ", "ป่า"]])
    grams = math.log(2) / 2.2 / (math.log(2) + math.log(6))
    scores = lexical_scores(index, make_query(terms=("#ารบร", "น้ำ", "#การบ")), PROGRAM)
    assert scores.tolist() == pytest.approx([(1 / 2.2 + grams) / 2, 1 / 2.2 / 2], abs=1e-6)
    apart = Ranking(words=3, grams=1)
    scores = lexical_scores(index, make_query(terms=("#ารบร", "น้ำ", "#การบ")), apart)
    assert scores.tolist() == pytest.approx([(3 / 2.2 + grams) / 4, 3 / 2.2 / 4], abs=1e-6)


def test_words_without_grams_reach_a_half() -> None:
    index = LexicalIndex([["น้ำ", "น้ำ", "ป่า"], ["ป่า", "ดิน"], ["ดิน", "ดิน", "ดิน", "ลม"]])
    scores, reach = index.scores(["น้ำ", "ดิน"])
    found = lexical_scores(index, make_query(terms=("น้ำ", "ดิน")), PROGRAM)
    assert found.tolist() == pytest.approx((scores / reach / 2).tolist(), abs=1e-6)


def test_no_terms_have_no_score() -> None:
    assert lexical_scores(LexicalIndex([["น้ำ"], ["ป่า"]]), make_query(), PROGRAM).tolist() == [0, 0]


@given(TEXTS, st.lists(TERMS, max_size=12))
def test_what_is_said_and_what_is_meant_lie_between_nothing_and_all(texts: list[list[str]], query: list[str]) -> None:
    index = LexicalIndex(texts)
    said = lexical_scores(index, make_query(terms=tuple(query)), PROGRAM)
    assert said.min() >= 0
    assert said.max() < 1
    meant = lexical_scores(index, make_query(concepts=tuple(query)), PROGRAM)
    assert meant.min() >= 0
    assert meant.max() < PROGRAM.concepts


def test_what_a_query_means_is_added_to_what_it_says_less_what_no_concept_covers() -> None:
    index = LexicalIndex([["แพะ", "=goat"], ["แพะ", "แกะ", "=goat", "=sheep"], ["ข้าว", "=rice"]])
    (scores, reach), unknown = index.scores(["=goat"]), index.idf("zebra")
    alone = lexical_scores(index, make_query(concepts=("=goat",)), PROGRAM)
    assert alone.tolist() == pytest.approx((0.75 * scores / reach).tolist(), abs=1e-6)
    beside = lexical_scores(index, make_query(concepts=("=goat",), plain=("zebra",)), PROGRAM)
    assert beside.tolist() == pytest.approx((0.75 * scores / (reach + unknown)).tolist(), abs=1e-6)
    said = lexical_scores(index, make_query(terms=("แพะ",)), PROGRAM)
    both = lexical_scores(index, make_query(terms=("แพะ",), concepts=("=goat",), plain=("zebra",)), PROGRAM)
    assert both.tolist() == pytest.approx((said + beside).tolist(), abs=1e-6)
    assert lexical_scores(index, make_query(terms=("zebra",), plain=("zebra",)), PROGRAM).tolist() == [0, 0, 0]


def test_the_dense_score_is_the_mean_of_the_nearest_window_and_of_maxsim() -> None:
    # The window 0.6, whatever the context. East meets itself among the tokens: 1. Two parts of windows, one of tokens.
    tokens = LateInteractionIndex([AXES])
    scores, windows = dense_scores(DENSE, tokens, make_query(vector=EAST, tokens=AXES[:1]), [0], PROGRAM)
    assert (scores.tolist(), windows.tolist()) == (pytest.approx([(2 * 0.6 + 1) / 3], abs=1e-6), [0])
    equal = Ranking(windows=1, tokens=1)
    scores, _ = dense_scores(DENSE, tokens, make_query(vector=EAST, tokens=AXES[:1]), [0], equal)
    assert scores.tolist() == pytest.approx([(0.6 + 1) / 2], abs=1e-6)


def test_without_tokens_on_either_side_the_windows_count_alone() -> None:
    for tokens, query in ((NO_TOKENS, AXES[:1]), (AXES, NO_TOKENS)):
        index = LateInteractionIndex([tokens])
        scores, _ = dense_scores(DENSE, index, make_query(vector=EAST, tokens=query), [0], PROGRAM)
        assert scores.tolist() == pytest.approx([0.6], abs=1e-6)


def test_a_ranking_without_any_weight_in_a_leg_is_refused() -> None:
    with pytest.raises(ValueError, match="a leg needs a weight above 0"):
        Ranking(windows=0, tokens=0)
    with pytest.raises(ValueError, match="a leg needs a weight above 0"):
        Ranking(words=0, grams=0)
