"""Rankings side by side, against judged queries: ours, the usual ones, each leg alone."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from search.engine import SearchEngine
from search.evaluation.baselines import dense_alone, fuse_convex, fuse_reciprocal, fuse_standardised, lexical_alone
from search.evaluation.judgements import JudgedQuery
from search.evaluation.measures import DEPTH, MEASURES, measure
from search.evaluation.significance import paired_p_value
from search.ranking import PROGRAM, Ranking
from search.results import Filters, Hit

OURS = "ours"


_UNNAMED = Ranking(naming=False)
_WORDS_ALONE = replace(_UNNAMED, concepts=0)
_PLAIN = replace(_WORDS_ALONE, aim=0, asked_aim=0, level=0)

METHODS: Mapping[str, Ranking] = {
    OURS: PROGRAM,
    "adaptive": _UNNAMED,
    "adaptive, no concepts": _WORDS_ALONE,
    "reciprocal rank": replace(_PLAIN, fusion=fuse_reciprocal),
    "convex min-max": replace(_PLAIN, fusion=fuse_convex),
    "z-scores": replace(_PLAIN, fusion=fuse_standardised),
    "dense alone": replace(_PLAIN, fusion=dense_alone),
    "BM25 alone": replace(_PLAIN, fusion=lexical_alone),
}
"""What is compared: ours, its fusion without the evidence of names, then without concepts too; the usual fusions of the
same legs without either, without levelling and with aims as they come, each leg."""


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
    filters = Filters(document=() if document is None else (document,))
    answerable = [query for query in queries if query.relevant]
    runs: dict[str, list[tuple[Hit, ...]]] = {name: [] for name in METHODS}
    answered = {}
    for query in queries:
        # Query by query, so that the engine encodes each once for all methods.
        for name, ranking in METHODS.items() if query.relevant else [(OURS, METHODS[OURS])]:
            answer = engine.search(query.text, filters=filters, limit=DEPTH, ranking=ranking, everything=True)
            if query.relevant:
                runs[name].append(answer.hits)
            if name == OURS:
                answered[query.id] = answer.answered
    scores = {name: measure(answerable, hits) for name, hits in runs.items()}
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
