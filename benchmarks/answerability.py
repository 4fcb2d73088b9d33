"""Fit the rule that says whether a query is answered; write benchmarks/results/answerability.json.

usage: python benchmarks/answerability.py --home FOLDER [--shared ../shared] [--data tests/data]

FOLDER is a home with the award book ingested; it also keeps the vectors of XQuAD. The constants of
search/answer/answerability.py are those printed as "constants". Run it again after a change of passages, vectors or
terms.

Fitted on two corpora with equal weight: the book, with our own judged queries against made negatives and XQuAD's
questions, and XQuAD's Thai paragraphs, where a question's whole article is hidden to make a negative of it. Not used
for fitting: the sample index, and the judged queries outside the project.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedGroupKFold

from corpus import cut_windows, repair_text
from index import DenseIndex, Encoder, LexicalIndex, VectorStore, text_terms
from search import EngineSource, SearchEngine, Settings
from search.answer.answerability import (
    COVERAGE,
    FOREIGN,
    INTERCEPT,
    LEAST_PROBABILITY,
    NEARNESS,
    STRANGENESS,
    Answerability,
    Evidence,
)
from search.evaluation.judgements import read_queries
from search.query.query import read_query

RESULTS = Path(__file__).parent / "results" / "answerability.json"
EVERY = 4
"""Of XQuAD's questions every fourth paragraph's first two: about 120 in each language, as many as of our own."""

ROUNDS = 5
"""A query's evidence is that of its best passage, which depends on the constants: fit, choose, fit again."""

