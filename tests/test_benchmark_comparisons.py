"""What scripts of benchmarks/ share, on a small index: figures are those of the program."""

import numpy as np
import pytest

from benchmarks.setup import compare, remember_comparisons
from search.ranking import PROGRAM, Ranking
from tests.search.ranking.test_dense import CASE, asked, crowd, dense_scores
from tests.support.fakes_search import TableEncoder, make_engine, make_generation

COUNT = 40


def test_a_text_is_compared_as_the_program_compares_it_when_all_tokens_are_met() -> None:
    random = np.random.default_rng(1)
    generation, query = make_generation((CASE,), crowd(random)), asked(random)
    wanted, _ = dense_scores(generation.dense, generation.tokens, query, range(COUNT), PROGRAM)
    assert compare(generation.dense, generation.tokens, query).tolist() == wanted.tolist()


@pytest.mark.parametrize("met", [0, 5, 100])
def test_what_is_remembered_changes_no_answer(met: int) -> None:
    random = np.random.default_rng(2)
    placed, query = crowd(random), asked(random)
    encoder = TableEncoder({}, default=query.vector.tolist(), tokens=query.tokens)
    engine = make_engine((CASE,), placed, encoder)
    rankings = [
        Ranking(met=met),
        Ranking(met=met, tokens=0),
        Ranking(met=met, tokens=5, naming=False),
        Ranking(met=met),
    ]
    plain = [engine.search("น้ำ", ranking=each, limit=COUNT) for each in rankings]
    encoder.asked.clear()
    with remember_comparisons(engine):
        assert [engine.search("น้ำ", ranking=each, limit=COUNT) for each in rankings] == plain
    assert plain[0] != plain[2]
    assert len(plain[0].hits) > 0
