"""Evaluation: figures by hand, and against the scorer of the evaluation set."""

import json
import math
import random
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from search.evaluation import MEASURES, OURS, evaluate, evaluation_to_json
from search.evaluation.comparison import METHODS, Figures, Refusals
from search.evaluation.judgements import JudgedPassage, JudgedQuery
from search.evaluation.measures import MAX_LINES, credited
from search.ranking import Fusion
from search.results import Filters, Hit
from tests.support.book import shared
from tests.support.fakes_search import RunEngine, make_hit

ADAPTIVE = METHODS["adaptive"].fusion


def judged(case: str, first: int, last: int, grade: int, document: str = "") -> JudgedPassage:
    return JudgedPassage(case=case, lines=(first, last), grade=grade, document=document)


def query(name: str, *relevant: JudgedPassage, kind: str = "need", language: str = "th") -> JudgedQuery:
    return JudgedQuery(id=name, text=f"text of {name}", kind=kind, language=language, relevant=relevant)


def ranked(*places: tuple[str, int, int]) -> list[Hit]:
    """Hits in this order, each by its agency and lines."""
    return [make_hit(rank, agency=case, lines=(first, last)) for rank, (case, first, last) in enumerate(places, 1)]


def figures(queries: Sequence[JudgedQuery], runs: Mapping[str, Sequence[Hit]]) -> tuple[Figures, ...]:
    """The figures of the adaptive method, whose hits for each query, by its name, are `runs`."""
    engine = RunEngine({ADAPTIVE: {f"text of {name}": hits for name, hits in runs.items()}})
    return evaluate(engine, queries, None).methods["adaptive"]


def means(relevant: Sequence[JudgedPassage], hits: Sequence[Hit]) -> dict[str, float]:
    """The figures of a single query."""
    return dict(figures([query("a", *relevant)], {"a": hits})[0].means)


# --- by hand

FIRST = query("a", judged("A", 10, 19, 3), judged("B", 50, 59, 1))
SECOND = query("b", judged("A", 10, 19, 2), judged("A", 30, 39, 2), kind="name", language="en")
THIRD = query("c", judged("C", 70, 79, 3), language="en")
RUNS = {
    # Grade 1 first, nothing second, grade 3 third.
    "a": ranked(("B", 50, 59), ("B", 80, 89), ("A", 10, 19)),
    # One of the two at the first place.
    "b": ranked(("A", 30, 39), ("B", 80, 89)),
    # Nothing, though of the right agency.
    "c": ranked(("C", 1, 9)),
}

# Gains 1, 3, 7 for grades 1, 2, 3; discounts 1, 1 / log2(3), 1 / log2(4) = 1 / 2.
# a: (1 + 7 / 2) / (7 + 1 / log2(3)); the first of grade 2 or more is third; one of one; the first hit is of B.
A = {"ndcg@10": 4.5 / (7 + 1 / math.log2(3)), "mrr@10": 1 / 3, "recall@10": 1.0, "case@1": 0.0}
# b: 3 / (3 + 3 / log2(3)); the first is; one of two; A is right.
B = {"ndcg@10": 1 / (1 + 1 / math.log2(3)), "mrr@10": 1.0, "recall@10": 0.5, "case@1": 1.0}
# c: nothing, but for the agency.
C = {"ndcg@10": 0.0, "mrr@10": 0.0, "recall@10": 0.0, "case@1": 1.0}


@pytest.mark.parametrize(("each", "expected"), [(FIRST, A), (SECOND, B), (THIRD, C)])
def test_the_measures_of_a_query_by_hand(each: JudgedQuery, expected: dict[str, float]) -> None:
    assert means(each.relevant, RUNS[each.id]) == pytest.approx(expected, abs=1e-9)


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


def test_related_passages_alone_give_gain_but_are_not_what_was_wanted() -> None:
    found = means([judged("A", 1, 10, 1)], ranked(("A", 1, 10)))
    assert found == {"ndcg@10": 1.0, "mrr@10": 0.0, "recall@10": 0.0, "case@1": 0.0}


