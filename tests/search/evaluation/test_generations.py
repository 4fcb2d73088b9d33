"""What another generation changes for judged queries, by hand."""

import math
from collections.abc import Mapping, Sequence

import pytest

from search.evaluation import NDCG, compare_generations, compared_to_json
from search.evaluation.generations import GenerationsCompared
from search.ranking import PROGRAM
from search.results import Filters, Hit
from tests.search.evaluation.test_measures import judged, query
from tests.support.fakes_search import RunEngine, make_hit


class NamedEngine(RunEngine):
    """A generation with a name, in which ids have moved."""

    def __init__(self, name: str, runs: Mapping[str, Sequence[Hit]], moved: Mapping[str, str] | None = None) -> None:
        super().__init__({PROGRAM.fusion: {f"text of {query}": hits for query, hits in runs.items()}})
        self.name, self.moved = name, moved or {}

    @property
    def generation(self) -> str:
        return self.name

    def moved_passage(self, old_id: str) -> str | None:
        return self.moved.get(old_id)


def hit(rank: int, number: int) -> Hit:
    """The passage `number`, which stands in lines of its own, at `rank`."""
    found = make_hit(number, agency="A", lines=(10 * number, 10 * number + 9))
    return Hit(
        rank=rank,
        score=found.score,
        case=found.case,
        passage=found.passage,
        highlights=(),
        dense=found.dense,
        lexical=found.lexical,
    )


def hits(*numbers: int) -> list[Hit]:
    return [hit(rank, number) for rank, number in enumerate(numbers, 1)]


def numbers(found: Sequence[Hit]) -> list[int]:
    return [each.passage.lines[0] // 10 for each in found]


QUERIES = [
    query("down", judged("A", 10, 19, 3)),
    query("same", judged("A", 10, 19, 3)),
    query("up", judged("A", 20, 29, 2)),
    query("far down", judged("A", 10, 19, 1)),
    query("none"),
]
BEFORE = {"down": hits(1, 2, 3), "same": hits(1, 4), "up": hits(3, 4, 2), "far down": hits(1)}
NOW = {"down": hits(2, 1, 4), "same": hits(1, 2), "up": hits(2, 3), "far down": hits(5)}


def compared(moved: Mapping[str, str] | None = None, now: Mapping[str, Sequence[Hit]] = NOW) -> GenerationsCompared:
    engines = NamedEngine("000002", now, moved), NamedEngine("000001", BEFORE)
    return compare_generations(*engines, QUERIES, None)


def test_queries_that_change_come_with_both_values_the_greatest_loss_first() -> None:
    found = compared()
    second, third = 1 / math.log2(3), 1 / math.log2(4)
    assert [(each.query.id, each.before, each.now) for each in found.changed] == [
        ("far down", 1.0, 0.0),
        ("down", 1.0, pytest.approx(second)),
        ("up", pytest.approx(third), 1.0),
    ]


def test_what_went_and_what_came_is_told_in_order_and_what_changed_its_rank_is_not() -> None:
    changed = {each.query.id: (numbers(each.went), numbers(each.came)) for each in compared().changed}
    assert changed == {"far down": ([1], [5]), "down": ([3], [4]), "up": ([4], [])}


def test_a_passage_under_a_new_id_neither_went_nor_came() -> None:
    old, new = hit(1, 1).passage.id, hit(1, 5).passage.id
    changed = {each.query.id: (numbers(each.went), numbers(each.came)) for each in compared({old: new}).changed}
    assert changed["far down"] == ([], [])


def test_means_are_over_the_queries_with_an_answer_and_compared_in_pairs() -> None:
    found = compared()
    assert (found.before, found.now, found.queries) == ("000001", "000002", 4)
    before, now = found.means[NDCG]
    assert before == pytest.approx((1 + 1 + 0.5 + 1) / 4)
    assert now == pytest.approx((1 / math.log2(3) + 1 + 1 + 0) / 4)
    # Of eight assignments of signs to 1, 0.369 and 0.5 the sums of six are as great as that measured, 0.869.
    assert found.p_values[NDCG] == pytest.approx(6 / 8, abs=0.02)


def test_equal_answers_change_nothing() -> None:
    found = compared(now=BEFORE)
    assert found.changed == ()
    assert found.means[NDCG][0] == found.means[NDCG][1]
    assert set(found.p_values.values()) == {1.0}


def test_without_a_query_that_has_an_answer_there_are_no_figures() -> None:
    engine = NamedEngine("000001", {})
    found = compare_generations(engine, engine, [query("none")], None)
    assert (found.queries, found.means, found.p_values, found.changed) == (0, {}, {}, ())


def test_both_are_asked_for_ten_hits_of_the_document() -> None:
    engines = NamedEngine("2", NOW), NamedEngine("1", BEFORE)
    compare_generations(*engines, QUERIES, "book.txt")
    assert [engine.asked for engine in engines] == [[(Filters(document=("book.txt",)), 10)] * 4] * 2


def test_as_json_the_figures_have_four_decimals_and_hits_their_place() -> None:
    found = compared_to_json(compared())
    assert found["measures"][NDCG] | {"p": None} == {"before": 0.875, "now": 0.6577, "p": None}
    assert found["changed"][1] | {"came": None} == {
        "id": "down",
        "query": "text of down",
        NDCG: {"before": 1.0, "now": 0.6309},
        "went": [{"rank": 3, "passage": hit(3, 3).passage.id, "case": "A", "document": "book.txt", "lines": [30, 39]}],
        "came": None,
    }
