"""What another generation of the index changes for judged queries."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from search.engine import SearchEngine
from search.evaluation.judgements import JudgedQuery
from search.evaluation.measures import DEPTH, MEASURES, NDCG, measure
from search.evaluation.significance import paired_p_value
from search.results import Filters, Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedQuery:
    """A query whose nDCG@10 differs, and both values. went, came: the hits, of the first ten, that only the generation
    before and only the present one has, in its order."""

    query: JudgedQuery
    before: float
    now: float
    went: tuple[Hit, ...]
    came: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationsCompared:
    """The queries that have an answer, asked in the generations `before` and `now`. means: of each measure before and
    now; p_values: of the difference, by paired randomisation. Both are empty without such a query. changed: what lost
    most first, what gained most last, ties by id."""

    before: str
    now: str
    queries: int
    means: Mapping[str, tuple[float, float]]
    p_values: Mapping[str, float]
    changed: tuple[ChangedQuery, ...]


def compare_generations(
    now: SearchEngine, before: SearchEngine, queries: Sequence[JudgedQuery], document: str | None
) -> GenerationsCompared:
    """The same queries asked of both engines, by this program: what differs is due to the indexes. document: the only
    one whose passages are ranked, None for all."""
    answerable = [query for query in queries if query.relevant]
    runs = [[_ask(engine, query.text, document) for query in answerable] for engine in (before, now)]
    old, new = (measure(answerable, hits) for hits in runs)
    pairs = {name: [(old[query.id][name], new[query.id][name]) for query in answerable] for name in MEASURES}
    changed = [
        ChangedQuery(query=query, before=first, now=second, **_exchanged(went, came, now))
        for query, (first, second), went, came in zip(answerable, pairs[NDCG], *runs, strict=True)
        if not math.isclose(first, second, abs_tol=1e-9)
    ]
    return GenerationsCompared(
        before=before.generation,
        now=now.generation,
        queries=len(answerable),
        means={name: _means(values) for name, values in pairs.items() if values},
        p_values={name: paired_p_value(*zip(*values, strict=True)) for name, values in pairs.items() if values},
        changed=tuple(sorted(changed, key=lambda each: (each.now - each.before, each.query.id))),
    )


def compared_to_json(found: GenerationsCompared) -> dict[str, Any]:
    """The figures as JSON values, to four decimals."""
    return {
        "before": found.before,
        "now": found.now,
        "queries": found.queries,
        "measures": {
            name: {"before": round(before, 4), "now": round(now, 4), "p": round(found.p_values[name], 4)}
            for name, (before, now) in found.means.items()
        },
        "changed": [
            {
                "id": each.query.id,
                "query": each.query.text,
                NDCG: {"before": round(each.before, 4), "now": round(each.now, 4)},
                "went": [_to_json(hit) for hit in each.went],
                "came": [_to_json(hit) for hit in each.came],
            }
            for each in found.changed
        ],
    }


def _ask(engine: SearchEngine, text: str, document: str | None) -> tuple[Hit, ...]:
    filters = Filters(document=() if document is None else (document,))
    return engine.search(text, filters=filters, limit=DEPTH, everything=True).hits


def _exchanged(before: Sequence[Hit], after: Sequence[Hit], now: SearchEngine) -> dict[str, tuple[Hit, ...]]:
    # A passage that was cut anew is the one it moved to: it neither went nor came.
    old = {now.moved_passage(hit.passage.id) or hit.passage.id for hit in before}
    new = {hit.passage.id for hit in after}
    went = [hit for hit in before if (now.moved_passage(hit.passage.id) or hit.passage.id) not in new]
    return {"went": tuple(went), "came": tuple(hit for hit in after if hit.passage.id not in old)}


def _means(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    before, now = (math.fsum(values) / len(pairs) for values in zip(*pairs, strict=True))
    return before, now


def _to_json(hit: Hit) -> dict[str, Any]:
    return {
        "rank": hit.rank,
        "passage": hit.passage.id,
        "case": hit.case.agency,
        "document": hit.case.document,
        "lines": list(hit.passage.lines),
    }
