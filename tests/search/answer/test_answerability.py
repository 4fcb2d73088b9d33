"""Whether an index answers: the measures by hand."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus import concept_terms
from index import DenseIndex, LateInteractionIndex, LexicalIndex
from search.answer.answerability import (
    COVERAGE,
    FAMILIAR,
    FAMILIARITY,
    FOREIGNER,
    INTERCEPT,
    LEAST_PASSAGES,
    NEARNESS,
    STRANGENESS,
    STRANGEST,
    Answerability,
    Evidence,
    _expected_largest,
)
from search.query import Query
from search.ranking import PROGRAM, DenseScores
from search.ranking.dense import Background
from tests.support.fakes_search import make_case, make_engine, make_query, place, read

COUNT = 40


def asking(vector: NDArray[np.floating], text: str = "", **more: tuple[str, ...]) -> Query:
    return make_query(text, vector=vector.astype(np.float32), **more)


def rows_of(random: np.random.Generator, windows: int = 1) -> NDArray[np.float32]:
    """Of forty passages, a context and some windows each, that share most of their direction."""
    rows = random.normal(size=((1 + windows) * COUNT, 16))
    rows[:, 0] += 8
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def judging(rows: NDArray[np.float32], terms: list[tuple[str, ...]] | None = None) -> Answerability:
    """Of forty passages; unless other terms are given, every tenth has the word แผน."""
    some = [("แผน", "#แผนก", "=plan") if number % 10 == 0 else ("ผล",) for number in range(COUNT)]
    first_rows = np.arange(0, len(rows) + 1, len(rows) // COUNT, dtype=np.int64)
    return Answerability(DenseIndex.of(rows, first_rows), LexicalIndex.of(terms or some), COUNT)


def background(seed: int) -> tuple[Answerability, NDArray[np.float32]]:
    rows = rows_of(np.random.default_rng(seed))
    return judging(rows), rows


def weigh(judge: Answerability, query: Query, places: Sequence[int]) -> Evidence:
    return judge.weigh(query, np.array(places, dtype=np.int64))


def probabilities(judge: Answerability, queries: Sequence[Query], places: Sequence[int]) -> dict[int, float]:
    """By place."""
    none = LateInteractionIndex.of([np.zeros((0, judge._dense.dimensions), dtype=np.float32)] * COUNT)
    scored = DenseScores(Background(judge._dense, none), queries, np.array(places, dtype=np.int64), PROGRAM)
    found = judge.probabilities(queries, scored)
    assert found is not None
    assert found.shape == (len(places),)
    return dict(zip(places, found.tolist(), strict=True))


def evidence(
    *, nearness: float = 0.5, coverage: float = 0.0, familiarity: float = 0.0, strangeness: float = 0.0
) -> Evidence:
    return Evidence(
        nearness=np.array([nearness]), coverage=np.array([coverage]), familiarity=familiarity, strangeness=strangeness
    )


# --- the four figures


def test_the_probability_is_the_logistic_of_the_weighed_figures() -> None:
    (low, high) = Evidence(
        nearness=np.array([0.5, 1.5]), coverage=np.array([0.0, 0.6]), familiarity=0.2, strangeness=0.1
    ).probabilities
    rest = INTERCEPT + 0.2 * FAMILIARITY + 0.1 * STRANGENESS
    assert low == pytest.approx(1 / (1 + math.exp(-(rest + 0.5 * NEARNESS))))
    assert high == pytest.approx(1 / (1 + math.exp(-(rest + 1.5 * NEARNESS + 0.6 * COVERAGE))))


def test_the_probability_rises_with_each_kind_of_evidence_and_falls_with_strangeness() -> None:
    (low,) = evidence().probabilities
    for better in (evidence(nearness=1.5), evidence(coverage=1.0), evidence(familiarity=0.5)):
        assert 0 < low < better.probabilities[0] < 1
    assert 0 < evidence(strangeness=1.0).probabilities[0] < low


def test_a_passage_asked_for_itself_is_the_nearest() -> None:
    judge, rows = background(1)
    for own in (0, 7, COUNT - 1):
        whole = rows[2 * own] + rows[2 * own + 1]
        nearness = weigh(judge, asking(whole / np.linalg.norm(whole)), range(COUNT)).nearness
        assert np.argmax(nearness) == own


@pytest.mark.parametrize("windows", [1, 3])
def test_nearness_is_the_mean_of_centred_cosines_over_what_chance_reaches(windows: int) -> None:
    # Of the context and of the best window.
    rows, each = rows_of(np.random.default_rng(2), windows), 1 + windows
    mean = rows.astype(np.float64).mean(axis=0)
    centred = rows - mean
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    owners = np.repeat(np.arange(COUNT), each)
    spread = math.sqrt(((centred @ centred.T)[owners[:, None] != owners[None, :]] ** 2).mean())
    query = np.random.default_rng(3).normal(size=16)
    query /= np.linalg.norm(query)
    aside = query - (query @ mean) / (mean @ mean) * mean
    cosines = (centred @ aside / np.linalg.norm(aside)).reshape(COUNT, each)
    wanted = (cosines[:, 0] + cosines[:, 1:].max(axis=1)) / 2 / spread / _expected_largest(COUNT)
    places = [3, 39, 0]
    assert weigh(judging(rows), asking(query), places).nearness == pytest.approx(wanted[places], abs=1e-4)


def test_coverage_is_the_root_of_the_share_of_idf() -> None:
    judge, rows = background(4)
    # แผน in 4 of 40: ln(1 + 36.5 / 4.5); zebra in none: ln(1 + 40.5 / 0.5). The gram is no word, nor is a word twice.
    known, unknown = math.log(1 + 36.5 / 4.5), math.log(1 + 40.5 / 0.5)
    query = asking(rows[0], terms=("แผน", "zebra", "#แผนก", "แผน", "2564"), plain=("แผน", "zebra", "แผน", "2564"))
    assert weigh(judge, query, [10, 11]).coverage == pytest.approx(
        [math.sqrt(known / (known + 2 * unknown)), 0.0], abs=1e-6
    )


def test_a_concept_covers_as_a_word_does() -> None:
    judge, rows = background(4)
    known, unknown = math.log(1 + 36.5 / 4.5), math.log(1 + 40.5 / 0.5)
    query = asking(rows[0], terms=("plan", "zebra"), concepts=("=plan",), plain=("zebra",))
    assert weigh(judge, query, [10]).coverage == pytest.approx([math.sqrt(known / (known + unknown))], abs=1e-6)


def test_a_library_of_many_words_is_familiar_with_any_query_and_one_of_few_with_its_own() -> None:
    rows, every = rows_of(np.random.default_rng(5)), tuple(concept_terms())
    few, many = judging(rows), judging(rows, [("แผน", *every)] * COUNT)
    half = len(every) // 2
    some = judging(rows, [("แผน", *every[:half])] * COUNT)
    known = half / len(every)
    for words, wanted in (
        (("แผน",), {few: 1.0, some: 1 - known, many: 0.0}),
        (("แผน", "zebra"), {few: 0.5, some: 0.5 - known, many: -0.5}),
        (("zebra",), {few: 0.0, some: -known, many: -1.0}),
    ):
        for judge, familiarity in wanted.items():
            weighed = weigh(judge, asking(rows[0], terms=words, plain=words), [0])
            assert weighed.familiarity == pytest.approx(familiarity, abs=1e-9)


def test_words_that_say_nothing_are_not_what_a_library_is_familiar_with() -> None:
    judge, rows = background(5)
    words = ("the", "แผน", "ครับ", "สวัสดี", "a", "zebra")
    assert weigh(judge, asking(rows[0], terms=words, plain=words), [0]).familiarity == 0.5
    nothing = ("the", "ครับ")
    assert weigh(judge, asking(rows[0], terms=nothing, plain=nothing), [0]).familiarity == 0.0


@pytest.mark.parametrize(
    ("words", "foreign"),
    [
        (("แผน", "น้ำ"), 0.0),
        (("แผน", "plan"), 0.5),
        (("แผน", "2564"), 0.5),
        (("plan", "water"), 1.0),
        (("2564", "12400"), 1.0),
        (("covid-19", "โรค", "โรค"), 0.5),
    ],
)
def test_words_in_latin_letters_and_digits_may_lie_farther_off(words: tuple[str, ...], foreign: float) -> None:
    judge, rows = background(6)
    wide = rows.astype(np.float64)
    mean, spread = wide.mean(axis=0), (wide @ wide.mean(axis=0)).std()
    # A unit vector `away` deviations below the mean passage along the mean, the rest of it across.
    across = np.eye(16)[1] - np.eye(16)[1] @ mean / (mean @ mean) * mean
    across /= np.linalg.norm(across)
    for away in (2.0, 5.0, 9.0):
        along = (mean @ mean - away * spread) / np.linalg.norm(mean)
        query = along * mean / np.linalg.norm(mean) + math.sqrt(1 - along**2) * across
        wanted = max(0.0, away - FAMILIAR - FOREIGNER * foreign)
        assert weigh(judge, asking(query, terms=words), [0]).strangeness == pytest.approx(wanted, abs=1e-3)


def test_a_query_far_from_the_mean_of_the_index_is_strange_up_to_a_bound() -> None:
    judge, rows = background(6)
    own, far = weigh(judge, asking(rows[0]), [0]), weigh(judge, asking(-rows[0]), [0])
    assert own.strangeness == 0.0
    assert far.strangeness == STRANGEST
    assert far.probabilities[0] < own.probabilities[0]


def test_the_largest_of_many_normal_numbers_is_as_expected() -> None:
    drawn = np.random.default_rng(5).normal(size=(20_000, 50)).max(axis=1).mean()
    assert _expected_largest(50) == pytest.approx(float(drawn), abs=0.02)
    assert _expected_largest(1) == 0.0


# --- of a query, and of several


def test_a_place_has_the_best_that_any_of_the_queries_gives_it_whatever_the_order() -> None:
    judge, rows = background(7)
    one, two = (asking(rows[2 * own], "แผน", terms=("แผน",), plain=("แผน",)) for own in (3, 20))
    wanted = np.maximum(weigh(judge, one, [20, 3, 5]).probabilities, weigh(judge, two, [20, 3, 5]).probabilities)
    assert probabilities(judge, [one, two], [20, 3, 5]) == pytest.approx(
        dict(zip([20, 3, 5], wanted.tolist(), strict=True))
    )
    assert probabilities(judge, [one], []) == {}


SAYS_NOTHING = (
    "the",
    "a",
    "hello",
    "กกกกกก",
    "asdfgh",
    "สวัสดีครับ",
    "ok",
    "ok ครับ",
    "มีไหม",
    "ฟหกดสวง",
    "zzzzzzz",
    "อออออออออ",
    "what is the",
    "987654",
    "หมวด 9",
    "category 12",
)


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_a_query_that_says_nothing_is_answered_by_no_passage(text: str) -> None:
    judge, rows = background(8)
    query = replace(read(text), vector=rows[6], official=None)
    assert not judge.says_something(query)
    assert probabilities(judge, [query], [3, 4]) == {3: 0.0, 4: 0.0}


@pytest.mark.parametrize(
    "text", ["แผน", "the plan", "สวัสดีครับ ขอแผน", "ทุเรียน", "zebra", "2564", "กกกกกก แผน", "หมวด 9 แผน"]
)
def test_a_query_with_a_word_that_the_index_or_a_language_has_says_something(text: str) -> None:
    rows = rows_of(np.random.default_rng(8))
    judge = judging(rows, [("แผน", "2564")] * COUNT)
    query = replace(read(text), vector=rows[6], official=None)
    assert judge.says_something(query)
    assert probabilities(judge, [query], [3]) == {3: weigh(judge, query, [3]).probabilities[0]}


def test_what_says_nothing_takes_nothing_from_the_query_beside_it() -> None:
    judge, rows = background(8)
    query = asking(rows[6], "แผน", terms=("แผน",), plain=("แผน",))
    junk = replace(read("asdfgh"), vector=rows[6])
    assert probabilities(judge, [junk, query], [3]) == probabilities(judge, [query], [3])


def test_an_index_too_small_to_judge_answers_with_what_it_has() -> None:
    case = make_case("a")
    for count in (1, LEAST_PASSAGES - 1):
        answer = make_engine((case,), [place(case, number, "ผล", 0.5) for number in range(count)]).search("zebra")
        assert (answer.answered, answer.confidence, answer.total) == (True, None, count)


def test_an_index_of_equal_vectors_does_not_divide_by_zero() -> None:
    case = make_case("a")
    engine = make_engine((case,), [place(case, number, "ผล", 0.5) for number in range(LEAST_PASSAGES)])
    assert engine.search("zebra").confidence == pytest.approx(0.0, abs=0.01)
