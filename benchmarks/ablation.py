"""Measure each choice of docs/retrieval.md against its alternatives; write benchmarks/results/ablation.json.

usage: python -m benchmarks.ablation [--shared ../shared] [--home FOLDER]

On sets that settings may be chosen on: the two files of our own judged queries on the award book
(tests/data/book-queries.jsonl, book-queries-2.jsonl), bare names of agencies on it (name-queries.jsonl), and the sample
with its queries. One part at a time is put in another's place; all else is the program's own, which is a row of most
tables. Of each set the nDCG@10 of all queries and by language, and MRR@10 of all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

from benchmarks.setup import (
    BOOK,
    DATA,
    SAMPLE,
    describe_run,
    make_parser,
    mean_by_language,
    no_progress,
    open_home,
    open_source,
    read_answerable,
    remember_comparisons,
    report,
    score_queries,
)
from index import LateInteractionIndex, VectorCache, Whitening, context_text
from search import EngineSource, SearchEngine
from search.evaluation.baselines import dense_alone, fuse_convex, fuse_reciprocal, fuse_standardised, lexical_alone
from search.evaluation.judgements import JudgedQuery
from search.evaluation.measures import RECIPROCAL_RANK
from search.ranking import PROGRAM, Fusion, Ranking, fuse_adaptive
from search.ranking.scale import DEVIATIONS

MEANT = 1e6
"""A weight of concepts beside which words count nothing: what is left of a score above 1 is what concepts give."""


def main() -> None:
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        report("ablation", measure_variants(args.shared / BOOK, home))


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedSet:
    """Queries that the index of `source` answers."""

    source: EngineSource
    queries: Sequence[JudgedQuery]


def measure_variants(book: Path, home: Path) -> dict[str, object]:
    """The settings, and the figures of each set by variant."""
    on_book, on_sample = open_source(home, "book", book), open_source(home, "sample", SAMPLE)
    sets = {
        "book": JudgedSet(source=on_book, queries=read_answerable(DATA / "book-queries.jsonl")),
        "book 2": JudgedSet(source=on_book, queries=read_answerable(DATA / "book-queries-2.jsonl")),
        "names": JudgedSet(source=on_book, queries=read_answerable(DATA / "name-queries.jsonl")),
        "sample": JudgedSet(source=on_sample, queries=read_answerable(SAMPLE / "queries.jsonl")),
    }
    results: dict[str, dict[str, object]] = {}
    for name, judged in sets.items():
        for variant, figures in _figures_by_variant(judged).items():
            results.setdefault(variant, {})[name] = figures
    return {"settings": describe_run(on_book.recipe), "results": results}


def _weighted(weight: float) -> Fusion:
    # The program's fusion, the lexical score counted `weight` times.
    return lambda dense, lexical: fuse_adaptive(dense, [weight * each for each in lexical])


def _fuse_min_max(dense: Sequence[float], lexical: Sequence[float]) -> list[float]:
    # The dense leg between its lowest and highest candidate; the words as they are.
    low, high = min(dense, default=0.0), max(dense, default=0.0)
    return fuse_adaptive([(each - low) / ((high - low) or 1.0) for each in dense], lexical)


def _by_concepts(fusion: Fusion) -> Fusion:
    # Of a lexical score that weighs concepts MEANT times, what the program's weight gives them; nothing of the words.
    scale = PROGRAM.concepts / MEANT
    return lambda dense, lexical: fusion(dense, [scale * each if each > 1 else 0.0 for each in lexical])


def _of_dense(fusion: Fusion) -> dict[str, Ranking]:
    return {
        "windows only": Ranking(fusion=fusion, tokens=0),
        "tokens only": Ranking(fusion=fusion, windows=0),
        "tokens a fifth": Ranking(fusion=fusion, windows=4),
        "tokens a third": Ranking(fusion=fusion, windows=2),
        "tokens a half": Ranking(fusion=fusion, windows=1),
    }


def _of_terms(fusion: Fusion) -> dict[str, Ranking]:
    return {
        "words": Ranking(fusion=fusion, grams=0, concepts=0),
        "grams": Ranking(fusion=fusion, words=0, concepts=0),
        "words and grams apart": Ranking(fusion=fusion, concepts=0),
        "words and grams apart, and concepts": Ranking(fusion=fusion),
        "words and concepts": Ranking(fusion=fusion, grams=0),
        "concepts": Ranking(fusion=_by_concepts(fusion), concepts=MEANT),
    }


RANKINGS: Mapping[str, Mapping[str, Ranking]] = {
    "fusion": {
        "BM25 alone": Ranking(fusion=lexical_alone),
        "dense alone": Ranking(fusion=dense_alone),
        "reciprocal rank": Ranking(fusion=fuse_reciprocal),
        "convex": Ranking(fusion=fuse_convex),
        "z-scores": Ranking(fusion=fuse_standardised),
        "adaptive, dense by min-max": Ranking(fusion=_fuse_min_max),
        "adaptive, words at half weight": Ranking(fusion=_weighted(0.5)),
        "adaptive": Ranking(fusion=fuse_adaptive),
        "adaptive, words at double weight": Ranking(fusion=_weighted(2)),
    },
    "dense leg, alone": _of_dense(dense_alone),
    "dense leg, fused": _of_dense(fuse_adaptive),
    "terms, alone": _of_terms(lexical_alone),
    "terms, fused": _of_terms(fuse_adaptive),
    "concepts": {str(weight): Ranking(concepts=weight) for weight in (0, 0.25, 0.5, 0.75, 1, 1.5)},
    "wording": {str(weight): Ranking(wording=weight) for weight in (0, 0.15, 0.3, 0.5, 1)},
    "level": {str(share): Ranking(level=share) for share in (0, 0.5, 1)},
    "aims": {"lose nothing": Ranking(aim=0), "as shipped": PROGRAM},
    "agencies mentioned": {"no evidence": Ranking(mention=0), "as shipped": PROGRAM},
    "names": {
        "no evidence": Ranking(naming=False),
        "what introduces a case as its other passages": Ranking(face=0),
        "as shipped": PROGRAM,
    },
    "slips": {"as typed": Ranking(suggestion=False), "as typed and as suggested": PROGRAM},
    "foreign words": {"as typed": Ranking(respelling=False), "in both scripts": PROGRAM},
}
"""By table, then by row: the choices that a ranking can say."""

SCALES: Mapping[str, float] = {str(deviations): deviations for deviations in (3, 4, DEVIATIONS, 5, 6)}
"""The choices of the table "scale": the standard deviations of the background that weigh as much as all words. The
program knows one; what others would do is no setting of it."""

WHITENINGS: Mapping[str, Whitening] = {
    "as they are": Whitening(power=0, centred=False),
    "centred": Whitening(power=0),
    "centred, half whitened": Whitening(power=0.5),
    "centred, whitened": Whitening(power=1),
    "96 directions": Whitening(directions=96),
    "384 directions": Whitening(directions=384),
}
"""The choices of the table "tokens", which an index is made with."""


def _figures_by_variant(judged: JudgedSet) -> dict[str, dict[str, float]]:
    generation = judged.source.store.open(judged.source.recipe)
    program = SearchEngine(generation, judged.source.encoder)
    measured: dict[Ranking, dict[str, float]] = {}
    found = {}
    with remember_comparisons(program):
        for table, rows in RANKINGS.items():
            for row, ranking in rows.items():
                if ranking not in measured:  # what ships is a row of most tables
                    measured[ranking] = _figures(program, judged.queries, ranking)
                found[f"{table}: {row}"] = measured[ranking]
        for row, deviations in SCALES.items():
            with mock.patch("search.ranking.scale.DEVIATIONS", deviations):
                found[f"scale: {row}"] = _figures(program, judged.queries, PROGRAM)
    cases = {case.id: case for case in generation.library.cases}
    texts = [context_text(cases[each.case_id], each) for each in generation.library.passages]
    store = VectorCache(judged.source.store.home / "vectors.sqlite")
    tokens = generation.language.move_tokens(texts, store.encode_tokens(texts, judged.source.encoder, no_progress))
    for row, whitening in WHITENINGS.items():
        other = replace(generation, tokens=LateInteractionIndex.of(tokens, whitening))
        found[f"tokens: {row}"] = _figures(SearchEngine(other, judged.source.encoder), judged.queries, PROGRAM)
    return found


def _figures(engine: SearchEngine, queries: Sequence[JudgedQuery], ranking: Ranking) -> dict[str, float]:
    scores = score_queries(engine, queries, ranking)
    mrr = mean_by_language(queries, scores, RECIPROCAL_RANK)
    return {**mean_by_language(queries, scores), RECIPROCAL_RANK: mrr["all"]}


if __name__ == "__main__":
    main()
