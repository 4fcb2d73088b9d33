"""Cosines on a scale that does not change as the library grows.

A cosine says little by itself: those of one model lie in a narrow band. What counts is how far above the others it is,
and others are passages that have nothing to do with the query, the same few hundred for every query. Between the lowest
and the highest candidate (min-max), a passage would weigh less with each text that is farther from everything.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

BACKGROUND = 128
"""Passages, evenly spread over the index, that stand for all."""

DEVIATIONS = 4.5
"""Standard deviations of the background that weigh as much as all words of a query; docs/retrieval.md says why."""


class Scale(NamedTuple):
    """low: the score that becomes 0; spread: how much above it becomes 1, above 0."""

    low: float
    spread: float

    def of(self, scores: ArrayLike) -> NDArray[np.float64]:
        """The scores on this scale."""
        scaled: NDArray[np.float64] = (np.asarray(scores, dtype=np.float64) - self.low) / self.spread
        return scaled


def fit_scale(background: ArrayLike) -> Scale:
    """The scale of a background (scores,): its lowest score becomes 0, what lies DEVIATIONS standard deviations above
    it 1, or its highest where none lies so far: a handful has no deviation to speak of. Raises ValueError for none."""
    scores = np.asarray(background, dtype=np.float64)
    if not scores.size:
        raise ValueError("a background without a score")
    spread = min(float(np.ptp(scores)), DEVIATIONS * float(scores.std()))
    return Scale(low=float(scores.min()), spread=spread or 1.0)


def background_places(passages: int) -> list[int]:
    """The places of the background of an index of so many passages, ascending."""
    return np.unique(np.linspace(0, passages - 1, min(BACKGROUND, passages)).astype(int)).tolist() if passages else []
