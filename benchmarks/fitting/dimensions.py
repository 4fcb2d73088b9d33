"""What ways of telling are worth for approach to comparisons, learned from labelled passages;
benchmarks/reports/dimensions.py reports it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from corpus import Dimension
from corpus.criteria.dimensions import Weights, speaking, strength
from corpus.criteria.signals import find_signals, read_ways

Array = NDArray[np.float64]

STRENGTH = 8.0
"""Of the penalty on squared weights; little hangs on it between 4 and 14."""

READ = 2.0
"""How often a passage that was read counts beside one written for this: it is what the program will meet."""

EMPTY = 20.0
"""Texts that hold no way of telling and speak of nothing, learned from beside the labelled: these are never so short as
a heading is."""

WANTED = 0.93
"""Precision on sources left out from which on a threshold will do; the lists of words were made knowing them, so that
0.8 on others needs a margin."""

WANTED_OF_EACH = 0.8
"""The same for each single source that has labels enough: no writer's passages shall pay for another's."""

ENOUGH_LABELS, ENOUGH_FOUND = 20, 5
"""Labels of a source from which on WANTED_OF_EACH is asked of it, and passages that must be found for a precision; with
fewer it is chance."""

DIGITS = 3
"""Decimals of what is written; weights that are 0 then are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A labelled passage. source: who wrote it, or a third of those that were read; no two of a source are told apart
    when one is left out."""

    source: str
    text: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Weights for a dimension, and the passages' scores (passages,) by weights that never saw their source."""

    weights: Weights
    left_out: Array


def fit(rows: Sequence[Labelled]) -> Mapping[Dimension, Fitted]:
    """For every dimension, from all rows; the thresholds from sources left out."""
    signals = [find_signals(row.text) for row in rows]
    sources = np.array([row.source for row in rows])
    fitted = {}
    for dimension in Dimension:
        speaks, beside = names_of(dimension)
        columns = np.array(
            [
                [strength(speaking(dimension, each, name)) for name in speaks]
                + [strength(each.told.get(name, ())) for name in beside]
                for each in signals
            ]
        )
        labels = np.array([dimension.value in row.labels for row in rows])
        scores = leave_out(columns, labels, sources, len(speaks))
        learned = fit_weights(columns, labels, count(sources), len(speaks))
        threshold = choose_threshold(scores, labels, sources)
        fitted[dimension] = Fitted(weights=as_weights(learned, threshold, speaks, beside), left_out=scores)
    return fitted


def names_of(dimension: Dimension) -> tuple[Sequence[str], Sequence[str]]:
    """Ways of telling that may speak for it, and others beside them."""
    ways = read_ways()
    speaks = ways.speaks[dimension.value]
    counted = set(speaks) if dimension.value in ways.planned else set()  # with plans, as those beside are
    return speaks, [name for name in ways.beside if name not in counted]


def fit_weights(columns: Array, labels: NDArray[np.bool_], counts: Array, speaking_columns: int) -> Array:
    """Weights (columns + 1,) of a logistic model, the bias last; the first `speaking_columns` are not below 0.

    counts (passages,): how often each passage counts.
    """

    def loss(weights: Array) -> tuple[float, Array]:
        scores = columns @ weights[:-1] + weights[-1]
        wrong = counts * (expit(scores) - labels)
        total = (counts * (np.logaddexp(0, scores) - labels * scores)).sum() + STRENGTH / 2 * (weights[:-1] ** 2).sum()
        total += EMPTY * np.logaddexp(0, weights[-1])
        slope = np.append(columns.T @ wrong + STRENGTH * weights[:-1], wrong.sum() + EMPTY * expit(weights[-1]))
        return float(total), slope

    free = columns.shape[1] + 1 - speaking_columns
    bounds = [(0, None)] * speaking_columns + [(None, None)] * free
    found: Array = minimize(loss, np.zeros(columns.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return found


def count(sources: NDArray[np.str_]) -> Array:
    return np.where(np.char.startswith(sources, "read"), READ, 1.0)


def leave_out(columns: Array, labels: NDArray[np.bool_], sources: NDArray[np.str_], speaking_columns: int) -> Array:
    """Scores (passages,) of every passage by weights that never saw its source."""
    scores = np.zeros(len(labels))
    counts = count(sources)
    for source in sorted(set(sources)):
        out = sources == source
        weights = fit_weights(columns[~out], labels[~out], counts[~out], speaking_columns)
        scores[out] = columns[out] @ weights[:-1] + weights[-1]
    return scores


def choose_threshold(scores: Array, labels: NDArray[np.bool_], sources: NDArray[np.str_]) -> float:
    """The lowest score from which on precision is as WANTED and as WANTED_OF_EACH; above all scores where none is."""
    writers = np.array([source.split()[0] for source in sources])
    for threshold in np.unique(scores):
        found = scores >= threshold
        if found.sum() < ENOUGH_FOUND:
            break
        if labels[found].mean() >= WANTED and all(
            each >= WANTED_OF_EACH for each in _precisions(found, labels, writers)
        ):
            return float(threshold)
    return float(scores.max()) + 1


def _precisions(found: NDArray[np.bool_], labels: NDArray[np.bool_], writers: NDArray[np.str_]) -> Iterator[float]:
    for writer in sorted(set(writers)):
        own = writers == writer
        if labels[own].sum() >= ENOUGH_LABELS and found[own].sum() >= ENOUGH_FOUND:
            yield float(labels[own & found].mean())


def found_left_out(rows: Sequence[Labelled], fitted: Mapping[Dimension, Fitted]) -> Sequence[frozenset[str]]:
    """What would be found in every passage with weights and a threshold that never saw its source."""
    sources = np.array([row.source for row in rows])
    found: list[set[str]] = [set() for _ in rows]
    for dimension, each in fitted.items():
        labels = np.array([dimension.value in row.labels for row in rows])
        for source in sorted(set(sources)):
            others = sources != source
            threshold = choose_threshold(each.left_out[others], labels[others], sources[others])
            for at in np.flatnonzero((sources == source) & (each.left_out >= threshold)):
                found[at].add(dimension.value)
    return [frozenset(each) for each in found]


def as_weights(learned: Array, threshold: float, speaks: Sequence[str], beside: Sequence[str]) -> Weights:
    rounded = [round(float(each), DIGITS) for each in learned]
    return Weights(
        bias=rounded[-1],
        threshold=round(threshold, DIGITS),
        speaks={name: each for name, each in zip(speaks, rounded, strict=False) if each},
        beside={name: each for name, each in zip(beside, rounded[len(speaks) : -1], strict=True) if each},
    )
