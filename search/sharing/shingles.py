"""Winnowed shingles of all passages of a library (Schleimer, Wilkerson and Aiken, 2003), as sorted arrays.

A shingle is SHINGLE letters in a row, hashed; of every WINDOW shingles in a row the one with the smallest hash is kept,
so two texts that have SHINGLE + WINDOW - 1 letters in common have a kept shingle in common, wherever they begin.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.sharing.letters import read_letters

SHINGLE = 10
"""Letters. Between two changed words some four words stand; in longer ones nothing would be found of them."""

WINDOW = 4

OCCURRENCES = 64
"""Looked at of one shingle: who shares no more than what stands everywhere shares nothing."""

PAIR_TEXTS = 12
"""Texts that may have a shingle for it to speak for a pair: what more have many agencies write alike."""

PAIR_LEAST = 2.0

_BATCH = 1_000
"""Texts hashed at a time: some ten megabytes."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_NONE = np.uint64(2**64 - 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shingles:
    """hashes: (kept,) ascending, uint32. places: (kept,) the number of the text that each stands in, int32, ascending
    among equal hashes."""

    hashes: NDArray[np.uint32]
    places: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Shingles":
        """Those of `texts`, which are numbered in their order."""
        hashes, places = [np.zeros(0, dtype=np.uint32)], [np.zeros(0, dtype=np.int32)]
        batch: list[NDArray[np.uint16]] = []
        first = 0
        for text in texts:
            batch.append(read_letters(text).codes)
            if len(batch) == _BATCH:
                _add(batch, first, hashes, places)
                first, batch = first + len(batch), []
        if batch:
            _add(batch, first, hashes, places)
        every = np.concatenate(hashes)
        order = np.argsort(every, kind="stable")
        return cls(hashes=every[order], places=np.concatenate(places)[order])

    def find(self, codes: NDArray[np.uint16]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        """Where the shingles of a text stand, whose letters are `codes`: of each meeting the letter that the shingle of
        the text begins with, the number of the other text, and how rare the shingle is, 1 through its number; of one
        that is frequent the first OCCURRENCES."""
        hashes = fold_hashes(hash_letters(codes, SHINGLE))
        first, last = (np.searchsorted(self.hashes, hashes, side) for side in ("left", "right"))
        counts = last - first
        taken = np.minimum(counts, OCCURRENCES)
        begins = np.repeat(np.arange(len(hashes)), taken)
        within = np.arange(len(begins)) - np.repeat(np.cumsum(taken) - taken, taken)
        return begins, self.places[first[begins] + within].astype(np.int64), 1 / counts[begins]

    def pairs(self, groups: NDArray[np.int64], most: int) -> list[tuple[int, int]]:
        """The pairs of texts of different groups, the smaller number first, that have the most and the rarest shingles
        in common: a shingle counts by 1 through its number. At most `most`, those of PAIR_LEAST and more, the best
        first, ties by number. groups: of each text, -1 for one that is of no pair. Shingles that more than PAIR_TEXTS
        texts have are left out."""
        breaks = np.flatnonzero(np.diff(self.hashes)) + 1
        counts = np.diff(np.concatenate([[0], breaks, [len(self.hashes)]]))
        rare = np.repeat(np.where(counts <= PAIR_TEXTS, 1 / np.maximum(counts, 1), 0.0), counts)
        ones, others, votes = [], [], []
        for lag in range(1, PAIR_TEXTS):
            one, other = self.places[:-lag], self.places[lag:]
            met = (self.hashes[:-lag] == self.hashes[lag:]) & (rare[lag:] > 0) & (groups[one] != groups[other])
            met &= (groups[one] >= 0) & (groups[other] >= 0)
            ones.append(one[met])
            others.append(other[met])
            votes.append(rare[lag:][met])
        numbers = np.concatenate(ones).astype(np.int64) * len(groups) + np.concatenate(others)
        pairs, at = np.unique(numbers, return_inverse=True)
        sums = np.bincount(at, np.concatenate(votes), minlength=len(pairs))
        best = np.lexsort((pairs, -sums))[:most]
        best = best[sums[best] >= PAIR_LEAST]
        return [divmod(int(pair), len(groups)) for pair in pairs[best]]


def hash_letters(codes: NDArray[np.uint16], size: int) -> NDArray[np.uint64]:
    """A hash of each `size` letters in a row, (letters - size + 1,), none where there are fewer."""
    count = len(codes) - size + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint64)
    wide = codes.astype(np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    for at in range(size):
        hashes *= _FACTOR
        hashes += wide[at : at + count]
    return hashes


def fold_hashes(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The hashes mixed, so that the smallest are of any letters, in half the bits."""
    mixed = (hashes ^ (hashes >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def winnow(hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Of each hash whether it is the smallest of some WINDOW in a row; all that are equally small are."""
    edge = np.full(WINDOW - 1, _NONE, dtype=np.uint64)
    padded = np.concatenate([edge, hashes, edge])
    windows = len(padded) - WINDOW + 1
    smallest = padded[:windows].copy()
    for at in range(1, WINDOW):
        np.minimum(smallest, padded[at : at + windows], out=smallest)
    largest = smallest[: len(hashes)].copy()
    for at in range(1, WINDOW):
        np.maximum(largest, smallest[at : at + len(hashes)], out=largest)
    kept: NDArray[np.bool_] = hashes == largest
    return kept


def _add(
    batch: list[NDArray[np.uint16]], first: int, hashes: list[NDArray[np.uint32]], places: list[NDArray[np.int32]]
) -> None:
    # Between two texts stand so many letters of none that no window sees both.
    gap = np.zeros(SHINGLE + WINDOW, dtype=np.uint16)
    codes = np.concatenate([part for each in batch for part in (each, gap)])
    owners = np.repeat(np.arange(first, first + len(batch), dtype=np.int32), [len(each) + len(gap) for each in batch])
    blanks = np.cumsum(np.concatenate([[0], codes == 0]))
    whole = blanks[SHINGLE:] == blanks[:-SHINGLE]
    mixed = np.where(whole, fold_hashes(hash_letters(codes, SHINGLE)).astype(np.uint64), _NONE)
    kept = winnow(mixed) & whole
    hashes.append(mixed[kept].astype(np.uint32))
    places.append(owners[: len(kept)][kept])
