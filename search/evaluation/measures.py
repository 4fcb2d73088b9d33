"""How good the hits of a query are, against judged line ranges.

Judgements name lines, so that they hold for every way of cutting passages. A hit meets a judged range when they share
at least a third of the shorter of the two; a range is credited once, to the first hit that meets it. Each hit thereby
becomes a document of a TREC run, each judged range one of the qrels, and ir-measures does the arithmetic.
"""

from collections.abc import Sequence

from search.evaluation.judgements import JudgedPassage, JudgedQuery, case_names
from search.results import Hit

DEPTH = 10
MAX_LINES = 60
"""A hit of more lines meets nothing: whoever returns the whole document has found nothing."""

NDCG, RECIPROCAL_RANK, RECALL, CASE = "ndcg@10", "mrr@10", "recall@10", "case@1"
MEASURES = (NDCG, RECIPROCAL_RANK, RECALL, CASE)
"""Gains 2^grade - 1 with a log2 discount (Burges et al., 2005); reciprocal rank of the first hit of grade 2 or more;
share of the ranges of grade 2 or more that the hits meet; share of queries whose first hit is of a case that holds a
range of grade 2 or more."""


def measure(queries: Sequence[JudgedQuery], runs: Sequence[Sequence[Hit]]) -> dict[str, dict[str, float]]:
    """Of each query, by its id, the value of every measure; runs: the hits of each, in the order of the queries."""
    import ir_measures  # which a search does without
    from ir_measures import RR, Qrel, ScoredDoc, nDCG

    standard = {nDCG(gains={0: 0, 1: 1, 2: 3, 3: 7}) @ DEPTH: NDCG, RR(rel=2) @ DEPTH: RECIPROCAL_RANK}
    qrels, run = [], []
    scores: dict[str, dict[str, float]] = {}
    for query, hits in zip(queries, runs, strict=True):
        names = {id(passage): f"judged {place}" for place, passage in enumerate(query.relevant)}
        qrels += [Qrel(query.id, names[id(passage)], passage.grade) for passage in query.relevant]
        credits = credited(query.relevant, hits)
        for rank, met in enumerate(credits, 1):
            run.append(ScoredDoc(query.id, names[id(met[0])] if met else f"hit {rank}", -rank))
        scores[query.id] = dict.fromkeys(MEASURES, 0.0) | _own_measures(query, hits, credits)
    for value in ir_measures.iter_calc(list(standard), qrels, run):
        scores[value.query_id][standard[value.measure]] = value.value
    return scores


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


def _own_measures(
    query: JudgedQuery, hits: Sequence[Hit], credits: Sequence[Sequence[JudgedPassage]]
) -> dict[str, float]:
    # Recall is ours because one hit may meet several ranges, which a TREC run cannot say.
    wanted = sum(passage.grade >= 2 for passage in query.relevant)
    found = sum(passage.grade >= 2 for met in credits for passage in met)
    right = bool(hits) and hits[0].case.agency in case_names(query.relevant)
    return {RECALL: found / wanted if wanted else 0.0, CASE: float(right)}
