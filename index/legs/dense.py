"""The dense leg: FAISS over the vectors of passages and of their windows."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

WINDOW_WEIGHT = 3
"""Of the nearest window's cosine beside that of the whole passage; docs/retrieval.md has the figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseScore:
    """How near a passage is to a query. score: the mean of the cosines of the passage's context vector and of its
    nearest window, the window's counted WINDOW_WEIGHT times; window: the place of that window in `Passage.windows` (of
    equals the first)."""

    score: float
    window: int


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

    def scores(self, query: NDArray[np.float32], passages: Sequence[int]) -> list[DenseScore]:
        """The score of each of `passages` for `query`, in their order; exact for any passage, candidate or not."""
        self._check(query)
        return [self._score(query, passage) for passage in passages]

    def vectors(self, passage: int) -> NDArray[np.float32]:
        """The rows of a passage, (1 + windows, dimensions): its context vector, then its windows' in order."""
        first, end = int(self._first_rows[passage]), int(self._first_rows[passage + 1])
        found: NDArray[np.float32] = self._index.reconstruct_n(first, end - first)
        return found

    def sample(self, rows: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """At most `rows` rows spread evenly over the index, always the same ones, and the passage that owns each."""
        places = np.unique(np.linspace(0, self._index.ntotal - 1, min(rows, self._index.ntotal)).astype(np.int64))
        found: NDArray[np.float32] = self._index.reconstruct_batch(places)
        return found, self._owners[places]

    def _score(self, query: NDArray[np.float32], passage: int) -> DenseScore:
        # Summed row by row: a matrix product rounds by the number of rows, and equal vectors would not tie.
        cosines = (self.vectors(passage) * query).sum(axis=1)
        window = int(np.argmax(cosines[1:]))
        score = float(cosines[0] + WINDOW_WEIGHT * cosines[1 + window]) / (1 + WINDOW_WEIGHT)
        return DenseScore(score=score, window=window)

    def _set_rows(self, first_rows: NDArray[np.int64]) -> None:
        self._first_rows = first_rows
        self._owners = np.repeat(np.arange(len(first_rows) - 1), np.diff(first_rows))

    def _check(self, query: NDArray[np.float32]) -> None:
        if query.shape != (self._index.d,):
            raise ValueError(f"query vector of shape {query.shape}, wanted ({self._index.d},)")
