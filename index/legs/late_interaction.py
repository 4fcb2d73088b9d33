"""Late interaction: each token of a query meets the nearest token of a passage.

Khattab and Zaharia (2020), ColBERT; here over the token vectors of a model that was trained for whole texts. Those
vectors crowd around their mean and along a few directions, so they are centred and half whitened first: of the
corpus' principal directions the first are kept, each divided by the square root of its deviation (Mu and Viswanath
(2018), All-but-the-top, say why; docs/retrieval.md has the figures).

A token is a byte a number and a scale. The products of bytes are summed as whole numbers (`products.py`): exactly, so
that equal passages tie whatever stands around them, and in a twentieth of the time that floats take.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.legs.products import QUERY_LEVELS, ZERO, byte_products
from index.legs.rows import Rows, RowWriter, bounds

LEAST_VARIANCE = 1e-3
"""Of the largest variance, added to every one: a small corpus has directions without any."""

FITTED_TOKENS = 200_000
"""Tokens that mean and directions are taken from, about, evenly spread; more would change nothing but the time."""

LEVELS = 127
"""A component is a whole number from -LEVELS to LEVELS, kept as that plus ZERO."""

_CODES, _SCALES, _FIRST_ROWS, _PROJECTION = "codes.npy", "scales.npy", "first_rows.npy", "projection.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whitening:
    """How the tokens of a corpus are parted. power: to which the variance of each principal direction is divided out
    of it, 0 leaves them as they are, 1 makes all alike; centred: whether the mean is taken off first. directions: that
    are kept, half of the bundled model's."""

    power: float = 0.5
    centred: bool = True
    directions: int = 192


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Projection:
    """Token vectors to what is kept of them. mean: (dimensions,); matrix: (dimensions, kept), both float32. passages:
    how many there were when it was fitted."""

    mean: NDArray[np.float32]
    matrix: NDArray[np.float32]
    passages: int

    @classmethod
    def fit(
        cls, tokens: Iterable[NDArray[np.floating]], passages: int, whitening: Whitening = Whitening()
    ) -> "Projection":
        """From `tokens`, blocks of (tokens, dimensions), of a corpus of so many passages. Blocks are added up one by
        one: memory does not grow with them."""
        count, total, products = 0, np.zeros(0), np.zeros((0, 0))
        for block in tokens:
            rows = block.astype(np.float64)
            added = rows.sum(axis=0), rows.T @ rows
            total, products = added if not count else (total + added[0], products + added[1])
            count += len(rows)
        if not count:
            return cls(mean=np.zeros(0, np.float32), matrix=np.zeros((0, 0), np.float32), passages=passages)
        mean = total / count if whitening.centred else np.zeros(len(total))
        about_mean = products / count - np.outer(mean, mean)
        variances, directions = np.linalg.eigh(about_mean)
        kept = whitening.directions
        variances, directions = np.maximum(variances[::-1][:kept], 0), directions[:, ::-1][:, :kept]
        floored = variances + max(LEAST_VARIANCE * float(variances[0]), np.finfo(np.float32).tiny)
        matrix = (directions * floored ** (-whitening.power / 2)).astype(np.float32)
        return cls(mean=mean.astype(np.float32), matrix=matrix, passages=passages)

    @classmethod
    def read(cls, folder: Path) -> "Projection":
        """That of the index in `folder`."""
        with np.load(folder / _PROJECTION) as held:
            return cls(mean=held["mean"], matrix=held["matrix"], passages=int(held["passages"]))

    def write(self, folder: Path) -> None:
        """Write it to the `folder` of an index. Raises OSError."""
        np.savez(folder / _PROJECTION, mean=self.mean, matrix=self.matrix, passages=self.passages)

    def code_query(self, tokens: NDArray[np.float32]) -> "CodedQuery":
        """The tokens (tokens, dimensions) of a query, at least one."""
        return CodedQuery(*self.code(tokens, QUERY_LEVELS))

    def code(self, tokens: NDArray[np.floating], levels: int = LEVELS) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        """`tokens` (tokens, dimensions) as unit vectors of whole numbers from -levels to levels, (tokens, kept), and
        what to multiply each row by."""
        # In double precision: where a matrix lies in memory changes the last bits of a product on some processors, and
        # equal passages would not tie.
        centred = tokens.astype(np.float64) - self.mean
        vectors = (centred @ self.matrix.astype(np.float64)).astype(np.float32)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.finfo(np.float32).tiny)
        scales = np.maximum(np.abs(vectors).max(axis=1, initial=0), np.finfo(np.float32).tiny) / levels
        return np.round(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32)


class CodedQuery(NamedTuple):
    """The tokens of a query. codes: (tokens, kept); scales: (tokens,) what to multiply each by."""

    codes: NDArray[np.int8]
    scales: NDArray[np.float32]


class TokenWriter:
    """Writes the index of a corpus into `folder`, which is made, passage by passage. Raises OSError."""

    def __init__(self, folder: Path, projection: Projection) -> None:
        folder.mkdir()
        projection.write(folder)
        self._projection, self._folder, self._passages = projection, folder, 0
        self._counts = [np.zeros(1, np.int64)]
        self._codes = RowWriter(folder / _CODES, np.uint8, projection.matrix.shape[1:])
        self._scales = RowWriter(folder / _SCALES, np.float32)

    def add(self, tokens: Iterable[NDArray[np.floating]]) -> None:
        """The tokens (tokens, dimensions) of each of the passages that follow, at least one a passage, or none for any.
        Raises ValueError when some have none."""
        for each in tokens:
            if self._passages and bool(self._codes.rows) != bool(len(each)):
                raise ValueError(f"passage {self._passages} has tokens where others have none, or the reverse")
            if len(each):
                codes, scales = self._projection.code(each)
                self._codes.append(codes.view(np.uint8) + np.uint8(ZERO))
                self._scales.append(scales)
            self._counts.append(np.array([len(each)]))
            self._passages += 1

    def copy(self, folder: Path, first: int, end: int) -> None:
        """The passages from `first` up to `end` of the index in `folder`, whose projection is the same."""
        rows = np.load(folder / _FIRST_ROWS, mmap_mode="r")[first : end + 1]
        self._codes.copy(folder / _CODES, int(rows[0]), int(rows[-1]))
        self._scales.copy(folder / _SCALES, int(rows[0]), int(rows[-1]))
        self._counts.append(np.diff(rows))
        self._passages += end - first

    def close(self) -> None:
        """Finish the files."""
        with self._codes, self._scales:
            np.save(self._folder / _FIRST_ROWS, np.cumsum(np.concatenate(self._counts)))


