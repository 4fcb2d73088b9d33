"""What the words give a passage, by hand."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import Allowed, Conditions, LexicalIndex
from search.query import Query
from search.ranking import PROGRAM, Ranking
from search.ranking.lexical import LexicalScores, Scripts
from tests.support.fakes_search import make_query

TERMS = st.sampled_from(("น้ำ", "ป่า", "#การบ", "#ารบร", "=goat", "zebra"))
TEXTS = st.lists(st.lists(TERMS, min_size=1, max_size=5), min_size=1, max_size=5)


def of_one_script(index: LexicalIndex, query: Query, ranking: Ranking = PROGRAM) -> NDArray[np.float32]:
    """The scores of an index of Thai passages alone."""
    foreign = np.zeros(len(index.scores(())[0]), dtype=np.bool_)
    return LexicalScores(index, [query], Scripts.of(foreign), ranking).of(np.arange(len(foreign)))


# --- words, grams and concepts


def test_words_and_grams_each_give_half_of_what_they_could_reach() -> None:
    # Two texts of two terms, so that a term weighs 1 / (1 + 1.2) of its idf. The word is in both: 1 / 2.2 of its reach.
    # One gram is in the first text, idf ln(1 + 1.5 / 1.5) = ln 2, the other in none, idf ln(1 + 2.5 / 0.5) = ln 6.
    index = LexicalIndex.of([["น้ำ", "#การบ"], ["น้ำ", "ป่า"]])
    grams = math.log(2) / 2.2 / (math.log(2) + math.log(6))
    scores = of_one_script(index, make_query(terms=("#ารบร", "น้ำ", "#การบ")))
    assert scores.tolist() == pytest.approx([(1 / 2.2 + grams) / 2, 1 / 2.2 / 2], abs=1e-6)
    apart = Ranking(words=3, grams=1)
    scores = of_one_script(index, make_query(terms=("#ารบร", "น้ำ", "#การบ")), apart)
    assert scores.tolist() == pytest.approx([(3 / 2.2 + grams) / 4, 3 / 2.2 / 4], abs=1e-6)


def test_words_without_grams_reach_a_half() -> None:
    index = LexicalIndex.of([["น้ำ", "น้ำ", "ป่า"], ["ป่า", "ดิน"], ["ดิน", "ดิน", "ดิน", "ลม"]])
    scores, reach = index.scores(["น้ำ", "ดิน"])
    found = of_one_script(index, make_query(terms=("น้ำ", "ดิน")))
    assert found.tolist() == pytest.approx((scores / reach / 2).tolist(), abs=1e-6)


def test_no_terms_have_no_score() -> None:
    assert of_one_script(LexicalIndex.of([["น้ำ"], ["ป่า"]]), make_query()).tolist() == [0, 0]


@given(TEXTS, st.lists(TERMS, max_size=12))
def test_what_is_said_and_what_is_meant_lie_between_nothing_and_all(texts: list[list[str]], query: list[str]) -> None:
    index = LexicalIndex.of(texts)
    said = of_one_script(index, make_query(terms=tuple(query)))
    assert said.min() >= 0
    assert said.max() < 1
    meant = of_one_script(index, make_query(concepts=tuple(query)))
    assert meant.min() >= 0
    assert meant.max() < PROGRAM.concepts


def test_what_a_query_means_is_added_to_what_it_says_less_what_no_concept_covers() -> None:
    index = LexicalIndex.of([["แพะ", "=goat"], ["แพะ", "แกะ", "=goat", "=sheep"], ["ข้าว", "=rice"]])
    (scores, reach), unknown = index.scores(["=goat"]), index.idf("zebra")
    alone = of_one_script(index, make_query(concepts=("=goat",)))
    assert alone.tolist() == pytest.approx((scores / reach).tolist(), abs=1e-6)
    beside = of_one_script(index, make_query(concepts=("=goat",), plain=("zebra",)))
    assert beside.tolist() == pytest.approx((scores / (reach + unknown)).tolist(), abs=1e-6)
    said = of_one_script(index, make_query(terms=("แพะ",)))
    both = of_one_script(index, make_query(terms=("แพะ",), concepts=("=goat",), plain=("zebra",)))
    assert both.tolist() == pytest.approx((said + beside).tolist(), abs=1e-6)
    assert of_one_script(index, make_query(terms=("zebra",), plain=("zebra",))).tolist() == [0, 0, 0]
    half = of_one_script(index, make_query(concepts=("=goat",)), Ranking(concepts=0.5))
    assert half.tolist() == pytest.approx((alone / 2).tolist(), abs=1e-6)


# --- words in two scripts

# Three terms each. By "railway", "drinking" and "of" the English ones come in this order.
STATIONS = [
    ("railway", "drinking", "of"),
    ("drinking", "drinking", "of"),
    ("railway", "of", "of"),
    ("of", "of", "of"),
]
WATER = [("น้ำ", "ดื่ม", "=water"), ("น้ำ", "ผล", "ผล"), ("ผล", "ผล", "ผล"), ("ผล", "ผล", "ผล"), ("ผล", "ผล", "ผล")]


def said(texts: Sequence[Sequence[str]], terms: tuple[str, ...]) -> NDArray[np.float32]:
    """The words' score as it is, before any levelling."""
    return LexicalIndex.of(texts).normalised_scores(terms) / np.float32(2)


