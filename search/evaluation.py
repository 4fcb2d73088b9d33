"""How good a ranking is, against judged line ranges.

Judgements name lines, so that they hold for every way of cutting passages. A hit meets a judged range when they share
at least a third of the shorter of the two; a range is credited once, to the first hit that meets it. Each hit thereby
becomes a document of a TREC run, each judged range one of the qrels, and ir-measures does the arithmetic.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import RR, Qrel, ScoredDoc, nDCG

from search.engine import Fusion, SearchEngine
from search.fusion import fuse_adaptive, fuse_reciprocal
from search.judgements import JudgedPassage, JudgedQuery, case_names
from search.results import Filters, Hit

DEPTH = 10
MAX_LINES = 60
"""A hit of more lines meets nothing: whoever returns the whole document has found nothing."""

NDCG, RECIPROCAL_RANK, RECALL, CASE = "ndcg@10", "mrr@10", "recall@10", "case@1"
MEASURES = (NDCG, RECIPROCAL_RANK, RECALL, CASE)
"""Gains 2^grade - 1 with a log2 discount (Burges et al., 2005); reciprocal rank of the first hit of grade 2 or more;
share of the ranges of grade 2 or more that the hits meet; share of queries whose first hit is of a case that holds a
range of grade 2 or more."""

_STANDARD = {nDCG(gains={0: 0, 1: 1, 2: 3, 3: 7}) @ DEPTH: NDCG, RR(rel=2) @ DEPTH: RECIPROCAL_RANK}

METHODS: Mapping[str, Fusion] = {
    "adaptive": fuse_adaptive,
    "reciprocal rank": fuse_reciprocal,
    "dense alone": lambda dense, lexical: list(dense),
    "BM25 alone": lambda dense, lexical: list(lexical),
}
"""What is compared: ours, the usual fusion of the same legs, and each leg."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The mean of each measure over a group of queries. queries: how many."""

    group: str
    queries: int
    means: Mapping[str, float]


def evaluate(engine: SearchEngine, queries: Sequence[JudgedQuery], document: str | None) -> dict[str, list[Figures]]:
    """The figures of each method by group (all, language, type), over the queries that have an answer.

    document: the only one whose passages are ranked, None for all.
    """
    answerable = [query for query in queries if query.relevant]
    return {name: _figures(answerable, _run(engine, answerable, document, fusion)) for name, fusion in METHODS.items()}


def credited(relevant: Sequence[JudgedPassage], hits: Sequence[Hit]) -> list[list[JudgedPassage]]:
    """For each hit the judged ranges it is credited with, the highest grade first; a range is credited once."""
    left = list(relevant)
    credits: list[list[JudgedPassage]] = []
    for hit in hits:
        met = [passage for passage in left if _meets(hit, passage)]
        left = [passage for passage in left if passage not in met]
        credits.append(sorted(met, key=lambda passage: -passage.grade))
    return credits


def _meets(hit: Hit, judged: JudgedPassage) -> bool:
    (first, last), (start, end) = hit.passage.lines, judged.lines
    length = last - first + 1
    shared = min(last, end) - max(first, start) + 1
    right = judged.document in ("", hit.case.document)
    return right and length <= MAX_LINES and shared > 0 and 3 * shared >= min(length, end - start + 1)


def _run(
    engine: SearchEngine, queries: Sequence[JudgedQuery], document: str | None, fusion: Fusion
) -> list[tuple[Hit, ...]]:
    filters = Filters(document=document)
    return [engine.search(query.text, filters=filters, limit=DEPTH, fusion=fusion).hits for query in queries]


def _figures(queries: Sequence[JudgedQuery], runs: Sequence[tuple[Hit, ...]]) -> list[Figures]:
    scores = _per_query(queries, runs)
    groups: dict[str, list[str]] = {}
    for query in queries:
        for group in ("all", f"lang {query.language}", f"type {query.kind}"):
            groups.setdefault(group, []).append(query.id)
    return [
        Figures(
            group=group,
            queries=len(ids),
            means={name: math.fsum(scores[each][name] for each in ids) / len(ids) for name in MEASURES},
        )
        for group, ids in sorted(groups.items())
    ]


def _per_query(queries: Sequence[JudgedQuery], runs: Sequence[tuple[Hit, ...]]) -> dict[str, dict[str, float]]:
    qrels, run = [], []
    scores: dict[str, dict[str, float]] = {}
    for query, hits in zip(queries, runs, strict=True):
        names = {id(passage): f"judged {place}" for place, passage in enumerate(query.relevant)}
        qrels += [Qrel(query.id, names[id(passage)], passage.grade) for passage in query.relevant]
        credits = credited(query.relevant, hits)
        for rank, met in enumerate(credits, 1):
            run.append(ScoredDoc(query.id, names[id(met[0])] if met else f"hit {rank}", -rank))
        scores[query.id] = dict.fromkeys(MEASURES, 0.0) | _own_measures(query, hits, credits)
    for value in ir_measures.iter_calc(list(_STANDARD), qrels, run):
        scores[value.query_id][_STANDARD[value.measure]] = value.value
    return scores


def _own_measures(
    query: JudgedQuery, hits: Sequence[Hit], credits: Sequence[Sequence[JudgedPassage]]
) -> dict[str, float]:
    # Recall is ours because one hit may meet several ranges, which a TREC run cannot say.
    wanted = sum(passage.grade >= 2 for passage in query.relevant)
    found = sum(passage.grade >= 2 for met in credits for passage in met)
    right = bool(hits) and hits[0].case.agency in case_names(query.relevant)
    return {RECALL: found / wanted if wanted else 0.0, CASE: float(right)}
