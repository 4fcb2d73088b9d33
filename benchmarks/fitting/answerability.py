"""Fit the rule that says whether a query is answered; write benchmarks/results/answerability.json.

usage: python -m benchmarks.fitting.answerability [--shared ../shared] [--home FOLDER]

The constants of search/answer/answerability.py are those printed as "constants", unless they differ by noise only. Run
it again after a change of passages, vectors or terms.

Fitted on two libraries with equal weight, the book and the book among government news: our own judged queries against
negatives of our own and XQuAD's questions, less the negatives that the news answers. Not used for fitting: the sample,
and the judged queries outside the project.
"""

import json
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
    NEWS,
    SAMPLE,
    make_parser,
    open_home,
    open_source,
    read_paragraphs,
    report,
)
from search import EngineSource, Filters, QueryError, read_queries
from search.answer.answerability import (
    COVERAGE,
    FAMILIARITY,
    INTERCEPT,
    LEAST_PROBABILITY,
    NEARNESS,
    STRANGENESS,
    Answerability,
)
from search.query import QueryReader
from search.ranking import PROGRAM, Ranker

OWN = ("book-queries.jsonl", "book-queries-2.jsonl")

EVERY = 4
"""Of XQuAD's questions every fourth paragraph's first: 60 in each language, as many as of our own negatives."""

ROUNDS = 5
"""A query's evidence is that of its best passage, which depends on the constants: fit, choose, fit again."""

