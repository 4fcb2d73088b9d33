"""Comparison: the figures of each method over all queries, and what the engine is asked for them."""

import json
from collections.abc import Mapping, Sequence

import pytest

from search.evaluation import MEASURES, OURS, evaluate, evaluation_to_json
from search.evaluation.comparison import METHODS, Figures, Refusals
from search.ranking import Fusion
from search.results import Filters, Hit
from tests.search.evaluation.test_measures import (
    ADAPTIVE,
    FIRST,
    RUNS,
    SECOND,
    THIRD,
    A,
    B,
    C,
    figures,
    judged,
    query,
    ranked,
)
from tests.support.fakes_search import RunEngine

# --- means over queries


def test_figures_are_means_over_all_over_each_language_and_over_each_type() -> None:
    found = figures([FIRST, SECOND, THIRD], RUNS)
    members = {"all": (A, B, C), "lang en": (B, C), "lang th": (A,), "type name": (B,), "type need": (A, C)}
    assert [(each.group, each.queries) for each in found] == [(name, len(each)) for name, each in members.items()]
    for each, scores in zip(found, members.values(), strict=True):
        expected = {name: sum(score[name] for score in scores) / len(scores) for name in MEASURES}
        assert each.means == pytest.approx(expected, abs=1e-9)


def test_a_query_without_hits_counts_nothing_and_is_counted() -> None:
    (overall, *_) = figures([FIRST, SECOND], {"b": RUNS["b"]})
    assert overall.queries == 2
    assert overall.means == pytest.approx({name: B[name] / 2 for name in MEASURES}, abs=1e-9)


def test_queries_without_an_answer_are_left_out() -> None:
    found = figures([query("none", kind="none"), SECOND], {"none": ranked(("A", 1, 9)), "b": RUNS["b"]})
    assert [(each.group, each.queries) for each in found] == [("all", 1), ("lang en", 1), ("type name", 1)]
    assert found[0].means == pytest.approx(B, abs=1e-9)


def test_without_queries_there_are_no_figures() -> None:
    nothing: dict[str, tuple[Figures, ...]] = dict.fromkeys(METHODS, ())
    assert evaluate(RunEngine({}), [], None).methods == nothing
    assert evaluate(RunEngine({}), [query("none")], None).methods == nothing


# --- what the engine is asked


@pytest.mark.parametrize("document", [None, "book.txt"])
def test_the_engine_is_asked_for_ten_hits_of_the_document(document: str | None) -> None:
    engine = RunEngine({})
    evaluate(engine, [FIRST, SECOND], document)
    assert engine.asked == [(Filters(document=(document,) if document else ()), 10)] * (2 * len(METHODS))


def test_each_method_is_measured_on_its_own_run() -> None:
    right, wrong = ranked(("A", 10, 19)), ranked(("B", 80, 89))
    fusions = {method.fusion for method in METHODS.values()}
    for best in fusions:
        runs: dict[Fusion, Mapping[str, Sequence[Hit]]] = {each: {"text of a": wrong} for each in fusions}
        found = evaluate(RunEngine({**runs, best: {"text of a": right}}), [FIRST], None)
        assert {name: groups[0].means["mrr@10"] for name, groups in found.methods.items()} == {
            name: float(method.fusion is best) for name, method in METHODS.items()
        }


def test_the_methods_are_ours_the_usual_fusions_and_each_leg_alone() -> None:
    dense, lexical = [0.9, 0.5, 0.7], [0.0, 0.5, 0.25]
    scores = {name: method.fusion(dense, lexical) for name, method in METHODS.items()}
    # The two legs mirror each other, so that both symmetric fusions see no difference; ours adds them as they are.
    assert scores == {
        OURS: pytest.approx([0.9, 1.0, 0.95]),
        "adaptive": pytest.approx([0.9, 1.0, 0.95]),
        "adaptive, no concepts": pytest.approx([0.9, 1.0, 0.95]),
        "reciprocal rank": pytest.approx([1 / 61, 1 / 63 + 1 / 61, 1 / 62 + 1 / 62]),
        "convex min-max": pytest.approx([1.0, 1.0, 1.0]),
        "z-scores": pytest.approx([0.0, 0.0, 0.0]),
        "dense alone": dense,
        "BM25 alone": lexical,
    }
    assert [name for name, method in METHODS.items() if method.naming] == [OURS]
    assert [name for name, method in METHODS.items() if method.concepts] == [OURS, "adaptive"]


def test_refusals_are_counted_on_both_sides() -> None:
    queries = [FIRST, SECOND, query("none"), query("no")]
    hits = {f"text of {each.id}": ranked(("A", 10, 19)) for each in queries}
    found = evaluate(RunEngine({ADAPTIVE: hits}, refused=frozenset(("text of b", "text of no"))), queries, None)
    assert found.refusals == Refusals(negatives=2, refused=1, answerable=2, falsely_refused=1)


def test_a_difference_bears_its_p_value_and_ours_none() -> None:
    queries = [query(f"q{number}", judged("A", 10, 19, 3)) for number in range(6)]
    right = {each.text: ranked(("A", 10, 19)) for each in queries}
    found = evaluate(RunEngine({ADAPTIVE: right}), queries, None)
    assert found.methods[OURS][0].p_values == {}
    assert found.methods["adaptive"][0].p_values == dict.fromkeys(MEASURES, 1.0)
    # Six differences of 1: all signs alike in 2 of 64 exchanges.
    assert found.methods["BM25 alone"][0].p_values["mrr@10"] == pytest.approx(2 / 64, abs=0.006)


def test_the_figures_as_json() -> None:
    written = evaluation_to_json(evaluate(RunEngine({ADAPTIVE: {"text of a": RUNS["a"]}}), [FIRST], None))
    assert list(written) == ["methods", "refusals"]
    assert written["refusals"] == {"negatives": 0, "refused": 0, "answerable": 1, "falsely_refused": 0}
    assert list(written["methods"]) == list(METHODS)
    assert written["methods"][OURS]["all"] == {"queries": 1, **{name: round(A[name], 4) for name in MEASURES}}
    assert written["methods"]["BM25 alone"]["all"]["p"]["ndcg@10"] == 1.0
    json.dumps(written)