def levelled(
    texts: Sequence[Sequence[str]], foreign: Sequence[bool], query: Query, ranking: Ranking = PROGRAM
) -> NDArray[np.float32]:
    return words_of(texts, foreign, query, ranking).of(np.arange(len(texts)))


def words_of(
    texts: Sequence[Sequence[str]], foreign: Sequence[bool], query: Query, ranking: Ranking = PROGRAM
) -> LexicalScores:
    scripts = Scripts.of(np.array(foreign, dtype=np.bool_))
    return LexicalScores(LexicalIndex.of(texts), [query], scripts, ranking)


@given(TEXTS, st.lists(TERMS, max_size=12), st.booleans())
def test_an_index_of_one_script_is_not_levelled(texts: list[list[str]], query: list[str], foreign: bool) -> None:
    asked = make_query(terms=tuple(query), concepts=tuple(query))
    found, without = (
        levelled(texts, [foreign] * len(texts), asked, ranking) for ranking in (PROGRAM, Ranking(level=0))
    )
    assert found.tobytes() == without.tobytes()
    best = words_of(texts, [foreign] * len(texts), asked).best(len(texts), None)
    assert sorted(best.tolist()) == np.flatnonzero(without > 0).tolist()


def test_what_chance_gives_a_script_is_the_third_best_of_its_passages_and_taken_off_all_of_them() -> None:
    texts, foreign = [*STATIONS, *WATER], [True] * 4 + [False] * 5
    query = make_query(terms=("railway", "drinking", "of"))
    before = said(texts, query.terms)
    first, second, third, fourth = before[:4].tolist()
    assert 0 < fourth < third < second < first
    # The Thai passages have none of the words: by chance they get nothing, and keep nothing.
    found = levelled(texts, foreign, query)
    assert found.tolist() == pytest.approx([*(before[:4] - third).tolist(), 0, 0, 0, 0, 0], abs=1e-6)
    assert found.min() < 0
    half = levelled(texts, foreign, query, Ranking(level=0.5))
    assert half[:4].tolist() == pytest.approx((before[:4] - third / 2).tolist(), abs=1e-6)


def test_the_script_that_has_less_by_chance_stays_as_it_is() -> None:
    # Third best of the English: "of", of the Thai: น้ำ, which three have: only the difference is taken off, of those
    # that have more.
    texts = [*STATIONS, ("น้ำ", "น้ำ", "ผล"), ("น้ำ", "ผล", "ผล"), ("น้ำ", "ผล", "ผล"), ("ผล", "ผล", "ผล")]
    foreign = np.array([True] * 4 + [False] * 4)
    query = make_query(terms=("of", "น้ำ"))
    before = said(texts, query.terms)
    english, thai = (sorted(before[part].tolist())[-3] for part in (foreign, ~foreign))
    assert min(english, thai) > 0
    assert english != thai
    wanted = before - np.where(foreign, max(english - thai, 0), max(thai - english, 0))
    found = levelled(texts, foreign.tolist(), query)
    assert found.tolist() == pytest.approx(wanted.tolist(), abs=1e-6)
    lower = foreign if english < thai else ~foreign
    assert found[lower].tobytes() == before[lower].tobytes()