def test_the_ideal_has_ten_places() -> None:
    relevant = [judged("A", 100 * number, 100 * number + 9, 3) for number in range(1, 13)]
    hits = ranked(*(("A", 100 * number, 100 * number + 9) for number in range(1, 11)))
    assert means(relevant, hits) == pytest.approx(
        {"ndcg@10": 1.0, "mrr@10": 1.0, "recall@10": 10 / 12, "case@1": 1.0}, abs=1e-9
    )


def test_only_the_first_ten_hits_count() -> None:
    hits = ranked(*(("B", 100, 109) for _ in range(10)), ("A", 1, 9))
    assert means([judged("A", 1, 9, 3)], hits) == dict.fromkeys(MEASURES, 0.0)


# --- which range a hit meets


@pytest.mark.parametrize(
    ("lines", "meets"),
    [
        ((10, 18), True),
        ((18, 26), False),  # 1 of 9
        ((17, 25), False),  # 2 of 9
        ((16, 24), True),  # 3 of 9
        ((2, 10), False),
        ((4, 12), True),
        ((18, 18), True),  # the shorter of the two decides
        ((16, 18), True),
        ((1, 40), True),
        ((18, 20), True),  # 1 of 3
        ((18, 21), False),  # 1 of 4
        ((19, 27), False),
        ((1, 9), False),
    ],
)
def test_a_hit_meets_a_range_when_they_share_a_third_of_the_shorter(lines: tuple[int, int], meets: bool) -> None:
    passage = judged("A", 10, 18, 3)
    assert credited([passage], ranked(("A", *lines))) == [[passage] if meets else []]


def test_a_hit_of_more_than_sixty_lines_meets_nothing() -> None:
    assert MAX_LINES == 60
    passage = judged("A", 10, 18, 3)
    assert credited([passage], ranked(("A", 1, 60))) == [[passage]]
    assert credited([passage], ranked(("A", 1, 61))) == [[]]


def test_a_long_hit_leaves_the_range_to_the_next() -> None:
    passage = judged("A", 10, 18, 3)
    assert credited([passage], ranked(("A", 1, 61), ("A", 10, 18))) == [[], [passage]]


def test_a_range_is_credited_once_to_the_first_hit_that_meets_it() -> None:
    passage = judged("A", 10, 18, 3)
    assert credited([passage], ranked(("A", 30, 39), ("A", 10, 13), ("A", 14, 18))) == [[], [passage], []]


def test_a_hit_that_meets_several_ranges_is_credited_with_all_the_highest_grade_first() -> None:
    one, two, three = judged("A", 10, 12, 1), judged("A", 13, 15, 2), judged("A", 16, 18, 3)
    assert credited([one, two, three], ranked(("A", 10, 18))) == [[three, two, one]]
    # Gain of the highest: 7 over 7 + 3 / log2(3) + 1 / 2; both of grade 2 or more are met.
    expected = {"ndcg@10": 7 / (7.5 + 3 / math.log2(3)), "mrr@10": 1.0, "recall@10": 1.0, "case@1": 1.0}
    assert means([one, two, three], ranked(("A", 10, 18))) == pytest.approx(expected, abs=1e-9)


def test_the_agency_of_a_hit_does_not_matter_for_the_lines_it_meets() -> None:
    passage = judged("A", 10, 18, 3)
    assert credited([passage], ranked(("B", 10, 18))) == [[passage]]


def test_a_document_that_a_judgement_names_must_be_the_hits() -> None:
    passage = judged("A", 10, 18, 3, document="other.txt")
    assert credited([passage], [make_hit(1, agency="A", lines=(10, 18), document="book.txt")]) == [[]]
    assert credited([passage], [make_hit(1, agency="A", lines=(10, 18), document="other.txt")]) == [[passage]]


def test_a_judgement_that_names_no_document_takes_any() -> None:
    passage = judged("A", 10, 18, 3)
    assert credited([passage], [make_hit(1, agency="A", lines=(10, 18), document="other.txt")]) == [[passage]]


def test_no_hits_are_credited_with_nothing() -> None:
    assert credited([judged("A", 10, 18, 3)], []) == []


# --- what the engine is asked


