"""A second engine, plain NumPy and a naive BM25 over everything, which the engine must agree with."""

import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus import GRAM, Case, read_terms, reword
from index import passage_terms
from search.answer import finding as finding_module
from search.engine import SearchEngine
from search.results import Filters
from tests.support.fakes_search import (
    Placed,
    TableEncoder,
    make_case,
    make_engine,
    make_introduction,
    make_passage,
    read,
)

HEALTH = make_case("a", "กรมรักษา", short_names=("กรษ.", "DTX"))
LABOUR = make_case("b", "สำนักงานแรงงาน", category=3)
TRAT = make_case("c", "จังหวัดตราด", document="second.txt")
CITY = make_case("d", "เทศบาลนครทดสอบ", category=5, document="second.txt")
CASES = (make_introduction("e"), HEALTH, LABOUR, TRAT, CITY)

WORDS = "แผน งาน ผล ปี น้ำ ไฟ ป่า คน เมือง โรค trat-fc plan 2564 12,400 ทุเรียน การบริหาร และ".split()
DIMENSIONS = 8


def unit_vectors(random: np.random.Generator, count: int) -> NDArray[np.float32]:
    vectors = random.normal(size=(count, DIMENSIONS))
    units: NDArray[np.float32] = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return units


def random_engine(random: np.random.Generator, count: int) -> tuple[SearchEngine, TableEncoder, list[Placed]]:
    """An engine of `count` passages of random words and vectors, one to four windows each."""
    placed = []
    for number in range(count):
        case = CASES[int(random.integers(len(CASES)))]
        text = " ".join(random.choice(WORDS, size=int(random.integers(3, 30))))
        windows = int(random.integers(1, 5)) if len(text) > 8 else 1
        vectors = unit_vectors(random, 1 + windows)
        any_id = int(random.integers(1 << 30)) * count + number
        passage = make_passage(case.id, any_id, text, windows=windows, lines=(number + 1, number + 1))
        placed.append(Placed(passage=passage, context=vectors[0], windows=list(vectors[1:])))
    encoder = TableEncoder({}, default=unit_vectors(random, 1)[0])
    return make_engine(CASES, placed, encoder), encoder, placed


def naive_bm25(query: Sequence[str], texts: Sequence[Sequence[str]], beside: Sequence[str] = ()) -> list[float]:
    """BM25 of each text over the sum of idf of the query and what stands beside it, as Lucene has it, after Robertson
    and Zaragoza (2009)."""
    average = sum(map(len, texts)) / len(texts)

    def idf(term: str) -> float:
        frequency = sum(term in text for text in texts)
        return math.log(1 + (len(texts) - frequency + 0.5) / (frequency + 0.5))

    def weight(term: str, text: Sequence[str]) -> float:
        count = Counter(text)[term]
        return idf(term) * count / (count + 1.2 * (1 - 0.75 + 0.75 * len(text) / average))

    reach = sum(idf(term) for term in (*query, *beside))
    return [sum(weight(term, text) for term in query) / reach if reach else 0.0 for text in texts]


def naive_is_latin(text: str) -> bool:
    """Whether more letters of a text are Latin than Thai, tone marks and the like left out."""
    names = [
        unicodedata.name(letter, "") for letter in text if unicodedata.category(letter) in ("Ll", "Lu", "Lo", "Mn")
    ]
    above = ("MAI EK", "MAI THO", "MAI TRI", "MAI CHATTAWA", "THANTHAKHAT", "MAITAIKHU", "NIKHAHIT", "YAMAKKAN")
    thai = [name for name in names if name.startswith("THAI") and not name.endswith(above)]
    return sum(name.startswith("LATIN") for name in names) > len(thai)


def naive_levelled(said: Sequence[float], latin: Sequence[bool]) -> list[float]:
    """The words' scores less what the third best of their script has before that of the other."""
    chance = {
        script: sorted((score for score, each in zip(said, latin, strict=True) if each is script), reverse=True)[:3][-1]
        for script in {*latin}
    }
    return [score - (chance[script] - min(chance.values())) for score, script in zip(said, latin, strict=True)]