def test_an_english_passage_with_chance_words_no_longer_stands_before_what_the_query_means() -> None:
    # Nine texts of six terms. Of the six words of the query five stand in every English text, all of which are on
    # something else; what it is about two Thai ones name. A word of 4 texts has idf ln(1 + 5.5 / 4.5) = 0.799, an
    # unknown one ln(1 + 9.5 / 0.5) = 2.996, the concept of 2 ln(1 + 7.5 / 2.5) = 1.386; each of them once 1 / 2.2:
    # the English by words 5 * 0.799 / 2.2 / (5 * 0.799 + 2.996) / 2 = 0.130, the Thai by the concept
    # 1.386 / 2.2 / (1.386 + 5 * 0.799) = 0.117.
    asked = ("how", "is", "the", "management", "of")
    texts = [(*asked, about) for about in ("railways", "stations", "trains", "tracks")]
    texts += [("=water", *["ผล"] * 5)] * 2 + [("ผล",) * 6] * 3
    query = make_query(terms=(*asked, "waters"), concepts=("=water",), plain=asked)
    foreign = [True] * 4 + [False] * 5
    before = levelled(texts, foreign, query, Ranking(level=0))
    assert before.tolist() == pytest.approx([0.130] * 4 + [0.117] * 2 + [0] * 3, abs=1e-3)
    after = levelled(texts, foreign, query)
    assert after.tolist() == pytest.approx([0] * 4 + [0.117] * 2 + [0] * 3, abs=1e-3)


def test_what_a_query_means_is_not_levelled() -> None:
    # Three Thai passages speak of water, no English one does: all keep what they have.
    texts, foreign = [*STATIONS, *[WATER[0]] * 3], [True] * 4 + [False] * 3
    query = make_query(concepts=("=water",))
    found, without = (levelled(texts, foreign, query, ranking) for ranking in (PROGRAM, Ranking(level=0)))
    assert found.tobytes() == without.tobytes()
    assert without[4] > 0


@pytest.mark.parametrize("count", [1, 2])
def test_of_a_script_of_one_or_two_passages_the_worst_is_what_chance_gives(count: int) -> None:
    texts, foreign = [*STATIONS[:count], *WATER], [True] * count + [False] * 5
    query = make_query(terms=("railway", "drinking"))
    before = said(texts, query.terms)
    worst = float(before[:count].min())
    assert worst > 0
    found = levelled(texts, foreign, query)
    assert found[:count].tolist() == pytest.approx((before[:count] - worst).tolist(), abs=1e-6)
    assert found[count:].tolist() == [0.0] * 5


def test_what_has_a_word_or_a_concept_is_found_whatever_its_score() -> None:
    texts, foreign = [*STATIONS, *WATER], [True] * 4 + [False] * 5
    query = make_query(terms=("of", "railway"), concepts=("=water",))
    assert sorted(words_of(texts, foreign, query).best(9, None).tolist()) == [0, 1, 2, 3, 4]
    assert levelled(texts, foreign, query)[:4].min() < 0


# --- the best of several queries


@given(
    st.lists(st.tuples(st.lists(TERMS, min_size=1, max_size=5), st.booleans(), st.booleans()), min_size=1, max_size=12),
    st.lists(st.lists(TERMS, max_size=6), min_size=1, max_size=3),
    st.integers(1, 6),
)
def test_the_best_are_those_of_all_that_are_allowed_and_have_anything(
    texts: list[tuple[list[str], bool, bool]], asked: list[list[str]], count: int
) -> None:
    index = LexicalIndex.of([terms for terms, _, _ in texts])
    foreign, mask = (np.array([each[at] for each in texts]) for at in (1, 2))
    queries = [make_query(terms=tuple(terms), concepts=tuple(terms)) for terms in asked]
    scripts = Scripts.of(foreign)
    words = LexicalScores(index, queries, scripts, PROGRAM)
    scores = words.of(np.arange(len(texts)))
    has = np.logical_or.reduce(
        [LexicalScores(index, [each], scripts, Ranking(level=0)).of(np.arange(len(texts))) > 0 for each in queries]
    )
    for allowed in (None, Allowed(mask, Conditions(year=(2564,)))):
        held = np.flatnonzero(has if allowed is None else has & mask)
        wanted = held[np.argsort(-scores[held], kind="stable")[:count]]
        assert words.best(count, allowed).tolist() == wanted.tolist()


def test_a_ranking_without_any_weight_in_a_leg_is_refused() -> None:
    with pytest.raises(ValueError, match="a leg needs a weight above 0"):
        Ranking(windows=0, tokens=0)
    with pytest.raises(ValueError, match="a leg needs a weight above 0"):
        Ranking(words=0, grams=0)