NAMES = ("intercept", "nearness", "coverage", "foreign", "strangeness")
FOLDS, SEED = 5, 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query on a corpus. kind: which set it is of. evidence: of every passage that it may be answered by."""

    corpus: str
    kind: str
    query: str
    answerable: bool
    evidence: NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--sample-home", type=Path, help="a home with the sample ingested, to measure it too")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--data", type=Path, default=Path("tests/data"))
    args = parser.parse_args()
    source = EngineSource(Settings(home=args.home))
    encode = source.encoder.encode_query
    fitted = on_book(source.current(), encode, args.shared, args.data, "book")
    fitted += on_xquad(source.encoder, args.home, args.shared)
    apart = judged(source.current(), encode, args.shared / "eval/queries-dev.jsonl", "book", "judged elsewhere")
    if args.sample_home:
        sample = EngineSource(Settings(home=args.sample_home, model=source.encoder.model)).current()
        apart += on_book(sample, encode, args.shared, args.data, "sample")
    results = measure(fitted, apart)
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, ensure_ascii=False, indent=1))


def measure(fitted: Sequence[Asked], apart: Sequence[Asked]) -> dict[str, object]:
    constants = fit(fitted)
    folds = np.zeros(len(fitted))
    labels = [each.answerable for each in fitted]
    splits = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    for train, test in splits.split(labels, labels, [each.query for each in fitted]):
        found = fit([fitted[at] for at in train])
        folds[test] = [logit(fitted[at], found) for at in test]
    shipped = (INTERCEPT, NEARNESS, COVERAGE, FOREIGN, STRANGENESS)
    return {
        "constants": dict(zip(NAMES, map(rounded, constants), strict=True)),
        "shipped": dict(zip(NAMES, shipped, strict=True)),
        "least probability": LEAST_PROBABILITY,
        "cross-validated": rates(fitted, folds),
        "with the shipped constants": rates([*fitted, *apart], [logit(each, shipped) for each in (*fitted, *apart)]),
        "false refusals and refusals on the book by least probability, cross-validated": curve(fitted, folds),
    }


def fit(rows: Sequence[Asked]) -> tuple[float, ...]:
    """Intercept and weights; every corpus, label and kind weighs the same."""
    labels = np.array([each.answerable for each in rows])
    kinds = [(each.corpus, each.answerable, each.kind) for each in rows]
    counts = {kind: kinds.count(kind) for kind in kinds}
    shares = {kind: sum(other[:2] == kind[:2] for other in counts) for kind in counts}
    weights = np.array([1 / counts[kind] / shares[kind] for kind in kinds])
    found: tuple[float, ...] = (INTERCEPT, NEARNESS, COVERAGE, FOREIGN, STRANGENESS)
    for _ in range(ROUNDS):
        features = np.array([best(each, found) for each in rows])
        model = LogisticRegression(C=10, max_iter=2000).fit(features, labels, sample_weight=weights / weights.mean())
        found = (float(model.intercept_[0]), *map(float, model.coef_[0]))
    return found


def best(each: Asked, constants: Sequence[float]) -> NDArray[np.float64]:
    row: NDArray[np.float64] = each.evidence[int(np.argmax(each.evidence @ np.array(constants[1:])))]
    return row


def logit(each: Asked, constants: Sequence[float]) -> float:
    return float(constants[0] + best(each, constants) @ np.array(constants[1:]))


def rates(rows: Sequence[Asked], logits: Sequence[float]) -> dict[str, object]:
    """By corpus: how well the two sides part (area under the ROC curve), and of each kind how many were refused."""
    found: dict[str, object] = {}
    refused = [1 / (1 + np.exp(-value)) < LEAST_PROBABILITY for value in logits]
    for corpus in dict.fromkeys(each.corpus for each in rows):
        own = [at for at, each in enumerate(rows) if each.corpus == corpus]
        kinds = dict.fromkeys((rows[at].answerable, rows[at].kind) for at in own)
        found[corpus] = {
            "area under the curve": rounded(
                roc_auc_score([rows[at].answerable for at in own], [logits[at] for at in own])
            ),
            **{
                f"{'falsely refused' if answerable else 'refused'}: {kind}": _share(
                    [refused[at] for at in own if (rows[at].answerable, rows[at].kind) == (answerable, kind)]
                )
                for answerable, kind in kinds
            },
        }
    return found


def curve(rows: Sequence[Asked], logits: Sequence[float]) -> dict[str, list[float]]:
    book = [
        (1 / (1 + np.exp(-value)), each.answerable)
        for each, value in zip(rows, logits, strict=True)
        if each.corpus == "book"
    ]
    return {
        f"{least:.2f}": [
            rounded(float(np.mean([probability < least for probability, answerable in book if answerable is side])))
            for side in (True, False)
        ]
        for least in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
    }


def on_book(
    engine: SearchEngine, encode: Callable[[str], NDArray[np.float32]], shared: Path, data: Path, corpus: str
) -> list[Asked]:
    positives = data / "book-queries.jsonl" if corpus == "book" else Path("corpus/sample/queries.jsonl")
    rows = judged(engine, encode, positives, corpus, "own queries")
    rows += judged(engine, encode, data / "negatives.jsonl", corpus, "made negatives")
    rows += judged(engine, encode, data / "near-negatives.jsonl", corpus, "made negatives, near")
    judge = Weigher(engine._answerability, engine.passage_count, encode)
    for language in ("th", "en"):
        questions = [question for _, question, _ in questions_of(shared, language)][::2]
        rows += [judge.ask(corpus, f"questions of XQuAD, {language}", text, False) for text in questions]
    return rows


def judged(
    engine: SearchEngine, encode: Callable[[str], NDArray[np.float32]], path: Path, corpus: str, kind: str
) -> list[Asked]:
    judge = Weigher(engine._answerability, engine.passage_count, encode)
    return [judge.ask(corpus, kind, query.text, bool(query.relevant)) for query in read_queries(path)]


def on_xquad(encoder: Encoder, home: Path, shared: Path) -> list[Asked]:
    articles, texts = paragraphs(shared)
    rows = [[text, *(text[start:end].strip() for start, end in cut_windows(text))] for text in texts]
    first_rows = np.cumsum([0, *map(len, rows)], dtype=np.int64)
    store = VectorStore(home / "vectors.sqlite")
    dense = DenseIndex(
        store.encode([text for row in rows for text in row], encoder, lambda done, total: None), first_rows
    )
    judge = Weigher(
        Answerability(dense, LexicalIndex([text_terms(text) for text in texts]), len(texts)),
        len(texts),
        encoder.encode_query,
    )
    found = []
    for language in ("th", "en"):
        for article, question, _ in questions_of(shared, language):
            others = [at for at, owner in enumerate(articles) if owner != article]
            found.append(judge.ask("XQuAD", f"questions, {language}", question, True))
            found.append(judge.ask("XQuAD", f"questions whose article is hidden, {language}", question, False, others))
    return found


class Weigher:
    """Asks the rule's background for the evidence of every passage."""

    def __init__(self, background: Answerability, passages: int, encode: Callable[[str], NDArray[np.float32]]) -> None:
        self._background, self._passages, self._encode = background, passages, encode

    def ask(self, corpus: str, kind: str, text: str, answerable: bool, places: Sequence[int] | None = None) -> Asked:
        query = read_query(text)
        found = self._background.weigh(
            self._encode(query.text), query, list(range(self._passages) if places is None else places)
        )
        return Asked(
            corpus=corpus,
            kind=kind,
            query=text,
            answerable=answerable,
            evidence=np.array([_row(each) for each in found]),
        )


def questions_of(shared: Path, language: str) -> list[tuple[int, str, str]]:
    table = json.loads((shared / f"eval/xquad/xquad.{language}.json").read_text(encoding="utf-8"))
    places = [(at, paragraph) for at, article in enumerate(table["data"]) for paragraph in article["paragraphs"]]
    return [(at, asked["question"], asked["id"]) for at, each in places[::EVERY] for asked in each["qas"][:2]]


def paragraphs(shared: Path) -> tuple[list[int], list[str]]:
    table = json.loads((shared / "eval/xquad/xquad.th.json").read_text(encoding="utf-8"))
    places = [(at, each["context"]) for at, article in enumerate(table["data"]) for each in article["paragraphs"]]
    return [at for at, _ in places], [repair_text(text.replace("\ufeff", "")).text for _, text in places]


def _row(evidence: Evidence) -> tuple[float, ...]:
    return evidence.nearness, evidence.coverage, evidence.foreign, evidence.strangeness


def _share(flags: Sequence[bool]) -> str:
    return f"{sum(flags)} of {len(flags)}"


def rounded(value: float) -> float:
    return round(float(value), 4)


if __name__ == "__main__":
    main()
