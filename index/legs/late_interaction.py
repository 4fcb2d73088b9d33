"""Late interaction: each token of a query meets the nearest token of a passage.

Khattab and Zaharia (2020), ColBERT; here over the token vectors of a model that was trained for whole texts. Those
vectors crowd around their mean and along a few directions, so they are centred and half whitened first: of the
corpus' principal directions the first are kept, each divided by the square root of its deviation (Mu and Viswanath
(2018), All-but-the-top, say why; docs/retrieval.md has the figures).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

LEAST_VARIANCE = 1e-3
"""Of the largest variance, added to every one: a small corpus has directions without any."""

FITTED_TOKENS = 200_000
"""Tokens that mean and directions are taken from, evenly spread; more would change nothing but the memory."""

_LEVELS = 127


@dataclass(frozen=True, slots=True, kw_only=True)
class Whitening:
    """How the tokens of a corpus are parted. power: to which the variance of each principal direction is divided out
    of it, 0 leaves them as they are, 1 makes all alike; centred: whether the mean is taken off first. directions: that
    are kept; 192, half of the bundled model's, times 127 * 127 stays below 2^24: products of codes are summed exactly
    in float32, so that equal passages tie whatever stands around them."""

    power: float = 0.5
    centred: bool = True
    directions: int = 192


class LateInteractionIndex:
    """The tokens of passages, a byte a number.

    tokens: of each passage, (tokens, dimensions) float32 or float16, at least one a passage, in the order of the
    passages; or none for any, from a model that has no token vectors. Raises ValueError when some have none.
    """

    def __init__(self, tokens: Sequence[NDArray[np.floating]], whitening: Whitening = Whitening()) -> None:
        counts = [len(each) for each in tokens]
        if any(counts) and not all(counts):
            raise ValueError(f"passage {counts.index(0)} has no tokens, the others have")
        self._first_rows = np.cumsum([0, *counts], dtype=np.int64)
        self._mean, self._projection = _fit(tokens, sum(counts), whitening)
        coded = [self._code(each) for each in tokens if len(each)]
        self._codes = np.concatenate([codes for codes, _ in coded] or [np.zeros((0, 0), np.int8)])
        self._scales = np.concatenate([scales for _, scales in coded] or [np.zeros(0, np.float32)])

    @classmethod
    def read(cls, path: Path) -> "LateInteractionIndex":
        """The index that `write` wrote to `path`."""
        self = cls.__new__(cls)
        with np.load(path) as held:
            self._first_rows, self._mean, self._projection = held["first_rows"], held["mean"], held["projection"]
            self._codes, self._scales = held["codes"], held["scales"]
        return self

    def write(self, path: Path) -> None:
        """Write the index to `path`, which ends in .npz. Raises OSError."""
        np.savez(
            path,
            first_rows=self._first_rows,
            mean=self._mean,
            projection=self._projection,
            codes=self._codes,
            scales=self._scales,
        )

    def maxsim(self, query: NDArray[np.float32], passages: Sequence[int]) -> NDArray[np.float64] | None:
        """MaxSim of each of `passages` (passages,), in their order: the mean over the query's tokens of each one's
        largest cosine with a token of the passage; None when the query or the index has no tokens.

        query: the tokens of the query (tokens, dimensions).
        """
        if not len(self._codes) or not len(query) or not len(passages):
            return None
        codes, scales = self._code(query)
        spans = [slice(self._first_rows[place], self._first_rows[place + 1]) for place in passages]
        rows = np.concatenate([self._codes[span] for span in spans]).astype(np.float32)
        cosines = (codes.astype(np.float32) @ rows.T) * np.concatenate([self._scales[span] for span in spans])
        starts = np.cumsum([0, *(span.stop - span.start for span in spans[:-1])])
        best = np.maximum.reduceat(cosines, starts, axis=1).astype(np.float64)
        mean: NDArray[np.float64] = (best * scales[:, None]).sum(axis=0) / len(query)
        return mean

    def _code(self, tokens: NDArray[np.floating]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        # Unit vectors as whole numbers from -127 to 127, and what to multiply each row by.
        vectors = (tokens.astype(np.float32) - self._mean) @ self._projection
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.finfo(np.float32).tiny)
        scales = np.maximum(np.abs(vectors).max(axis=1, initial=0), np.finfo(np.float32).tiny) / _LEVELS
        return np.round(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def _fit(
    tokens: Sequence[NDArray[np.floating]], rows: int, whitening: Whitening
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    # The mean (dimensions,) of the tokens, and the projection (dimensions, kept) that whitens them.
    if not rows:
        return np.zeros(0, dtype=np.float32), np.zeros((0, 0), dtype=np.float32)
    every = -(-rows // FITTED_TOKENS)
    fitted = np.concatenate([each[::every] for each in tokens]).astype(np.float64)
    mean = fitted.mean(axis=0) if whitening.centred else np.zeros(fitted.shape[1])
    centred = fitted - mean
    variances, directions = np.linalg.eigh(centred.T @ centred / len(fitted))
    kept = whitening.directions
    variances, directions = np.maximum(variances[::-1][:kept], 0), directions[:, ::-1][:, :kept]
    floored = variances + max(LEAST_VARIANCE * float(variances[0]), np.finfo(np.float32).tiny)
    return mean.astype(np.float32), (directions * floored ** (-whitening.power / 2)).astype(np.float32)
