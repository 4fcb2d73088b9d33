"""Evaluation against the scorer of the evaluation set, on random judgements and hits."""

import json
import random
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from search.evaluation.judgements import JudgedQuery
from search.results import Hit
from tests.search.evaluation.test_measures import figures, judged, query, ranked
from tests.support.book import shared

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
