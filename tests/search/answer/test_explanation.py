"""What a hit says of itself."""

import math

import pytest

from search.answer.explanation import term_weights
from search.evaluation.baselines import fuse_convex, fuse_reciprocal
from search.ranking import Fusion, Ranking, fuse_adaptive
from tests.support.fakes_search import Placed, make_case, make_engine, make_passage, towards

CASE = make_case("a")


def engine():  # type: ignore[no-untyped-def]
    far, near = towards(0.2), towards(0.8)
    return make_engine(
        (CASE,),
        [
            Placed(passage=make_passage(CASE.id, 1, "แผน น้ำ", windows=2), context=towards(0.5), windows=[far, near]),
            Placed(passage=make_passage(CASE.id, 2, "น้ำ น้ำ", windows=2), context=towards(0.1), windows=[far, far]),
        ],
    )


@pytest.mark.parametrize("fusion", [fuse_adaptive, fuse_convex, fuse_reciprocal])
def test_the_parts_of_a_score_add_up_to_it(fusion: Fusion) -> None:
    for hit in engine().search("แผน ผล", ranking=Ranking(fusion=fusion)).hits:
        assert hit.dense.part + hit.lexical.part + hit.name_boost == pytest.approx(hit.score)


def test_a_hit_tells_the_window_that_spoke_and_its_cosine() -> None:
    first, second = engine().search("แผน").hits
    assert (first.dense.window, first.dense.window_score) == ((3, 7), pytest.approx(0.8))
    assert (second.dense.window, second.dense.window_score) == ((0, 3), pytest.approx(0.2))


def test_the_words_that_matched_bear_their_share_of_the_idf() -> None:
    # แผน in 1 of 2: ln(1 + 1.5 / 1.5); น้ำ in both: ln(1 + 0.5 / 2.5); zebra in none: ln(1 + 2.5 / 0.5).
    weights = {"แผน": math.log(2), "น้ำ": math.log(1.2), "zebra": math.log(6)}
    whole = sum(weights.values())
    hit = engine().search("แผน น้ำ zebra").hits[0]
    assert hit.lexical.terms == ("แผน", "น้ำ")
    assert hit.lexical.weights == pytest.approx((weights["แผน"] / whole, weights["น้ำ"] / whole))


def test_a_query_without_words_has_no_weights() -> None:
    assert term_weights(engine()._generation.lexical, ("#แผนก",)) == {}
