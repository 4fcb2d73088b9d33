"""The dense leg: FAISS over the vectors of passages and of their windows."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import faiss
import numpy as np
from numpy.typing import NDArray

SAMPLE_ROWS = 1500
"""Rows that stand for all: enough for a mean and a spread to two digits, few enough for every pair of them."""


class NearestWindows(NamedTuple):
    """Of passages the window nearest to a query, (passages,) each. cosines: of these windows, float32; windows: their
    places in `Passage.windows`, of equals the first."""

    cosines: NDArray[np.float32]
    windows: NDArray[np.int64]


class DenseIndex:
    """Exact inner-product search over rows: each passage's context vector, then its windows', in order.

    vectors: (rows, dimensions) float32, unit length. first_rows: (passages + 1,) the row at which each passage begins,
    and the number of rows.
    """

    def __init__(self, vectors: NDArray[np.float32], first_rows: NDArray[np.int64]) -> None:
        if vectors.ndim != 2 or len(vectors) != first_rows[-1]:
            raise ValueError(f"vectors of shape {vectors.shape} for {first_rows[-1]} rows")
        if np.any(np.diff(first_rows) < 2):
            raise ValueError("a passage needs a context row and at least one window row")
        self._index: faiss.Index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors))
        self._set_rows(first_rows)

    @classmethod
    def read(cls, path: Path, first_rows: NDArray[np.int64]) -> "DenseIndex":
        """The index that `write` wrote to `path`. Raises ValueError when it has another number of rows."""
        self = cls.__new__(cls)
        self._index = faiss.read_index(str(path))
        if self._index.ntotal != first_rows[-1]:
            raise ValueError(f"{path} has {self._index.ntotal} rows, wanted {first_rows[-1]}")
        self._set_rows(first_rows)
        return self

    def write(self, path: Path) -> None:
        """Write the rows to `path`; `first_rows` is the caller's to keep. Raises OSError."""
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as exc:  # all that faiss says of a full disk
            raise OSError(f"{path}: {str(exc).splitlines()[0]}") from exc

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    def candidates(self, query: NDArray[np.float32], rows: int, allowed: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        """The passages, ascending, that own the `rows` rows nearest to `query`, a unit vector (dimensions,).

        allowed: (passages,) which passages may come; None means all. Filtered before the search, so that a narrow
        filter loses nothing. Fewer rows than asked for are all rows.
        """
        self._check(query)
        if allowed is not None and allowed.shape != (len(self._first_rows) - 1,):
            raise ValueError(f"filter of shape {allowed.shape}, wanted ({len(self._first_rows) - 1},)")
        permitted = None if allowed is None else np.flatnonzero(allowed[self._owners])
        rows = min(rows, self._index.ntotal if permitted is None else len(permitted))
        if rows <= 0:
            return np.zeros(0, dtype=np.int64)
        parameters = None if permitted is None else faiss.SearchParameters(sel=faiss.IDSelectorBatch(permitted))  # type: ignore[call-arg]
        _, found = self._index.search(query[None, :], rows, params=parameters)
        # faiss pads with -1, which would be read as the last row.
        return np.unique(self._owners[found[0][found[0] >= 0]])

    def nearest_windows(self, query: NDArray[np.float32], passages: Sequence[int]) -> NearestWindows:
        """The window of each of `passages` that is nearest to `query`, in their order; exact for any passage, candidate
        or not."""
        self._check(query)
        cosines, windows = np.zeros(len(passages), dtype=np.float32), np.zeros(len(passages), dtype=np.int64)
        for place, passage in enumerate(passages):
            # Summed row by row: a matrix product rounds by the number of rows, and equal vectors would not tie.
            found = (self.vectors(passage)[1:] * query).sum(axis=1)
            windows[place] = np.argmax(found)
            cosines[place] = found[windows[place]]
        return NearestWindows(cosines, windows)

    def vectors(self, passage: int) -> NDArray[np.float32]:
        """The rows of a passage, (1 + windows, dimensions): its context vector, then its windows' in order."""
        first, end = int(self._first_rows[passage]), int(self._first_rows[passage + 1])
        found: NDArray[np.float32] = self._index.reconstruct_n(first, end - first)
        return found

    @cached_property
    def centre(self) -> NDArray[np.float64]:
        """The mean of the rows (dimensions,), from `sample`: what all texts of the index share."""
        mean: NDArray[np.float64] = self.sample[0].mean(axis=0, dtype=np.float64)
        return mean

    @cached_property
    def sample(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """At most SAMPLE_ROWS rows spread evenly over the index, always the same, and the passage that owns each."""
        rows = min(SAMPLE_ROWS, self._index.ntotal)
        places = np.unique(np.linspace(0, self._index.ntotal - 1, rows).astype(np.int64))
        found: NDArray[np.float32] = self._index.reconstruct_batch(places)
        return found, self._owners[places]

    def _set_rows(self, first_rows: NDArray[np.int64]) -> None:
        self._first_rows = first_rows
        self._owners = np.repeat(np.arange(len(first_rows) - 1), np.diff(first_rows))

    def _check(self, query: NDArray[np.float32]) -> None:
        if query.shape != (self._index.d,):
            raise ValueError(f"query vector of shape {query.shape}, wanted ({self._index.d},)")
