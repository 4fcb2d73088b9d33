"""How like passages are to a text, wherever that stands: by their windows.

Two passages are alike as far as the windows of each find their like in the other: the mean, over the windows of both,
of the best cosine (the chamfer measure; Barrow et al., 1977). The mean of the index's vectors is taken out first, as
all texts share most of their direction; search/answer/answerability.py says why.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import DenseSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A passage that is like a text. place: its number in the index. score: at most 1, for the same text; 0 is
    unrelated. window: which of its windows is nearest to one of the text's, window_score: the cosine of the two."""

    place: int
    score: float
    window: int
    window_score: float


class PassageWindows:
    """The windows of the passages at `places`, in their order, read once to be compared with several texts."""

    def __init__(self, dense: DenseSearch, places: NDArray[np.int64]) -> None:
        self._centre, self._places = dense.centre, places
        read = dense.read_rows(places)
        windows = np.ones(len(read.rows), dtype=np.bool_)
        windows[read.firsts] = False
        self._rows = _centred(read.rows[windows], self._centre)
        self._firsts = read.firsts - np.arange(len(places))

    def compare(self, own: NDArray[np.float32]) -> list[Alike]:
        """How like each passage is to the text whose windows have the unit vectors `own` (windows, dimensions), at
        least one."""
        if not len(self._places):
            return []
        firsts = self._firsts
        # Row by row: a matrix product rounds by where a row stands, and equal passages would not tie.
        cosines = np.einsum("wd,rd->wr", _centred(own, self._centre), self._rows)
        counts = np.diff([*firsts, cosines.shape[1]])
        theirs = cosines.max(axis=0)
        there = np.add.reduceat(theirs, firsts) / counts
        here = np.maximum.reduceat(cosines, firsts, axis=1).mean(axis=0)
        best = np.split(theirs, firsts[1:])
        return [
            Alike(place=place, score=float(score), window=int(each.argmax()), window_score=float(each.max()))
            for place, score, each in zip(self._places.tolist(), (here + there) / 2, best, strict=True)
        ]


def _centred(windows: NDArray[np.float32], centre: NDArray[np.float64]) -> NDArray[np.float64]:
    # The windows alone: the context vector knows the agency, which is just what must not matter.
    rows = windows - centre
    centred: NDArray[np.float64] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return centred