def naive_scale(dense: Sequence[float] | NDArray[np.float64]) -> tuple[float, float]:
    """Low and spread of the scores of all passages of an index of at most 256: the lowest, and what lies between it and
    the highest or 4.5 deviations, whichever is less."""
    mean = math.fsum(dense) / len(dense)
    deviation = math.sqrt(math.fsum((each - mean) ** 2 for each in dense) / len(dense))
    return min(dense), min(max(dense) - min(dense), 4.5 * deviation)


def naive_search(
    query: str, vectors: Sequence[NDArray[np.float32]], placed: Sequence[Placed], allowed: Sequence[Case]
) -> list[tuple[str, float]]:
    """Passage ids and scores, best first, by plain NumPy over everything. vectors: of the query as it is worded and,
    where that is another text, as an official would word it."""
    by_id = {case.id: case for case in CASES}
    texts = [passage_terms(by_id[each.passage.case_id], each.passage) for each in placed]
    words, grams = ([term for term in read_terms(query) if term.startswith(GRAM) == gram] for gram in (False, True))
    meant = read(query)
    said = naive_levelled(
        [(word + gram) / 2 for word, gram in zip(naive_bm25(words, texts), naive_bm25(grams, texts), strict=True)],
        [naive_is_latin(each.passage.text) for each in placed],
    )
    lexical = np.array(said) + np.array(naive_bm25(meant.concepts, texts, meant.plain))
    typed, worded = (
        np.array([max(np.asarray(each.windows) @ np.asarray(vector, dtype=np.float64)) for each in placed])
        for vector in (vectors[0], vectors[-1])
    )
    dense = 0.7 * typed + 0.3 * worded
    low, spread = naive_scale(dense)
    kept = [row for row, each in enumerate(placed) if by_id[each.passage.case_id] in allowed]
    scores = {placed[row].passage.id: float((dense[row] - low) / spread + lexical[row]) for row in kept}
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


@pytest.mark.parametrize("seed", range(25))
def test_the_engine_agrees_with_plain_numpy_and_a_naive_bm25(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding_module, "LEAST_POSSIBLE", 0.0)  # the naive one lists all
    random = np.random.default_rng(seed)
    engine, encoder, placed = random_engine(random, 30)
    query = " ".join([*random.choice([*WORDS, "zebra", "ฝนตก"], size=int(random.integers(1, 7))), "แผน"])
    # An official would say plan otherwise: to that wording its own vector.
    wordings = list(dict.fromkeys((query, reword(query))))
    if len(wordings) > 1:
        encoder.table[wordings[1]] = unit_vectors(random, 1)[0].tolist()
    for filters, allowed in (
        (Filters(), CASES),
        (Filters(category=(2,)), (HEALTH, TRAT)),
        (Filters(document=("second.txt",)), (TRAT, CITY)),
    ):
        wanted = naive_search(query, [encoder.encode_query(text) for text in wordings], placed, allowed)
        # Float32 against float64 can turn only what is this near.
        assert all(before - after > 1e-6 for (_, before), (_, after) in pairwise(wanted))
        answer = engine.search(query, filters=filters, limit=100)
        assert [hit.passage.id for hit in answer.hits] == [passage_id for passage_id, _ in wanted]
        assert [hit.score for hit in answer.hits] == pytest.approx([score for _, score in wanted], abs=1e-5)
        assert answer.total == len(wanted)


@pytest.mark.parametrize("seed", range(5))
def test_the_legs_that_a_hit_states_add_up_to_its_score(seed: int) -> None:
    engine, _, _ = random_engine(np.random.default_rng(seed), 20)
    hits = engine.search("แผน น้ำ 2564", limit=100).hits
    assert len(hits) == 20
    low, spread = naive_scale([hit.dense.score for hit in hits])
    stated = [(hit.dense.score - low) / spread + hit.lexical.score for hit in hits]
    assert [hit.score for hit in hits] == pytest.approx(stated, abs=1e-9)
    assert [hit.dense.part for hit in hits] == pytest.approx(
        [(hit.dense.score - low) / spread for hit in hits], abs=1e-9
    )
    assert [hit.lexical.part for hit in hits] == pytest.approx([hit.lexical.score for hit in hits], abs=1e-9)


def test_the_same_query_twice_gives_equal_answers() -> None:
    engine = random_engine(np.random.default_rng(7), 40)[0]
    assert engine.search("แผน งาน ผล ปี 2564") == engine.search("แผน งาน ผล ปี 2564")
