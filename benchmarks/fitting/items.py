"""Labelled passages, their signals, and what is learned from them for the links to PMQA items; benchmarks/items.py
reports it."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
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
from index import BUNDLED, MOST_LINKS, Blend, Encoder, ItemModel, Signals, VectorCache, head_by_similarity, score_items

CODES = [item.code for item in read_criteria().items]

STRENGTH = 30.0
"""scikit-learn's C of the head. Nothing hangs on it between 3 and 300; the table of results has them."""

ALSO = 0.3
"""Weight of an item in `also` beside 1 for the primary one when the weights are learned."""

PRECISION_DIGITS = 4
"""Decimals of the head that are written: 1e-4 of a log-share is nothing."""

BLEND = Blend(window=1.0, cue=1.0, slope=1.0, intercept=0.0, threshold=0.0)
"""Where learning starts, and what is used without labels."""

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
    return ItemModel(head.astype(np.float32), bias.astype(np.float32), BLEND)


def similarity_head(bench: Bench) -> tuple[ItemModel, float]:
    """As for an encoder without a trained head; the spread is that of the trained head's scores of the sentences."""
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000).fit(bench.sentences, bench.places)
    spread = round(float(model.decision_function(bench.sentences).std()), 2)
    head, bias = head_by_similarity(bench.sentences, bench.places, spread)
    return ItemModel(head, bias, BLEND, trained=False), spread


def features(signals: Sequence[Signals]) -> Array:
    """(passages, items, 2): log of the share, log of one plus the kinds of cues."""
    return np.stack([np.stack([np.log(each.share), np.log1p(each.kinds)], axis=1) for each in signals])


def fit_weights(columns: Array, targets: Array, bias_penalty: float = 1e6, extra: Array | None = None) -> "Fit":
    """Weights shared by all items, for the log-likelihood of `targets`. bias_penalty: of a prior for each item, too
    large for any unless given. extra: (passages, dimensions) for a correction of the head, penalised by 3."""
    signals = columns.shape[2]
    wide = 0 if extra is None else extra.shape[1]
    items = len(CODES)

    def loss(values: Array) -> tuple[float, Array]:
        weights, bias = values[:signals], values[signals : signals + items]
        correction = values[signals + items :].reshape(items, wide)
        scores = columns @ weights + bias + (0 if extra is None else extra @ correction.T)
        logs = scores - logsumexp(scores, axis=1, keepdims=True)
        gap = np.exp(logs) - targets
        total = -(targets * logs).sum() + 0.1 * ((weights - 1) ** 2).sum() + bias_penalty * (bias**2).sum()
        slopes = [np.einsum("nk,nkj->j", gap, columns) + 0.2 * (weights - 1), gap.sum(axis=0) + 2 * bias_penalty * bias]
        if extra is not None:
            total += 3 * (correction**2).sum()
            slopes.append((gap.T @ extra + 6 * correction).ravel())
        return float(total), np.concatenate(slopes)

    start = np.concatenate([np.ones(signals), np.zeros(items * (1 + wide))])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    return Fit(found[:signals], found[signals : signals + items], found[signals + items :].reshape(items, wide))


@dataclass(frozen=True, slots=True)
class Fit:
    weights: Array
    bias: Array
    correction: Array

    def scores(self, columns: Array, extra: Array | None = None) -> Array:
        return columns @ self.weights + self.bias + (0 if extra is None else extra @ self.correction.T)


def leave_out_with(bench: Bench, columns: Array, *, bias_penalty: float = 1e6, extra: Array | None = None) -> Array:
    """Scores (passages, items) of every passage by weights that never saw its case."""
    scores = np.zeros(columns.shape[:2])
    for case in sorted(set(bench.cases)):
        out = bench.cases == case
        seen = None if extra is None else extra[~out]
        fit = fit_weights(columns[~out], bench.targets[~out], bias_penalty, seen)
        scores[out] = fit.scores(columns[out], None if extra is None else extra[out])
    return scores


def leave_out(bench: Bench, signals: Sequence[Signals]) -> Array:
    return leave_out_with(bench, features(signals))


def fit_blend(bench: Bench, signals: Sequence[Signals], known: NDArray[np.bool_]) -> Blend:
    """Weights from the passages `known`; scaling and threshold from their scores, each with its own case left out."""
    columns = features(signals)
    odds, relevant = [], []
    for case in sorted(set(bench.cases[known])):
        held = known & (bench.cases == case)
        scores = fit_weights(columns[known & ~held], bench.targets[known & ~held]).scores(columns[held])
        chances = np.clip(np.exp(scores - logsumexp(scores, axis=1, keepdims=True)), 1e-6, 1 - 1e-6)
        odds.append(np.log(chances / (1 - chances)))
        relevant.append(bench.relevant[held])
    log_odds, wanted = np.concatenate(odds), np.concatenate(relevant)
    platt = LogisticRegression(C=1e6).fit(log_odds.reshape(-1, 1), wanted.ravel())
    slope, intercept = round(float(platt.coef_[0, 0]), 4), round(float(platt.intercept_[0]), 4)
    weights = fit_weights(columns[known], bench.targets[known]).weights
    scores = 1 / (1 + np.exp(-(slope * log_odds + intercept)))
    return Blend(
        window=round(float(weights[0]), 4),
        cue=round(float(weights[1]), 4),
        slope=slope,
        intercept=intercept,
        threshold=best_threshold(scores, wanted),
    )


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
    """Probabilities and kept links (passages, items), weights, scaling and threshold from the other cases only."""
    scores, kept = np.zeros(bench.relevant.shape), np.zeros(bench.relevant.shape)
    for case in sorted(set(bench.cases)):
        out = bench.cases == case
        blend = fit_blend(bench, signals, ~out)
        scores[out] = [score_items(each, blend) for each, held in zip(signals, out, strict=True) if held]
        kept[out] = kept_links(scores[out], blend.threshold)
    return scores, kept
