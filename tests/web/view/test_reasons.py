"""What meaning, words and names gave to a hit, in percent."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import DenseLeg, Hit, LexicalLeg
from tests.support.web.cases import CASES, PASSAGES
from web.view.reasons import Share, share_score


def make_hit(meaning: float, words: float, name: float) -> Hit:
    return Hit(
        rank=1,
        score=meaning + words + name,
        case=CASES[0],
        passage=PASSAGES[0],
        highlights=(),
        dense=DenseLeg(score=0.8, window=(0, 5), part=meaning),
        lexical=LexicalLeg(score=0.4, terms=(), part=words),
        name_boost=name,
    )


@pytest.mark.parametrize(
    ("parts", "percents"),
    [
        ((0.9, 0.3, 0.0), [("meaning", 75), ("words", 25)]),  # 0.3 of 1.2
        ((1.0, 0.0, 0.0), [("meaning", 100), ("words", 0)]),
        ((0.5, 0.5, 1.0), [("meaning", 25), ("words", 25), ("name", 50)]),
        ((0.0, 0.0, 0.0), [("meaning", 100), ("words", 0)]),
        ((0.8, -0.1, 0.0), [("meaning", 100), ("words", 0)]),
    ],
)
def test_shares_are_parts_of_the_score(parts: tuple[float, float, float], percents: list[tuple[str, int]]) -> None:
    assert [(share.source, share.percent) for share in share_score(make_hit(*parts))] == percents


@given(*[st.floats(0, 5)] * 3)
def test_shares_make_a_hundred(meaning: float, words: float, name: float) -> None:
    shares = share_score(make_hit(meaning, words, name))
    assert sum(share.percent for share in shares) == 100
    assert all(0 <= share.percent <= 100 for share in shares)
    assert shares[0].source == "meaning"


def test_a_hit_changes_nothing_but_its_shares() -> None:
    assert share_score(replace(make_hit(1.0, 1.0, 0.0), rank=7)) == (
        Share(source="meaning", percent=50),
        Share(source="words", percent=50),
    )
