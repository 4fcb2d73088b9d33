"""Judged queries, and what a ranking reaches on them."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.setup.sources import ROOT
from search import NDCG, SearchEngine
from search.evaluation.judgements import JudgedQuery, read_queries
from search.evaluation.measures import DEPTH, measure
from search.ranking import Ranking

DATA = ROOT / "tests/data"

LANGUAGES = ("th", "en")
"""A query of both is of neither."""


def read_answerable(path: Path) -> tuple[JudgedQuery, ...]:
    """The queries in the file at `path` that have an answer, in order."""
    return tuple(query for query in read_queries(path) if query.relevant)


def score_queries(
    engine: SearchEngine, queries: Sequence[JudgedQuery], ranking: Ranking
) -> dict[str, dict[str, float]]:
    """Of each query, by its id, every measure of the first hits that `ranking` gives it."""
    answers = [engine.search(query.text, limit=DEPTH, ranking=ranking, everything=True) for query in queries]
    return measure(queries, [answer.hits for answer in answers])


def mean_by_language(
    queries: Sequence[JudgedQuery], scores: Mapping[str, Mapping[str, float]], measured: str = NDCG
) -> dict[str, float]:
    """The mean of one measure over all queries and over those of each language, to four decimals; a language without
    queries is left out."""
    groups = {"all": queries} | {code: [each for each in queries if each.language == code] for code in LANGUAGES}
    return {
        name: round(math.fsum(scores[each.id][measured] for each in group) / len(group), 4)
        for name, group in groups.items()
        if group
    }
