"""How good a ranking is, against judged line ranges.

Judgements name lines, so that they hold for every way of cutting passages. A hit meets a judged range when they share
at least a third of the shorter of the two; a range is credited once, to the first hit that meets it. Each hit thereby
becomes a document of a TREC run, each judged range one of the qrels, and ir-measures does the arithmetic.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import ir_measures
from ir_measures import RR, Qrel, ScoredDoc, nDCG

from search.answer import Fusion
from search.engine import SearchEngine
from search.evaluation.baselines import dense_alone, fuse_convex, fuse_standardised, lexical_alone
from search.evaluation.judgements import JudgedPassage, JudgedQuery, case_names
from search.evaluation.significance import paired_p_value
from search.ranking import fuse_adaptive, fuse_reciprocal
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

OURS = "ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way to rank. names: whether it counts that a query is a name."""

    fusion: Fusion
    names: bool = False
    concepts: bool = False


METHODS: Mapping[str, Method] = {
    OURS: Method(fusion=fuse_adaptive, names=True, concepts=True),
    "adaptive": Method(fusion=fuse_adaptive, concepts=True),
    "adaptive, no concepts": Method(fusion=fuse_adaptive),
    "reciprocal rank": Method(fusion=fuse_reciprocal),
    "convex min-max": Method(fusion=fuse_convex),
    "z-scores": Method(fusion=fuse_standardised),
    "dense alone": Method(fusion=dense_alone),
    "BM25 alone": Method(fusion=lexical_alone),
}
"""What is compared: ours, its fusion without the evidence of names, then without concepts too; the usual fusions of the
same legs without either, each leg."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The mean of each measure over a group of queries. queries: how many. p_values: of the difference to ours in each
    measure, by paired randomisation; empty for ours itself."""

    group: str
    queries: int
    means: Mapping[str, float]
    p_values: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """How well it is told when there is no answer. negatives: queries that no passage answers, refused: those of them
    that were not answered; answerable: the other queries, falsely_refused: those that were not."""

    negatives: int
    refused: int
    answerable: int
    falsely_refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """methods: the figures of each method, ours first, by group (all, language, type), over the queries that have an
    answer. refusals: over all queries."""

    methods: Mapping[str, tuple[Figures, ...]]
    refusals: Refusals


def evaluate(engine: SearchEngine, queries: Sequence[JudgedQuery], document: str | None) -> Evaluation:
    """Every method on the same queries; a query without a relevant passage is a negative, and counts in the refusals
    alone.

    document: the only one whose passages are ranked, None for all.
    """
    filters = Filters(document=document)
    answerable = [query for query in queries if query.relevant]
    runs: dict[str, list[tuple[Hit, ...]]] = {name: [] for name in METHODS}
    answered = {}
    for query in queries:
        # Query by query, so that the engine encodes each once for all methods.
        for name, method in METHODS.items() if query.relevant else [(OURS, METHODS[OURS])]:
            answer = engine.search(
                query.text,
                filters=filters,
                limit=DEPTH,
                fusion=method.fusion,
                names=method.names,
                concepts=method.concepts,
            )
            if query.relevant:
                runs[name].append(answer.hits)
            if name == OURS:
                answered[query.id] = answer.answered
    scores = {name: _per_query(answerable, hits) for name, hits in runs.items()}
    return Evaluation(
        methods={name: _figures(answerable, scores[name], scores[OURS]) for name in METHODS},
        refusals=_refusals(queries, answered),
    )


def evaluation_to_json(found: Evaluation) -> dict[str, Any]:
    """The figures as JSON values, to four decimals, p-values to the places that their trials allow."""
    return {
        "methods": {
            name: {
                each.group: {
                    "queries": each.queries,
                    **{measure: round(value, 4) for measure, value in each.means.items()},
                    **({"p": {measure: round(p, 4) for measure, p in each.p_values.items()}} if each.p_values else {}),
                }
                for each in groups
            }
            for name, groups in found.methods.items()
        },
        "refusals": asdict(found.refusals),
    }


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


def _refusals(queries: Sequence[JudgedQuery], answered: Mapping[str, bool]) -> Refusals:
    negatives = [query for query in queries if not query.relevant]
    return Refusals(
        negatives=len(negatives),
        refused=sum(not answered[query.id] for query in negatives),
        answerable=len(queries) - len(negatives),
        falsely_refused=sum(not answered[query.id] for query in queries if query.relevant),
    )


def _figures(
    queries: Sequence[JudgedQuery],
    scores: Mapping[str, Mapping[str, float]],
    ours: Mapping[str, Mapping[str, float]],
) -> tuple[Figures, ...]:
    groups: dict[str, list[str]] = {}
    for query in queries:
        for group in ("all", f"lang {query.language}", f"type {query.kind}"):
            groups.setdefault(group, []).append(query.id)
    return tuple(
        Figures(
            group=group,
            queries=len(ids),
            means={name: math.fsum(scores[each][name] for each in ids) / len(ids) for name in MEASURES},
            p_values={}
            if scores is ours
            else {
                name: paired_p_value([ours[each][name] for each in ids], [scores[each][name] for each in ids])
                for name in MEASURES
            },
        )
        for group, ids in sorted(groups.items())
    )


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
