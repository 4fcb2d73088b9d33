"""Other ways to make one ranking of two legs, to measure ours beside them."""

from collections.abc import Sequence

import numpy as np

RECIPROCAL_RANK_CONSTANT = 60
"""Cormack, Clarke and Büttcher (2009), Reciprocal rank fusion outperforms Condorcet."""


def fuse_reciprocal(dense: Sequence[float], lexical: Sequence[float]) -> list[float]:
    """Reciprocal rank fusion of the same two legs, the usual baseline. The dense leg finds every candidate, whatever
    its score; the lexical one has found none that scores 0, or less beside the other script.

    Equal scores of a leg share the better rank.
    """
    words = [part if score > 0 else 0.0 for part, score in zip(_reciprocal_ranks(lexical), lexical, strict=True)]
    return _added(_reciprocal_ranks(dense), words)


def fuse_convex(dense: Sequence[float], lexical: Sequence[float]) -> list[float]:
    """Min-max of each leg, added with equal weights: the convex combination of Bruch, Gai and Ingber (2023). A leg
    whose scores are all equal adds nothing."""
    return _added(_min_max(dense), _min_max(lexical))


def fuse_standardised(dense: Sequence[float], lexical: Sequence[float]) -> list[float]:
    """Each leg less its mean and over its standard deviation, added with equal weights (z-scores; Wu, Crestani and Bi,
    2006). A leg whose scores are all equal adds nothing."""
    return _added(_standardised(dense), _standardised(lexical))


def dense_alone(dense: Sequence[float], lexical: Sequence[float]) -> list[float]:
    """The dense leg as it is."""
    return list(dense)


def lexical_alone(dense: Sequence[float], lexical: Sequence[float]) -> list[float]:
    """The lexical leg as it is."""
    return list(lexical)


def _reciprocal_ranks(scores: Sequence[float]) -> list[float]:
    ordered = sorted(scores, reverse=True)
    rank = {score: place for place, score in reversed(list(enumerate(ordered, 1)))}
    return [1 / (RECIPROCAL_RANK_CONSTANT + rank[score]) for score in scores]


def _min_max(scores: Sequence[float]) -> list[float]:
    low, high = min(scores, default=0.0), max(scores, default=0.0)
    return [(score - low) / (high - low) if high > low else 0.0 for score in scores]


def _standardised(scores: Sequence[float]) -> list[float]:
    if not scores or min(scores) == max(scores):
        return [0.0] * len(scores)
    mean, deviation = float(np.mean(scores)), float(np.std(scores))
    return [(score - mean) / deviation for score in scores]


def _added(first: Sequence[float], second: Sequence[float]) -> list[float]:
    return [one + other for one, other in zip(first, second, strict=True)]
