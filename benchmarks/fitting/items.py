"""Labelled passages, their signals, and what is learned from them for the links to PMQA items; benchmarks/items.py
reports it."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp
from sklearn.linear_model import LogisticRegression

from benchmarks.setup import BOOK, no_progress
from corpus import (
    Line,
    Span,
    cut_windows,
    join_lines,
    read_contents,
    read_criteria,
    read_document,
    read_evidence,
    repair_lines,
)
from index import (
    BUNDLED,
    MOST_LINKS,
    Calibration,
    Encoder,
    ItemModel,
    Signals,
    VectorCache,
    head_by_similarity,
    score_items,
)

CODES = [item.code for item in read_criteria().items]

STRENGTH = 30.0
"""scikit-learn's C of the head. Little hangs on it between 10 and 300; the table of results has them."""

ALSO = 0.3
"""Weight of an item in `also` beside 1 for the primary one, when weights are learned to compare with."""

PRECISION_DIGITS = 4
"""Decimals of the head that are written: 1e-4 of a log-share is nothing."""

UNSCALED = Calibration(slope=1.0, intercept=0.0, threshold=0.0)
"""Gives the probabilities of the softmax as they are, of which the scaling is learned."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A labelled passage. place: 0 to 1, where it stands in its case; heading: of its section as we find it."""

    id: str
    case: str
    primary: str
    also: tuple[str, ...]
    text: str
    windows: tuple[Span, ...]
    place: float
    heading: str

    @property
    def relevant(self) -> Array:
        return np.array([code in (self.primary, *self.also) for code in CODES], dtype=np.float64)

    @property
    def target(self) -> Array:
        weights = np.array([1.0 if code == self.primary else ALSO * (code in self.also) for code in CODES])
        return weights / weights.sum()


class Bench:
    """The labelled passages, their vectors, and those of the example sentences; each text is encoded once."""

    def __init__(self, shared: Path, home: Path) -> None:
        self.gold = shared / "eval/items-dev.jsonl"
        self.scorer = shared / "eval/score_items.py"
        self.book = shared / BOOK
        self.encoder = Encoder(BUNDLED, home / "models")
        self._vectors = VectorCache(home / "vectors.sqlite")
        self.rows = read_labelled(self.book, self.gold)
        self.cases = np.array([row.case for row in self.rows])
        self.targets = np.stack([row.target for row in self.rows])
        self.relevant = np.stack([row.relevant for row in self.rows])
        evidence = read_evidence()
        self.sentences = self.encode([sentence for each in evidence for sentence in each.sentences])
        self.places = np.repeat(np.arange(len(evidence)), [len(each.sentences) for each in evidence])
        self.whole = self.encode([row.text for row in self.rows])
        self.windows = [self.encode([row.text[a:b].strip() for a, b in row.windows]) for row in self.rows]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._vectors.encode(texts, self.encoder, no_progress)

    def signals(self, model: ItemModel) -> list[Signals]:
        pairs = zip(self.rows, self.windows, strict=True)
        return [model.read_signals(row.text, row.windows, vectors) for row, vectors in pairs]

    def score(self, scores: Array, group: str = "all") -> str:
        """What the outside scorer prints for `scores` (passages, items)."""
        return self.print_scores(scores)[group]

    def print_scores(self, scores: Array) -> dict[str, str]:
        rows = [
            {"id": row.id, "items": [{"code": CODES[at], "score": float(each[at])} for at in order]}
            for row, each in zip(self.rows, scores, strict=True)
            for order in [np.argsort(-each, kind="stable")]
        ]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.write("\n".join(map(json.dumps, rows)))
            file.flush()
            command = [sys.executable, str(self.scorer), str(self.gold), file.name]
            printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return {line.split()[0]: re.sub(r"\s+", " ", line).split(" ", 1)[1] for line in printed.strip().split("\n")}


def read_labelled(book: Path, gold: Path) -> list[Labelled]:
    """The labelled ranges of lines out of the repaired book, joined as passages are."""
    lines = book.read_text(encoding="utf-8").replace("\f", "").split("\n")
    repaired = [Line(number=number, text=each.text) for number, each in enumerate(repair_lines(lines), 1)]
    cases = read_contents(read_document(book)).cases
    found = []
    for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        first, last = row["lines"]
        text = join_lines(repaired[first - 1 : last])
        case = next(case for case in cases if case.lines[0] <= first <= case.lines[1])
        headings = [section.heading for section in case.sections if any(line.number == last for line in section.body)]
        found.append(
            Labelled(
                id=row["id"],
                case=row["case"],
                primary=row["primary"],
                also=tuple(row["also"]),
                text=text,
                windows=cut_windows(text),
                place=(first - case.lines[0]) / (case.lines[1] - case.lines[0]),
                heading=headings[0] if headings else "",
            )
        )
    return found