@pytest.mark.parametrize("document", [None, "book.txt"])
def test_the_engine_is_asked_for_ten_hits_of_the_document(document: str | None) -> None:
    engine = RunEngine({})
    evaluate(engine, [FIRST, SECOND], document)
    assert engine.asked == [(Filters(document=document), 10)] * (2 * len(METHODS))


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
    # The two legs mirror each other, so that both symmetric fusions see no difference.
    assert scores == {
        OURS: pytest.approx([1.0, 0.5, 0.75]),
        "adaptive": pytest.approx([1.0, 0.5, 0.75]),
        "adaptive, no concepts": pytest.approx([1.0, 0.5, 0.75]),
        "reciprocal rank": pytest.approx([1 / 61, 1 / 63 + 1 / 61, 1 / 62 + 1 / 62]),
        "convex min-max": pytest.approx([1.0, 1.0, 1.0]),
        "z-scores": pytest.approx([0.0, 0.0, 0.0]),
        "dense alone": dense,
        "BM25 alone": lexical,
    }
    assert [name for name, method in METHODS.items() if method.names] == [OURS]
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


# --- against score.py

QUERIES = 100


def random_ranges(source: random.Random, longest: int) -> tuple[str, int, int]:
    first = source.randint(1, 300)
    return source.choice("ABCDE"), first, first + source.randint(0, longest)


def random_query(source: random.Random, number: int) -> JudgedQuery:
    """A query whose type is its own, so that the figures of the type are those of the query."""
    relevant = {random_ranges(source, 40): source.choice((1, 1, 2, 2, 3)) for _ in range(source.randint(1, 14))}
    passages = (judged(*place, grade) for place, grade in relevant.items())
    return query(f"q{number:03}", *passages, kind=f"{number:03}", language=source.choice(("th", "en", "mixed")))


def random_hits(source: random.Random) -> list[Hit]:
    return ranked(*(random_ranges(source, 75) for _ in range(source.randint(0, 14))))


def to_rows(queries: Sequence[JudgedQuery], runs: Mapping[str, Sequence[Hit]]) -> tuple[list[Any], list[Any]]:
    """Queries and runs as score.py takes them."""
    asked = [
        {
            "id": each.id,
            "query": each.text,
            "type": each.kind,
            "lang": each.language,
            "relevant": [
                {"case": passage.case, "lines": list(passage.lines), "grade": passage.grade}
                for passage in each.relevant
            ],
        }
        for each in queries
    ]
    run = [
        {
            "id": each.id,
            "results": [
                {"case": hit.case.agency, "lines": list(hit.passage.lines), "score": hit.score} for hit in runs[each.id]
            ],
        }
        for each in queries
    ]
    return asked, run


@pytest.mark.parametrize("seed", range(4))
def test_each_querys_figures_are_those_of_the_scorer(seed: int) -> None:
    source = random.Random(seed)
    queries = [random_query(source, number) for number in range(QUERIES)]
    runs = {each.id: random_hits(source) for each in queries}
    ours = {each.group: each.means for each in figures(queries, runs)}
    score_query = runpy.run_path(str(shared("eval/score.py")))["score_query"]
    for asked, run in zip(*to_rows(queries, runs), strict=True):
        theirs = score_query(asked["relevant"], run["results"])
        assert ours[f"type {asked['type']}"] == pytest.approx(theirs, abs=1e-6), asked["id"]


def test_the_table_is_that_of_the_scorer(tmp_path: Path) -> None:
    source = random.Random(99)
    queries = [random_query(source, number) for number in range(QUERIES)]
    runs = {each.id: random_hits(source) for each in queries}
    files = []
    for name, rows in zip(("queries.jsonl", "run.jsonl"), to_rows(queries, runs), strict=True):
        files.append(tmp_path / name)
        files[-1].write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    scorer = [sys.executable, str(shared("eval/score.py")), *map(str, files)]
    printed = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    ours = [
        f"{each.group:<16}{each.queries:>4}  " + "  ".join(f"{name} {value:.4f}" for name, value in each.means.items())
        for each in figures(queries, runs)
    ]
    assert ours == printed.splitlines()
