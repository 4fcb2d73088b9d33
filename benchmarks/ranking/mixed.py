"""Measure the ranking on a library of several sources; write benchmarks/results/mixed.json.

usage: python -m benchmarks.ranking.mixed [--shared ../shared] [--home FOLDER]

The library is the award book and 250 texts of government news. Our own queries, which were written for the book, with
what the news answers (tests/data/mixed-judgements.jsonl), in halves: the first to choose settings on, the other held
back; then queries that others judged, which only measure. The usual rankings have the same legs, each at its best: the
language taken out, the wording of an official, words as they come, which suits them better than levelled ones; without
what names, concepts and aims add. Each is compared with the program's by paired randomisation. Last, our own queries as
the library grows: on the book with ever more news, and with paragraphs of an encyclopaedia in two languages that answer
nothing.
"""

import math
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from unittest import mock

from benchmarks.setup import (
    describe_run,
    halve,
    keep_documents,
    make_parser,
    make_source,
    mean_by_language,
    name_documents,
    open_home,
    open_library,
    read_book,
    read_encyclopaedia,
    read_news,
    read_own_queries,
    remember_comparisons,
    report,
    score_queries,
)
from index.building.documents import Prepared
from search import NDCG, SearchEngine, read_queries
from search.evaluation.baselines import dense_alone, fuse_convex, fuse_reciprocal, lexical_alone
from search.evaluation.judgements import JudgedQuery
from search.evaluation.measures import CASE, RECIPROCAL_RANK
from search.evaluation.significance import paired_p_value
from search.ranking import PROGRAM, Ranking

OURS, DENSE, RECIPROCAL = "program", "dense alone", "reciprocal rank"

_LEGS = replace(PROGRAM, naming=False, concepts=0, aim=0, asked_aim=0, level=0)

USUAL: Mapping[str, Ranking] = {
    DENSE: replace(_LEGS, fusion=dense_alone),
    "BM25 alone": replace(_LEGS, fusion=lexical_alone),
    RECIPROCAL: replace(_LEGS, fusion=fuse_reciprocal),
    "convex": replace(_LEGS, fusion=fuse_convex),
}

VARIANTS: Mapping[str, Ranking] = {
    "no official wording": replace(PROGRAM, wording=0),
    "words not levelled": replace(PROGRAM, level=0),
    "aims lose nothing": replace(PROGRAM, aim=0),
    "concepts at 0.75": replace(PROGRAM, concepts=0.75),
    "no evidence of names": replace(PROGRAM, naming=False),
}

DEVIATIONS = (3, 6)
"""Other scales of the dense leg."""

MEASURES = (NDCG, RECIPROCAL_RANK, CASE)

GROUPS = ("th", "en", "need")
"""Languages, and the type of query that is hardest."""

SIZES = (0, 10, 50, 100, 250)
"""Texts of news beside the book."""

Scores = Mapping[str, Mapping[str, float]]


def main() -> None:
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        report("mixed", measure(args.shared, home))


def measure(shared: Path, home: Path) -> dict[str, object]:
    """The settings and the figures of every part."""
    book, news = read_book(shared), read_news(shared)
    engine = open_library(home, "mixed", [book, *news])
    others = read_queries(shared / "eval/queries-mixed-dev.jsonl")
    return {
        "settings": describe_run(make_source(home, "mixed").recipe),
        "passages": engine.passage_count,
        "our own queries": measure_own(engine, read_own_queries()),
        "judged elsewhere": measure_others(engine, others),
        "as the library grows": measure_growth(home, book, news, read_encyclopaedia(shared)),
    }


def measure_own(engine: SearchEngine, queries: Sequence[JudgedQuery]) -> dict[str, object]:
    """By half, then by ranking: the means by group and the p-values against the program."""
    scores = _score_all(engine, queries)
    return {name: _compare(half, scores, [OURS]) for name, half in {"all": tuple(queries), **halve(queries)}.items()}


def measure_others(engine: SearchEngine, queries: Sequence[JudgedQuery]) -> dict[str, object]:
    """By ranking: the means by group, and the p-values against the program, the dense leg and reciprocal rank."""
    answerable = [query for query in name_documents(queries, engine.cases) if query.relevant]
    return _compare(answerable, _score_all(engine, answerable), [OURS, DENSE, RECIPROCAL])


def measure_growth(
    home: Path, book: Prepared, news: Sequence[Prepared], encyclopaedia: Sequence[Prepared]
) -> dict[str, object]:
    """By what stands beside the book: the number of passages, and the nDCG@10 of three rankings."""
    libraries = {f"{size} news": [book, *_spread(news, size)] for size in SIZES}
    libraries[f"{len(news)} news, {len(encyclopaedia)} of an encyclopaedia"] = [book, *news, *encyclopaedia]
    return {name: _on_library(open_library(home, "growing", held), held) for name, held in libraries.items()}


def _on_library(engine: SearchEngine, held: Sequence[Prepared]) -> dict[str, object]:
    queries = keep_documents(read_own_queries(), [each.document.name for each in held])
    rankings = {OURS: PROGRAM, DENSE: USUAL[DENSE], RECIPROCAL: USUAL[RECIPROCAL]}
    with remember_comparisons(engine):
        figures = {
            name: mean_by_language(queries, score_queries(engine, queries, ranking))
            for name, ranking in rankings.items()
        }
    return {"passages": engine.passage_count, "queries": len(queries), NDCG: figures}


def _spread(documents: Sequence[Prepared], size: int) -> list[Prepared]:
    # Evenly over the names.
    return [documents[place * len(documents) // size] for place in range(size)]


def _score_all(engine: SearchEngine, queries: Sequence[JudgedQuery]) -> dict[str, Scores]:
    with remember_comparisons(engine):
        scores: dict[str, Scores] = {
            name: score_queries(engine, queries, ranking)
            for name, ranking in {OURS: PROGRAM, **USUAL, **VARIANTS}.items()
        }
        for deviations in DEVIATIONS:
            with _scaled_by(deviations):
                scores[f"scale of {deviations} deviations"] = score_queries(engine, queries, PROGRAM)
    return scores


def _scaled_by(deviations: float) -> AbstractContextManager[object]:
    # The program knows one scale; what others would do is no setting of it.
    return mock.patch("search.ranking.scale.DEVIATIONS", deviations)


def _compare(queries: Sequence[JudgedQuery], scores: Mapping[str, Scores], against: Sequence[str]) -> dict[str, object]:
    return {
        name: {
            "queries": len(queries),
            **_means(queries, found),
            **{
                f"p against {other}": {
                    measured: round(paired_p_value(*(_column(queries, each, measured) for each in pair)), 4)
                    for measured in MEASURES
                }
                for other in against
                if other != name and (pair := (found, scores[other]))
            },
        }
        for name, found in scores.items()
    }


def _means(queries: Sequence[JudgedQuery], scores: Scores) -> dict[str, object]:
    groups = {"all": list(queries)} | {
        group: [query for query in queries if group in (query.language, query.kind)] for group in GROUPS
    }
    return {
        measured: {
            group: round(math.fsum(_column(held, scores, measured)) / len(held), 4)
            for group, held in groups.items()
            if held
        }
        for measured in MEASURES
    }


def _column(queries: Sequence[JudgedQuery], scores: Scores, measured: str) -> list[float]:
    return [scores[query.id][measured] for query in queries]


if __name__ == "__main__":
    main()
