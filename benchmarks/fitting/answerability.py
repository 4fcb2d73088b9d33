"""Fit the rule that says whether a query is answered; write benchmarks/results/answerability.json.

usage: python -m benchmarks.fitting.answerability [--shared ../shared] [--home FOLDER]

The constants of search/answer/answerability.py are those printed as "constants". Run it again after a change of
passages, vectors or terms.

Fitted on two corpora with equal weight: the book, with our own judged queries against made negatives and XQuAD's
questions, and XQuAD's Thai paragraphs, where a question's whole article is hidden to make a negative of it. Not used
for fitting: the sample with the same queries, and the judged queries outside the project.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedGroupKFold

from benchmarks.setup import (
    BOOK,
    DATA,
    SAMPLE,
    index_paragraphs,
    make_parser,
    open_home,
    open_source,
    read_paragraphs,
    report,
)
from corpus import repair_text
from index import Encoder, LexicalIndex, VectorCache, text_terms
from search import EngineSource, read_queries
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
from search.query.query import EncodeQuery, prepare_query

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
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        source = open_source(home, "book", args.shared / BOOK)
        xquad = args.shared / "eval/xquad"
        book, sample = weigher_of(source), weigher_of(open_source(home, "sample", SAMPLE))
        fitted = on_documents(book, DATA / "book-queries.jsonl", xquad, "book")
        fitted += on_xquad(source.encoder, VectorCache(home / "vectors.sqlite"), xquad)
        apart = judged(book, args.shared / "eval/queries-dev.jsonl", "book", "judged elsewhere")
        apart += on_documents(sample, SAMPLE / "queries.jsonl", xquad, "sample")
        report("answerability", measure(fitted, apart))


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
        "cross-validated": rates(fitted, folds.tolist()),
        "with the shipped constants": rates([*fitted, *apart], [logit(each, shipped) for each in (*fitted, *apart)]),
        "false refusals and refusals on the book by least probability, cross-validated": curve(fitted, folds.tolist()),
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


class Weigher:
    """Asks the rule for the evidence of every passage of one index.

    passages: how many there are.
    """

    def __init__(self, rule: Answerability, passages: int, encode: EncodeQuery) -> None:
        self._rule, self._passages, self._encode = rule, passages, encode

    def ask(self, corpus: str, kind: str, text: str, answerable: bool, places: Sequence[int] | None = None) -> Asked:
        """The query `text` with its evidence; places: the passages that are not hidden, None for all."""
        query = prepare_query(text, self._encode)
        found = self._rule.weigh(query, range(self._passages) if places is None else places)
        return Asked(
            corpus=corpus,
            kind=kind,
            query=text,
            answerable=answerable,
            evidence=np.array([_row(each) for each in found]),
        )


def weigher_of(source: EngineSource) -> Weigher:
    generation = source.store.open(source.recipe)
    passages = len(generation.library.passages)
    rule = Answerability(generation.dense, generation.lexical, passages)
    return Weigher(rule, passages, source.encoder.encode_query_with_tokens)


def on_documents(weigher: Weigher, positives: Path, xquad: Path, corpus: str) -> list[Asked]:
    rows = judged(weigher, positives, corpus, "own queries")
    rows += judged(weigher, DATA / "negatives.jsonl", corpus, "made negatives")
    rows += judged(weigher, DATA / "near-negatives.jsonl", corpus, "made negatives, near")
    for language in ("th", "en"):
        questions = [question for _, question in questions_of(xquad, language)][::2]
        rows += [weigher.ask(corpus, f"questions of XQuAD, {language}", text, False) for text in questions]
    return rows


def judged(weigher: Weigher, path: Path, corpus: str, kind: str) -> list[Asked]:
    return [weigher.ask(corpus, kind, query.text, bool(query.relevant)) for query in read_queries(path)]


def on_xquad(encoder: Encoder, store: VectorCache, xquad: Path) -> list[Asked]:
    paragraphs = read_paragraphs(xquad / "xquad.th.json")
    texts = [repair_text(paragraph.text).text for paragraph in paragraphs]
    dense, _ = index_paragraphs(texts, encoder, store)
    rule = Answerability(dense, LexicalIndex([text_terms(text) for text in texts]), len(texts))
    weigher = Weigher(rule, len(texts), encoder.encode_query_with_tokens)
    found = []
    for language in ("th", "en"):
        for article, question in questions_of(xquad, language):
            others = [place for place, each in enumerate(paragraphs) if each.article != article]
            found.append(weigher.ask("XQuAD", f"questions, {language}", question, True))
            hidden = f"questions whose article is hidden, {language}"
            found.append(weigher.ask("XQuAD", hidden, question, False, others))
    return found


def questions_of(xquad: Path, language: str) -> list[tuple[int, str]]:
    """Questions, each behind the number of its article."""
    paragraphs = read_paragraphs(xquad / f"xquad.{language}.json")
    return [(each.article, question) for each in paragraphs[::EVERY] for question in each.questions[:2]]


def _row(evidence: Evidence) -> tuple[float, ...]:
    return evidence.nearness, evidence.coverage, evidence.foreign, evidence.strangeness


def _share(flags: Sequence[bool]) -> str:
    return f"{sum(flags)} of {len(flags)}"


def rounded(value: float) -> float:
    return round(float(value), 4)


if __name__ == "__main__":
    main()
