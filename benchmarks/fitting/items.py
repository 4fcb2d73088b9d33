"""What is learned from example sentences and labelled passages for the links to PMQA items; benchmarks/items.py reports
it."""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.fitting.labels import CODES, Labelled, read_labelled
from benchmarks.setup import no_progress
from corpus import read_evidence
from index import (
    BUNDLED,
    MOST_LINKS,
    Calibration,
    Encoder,
    ItemModel,
    ItemWords,
    Signals,
    VectorCache,
    head_by_similarity,
    item_terms,
    read_log_odds,
    score_items,
)

STRENGTH, WORDS_STRENGTH = 30.0, 10.0
"""scikit-learn's C of the head and of the words."""

REAL = 0.5
"""Weight of a passage of a document in learning beside 1 for what was written: those are of few agencies and items."""

LEAST_TEXTS = 3
"""Sentences and written passages that a term must stand in. No term comes from a document that is not ours."""

PARTS = 6
"""Of the labelled passages, each measured by what was learned from the others; a group is never in two."""

DIGITS, SCALE = 4, 100
"""Decimals of the head that are written; the words' weights are written as whole numbers of this part."""

UNSCALED = Calibration(slope=1.0, intercept=0.0, threshold=0.0)

NOTHING = len(CODES)
"""The row of the head for passages that evidence no item."""

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What a model is learned from. written, real: passages of ours and of documents; words: a model over words too."""

    written: bool = True
    real: bool = True
    words: bool = True


class Bench:
    """The labelled passages, their vectors, and those of the example sentences; each text is encoded once."""

    def __init__(self, shared: Path, home: Path) -> None:
        self.shared = shared
        self.encoder = Encoder(BUNDLED, home / "models")
        self._vectors = VectorCache(home / "vectors.sqlite")
        self.rows = read_labelled(shared)
        self.parts = _part(self.rows)
        self.real = np.array([row.real for row in self.rows])
        self.held = np.array([row.held for row in self.rows])
        self.relevant = np.stack([row.relevant for row in self.rows])
        self.labels = np.array([CODES.index(row.primary) if row.primary else NOTHING for row in self.rows])
        evidence = read_evidence()
        self.examples = [sentence for each in evidence for sentence in each.sentences]
        self.sentences = self.encode(self.examples)
        self.places = np.repeat(np.arange(len(evidence)), [len(each.sentences) for each in evidence])
        self.whole = self.encode([row.text for row in self.rows])
        self.windows = [self.encode([row.text[a:b].strip() for a, b in row.windows]) for row in self.rows]
        self.means = np.stack([_mean(row, found) for row, found in zip(self.rows, self.windows, strict=True)])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._vectors.encode(texts, self.encoder, no_progress)

    def signals(self, model: ItemModel, wanted: Mask) -> list[Signals]:
        return [model.read_signals(self.rows[at].text, self.rows[at].windows, self.windows[at]) for at in _at(wanted)]

    def score(self, scores: Array, wanted: Mask) -> dict[str, str]:
        """What the outside scorer prints for `scores` (passages, items) of those `wanted` that evidence an item."""
        known = [at for at in _at(wanted) if self.rows[at].primary]
        gold = [{name: getattr(self.rows[at], name) for name in ("id", "primary", "also")} for at in known]
        found = [{"id": self.rows[at].id, "items": _ranked(scores[at])} for at in known]
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / name for name in ("gold.jsonl", "found.jsonl")]
            for file, rows in zip(files, (gold, found), strict=True):
                file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
            command = [sys.executable, str(self.shared / "eval/score_items.py"), *map(str, files)]
            printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return {line.split()[0]: re.sub(r"\s+", " ", line).split(" ", 1)[1] for line in printed.strip().split("\n")}


def _ranked(scores: Array) -> list[dict[str, object]]:
    return [{"code": CODES[at], "score": float(scores[at])} for at in np.argsort(-scores, kind="stable")]


def train(bench: Bench, known: Mask, taught: Taught) -> ItemModel:
    """Learned from the sentences, and from those passages `known` that `taught` allows; none that is held."""
    used = known & ~bench.held & (bench.real & taught.real | ~bench.real & taught.written)
    head, bias = train_head(bench, used)
    words = train_words(bench, used) if taught.words else no_words()
    return ItemModel(head, bias, UNSCALED, words)


def train_head(bench: Bench, used: Mask) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Rows of the items and of nothing. A passage is learned from by its own vector and by the mean of its windows'."""
    vectors = np.concatenate([bench.sentences, bench.whole[used], bench.means[used]])
    labels = np.concatenate([bench.places, bench.labels[used], bench.labels[used]])
    model = _fit(STRENGTH, vectors, labels, _weights(bench, used, 2))
    head, bias = np.zeros((NOTHING + 1, vectors.shape[1])), np.full(NOTHING + 1, -30.0)
    head[model.classes_], bias[model.classes_] = model.coef_.round(DIGITS), model.intercept_.round(DIGITS)
    return head.astype(np.float32), bias.astype(np.float32)


def train_words(bench: Bench, used: Mask) -> ItemWords:
    """From the sentences and the passages that evidence an item."""
    used = used & (bench.labels != NOTHING)
    known = [*bench.examples, *(bench.rows[at].text for at in _at(used))]
    terms, rarity = known_terms(bench)
    empty = np.zeros((len(terms), len(CODES)), dtype=np.float32)
    blank = ItemWords(terms, rarity, empty, np.zeros(len(CODES), dtype=np.float32))
    rows = [blank.weigh_terms(text) for text in known]
    ends = np.cumsum([0, *(len(places) for places, _ in rows)])
    table = csr_matrix(
        (np.concatenate([each for _, each in rows]), np.concatenate([each for each, _ in rows]), ends),
        shape=(len(known), len(terms)),
    )
    labels = np.concatenate([bench.places, bench.labels[used]])
    model = _fit(WORDS_STRENGTH, table, labels, _weights(bench, used, 1))
    weights = (model.coef_.T * SCALE).round() / SCALE
    return ItemWords(terms, rarity, weights.astype(np.float32), model.intercept_.round(DIGITS).astype(np.float32))


