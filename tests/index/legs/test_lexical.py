"""The lexical leg against BM25 by hand and against a naive one, and the bound that fusion divides by."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import LexicalIndex
from index.legs.lexical import K1, B

TEXTS = [["น้ำ", "น้ำ", "ป่า"], ["ป่า", "ดิน"], ["ดิน", "ดิน", "ดิน", "ลม"]]

terms_known = st.sampled_from(["น้ำ", "ป่า", "ดิน", "ลม", "#การบ", "trat-fc", "2564"])
terms_any = st.one_of(terms_known, st.sampled_from(["unknown", "ไม่มี"]))
corpora = st.lists(st.lists(terms_known, max_size=25), min_size=1, max_size=12).filter(any)


def naive_scores(texts: Sequence[Sequence[str]], query: Sequence[str]) -> list[float]:
    average = sum(map(len, texts)) / len(texts)
    scores = []
    for text in texts:
        occurrences = Counter(text)
        norm = K1 * (1 - B + B * len(text) / average)
        scores.append(
            math.fsum(naive_idf(texts, term) * occurrences[term] / (occurrences[term] + norm) for term in query)
        )
    return scores


def naive_idf(texts: Sequence[Sequence[str]], term: str) -> float:
    frequency = sum(term in text for text in texts)
    return math.log(1 + (len(texts) - frequency + 0.5) / (frequency + 0.5))


def test_three_texts_by_hand() -> None:
    # N = 3, lengths 3, 2, 4, on average 3; k1 = 1.2, b = 0.75; norm = 1.2 * (0.25 + 0.75 * length / 3):
    # 1.2, 0.9, 1.5. idf = ln(1 + (N - df + 0.5) / (df + 0.5)); a term's part is idf * tf / (tf + norm).
    # น้ำ: df 1, idf ln(1 + 2.5 / 1.5) = 0.980829; text 0: tf 2 -> 0.980829 * 2 / 3.2 = 0.613018
    # ดิน: df 2, idf ln(1 + 1.5 / 2.5) = 0.470004; text 1: tf 1 -> 0.470004 * 1 / 1.9 = 0.247370
    #                                              text 2: tf 3 -> 0.470004 * 3 / 4.5 = 0.313336
    scores, reach = LexicalIndex.of(TEXTS).scores(["น้ำ", "ดิน"])
    assert scores.tolist() == pytest.approx([0.613018, 0.247370, 0.313336], abs=1e-6)
    assert scores.dtype == np.float32
    assert reach == pytest.approx(0.980829 + 0.470004, abs=1e-6)


def test_a_repeated_term_counts_as_often_as_it_is_asked_in_score_and_reach() -> None:
    once, reach = LexicalIndex.of(TEXTS).scores(["ดิน"])
    thrice, thrice_reach = LexicalIndex.of(TEXTS).scores(["ดิน"] * 3)
    assert thrice.tolist() == pytest.approx((3 * once).tolist(), abs=1e-6)
    assert thrice_reach == pytest.approx(3 * reach, abs=1e-9)


def test_an_unknown_term_adds_nothing_to_the_scores_but_its_idf_to_the_reach() -> None:
    # Document frequency 0 of 3: ln(1 + 3.5 / 0.5) = ln 8 = 2.079442.
    scores, reach = LexicalIndex.of(TEXTS).scores(["น้ำ"])
    more, more_reach = LexicalIndex.of(TEXTS).scores(["ไฟ", "น้ำ", "ไฟ"])
    assert more.tolist() == scores.tolist()
    assert more_reach == pytest.approx(reach + 2 * 2.079442, abs=1e-6)


def test_unknown_terms_alone_score_nothing() -> None:
    scores, reach = LexicalIndex.of(TEXTS).scores(["ไฟ"])
    assert scores.tolist() == [0, 0, 0]
    assert reach == pytest.approx(2.079442, abs=1e-6)


def test_no_terms_score_nothing_and_reach_nothing() -> None:
    scores, reach = LexicalIndex.of(TEXTS).scores([])
    assert (scores.tolist(), reach) == ([0, 0, 0], 0)


def test_a_text_without_terms_keeps_its_place() -> None:
    texts = [[], *TEXTS, []]
    scores, _ = LexicalIndex.of(texts).scores(["น้ำ"])
    assert scores.tolist() == pytest.approx(naive_scores(texts, ["น้ำ"]), abs=1e-6)
    assert scores[[0, 4]].tolist() == [0, 0]


def test_the_order_of_terms_does_not_matter() -> None:
    turned = LexicalIndex.of([list(reversed(text)) for text in TEXTS])
    assert turned.scores(["ลม", "ป่า"])[0].tolist() == LexicalIndex.of(TEXTS).scores(["ป่า", "ลม"])[0].tolist()


def test_a_terms_document_frequency_is_the_number_of_passages_that_have_it() -> None:
    index = LexicalIndex.of([["น้ำ", "น้ำ"], ["ป่า", "น้ำ"], []])
    assert [index.document_frequency(term) for term in ("น้ำ", "ป่า", "ฟ้า")] == [2, 1, 0]
    assert index.document_frequency("น้ำ") == len(index.passages_with("น้ำ"))


def test_it_knows_its_terms_and_no_others() -> None:
    index = LexicalIndex.of(TEXTS)
    assert [index.knows(term) for term in ("น้ำ", "ลม", "ไฟ", "น้", "")] == [True, True, False, False, False]


@settings(deadline=None)
@given(texts=corpora, query=st.lists(terms_any, max_size=10))
def test_scores_and_reach_are_those_of_a_naive_bm25(texts: list[list[str]], query: list[str]) -> None:
    scores, reach = LexicalIndex.of(texts).scores(query)
    assert scores.tolist() == pytest.approx(naive_scores(texts, query), abs=1e-5)
    assert reach == pytest.approx(sum(naive_idf(texts, term) for term in query), abs=1e-5)


@pytest.mark.parametrize("seed", range(3))
def test_a_larger_corpus_scores_as_a_naive_bm25(seed: int) -> None:
    random = np.random.default_rng(seed)
    words = [f"คำ{number}" for number in range(300)]
    texts = [[words[number % 300] for number in random.zipf(1.3, size=random.integers(1, 200))] for _ in range(150)]
    query = [words[number] for number in random.integers(0, 300, size=12)] + ["ไม่มี"]
    scores, reach = LexicalIndex.of(texts).scores(query)
    assert scores.tolist() == pytest.approx(naive_scores(texts, query), abs=1e-4)
    assert reach == pytest.approx(sum(naive_idf(texts, term) for term in query), abs=1e-4)


@settings(deadline=None)
@given(texts=corpora, query=st.lists(terms_any, min_size=1, max_size=10))
def test_no_score_comes_up_to_the_reach(texts: list[list[str]], query: list[str]) -> None:
    scores, reach = LexicalIndex.of(texts).scores(query)
    assert 0 <= scores.min() <= scores.max() < reach


def test_a_text_of_nothing_but_the_term_stays_below_the_reach() -> None:
    # tf 2000, norm 1.2 * (0.25 + 0.75 * 2000 / 1000.5) = 2.1: 2000 / 2002.1 = 0.998951 of idf ln 2.
    scores, reach = LexicalIndex.of([["น้ำ"] * 2000, ["ป่า"]]).scores(["น้ำ"])
    assert float(scores[0]) / reach == pytest.approx(0.998951, abs=1e-6)


def test_a_normalised_score_is_the_share_of_what_could_be_reached() -> None:
    # Two texts of two terms, so that a term weighs 1 / (1 + 1.2) of its idf. One gram is in the first text, idf
    # ln(1 + 1.5 / 1.5) = ln 2, the other in none, idf ln(1 + 2.5 / 0.5) = ln 6.
    index = LexicalIndex.of([["น้ำ", "#การบ"], ["น้ำ", "ป่า"]])
    grams = math.log(2) / 2.2 / (math.log(2) + math.log(6))
    assert index.normalised_scores(["#ารบร", "#การบ"]).tolist() == pytest.approx([grams, 0], abs=1e-6)
    assert index.normalised_scores(["น้ำ"]).tolist() == pytest.approx([1 / 2.2, 1 / 2.2], abs=1e-6)


def test_no_terms_have_no_normalised_score() -> None:
    assert LexicalIndex.of(TEXTS).normalised_scores([]).tolist() == [0, 0, 0]


@given(corpora, st.lists(terms_any, max_size=12))
def test_a_normalised_score_lies_between_nothing_and_all(texts: list[list[str]], query: list[str]) -> None:
    scores = LexicalIndex.of(texts).normalised_scores(query)
    assert scores.min() >= 0
    assert scores.max() < 1


def test_what_stands_beside_is_reached_by_none() -> None:
    index = LexicalIndex.of([["แพะ", "=goat"], ["แพะ", "แกะ", "=goat", "=sheep"], ["ข้าว", "=rice"]])
    (scores, reach), unknown = index.scores(["=goat"]), index.idf("zebra")
    beside = index.normalised_scores(["=goat"], beside=["zebra"])
    assert beside.tolist() == pytest.approx((scores / (reach + unknown)).tolist(), abs=1e-6)


@given(corpora, st.lists(terms_any, max_size=5))
def test_which_passages_have_a_term_is_told_in_each_of_its_ways(texts: list[list[str]], query: list[str]) -> None:
    index, places = LexicalIndex.of(texts), np.arange(len(texts))
    for term in query:
        having = [term in text for text in texts]
        assert index.passages_with(term).tolist() == np.flatnonzero(having).tolist()
        assert index.has(term, places).tolist() == having
        assert index.has(term, places[::-1][:1]).tolist() == having[-1:]
        assert (index.document_frequency(term), index.knows(term)) == (sum(having), any(having))
        assert index.idf(term) == pytest.approx(naive_idf(texts, term), abs=1e-12)
    assert index.vocabulary == tuple(sorted({term for text in texts for term in text}))
