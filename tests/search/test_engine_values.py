"""What the engine answers is made of plain values, whatever the library: they are compared, and written as JSON."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

import numpy as np
import pytest

from corpus import Award, Case
from search import Filters, NoneAwarded, answer_to_json
from search.answer.facets import FACETS
from search.ranking import PROGRAM, Ranker
from tests.search.test_engine_naive import CASES, random_engine
from tests.support.fakes_search import make_case, make_engine, make_introduction

QUERIES = ("แผน น้ำ", "กรมรักษา", "4.1", "2564", "หมวด 2", "ใครได้รางวัลหมวด 7", "asdfgh")


def assert_plain(value: object) -> None:
    """No array, no number of NumPy's, however deep."""
    if is_dataclass(value):
        for each in fields(value):
            assert_plain(getattr(value, each.name))
    elif isinstance(value, Mapping):
        for pair in value.items():
            assert_plain(pair)
    elif type(value) in (tuple, list):
        for inner in value:  # type: ignore[attr-defined]
            assert_plain(inner)
    else:
        assert type(value) in (str, int, float, bool, type(None)) or isinstance(value, Enum), repr(value)


@pytest.mark.parametrize("count", [12, 45])
@pytest.mark.parametrize("query", QUERIES)
def test_an_answer_holds_plain_values(query: str, count: int) -> None:
    engine, _, placed = random_engine(np.random.default_rng(count), count)
    for filters in (Filters(), Filters(category=(2,)), Filters(item=("4.1",)), Filters(agency=("กรมที่ไม่มี",))):
        answer = engine.search(query, filters=filters)
        assert_plain(answer)
        json.dumps(answer_to_json(answer))
    assert_plain(engine.similar_passages(placed[0].passage.id))
    assert_plain(engine.similar_cases(CASES[1].id))
    assert_plain((engine.coverage("year"), engine.coverage("agency_type"), engine.facets))


def test_a_candidate_holds_plain_values_and_stands_where_its_columns_say() -> None:
    engine, _, _ = random_engine(np.random.default_rng(3), 20)
    queries = engine._reader.read("แผน น้ำ", suggestion=True, respelling=True).all
    candidates = Ranker(engine._generation).rank(queries, Filters(), PROGRAM).candidates
    held = list(candidates)
    assert_plain(tuple(held))
    assert [each.place for each in held] == candidates.places.tolist()
    assert [each.score for each in held] == candidates.scores.tolist()
    assert [each.lexical for each in held] == candidates.column("lexical").tolist()
    assert list(candidates[3:7]) == held[3:7]
    assert list(candidates[::-2]) == held[::-2]
    assert (candidates[-1], list(candidates[100:])) == (held[-1], [])
    assert list(candidates.take(np.array([4, 0]))) == [held[4], held[0]]
    assert list(candidates.take(candidates.scores > 0)) == [each for each in held if each.score > 0]
    with pytest.raises(IndexError, match="out of bounds"):
        candidates[len(held)]


@pytest.mark.parametrize("cases", [(), (make_case("a"),), (make_introduction("b"), make_case("a"))])
@pytest.mark.parametrize("query", QUERIES)
def test_a_library_without_passages_answers_nothing(query: str, cases: tuple[Case, ...]) -> None:
    engine = make_engine(cases, [])
    for filters in (Filters(), Filters(category=(2,)), Filters(item=("4.1",))):
        answer = engine.search(query, filters=filters)
        assert (answer.answered, answer.total, answer.hits, answer.confidence) == (False, 0, (), None)
        assert answer.counts == dict.fromkeys(FACETS, ())
    assert list(engine.item_passages("4.1")) == []
    for case in cases:
        assert (engine.passages(case.id), engine.similar_cases(case.id)) == ((), ())


def test_awards_answer_without_any_passage() -> None:
    award = Award(agency="กองทัพเรือ", category=4, year=2564, lines=(7, 7), page=12, document="book.txt")
    engine = make_engine((), [], awards=(award,))
    assert (engine.search("หมวด 4").answered, engine.search("หมวด 4").awards) == (True, (award,))
    none = engine.search("ใครได้รางวัลหมวด 7")
    assert none.none_awarded == NoneAwarded(years=(2564,), documents=("book.txt",), awards=1)
