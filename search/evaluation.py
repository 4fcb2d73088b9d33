"""How good a ranking is, against judged line ranges.

Judgements name lines, so that they hold for every way of cutting passages. A hit meets a judged range when they share
at least a third of the shorter of the two; a range is credited once, to the first hit that meets it. Each hit thereby
becomes a document of a TREC run, each judged range one of the qrels, and ir-measures does the arithmetic.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import RR, Qrel, R, ScoredDoc, nDCG

from search.engine import Fusion, SearchEngine
from search.fusion import fuse_adaptive, fuse_reciprocal
from search.judgements import JudgedPassage, JudgedQuery, case_names
from search.results import Filters, Hit

DEPTH = 10
MAX_LINES = 60
"""A hit of more lines meets nothing: whoever returns the whole document has found nothing."""

_NDCG = nDCG(gains={0: 0, 1: 1, 2: 3, 3: 7}) @ DEPTH
MEASURES = {"ndcg@10": _NDCG, "mrr@10": RR(rel=2) @ DEPTH, "recall@10": R(rel=2) @ DEPTH}
"""Gains 2^grade - 1 and a log2 discount (Burges et al., 2005); reciprocal rank and recall of grades 2 and 3."""

CASE = "case@1"
"""Share of queries whose first hit is of a case that holds a passage of grade 2 or more."""

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


def credited(relevant: Sequence[JudgedPassage], hits: Sequence[Hit]) -> list[JudgedPassage | None]:
    """For each hit the judged range it is credited with, of several the one of the highest grade, else None."""
    left = list(relevant)
    credits: list[JudgedPassage | None] = []
    for hit in hits:
        met = [passage for passage in left if _meets(hit, passage)]
        left = [passage for passage in left if passage not in met]
        credits.append(max(met, key=lambda passage: passage.grade, default=None))
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
            means={name: math.fsum(scores[each][name] for each in ids) / len(ids) for name in (*MEASURES, CASE)},
        )
        for group, ids in sorted(groups.items())
    ]


def _per_query(queries: Sequence[JudgedQuery], runs: Sequence[tuple[Hit, ...]]) -> dict[str, dict[str, float]]:
    qrels, run = [], []
    scores: dict[str, dict[str, float]] = {}
    for query, hits in zip(queries, runs, strict=True):
        names = {id(passage): f"judged {place}" for place, passage in enumerate(query.relevant)}
        qrels += [Qrel(query.id, names[id(passage)], passage.grade) for passage in query.relevant]
        for rank, passage in enumerate(credited(query.relevant, hits), 1):
            run.append(ScoredDoc(query.id, names[id(passage)] if passage else f"hit {rank}", -rank))
        right = bool(hits) and hits[0].case.agency in case_names(query.relevant)
        scores[query.id] = {**dict.fromkeys(MEASURES, 0.0), CASE: float(right)}
    names_of = {measure: name for name, measure in MEASURES.items()}
    for value in ir_measures.iter_calc(list(MEASURES.values()), qrels, run):
        scores[value.query_id][names_of[value.measure]] = value.value
    return scores