NAMES = ("intercept", "nearness", "coverage", "familiarity", "strangeness")
SHIPPED = (INTERCEPT, NEARNESS, COVERAGE, FAMILIARITY, STRANGENESS)
FOLDS, SEED = 5, 0
LEAST = (0.1, 0.15, 0.2, 0.25, 0.3, 0.36, 0.4, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query on a library. kind: which set it is of. evidence: (passages, 4), as `NAMES` without the intercept, of
    every passage that was found for the query as it was typed, meant or spelt otherwise; (0, 4) where it says nothing.
    answered, confidence: what the program makes of it, names, awards and items told apart by `fixed`."""

    library: str
    kind: str
    query: str
    answerable: bool
    evidence: NDArray[np.float32]
    answered: bool = False
    confidence: float = 0.0

    @property
    def fixed(self) -> bool:
        """Whether something else than the four figures decides."""
        return not len(self.evidence) or self.answered is not (self.confidence >= LEAST_PROBABILITY)


def main() -> None:
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        book = Library("book", open_source(home, "book", args.shared / BOOK))
        mixed = Library("book and news", open_source(home, "mixed", args.shared / BOOK, args.shared / NEWS))
        sample = Library("sample", open_source(home, "sample", SAMPLE))
        xquad, elsewhere = args.shared / "eval/xquad", args.shared / "eval"
        answered = frozenset(json.loads(line)["id"] for line in (DATA / "negatives-in-news.jsonl").open())
        fitted = [row for name in OWN for row in book.judged(DATA / name, name)] + book.negatives(xquad)
        fitted += [row for name in OWN for row in mixed.judged(DATA / name, name)] + mixed.negatives(xquad, answered)
        apart = sample.judged(SAMPLE / "queries.jsonl", "own queries") + sample.negatives(xquad)
        apart += book.judged(elsewhere / "queries-dev.jsonl", "judged elsewhere")
        apart += mixed.judged(elsewhere / "queries-mixed-dev.jsonl", "judged elsewhere")
        report("answerability", measure(fitted, apart))


class Library:
    """An index as the program asks it, and what its rule looked at."""

    def __init__(self, name: str, source: EngineSource) -> None:
        generation = source.store.open(source.recipe)
        self._name, self._engine = name, source.current()
        self._reader = QueryReader(generation.lexical, generation.language, source.encoder, generation.words)
        self._ranker = Ranker(generation)
        self._rule = Answerability(generation.dense, generation.lexical, len(generation.library.passages))

    def ask(self, kind: str, text: str, answerable: bool) -> Asked:
        try:
            queries = self._reader.read(text, suggestion=True, respelling=True).all
        except QueryError:
            return self._asked(kind, text, answerable, np.zeros((0, 4), dtype=np.float32))
        places = self._ranker.rank(queries, Filters(), PROGRAM).candidates.places
        answer = self._engine.search(text, limit=1)
        found = [self._rule.weigh(query, places) for query in queries if self._rule.says_something(query)]
        parts = [
            np.column_stack(
                [
                    each.nearness,
                    each.coverage,
                    np.full(len(places), each.familiarity),
                    np.full(len(places), each.strangeness),
                ]
            )
            for each in found
        ]
        evidence = np.concatenate([np.zeros((0, 4)), *parts]).astype(np.float32)
        return self._asked(kind, text, answerable, evidence, answer.answered, answer.confidence or 0.0)

    def judged(self, path: Path, kind: str) -> list[Asked]:
        return [self.ask(kind, query.text, bool(query.relevant)) for query in read_queries(path)]

    def negatives(self, xquad: Path, answered: frozenset[str] = frozenset()) -> list[Asked]:
        """Our own, of which this library has those called `answered`, and the questions of XQuAD."""
        rows = []
        for line in (DATA / "mixed-negatives.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows.append(self.ask(row["note"].split(":")[0], row["query"], False))
        for name in ("negatives", "near-negatives"):
            queries = [query for query in read_queries(DATA / f"{name}.jsonl") if query.id not in answered]
            rows += [self.ask(name, query.text, False) for query in queries]
        for language in ("th", "en"):
            questions = [each.questions[0] for each in read_paragraphs(xquad / f"xquad.{language}.json")[::EVERY]]
            rows += [self.ask(f"XQuAD, {language}", question, False) for question in questions]
        return rows

    def _asked(
        self,
        kind: str,
        query: str,
        answerable: bool,
        evidence: NDArray[np.float32],
        answered: bool = False,
        confidence: float = 0.0,
    ) -> Asked:
        return Asked(
            library=self._name,
            kind=kind,
            query=query,
            answerable=answerable,
            evidence=evidence,
            answered=answered,
            confidence=confidence,
        )


def measure(fitted: Sequence[Asked], apart: Sequence[Asked]) -> dict[str, object]:
    folds = np.zeros(len(fitted))
    labels = [each.answerable for each in fitted]
    splits = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    for train, test in splits.split(labels, labels, [each.query for each in fitted]):
        found = fit([fitted[at] for at in train])
        folds[test] = [probability(fitted[at], found) for at in test]
    every = [*fitted, *apart]
    return {
        "constants": dict(zip(NAMES, map(rounded, fit(fitted)), strict=True)),
        "shipped": dict(zip(NAMES, SHIPPED, strict=True)),
        "least probability": LEAST_PROBABILITY,
        "cross-validated": rates(fitted, folds.tolist(), [value < LEAST_PROBABILITY for value in folds]),
        "as the program answers": rates(
            every, [probability(each, SHIPPED) for each in every], [not each.answered for each in every]
        ),
        "false refusals and refusals by least probability, cross-validated": curve(fitted, folds.tolist()),
    }


def fit(rows: Sequence[Asked]) -> tuple[float, ...]:
    """Intercept and weights, of the queries that the four figures decide; every library, label and kind weighs the
    same."""
    rows = [each for each in rows if not each.fixed]
    labels = np.array([each.answerable for each in rows])
    kinds = [(each.library, each.answerable, each.kind) for each in rows]
    counts = {kind: kinds.count(kind) for kind in kinds}
    shares = {kind: sum(other[:2] == kind[:2] for other in counts) for kind in counts}
    weights = np.array([1 / counts[kind] / shares[kind] for kind in kinds])
    found: tuple[float, ...] = SHIPPED
    for _ in range(ROUNDS):
        features = np.array([best(each, found) for each in rows])
        model = LogisticRegression(C=10, max_iter=2000).fit(features, labels, sample_weight=weights / weights.mean())
        found = (float(model.intercept_[0]), *map(float, model.coef_[0]))
    return found


def best(each: Asked, constants: Sequence[float]) -> NDArray[np.float32]:
    row: NDArray[np.float32] = each.evidence[int(np.argmax(each.evidence @ np.array(constants[1:])))]
    return row


def probability(each: Asked, constants: Sequence[float]) -> float:
    """Of the best passage; 0 for a query that says nothing, 1 or 0 where a name decides."""
    if each.fixed:
        return float(each.answered)
    return float(1 / (1 + np.exp(-constants[0] - best(each, constants) @ np.array(constants[1:]))))


def rates(rows: Sequence[Asked], probabilities: Sequence[float], refused: Sequence[bool]) -> dict[str, object]:
    """By library: how well the two sides part (area under the ROC curve), and of each kind how many were refused."""
    found: dict[str, object] = {}
    for library in dict.fromkeys(each.library for each in rows):
        own = [at for at, each in enumerate(rows) if each.library == library]
        sides = [rows[at].answerable for at in own]
        kinds = dict.fromkeys((rows[at].answerable, rows[at].kind) for at in own)
        found[library] = {
            "area under the curve": rounded(roc_auc_score(sides, [probabilities[at] for at in own])),
            **{
                f"{'falsely refused' if answerable else 'refused'}: {kind}": _share(
                    [refused[at] for at in own if (rows[at].answerable, rows[at].kind) == (answerable, kind)]
                )
                for answerable, kind in kinds
            },
        }
    return found


def curve(rows: Sequence[Asked], probabilities: Sequence[float]) -> dict[str, dict[str, list[float]]]:
    """By library and bound, the share of the answerable and of the other queries that it refuses."""
    return {
        library: {
            f"{least:.2f}": [
                rounded(
                    np.mean(
                        [
                            value < least
                            for each, value in zip(rows, probabilities, strict=True)
                            if each.library == library and each.answerable is side
                        ]
                    )
                )
                for side in (True, False)
            ]
            for least in LEAST
        }
        for library in dict.fromkeys(each.library for each in rows)
    }


def _share(flags: Sequence[bool]) -> str:
    return f"{sum(flags)} of {len(flags)}"


def rounded(value: float) -> float:
    return round(float(value), 4)


if __name__ == "__main__":
    main()