def known_terms(bench: Bench) -> tuple[list[str], NDArray[np.float32]]:
    """The terms of what was written, in order, and how rare they are: one and the log of texts by texts with it."""
    texts = [*bench.examples, *(row.text for row in bench.rows if not row.real)]
    counts = Counter(term for text in texts for term in set(item_terms(text)))
    terms = sorted(term for term, count in counts.items() if count >= LEAST_TEXTS)
    rarity = np.array([1 + np.log(len(texts) / counts[term]) for term in terms]).round(2)
    return terms, rarity.astype(np.float32)


def no_words() -> ItemWords:
    items = np.zeros((0, len(CODES)), dtype=np.float32)
    return ItemWords((), np.zeros(0, dtype=np.float32), items, np.zeros(len(CODES), dtype=np.float32))


def similarity_model(bench: Bench, words: ItemWords, spread: float) -> ItemModel:
    """As for an encoder without a trained head."""
    head, bias = head_by_similarity(bench.sentences, bench.places, spread)
    return ItemModel(head, bias, UNSCALED, words)


def left_out_signals(bench: Bench, taught: Taught, *, spread: float = 0.0) -> list[Signals]:
    """The signals of every passage by a model that never saw its part; spread: of a head by similarity instead."""
    found: dict[int, Signals] = {}
    for part in range(PARTS):
        out = bench.parts == part
        model = train(bench, ~out, taught)
        if spread:
            model = similarity_model(bench, model.words, spread)
        found.update(zip(_at(out), bench.signals(model, out), strict=True))
    return [found[at] for at in range(len(bench.rows))]


def fit_calibration(bench: Bench, signals: Sequence[Signals], known: Mask, *, doubt: bool = True) -> Calibration:
    """Scaling and threshold from the passages of documents among `known` that are not held; doubt: "nothing" counts."""
    used = _at(known & bench.real & ~bench.held)
    odds = np.stack([read_log_odds(signals[at]) for at in used])
    relevant = bench.relevant[used]
    columns = [odds[:, :-1].ravel(), *([np.repeat(odds[:, -1], len(CODES))] if doubt else [])]
    platt = LogisticRegression(C=1e6).fit(np.stack(columns, axis=1), relevant.ravel())
    slope, *rest = (round(float(each), 4) for each in platt.coef_[0])
    intercept = round(float(platt.intercept_[0]), 4)
    scaled = replace(UNSCALED, slope=slope, intercept=intercept, doubt=-rest[0] if rest else 0.0)
    scores = np.stack([score_items(signals[at], scaled) for at in used])
    return replace(scaled, threshold=best_threshold(scores, relevant))


def best_threshold(scores: Array, relevant: Array) -> float:
    """The hundredth with the best F1 of links over labels (primary and also), the lowest of equals."""
    return max((step / 100 for step in range(5, 90)), key=lambda each: (link_f1(scores, relevant, each), -each))


def link_f1(scores: Array, relevant: Array, threshold: float) -> float:
    kept = kept_links(scores, threshold)
    return float(2 * (kept * relevant).sum() / max(kept.sum() + relevant.sum(), 1))


def kept_links(scores: Array, threshold: float) -> Array:
    ranks = np.argsort(np.argsort(-scores, axis=1, kind="stable"), axis=1)
    return ((ranks < MOST_LINKS) & (scores >= threshold)).astype(np.float64)


def left_out_scores(bench: Bench, signals: Sequence[Signals], *, doubt: bool = True) -> tuple[Array, Array]:
    """Probabilities and kept links (passages, items), scaling and threshold from the other parts only."""
    scores, kept = np.zeros(bench.relevant.shape), np.zeros(bench.relevant.shape)
    for part in range(PARTS):
        out = bench.parts == part
        calibration = fit_calibration(bench, signals, ~out, doubt=doubt)
        scores[out] = np.stack([score_items(signals[at], calibration) for at in _at(out)])
        kept[out] = kept_links(scores[out], calibration.threshold)
    return scores, kept


def _fit(strength: float, vectors: object, labels: NDArray[np.int64], weights: Array) -> LogisticRegression:
    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=1000)
    return model.fit(vectors, labels, sample_weight=weights)


def _weights(bench: Bench, used: Mask, times: int) -> Array:
    return np.concatenate([np.ones(len(bench.places)), np.tile(np.where(bench.real[used], REAL, 1.0), times)])


def _part(rows: Sequence[Labelled]) -> NDArray[np.int64]:
    # Documents' groups in order, then what was written, dealt out in turn.
    parts: dict[str, int] = {}
    for real in (True, False):
        for place, group in enumerate(dict.fromkeys(row.group for row in rows if row.real is real)):
            parts[group] = place % PARTS
    return np.array([parts[row.group] for row in rows])


def _mean(row: Labelled, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    mean = np.average(vectors, axis=0, weights=[end - start for start, end in row.windows])
    return (mean / np.linalg.norm(mean)).astype(np.float32)


def _at(wanted: Mask) -> list[int]:
    return [int(at) for at in np.flatnonzero(wanted)]
