"""The dense leg: FAISS over the vectors of passages and of their windows.

Which rows are near is found by `index/legs/nearest.py`. What is found is scored by the rows themselves, whose file is
read for the few passages that are candidates.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.legs.allowed import Allowed
from index.legs.nearest import NEAREST, VECTORS, NearestFacts, NearestRows, build_nearest
from index.legs.rows import Rows, RowWriter, bounds

SAMPLE_ROWS = 1500
"""Rows that stand for all: enough for a mean and a spread to two digits, few enough for every pair of them."""

FIRST_ROWS = "first_rows.npy"
"""In the leg's folder, beside those of `index/legs/nearest.py`."""


class NearestWindows(NamedTuple):
    """Of passages the window nearest to a query, (passages,) each. cosines: of these windows, float32; windows: their
    places in `Passage.windows`, of equals the first."""

    cosines: NDArray[np.float32]
    windows: NDArray[np.int64]


class PassageRows:
    """The rows of some passages, read once for all who ask. rows: (rows, dimensions) each passage's context vector,
    then its windows', passage after passage; firsts: (passages,) where in `rows` each begins."""

    def __init__(self, rows: NDArray[np.float32], firsts: NDArray[np.int64]) -> None:
        self.rows, self.firsts = rows, firsts

    def cosines(self, query: NDArray[np.float32]) -> NDArray[np.float32]:
        """With each row (rows,), of `query`, a unit vector (dimensions,)."""
        # Row by row: a matrix product rounds by the number of rows, and equal vectors would not tie.
        found: NDArray[np.float32] = np.einsum("rd,d->r", self.rows, query)
        return found

    def nearest_windows(self, cosines: NDArray[np.floating]) -> NearestWindows:
        """Of each passage the window with the largest of `cosines` (rows,)."""
        if not len(self.firsts):
            return NearestWindows(np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.int64))
        windows = np.array(cosines, dtype=np.float32)
        windows[self.firsts] = -np.inf
        best = np.maximum.reduceat(windows, self.firsts)
        counts, within = self._within
        reached = np.where(windows == np.repeat(best, counts), within, len(windows))
        return NearestWindows(best, np.minimum.reduceat(reached, self.firsts) - 1)

    @cached_property
    def _within(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        # How many rows each passage has, and of each row its place among those of its passage: the same for all who
        # ask.
        counts = np.diff(self.firsts, append=len(self.rows))
        return counts, np.arange(len(self.rows)) - np.repeat(self.firsts, counts)


class DenseIndex:
    """Search by inner product over rows: each passage's context vector, then its windows', in order.

    rows: (rows, dimensions) float32, unit length. first_rows: (passages + 1,) the row at which each passage begins,
    and the number of rows. nearest: finds the same rows. Raises ValueError when they do not fit.
    """

    def __init__(self, rows: Rows, first_rows: NDArray[np.int64], nearest: NearestRows) -> None:
        if len(rows.shape) != 2 or len(rows) != first_rows[-1] or len(nearest) != len(rows):
            raise ValueError(f"vectors of shape {rows.shape} and {len(nearest)} to find for {first_rows[-1]} rows")
        if np.any(np.diff(first_rows) < 2):
            raise ValueError("a passage needs a context row and at least one window row")
        self.rows, self.first_rows, self._nearest = rows, first_rows, nearest

    @classmethod
    def of(cls, vectors: NDArray[np.float32], first_rows: NDArray[np.int64]) -> "DenseIndex":
        """The index of `vectors`, all of which are compared with every query."""
        if vectors.ndim != 2:
            raise ValueError(f"vectors of shape {vectors.shape} for {first_rows[-1]} rows")
        vectors = np.ascontiguousarray(vectors)
        return cls(Rows(vectors), first_rows, NearestRows.of(vectors))

    @classmethod
    def read(cls, folder: Path) -> "DenseIndex":
        """The index in `folder`. Raises OSError, ValueError when files do not fit."""
        return cls(Rows.open(folder / VECTORS), np.load(folder / FIRST_ROWS), NearestRows.read(folder / NEAREST))

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self.rows.shape[1])

    def __len__(self) -> int:
        return len(self.first_rows) - 1

    def candidates(self, query: NDArray[np.float32], rows: int, allowed: Allowed | None) -> NDArray[np.int64]:
        """The passages, ascending, that own the `rows` rows nearest to `query`; arguments as of `nearest_rows`."""
        found = self.nearest_rows(query, rows, None if allowed is None else allowed.mask)
        return np.unique(np.searchsorted(self.first_rows, found, side="right") - 1)

    def nearest_rows(
        self, query: NDArray[np.float32], rows: int, allowed: NDArray[np.bool_] | None
    ) -> NDArray[np.int64]:
        """The numbers of the `rows` rows nearest to `query`, a unit vector (dimensions,), the nearest first.

        allowed: (passages,) which passages may come; None means all. Filtered before the search, so that a narrow
        filter loses nothing. Fewer rows than asked for are all rows.
        """
        self._check(query)
        if allowed is not None and allowed.shape != (len(self.first_rows) - 1,):
            raise ValueError(f"filter of shape {allowed.shape}, wanted ({len(self.first_rows) - 1},)")
        permitted = None if allowed is None else np.repeat(allowed, np.diff(self.first_rows))
        rows = min(rows, len(self.rows) if permitted is None else int(permitted.sum()))
        return self._nearest.search(query, rows, permitted) if rows > 0 else np.zeros(0, dtype=np.int64)

    def read_rows(self, passages: Sequence[int] | NDArray[np.integer]) -> PassageRows:
        """The rows of `passages`, in their order. Raises OSError."""
        places = np.asarray(passages, dtype=np.int64)
        starts, ends = self.first_rows[places], self.first_rows[places + 1]
        return PassageRows(self.rows.take(starts, ends), bounds(ends - starts)[:-1])

    def nearest_windows(self, query: NDArray[np.float32], passages: Sequence[int]) -> NearestWindows:
        """The window of each of `passages` that is nearest to `query`, in their order; exact for any passage, candidate
        or not."""
        self._check(query)
        rows = self.read_rows(passages)
        return rows.nearest_windows(rows.cosines(query))

    def vectors(self, passage: int) -> NDArray[np.float32]:
        """The rows of a passage, (1 + windows, dimensions): its context vector, then its windows' in order."""
        return self.read_rows([passage]).rows

    def window_vectors(self, passages: Sequence[int], windows: Sequence[int]) -> NDArray[np.float32]:
        """Of each of `passages` the row of its window at the place of `windows` in `Passage.windows`, (passages,
        dimensions), in their order. Raises OSError."""
        rows = self.first_rows[np.asarray(passages, dtype=np.int64)] + 1 + np.asarray(windows, dtype=np.int64)
        found: NDArray[np.float32] = self.rows.take(rows, rows + 1)
        return found

    @cached_property
    def centre(self) -> NDArray[np.float64]:
        """The mean of the rows (dimensions,), from `sample`: what all texts of the index share."""
        mean: NDArray[np.float64] = self.sample[0].mean(axis=0, dtype=np.float64)
        return mean

    @cached_property
    def sample(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """At most SAMPLE_ROWS rows spread evenly over the index, always the same, and the passage that owns each."""
        rows = min(SAMPLE_ROWS, len(self.rows))
        places = np.unique(np.linspace(0, len(self.rows) - 1, rows).astype(np.int64))
        found: NDArray[np.float32] = self.rows.take(places, places + 1)
        return found, np.searchsorted(self.first_rows, places, side="right") - 1

    def _check(self, query: NDArray[np.float32]) -> None:
        if query.shape != (self.dimensions,):
            raise ValueError(f"query vector of shape {query.shape}, wanted ({self.dimensions},)")


class DenseWriter:
    """Writes the leg into `folder`, which is made, passage by passage. before: the folder of the index that passages
    are copied from, None for none. Raises OSError."""

    def __init__(self, folder: Path, before: Path | None) -> None:
        folder.mkdir()
        self._folder, self._before = folder, before
        self._rows: RowWriter | None = None
        self._counts, self._kept = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]

    def add(self, vectors: NDArray[np.float32], counts: Sequence[int]) -> None:
        """The rows (rows, dimensions) of passages that follow, `counts` of each."""
        self._written(vectors.shape[1]).append(vectors)
        self._counts.append(np.array(counts, dtype=np.int64))
        self._kept.append(np.full(len(vectors), -1, dtype=np.int64))

    def copy(self, first: int, end: int) -> None:
        """The passages from `first` up to `end` of the index before."""
        if self._before is None:
            raise ValueError("there is no index before")
        rows = np.load(self._before / FIRST_ROWS, mmap_mode="r")[first : end + 1]
        width = np.load(self._before / VECTORS, mmap_mode="r").shape[1]
        self._written(width).copy(self._before / VECTORS, int(rows[0]), int(rows[-1]))
        self._counts.append(np.diff(rows))
        self._kept.append(np.arange(rows[0], rows[-1]))

    def close(self) -> NearestFacts | None:
        """Finish the files; what the search for near rows was built with, None where all rows are compared."""
        with self._written(0):
            np.save(self._folder / FIRST_ROWS, np.cumsum(np.concatenate([[0], *self._counts]), dtype=np.int64))
        return build_nearest(self._folder, self._before, np.concatenate(self._kept))

    def _written(self, width: int) -> RowWriter:
        # The first rows tell how long a vector is.
        if self._rows is None:
            self._rows = RowWriter(self._folder / VECTORS, np.float32, [width])
        return self._rows
