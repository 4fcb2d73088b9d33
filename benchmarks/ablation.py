"""Measure each choice of docs/retrieval.md against its alternatives; write benchmarks/results/ablation.json.

usage: python -m benchmarks.ablation [--shared ../shared] [--home FOLDER]

On three sets that settings may be chosen on: the two files of our own judged queries on the award book
(tests/data/book-queries.jsonl, book-queries-2.jsonl) and the sample with its queries. One part at a time is put in
another's place; all else is the program's own.
"""

import argparse
import json
import math
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from benchmarks.book import machine
from corpus import GRAM
from index import DenseScore, Generation, LexicalIndex, TokenIndex, VectorStore, context_text, ingest
from index.legs.lexical import CONCEPT_WEIGHT
from search import EngineSource, Hit, SearchEngine, Settings
from search.answer.explanation import Fusion
from search.evaluation.baselines import dense_alone, fuse_convex, fuse_standardised, lexical_alone
from search.evaluation.comparison import credited
from search.evaluation.judgements import JudgedPassage, JudgedQuery, read_queries
from search.query.suggestion import Suggester
from search.ranking.fusion import fuse_adaptive, fuse_reciprocal

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "benchmarks/results/ablation.json"
DEPTH = 10

Refine = Callable[[TokenIndex, Sequence[DenseScore], NDArray[np.float32], Sequence[int]], list[DenseScore]]

Shares = Callable[[LexicalIndex, Sequence[str], Sequence[str], Sequence[str]], NDArray[np.float32]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--home", type=Path)
    args = parser.parse_args()
    book = args.shared / "corpus/pmqa-2564.txt"
    if args.home:
        results = measure(book, args.home)
    else:
        with tempfile.TemporaryDirectory() as folder:
            results = measure(book, Path(folder))
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, ensure_ascii=False, indent=1))


def measure(book: Path, home: Path) -> dict[str, object]:
    sets = {
        "book": (book, read_queries(ROOT / "tests/data/book-queries.jsonl")),
        "book 2": (book, read_queries(ROOT / "tests/data/book-queries-2.jsonl")),
        "sample": (ROOT / "corpus/sample", read_queries(ROOT / "corpus/sample/queries.jsonl")),
    }
    results: dict[str, dict[str, object]] = {}
    settings: dict[str, object] = {}
    for name, (path, queries) in sets.items():
        source = _source(home, name, path)
        settings = {**asdict(source.recipe), "machine": machine()}
        answerable = [query for query in queries if query.relevant]
        for variant, figures in _variants(source, answerable).items():
            results.setdefault(variant, {})[name] = figures
    return {"settings": settings, "results": results}


def _source(home: Path, name: str, path: Path) -> EngineSource:
    beside = home / f"ablation-{name}"
    beside.mkdir(parents=True, exist_ok=True)
    for shared_with in ("models", "vectors.sqlite"):
        if not (beside / shared_with).exists():
            (beside / shared_with).symlink_to((home / shared_with).resolve())
    source = EngineSource(Settings(home=beside))
    source.encoder.load()
    ingest([path], source.store, source.encoder, replace=True, progress=lambda done, total: None)
    # Every variant asks the same queries.
    remembered = lru_cache(None)(source.encoder.encode_query_with_tokens)
    source.encoder.encode_query_with_tokens = remembered  # type: ignore[method-assign]
    return source


def _variants(source: EngineSource, queries: Sequence[JudgedQuery]) -> dict[str, dict[str, float]]:
    generation = source.store.open(source.recipe)
    program = SearchEngine(generation, source.encoder)
    found = {}
    for name, fusion in FUSIONS.items():
        found[f"fusion: {name}"] = _figures(program, queries, fusion)
    for name, refine in DENSE.items():
        with mock.patch.object(TokenIndex, "refine", refine):
            found[f"dense leg, alone: {name}"] = _figures(program, queries, dense_alone)
            found[f"dense leg, fused: {name}"] = _figures(program, queries, fuse_adaptive)
    for weight in WINDOW_WEIGHTS:
        with mock.patch("index.legs.dense.WINDOW_WEIGHT", weight):
            found[f"windows, alone: {weight}"] = _figures(program, queries, dense_alone)
            found[f"windows, fused: {weight}"] = _figures(program, queries, fuse_adaptive)
    for name, patched in TOKENS.items():
        with patched():
            engine = SearchEngine(replace(generation, tokens=_tokens(generation, source)), source.encoder)
        found[f"tokens: {name}"] = _figures(engine, queries, fuse_adaptive)
    for name, shares in TERMS.items():
        with mock.patch.object(LexicalIndex, "shares", shares):
            found[f"terms, alone: {name}"] = _figures(program, queries, lexical_alone)
            found[f"terms, fused: {name}"] = _figures(program, queries, fuse_adaptive)
    for weight in CONCEPT_WEIGHTS:
        with mock.patch("index.legs.lexical.CONCEPT_WEIGHT", weight):
            found[f"concepts: {weight}"] = _figures(program, queries, fuse_adaptive)
    with mock.patch("search.ranking.names.MENTION_SCORE", 0.0):
        found["agencies mentioned: no evidence"] = _figures(program, queries, fuse_adaptive)
    with mock.patch.object(Suggester, "suggest", return_value=None):
        found["slips: as typed"] = _figures(program, queries, fuse_adaptive)
    found["slips: as typed and as suggested"] = _figures(program, queries, fuse_adaptive)
    return found


