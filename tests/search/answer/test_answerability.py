"""Whether an index answers: the measures by hand, and the rule on the sample."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from index import DenseIndex, Encoder, LexicalIndex
from search import EngineSource, Settings
from search.answer.answerability import (
    LEAST_PASSAGES,
    LEAST_PROBABILITY,
    STRANGEST,
    Answerability,
    Evidence,
    _expected_largest,
)
from search.query import Query
from tests.support.fakes_search import make_case, make_engine, make_query, place

COUNT = 40


def asking(vector: NDArray[np.floating], **more: tuple[str, ...]) -> Query:
    return make_query(vector=vector.astype(np.float32), **more)


def background(random: np.random.Generator) -> tuple[Answerability, NDArray[np.float32]]:
    """Forty passages of two rows that share most of their direction; every tenth has the word แผน."""
    rows = random.normal(size=(2 * COUNT, 16))
    rows[:, 0] += 8
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    first_rows = np.arange(0, 2 * COUNT + 1, 2, dtype=np.int64)
    terms = [("แผน", "#แผนก", "=plan") if number % 10 == 0 else ("ผล",) for number in range(COUNT)]
    return Answerability(DenseIndex(rows, first_rows), LexicalIndex(terms), COUNT), rows


def test_the_probability_rises_with_each_kind_of_evidence() -> None:
    low = Evidence(nearness=0.5, coverage=0.0, foreign=0.0)
    for better in (
        Evidence(nearness=1.5, coverage=0.0, foreign=0.0),
        Evidence(nearness=0.5, coverage=1.0, foreign=0.0),
        Evidence(nearness=0.5, coverage=0.0, foreign=1.0),
    ):
        assert 0 < low.probability < better.probability < 1


def test_a_passage_asked_for_itself_is_the_nearest() -> None:
    judge, rows = background(np.random.default_rng(1))
    (own,) = judge.weigh(asking(rows[0]), [0])
    others = judge.weigh(asking(rows[0]), list(range(1, COUNT)))
    assert own.nearness > max(each.nearness for each in others)


def test_nearness_is_the_mean_of_centred_cosines_over_what_chance_reaches() -> None:
    judge, rows = background(np.random.default_rng(2))
    wide = rows.astype(np.float64)
    mean = wide.mean(axis=0)
    centred = wide - mean
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    owners = np.repeat(np.arange(COUNT), 2)
    spread = math.sqrt(((centred @ centred.T)[owners[:, None] != owners[None, :]] ** 2).mean())
    query = np.random.default_rng(3).normal(size=16)
    query /= np.linalg.norm(query)
    aside = query - (query @ mean) / (mean @ mean) * mean
    wanted = float((centred[6:8] @ aside / np.linalg.norm(aside)).mean()) / spread / _expected_largest(COUNT)
    (found,) = judge.weigh(asking(query), [3])
    assert found.nearness == pytest.approx(wanted, abs=1e-4)


def test_coverage_is_the_root_of_the_share_of_idf_and_foreign_the_share_of_latin_words() -> None:
    judge, rows = background(np.random.default_rng(4))
    # แผน in 4 of 40: ln(1 + 36.5 / 4.5); zebra in none: ln(1 + 40.5 / 0.5). The gram is no word, 2564 is not Latin.
    known, unknown = math.log(1 + 36.5 / 4.5), math.log(1 + 40.5 / 0.5)
    query = asking(rows[0], terms=("แผน", "zebra", "#แผนก", "แผน", "2564"), plain=("แผน", "zebra", "แผน", "2564"))
    has, lacks = judge.weigh(query, [10, 11])
    assert has.coverage == pytest.approx(math.sqrt(known / (known + 2 * unknown)), abs=1e-6)
    assert (lacks.coverage, has.foreign, lacks.foreign) == (0.0, 1 / 3, 1 / 3)


def test_a_concept_covers_as_a_word_does() -> None:
    judge, rows = background(np.random.default_rng(4))
    known, unknown = math.log(1 + 36.5 / 4.5), math.log(1 + 40.5 / 0.5)
    query = asking(rows[0], terms=("plan", "zebra"), concepts=("=plan",), plain=("zebra",))
    (has,) = judge.weigh(query, [10])
    assert has.coverage == pytest.approx(math.sqrt(known / (known + unknown)), abs=1e-6)


def test_a_query_far_from_the_mean_of_the_index_is_strange_up_to_a_bound() -> None:
    judge, rows = background(np.random.default_rng(6))
    (own,), (far,) = judge.weigh(asking(rows[0]), [0]), judge.weigh(asking(-rows[0]), [0])
    assert own.strangeness == 0.0
    assert far.strangeness == STRANGEST
    assert far.probability < own.probability


def test_the_largest_of_many_normal_numbers_is_as_expected() -> None:
    drawn = np.random.default_rng(5).normal(size=(20_000, 50)).max(axis=1).mean()
    assert _expected_largest(50) == pytest.approx(float(drawn), abs=0.02)
    assert _expected_largest(1) == 0.0


def test_an_index_too_small_to_judge_answers_with_what_it_has() -> None:
    case = make_case("a")
    for count in (1, LEAST_PASSAGES - 1):
        answer = make_engine((case,), [place(case, number, "ผล", 0.5) for number in range(count)]).search("zebra")
        assert (answer.answered, answer.confidence) == (True, None)


def test_an_index_of_equal_vectors_does_not_divide_by_zero() -> None:
    case = make_case("a")
    engine = make_engine((case,), [place(case, number, "ผล", 0.5) for number in range(LEAST_PASSAGES)])
    assert engine.search("zebra").confidence == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize(
    ("query", "answered"),
    [
        ("ทุเรียนภูเขาไฟ", True),
        ("จังหวัดตราด", True),
        ("cancer patients choose their hospital", True),
        ("วิธีทำแกงเขียวหวานไก่ให้กะทิไม่แตกมัน", False),
        ("How do I reverse a linked list in Python?", False),
        ("ต่ออายุหนังสือเดินทางต้องใช้อะไรบ้าง", False),
    ],
)
def test_the_sample_answers_what_it_holds_and_nothing_else(
    sample_home: object, encoder: Encoder, query: str, answered: bool
) -> None:
    source = EngineSource(Settings(home=sample_home))  # type: ignore[arg-type]
    source.encoder = encoder
    answer = source.current().search(query)
    assert answer.answered is answered
    assert answer.hits
    assert answer.confidence is not None
    assert answered or answer.confidence < LEAST_PROBABILITY