def train_head(bench: Bench, strength: float = STRENGTH) -> ItemModel:
    """Learned from the example sentences alone."""
    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=5000).fit(bench.sentences, bench.places)
    head, bias = model.coef_.round(PRECISION_DIGITS), model.intercept_.round(PRECISION_DIGITS)
    return ItemModel(head.astype(np.float32), bias.astype(np.float32), UNSCALED)


def similarity_head(bench: Bench) -> tuple[ItemModel, float]:
    """As for an encoder without a trained head; the spread is that of the trained head's scores of the sentences."""
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000).fit(bench.sentences, bench.places)
    spread = round(float(model.decision_function(bench.sentences).std()), 2)
    head, bias = head_by_similarity(bench.sentences, bench.places, spread)
    return ItemModel(head, bias, UNSCALED), spread


def features(signals: Sequence[Signals]) -> Array:
    """(passages, items, 2): log of the share, log of one plus the kinds of cues."""
    return np.stack([np.stack([np.log(each.share), np.log1p(each.kinds)], axis=1) for each in signals])


def fit_weights(columns: Array, targets: Array) -> Array:
    """Weights (signals,) shared by all items, for the log-likelihood of `targets`, held near 1 by a penalty."""

    def loss(weights: Array) -> tuple[float, Array]:
        scores = columns @ weights
        logs = scores - logsumexp(scores, axis=1, keepdims=True)
        total = -(targets * logs).sum() + 0.1 * ((weights - 1) ** 2).sum()
        return float(total), np.einsum("nk,nkj->j", np.exp(logs) - targets, columns) + 0.2 * (weights - 1)

    found: Array = minimize(loss, np.ones(columns.shape[2]), jac=True, method="L-BFGS-B").x
    return found


def leave_out(bench: Bench, columns: Array) -> Array:
    """Scores (passages, items) of every passage by weights of `columns` that never saw its case."""
    scores = np.zeros(columns.shape[:2])
    for case in sorted(set(bench.cases)):
        out = bench.cases == case
        scores[out] = columns[out] @ fit_weights(columns[~out], bench.targets[~out])
    return scores


def fit_calibration(bench: Bench, signals: Sequence[Signals], known: NDArray[np.bool_]) -> Calibration:
    """Scaling and threshold from the passages `known`, whose sums of signals never saw a label."""
    chances = _scores(signals, UNSCALED, known)
    platt = LogisticRegression(C=1e6).fit(np.log(chances / (1 - chances)).reshape(-1, 1), bench.relevant[known].ravel())
    slope, intercept = round(float(platt.coef_[0, 0]), 4), round(float(platt.intercept_[0]), 4)
    scaled = replace(UNSCALED, slope=slope, intercept=intercept)
    return replace(scaled, threshold=best_threshold(_scores(signals, scaled, known), bench.relevant[known]))


def best_threshold(scores: Array, relevant: Array) -> float:
    """The hundredth with the best F1 of links over labels (primary and also), the lowest of equals."""
    return max((step / 100 for step in range(5, 90)), key=lambda each: (link_f1(scores, relevant, each)[2], -each))


def link_f1(scores: Array, relevant: Array, threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of the links that would be kept."""
    kept = kept_links(scores, threshold)
    right = float((kept * relevant).sum())
    precision, recall = right / max(kept.sum(), 1), right / relevant.sum()
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def kept_links(scores: Array, threshold: float) -> Array:
    ranks = np.argsort(np.argsort(-scores, axis=1, kind="stable"), axis=1)
    return ((ranks < MOST_LINKS) & (scores >= threshold)).astype(np.float64)


def left_out_scores(bench: Bench, signals: Sequence[Signals]) -> tuple[Array, Array]:
    """Probabilities and kept links (passages, items), scaling and threshold from the other cases only."""
    scores, kept = np.zeros(bench.relevant.shape), np.zeros(bench.relevant.shape)
    for case in sorted(set(bench.cases)):
        out = bench.cases == case
        calibration = fit_calibration(bench, signals, ~out)
        scores[out] = _scores(signals, calibration, out)
        kept[out] = kept_links(scores[out], calibration.threshold)
    return scores, kept


def _scores(signals: Sequence[Signals], calibration: Calibration, held: NDArray[np.bool_]) -> Array:
    return np.stack([score_items(each, calibration) for each, wanted in zip(signals, held, strict=True) if wanted])