FUSIONS: Mapping[str, Fusion] = {
    "BM25 alone": lexical_alone,
    "dense alone": dense_alone,
    "reciprocal rank": fuse_reciprocal,
    "convex": fuse_convex,
    "z-scores": fuse_standardised,
    "adaptive, words at half weight": lambda dense, lexical: fuse_adaptive(dense, [each / 2 for each in lexical]),
    "adaptive": fuse_adaptive,
    "adaptive, words at double weight": lambda dense, lexical: fuse_adaptive(dense, [each * 2 for each in lexical]),
}


def _weighted(texts: float, tokens: float) -> Refine:
    # The mean of context and window cosine, and that of the tokens, in these shares.
    refine = TokenIndex.refine

    def refined(
        index: TokenIndex, dense: Sequence[DenseScore], query: NDArray[np.float32], passages: Sequence[int]
    ) -> list[DenseScore]:
        met = refine(index, [replace(each, score=0.0) for each in dense], query, passages)
        return [replace(a, score=texts * a.score + tokens * 3 * b.score) for a, b in zip(dense, met, strict=True)]

    return refined


DENSE: Mapping[str, Refine] = {
    "texts only": _weighted(1, 0),
    "tokens only": _weighted(0, 1),
    "tokens a fifth": _weighted(4 / 5, 1 / 5),
    "tokens a third": _weighted(2 / 3, 1 / 3),
    "tokens a half": _weighted(1 / 2, 1 / 2),
}

_FIT = "index.legs.late_interaction._fit"


def _fitted(power: float, centred: bool = True) -> Callable[[], AbstractContextManager[object]]:
    # Another whitening: variances to the power of -power/2, mean taken off or not.
    def fit(tokens: Sequence[NDArray[np.floating]], rows: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        every = np.concatenate(tokens).astype(np.float64)
        mean = every.mean(axis=0) if centred else np.zeros(every.shape[1])
        variances, directions = np.linalg.eigh((every - mean).T @ (every - mean) / rows)
        scale = (np.maximum(variances, 0) + 1e-3 * variances[-1]) ** (-power / 2)
        kept = slice(None, -1 - 192, -1)
        return mean.astype(np.float32), (directions * scale)[:, kept].astype(np.float32)

    return lambda: mock.patch(_FIT, fit)


TOKENS: Mapping[str, Callable[[], AbstractContextManager[object]]] = {
    "as they are": _fitted(0, centred=False),
    "centred": _fitted(0),
    "centred, half whitened": nullcontext,
    "centred, whitened": _fitted(1),
    "96 directions": lambda: mock.patch("index.legs.late_interaction.DIMENSIONS", 96),
    "384 directions": lambda: mock.patch("index.legs.late_interaction.DIMENSIONS", 384),
}

WINDOW_WEIGHTS = (0, 1, 2, 3, 4, 6)
"""Of the nearest window's cosine beside that of the whole passage."""


_program_shares = LexicalIndex.shares


def _shares(kept: Callable[[str], bool]) -> Shares:
    # All terms that are kept in one sum, over the largest that it could be.
    def shares(
        index: LexicalIndex, terms: Sequence[str], concepts: Sequence[str], plain: Sequence[str]
    ) -> NDArray[np.float32]:
        scores, reach = index.scores([term for term in terms if kept(term)])
        found: NDArray[np.float32] = scores / np.float32(reach or 1.0)
        return found

    return shares


TERMS: Mapping[str, Shares] = {
    "words": _shares(lambda term: not term.startswith(GRAM)),
    "grams": _shares(lambda term: term.startswith(GRAM)),
    "words and grams in one sum": _shares(lambda term: True),
    "words and grams apart": lambda index, terms, concepts, plain: _program_shares(index, terms),
    "words and grams apart, and concepts": LexicalIndex.shares,
    "the larger of those and of concepts": lambda index, terms, concepts, plain: np.maximum(
        _program_shares(index, terms), _program_shares(index, (), concepts, plain) / np.float32(CONCEPT_WEIGHT)
    ),
    "concepts": lambda index, terms, concepts, plain: _program_shares(index, (), concepts, plain),
}

CONCEPT_WEIGHTS = (0, 0.25, 0.5, 0.75, 1, 1.5)
"""Of what a query means beside the words it says it in."""


def _tokens(generation: Generation, source: EngineSource) -> TokenIndex:
    cases = {case.id: case for case in generation.library.cases}
    texts = [context_text(cases[each.case_id], each) for each in generation.library.passages]
    held = VectorStore(source.store.home / "vectors.sqlite")
    return TokenIndex(held.encode_tokens(texts, source.encoder, lambda done, total: None))


def _figures(engine: SearchEngine, queries: Sequence[JudgedQuery], fusion: Fusion) -> dict[str, float]:
    by_language: dict[str, list[float]] = {}
    for query in queries:
        gain = _ndcg(query.relevant, engine.search(query.text, limit=DEPTH, fusion=fusion).hits)
        for group in ("all", query.language):
            by_language.setdefault(group, []).append(gain)
    return {group: round(math.fsum(by_language[group]) / len(by_language[group]), 4) for group in ("all", "th", "en")}


def _ndcg(relevant: Sequence[JudgedPassage], hits: Sequence[Hit]) -> float:
    gains = [max((2**each.grade - 1 for each in met), default=0) for met in credited(relevant, hits)]
    ideal = sorted((2**each.grade - 1 for each in relevant), reverse=True)[:DEPTH]
    return _discounted(gains) / _discounted(ideal)


def _discounted(gains: Sequence[int]) -> float:
    return math.fsum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


if __name__ == "__main__":
    main()