class LateInteractionIndex:
    """The tokens of passages, a byte a number. projection: by which they were coded; codes: (tokens, kept) uint8;
    scales: (tokens,); first_rows: (passages + 1,) the token at which each passage begins, and the number of tokens."""

    def __init__(self, projection: Projection, codes: Rows, scales: Rows, first_rows: NDArray[np.int64]) -> None:
        if len(codes) != first_rows[-1] or len(scales) != first_rows[-1]:
            raise ValueError(f"{len(codes)} tokens and {len(scales)} scales, wanted {first_rows[-1]}")
        self.projection, self.codes, self.scales, self.first_rows = projection, codes, scales, first_rows

    @classmethod
    def of(cls, tokens: Sequence[NDArray[np.floating]], whitening: Whitening = Whitening()) -> "LateInteractionIndex":
        """The index of `tokens`, of each passage (tokens, dimensions), at least one a passage, in the order of the
        passages; or none for any, from a model that has no token vectors. Raises ValueError when some have none."""
        counts = [len(each) for each in tokens]
        if any(counts) and not all(counts):
            raise ValueError(f"passage {counts.index(0)} has no tokens, the others have")
        rows = np.concatenate(tokens) if any(counts) else np.zeros((0, 0), np.float32)
        projection = Projection.fit([rows] if len(rows) else [], len(tokens), whitening)
        codes, scales = projection.code(rows) if any(counts) else (np.zeros((0, 0), np.int8), np.zeros(0, np.float32))
        coded = Rows(codes.view(np.uint8) + np.uint8(ZERO))
        return cls(projection, coded, Rows(scales), np.cumsum([0, *counts], dtype=np.int64))

    @classmethod
    def read(cls, folder: Path) -> "LateInteractionIndex":
        """The index that a TokenWriter wrote into `folder`. Raises OSError, ValueError."""
        codes, scales = Rows.open(folder / _CODES), Rows.open(folder / _SCALES)
        return cls(Projection.read(folder), codes, scales, np.load(folder / _FIRST_ROWS))

    def maxsim(self, query: NDArray[np.float32], passages: Sequence[int]) -> NDArray[np.float64] | None:
        """MaxSim of each of `passages` (passages,), in their order: the mean over the query's tokens of each one's
        largest cosine with a token of the passage; None when the query or the index has no tokens.

        query: the tokens of the query (tokens, dimensions).
        """
        return self.read_tokens(passages).maxsim(query)

    def code_query(self, tokens: NDArray[np.float32]) -> CodedQuery | None:
        """The tokens (tokens, dimensions) of a query, to meet those of passages; None where either has none."""
        return self.projection.code_query(tokens) if len(self.codes) and len(tokens) else None

    def coded(self, passage: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        """The tokens of a passage as they are kept, (tokens, kept), and what to multiply each by (tokens,)."""
        span = self.first_rows[passage : passage + 1], self.first_rows[passage + 1 : passage + 2]
        return self.codes.take(*span), self.scales.take(*span)

    def read_tokens(self, passages: Sequence[int] | NDArray[np.integer]) -> "PassageTokens":
        """The tokens of `passages`, in their order. Raises OSError."""
        places = np.asarray(passages, dtype=np.int64)
        starts, ends = self.first_rows[places], self.first_rows[places + 1]
        firsts = bounds(ends - starts)[:-1]
        codes, scales = self.codes.take(starts, ends), self.scales.take(starts, ends)
        return PassageTokens(self.projection, codes, scales, firsts)


class PassageTokens:
    """The tokens of some passages, read once for all queries. codes: (tokens, kept) uint8; scales: (tokens,); firsts:
    (passages,) where in both each begins."""

    def __init__(
        self,
        projection: Projection,
        codes: NDArray[np.uint8],
        scales: NDArray[np.float32],
        firsts: NDArray[np.int64],
    ) -> None:
        self._projection, self._codes, self._scales, self._firsts = projection, codes, scales, firsts

    def maxsim(self, query: NDArray[np.float32]) -> NDArray[np.float64] | None:
        """As `LateInteractionIndex.maxsim`, of all these passages."""
        if not len(query) or not len(self._codes):
            return None
        (found,) = self.met([self._projection.code_query(query)])
        return found

    def met(self, queries: Sequence[CodedQuery]) -> list[NDArray[np.float64]]:
        """MaxSim of each passage (passages,) with the tokens of each of `queries`, coded once for all that they meet;
        the passages' tokens are gone through once for all of them."""
        cosines = byte_products(self._codes, self._scales, np.concatenate([query.codes for query in queries]))
        best = np.maximum.reduceat(cosines, self._firsts, axis=1).astype(np.float64)
        best *= np.concatenate([query.scales for query in queries])[:, None]
        ends = np.cumsum([len(query.scales) for query in queries])
        return [rows.sum(axis=0) / len(rows) for rows in np.split(best, ends[:-1])]
