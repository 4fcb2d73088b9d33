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


def compare_windows(dense: DenseSearch, own: NDArray[np.float32], places: NDArray[np.int64]) -> list[Alike]:
    """How like the passages at `places` are to the text whose windows have the unit vectors `own` (windows,
    dimensions), at least one, in the order of `places`."""
    if not len(places):
        return []
    centre = dense.centre
    read = dense.read_rows(places)
    windows = np.ones(len(read.rows), dtype=np.bool_)
    windows[read.firsts] = False
    # Row by row: a matrix product rounds by where a row stands, and equal passages would not tie.
    cosines = np.einsum("wd,rd->wr", _centred(own, centre), _centred(read.rows[windows], centre))
    firsts = read.firsts - np.arange(len(places))
    counts = np.diff([*firsts, cosines.shape[1]])
    theirs = cosines.max(axis=0)
    there = np.add.reduceat(theirs, firsts) / counts
    here = np.maximum.reduceat(cosines, firsts, axis=1).mean(axis=0)
    best = np.split(theirs, firsts[1:])
    return [
        Alike(place=place, score=float(score), window=int(each.argmax()), window_score=float(each.max()))
        for place, score, each in zip(places.tolist(), (here + there) / 2, best, strict=True)
    ]


def _centred(windows: NDArray[np.float32], centre: NDArray[np.float64]) -> NDArray[np.float64]:
    # The windows alone: the context vector knows the agency, which is just what must not matter.
    rows = windows - centre
    centred: NDArray[np.float64] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return centred
