"""Writes the lexical leg: first the terms of each passage, then for each term its passages.

The terms of each passage are kept (the first three files below), so that an index that holds most of the same passages
is made by copying theirs. What a term weighs depends on all passages, so the lists of passages are made anew: by
counting sort, block by block, in memory that does not grow with the index but for the vocabulary.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.lib.format import open_memmap
from numpy.typing import NDArray

from index.legs.lexical import (
    FIRST_POSTINGS,
    HASHES,
    LENGTHS,
    PARTS,
    POSTINGS,
    VOCABULARY,
    hash_term,
    idf_of,
    part_of_score,
    read_vocabulary,
)
from index.legs.rows import RowWriter

TERMS, COUNTS, FIRST_TERMS = "terms.npy", "counts.npy", "first_terms.npy"
"""Of each passage the hashes of its terms, each once, ascending; how often it has each; and (passages + 1,) where in
these two each passage begins. LENGTHS: of each passage all its terms."""

_BLOCK = 4_000_000
_MOST = np.iinfo(np.uint16).max


class PostingsWriter:
    """Writes into `folder`, which is made, passage by passage. Raises OSError."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._terms, self._counts = RowWriter(folder / TERMS, np.uint64), RowWriter(folder / COUNTS, np.uint16)
        self._each, self._lengths = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
        self._spelt: dict[str, int] = {}
        self._sources: list[Path] = []

    def add(self, texts: Iterable[Sequence[str]]) -> None:
        """The terms of each of the passages that follow; their order does not matter."""
        for text in texts:
            counts = Counter(text)
            hashes = np.array([self._hash(term) for term in counts], dtype=np.uint64)
            order = np.argsort(hashes)
            self._terms.append(hashes[order])
            self._counts.append(np.minimum(np.array(list(counts.values()), dtype=np.int64)[order], _MOST))
            self._each.append(np.array([len(counts)], dtype=np.int64))
            self._lengths.append(np.array([len(text)], dtype=np.int32))

    def copy(self, folder: Path, first: int, end: int) -> None:
        """The passages from `first` up to `end` of the index in `folder`."""
        firsts = np.load(folder / FIRST_TERMS, mmap_mode="r")
        self._terms.copy(folder / TERMS, int(firsts[first]), int(firsts[end]))
        self._counts.copy(folder / COUNTS, int(firsts[first]), int(firsts[end]))
        self._each.append(np.diff(firsts[first : end + 1]))
        self._lengths.append(np.load(folder / LENGTHS, mmap_mode="r")[first:end])
        if folder not in self._sources:
            self._sources.append(folder)

    def close(self) -> None:
        """Write all that follows from the terms of all passages."""
        with self._terms, self._counts:
            firsts = np.cumsum(np.concatenate([[0], *self._each]), dtype=np.int64)
            lengths = np.concatenate(self._lengths)
            np.save(self._folder / FIRST_TERMS, firsts)
            np.save(self._folder / LENGTHS, lengths)
        terms = np.load(self._folder / TERMS, mmap_mode="r")
        hashes, frequencies = _vocabulary(terms)
        np.save(self._folder / HASHES, hashes)
        np.save(self._folder / FIRST_POSTINGS, np.cumsum(np.concatenate([[0], frequencies]), dtype=np.int64))
        self._write_postings(hashes, frequencies, firsts, lengths)
        self._write_vocabulary(hashes)

    def _hash(self, term: str) -> int:
        found = self._spelt.get(term)
        if found is None:
            found = self._spelt[term] = hash_term(term)
        return found

    def _write_postings(
        self,
        hashes: NDArray[np.uint64],
        frequencies: NDArray[np.int64],
        firsts: NDArray[np.int64],
        lengths: NDArray[np.int32],
    ) -> None:
        entries, passages = int(firsts[-1]), len(lengths)
        terms, counts = (np.load(self._folder / name, mmap_mode="r") for name in (TERMS, COUNTS))
        postings = open_memmap(self._folder / POSTINGS, "w+", np.int32, (entries,))
        parts = open_memmap(self._folder / PARTS, "w+", np.float32, (entries,))
        idf, average = idf_of(frequencies, passages), float(lengths.mean()) if passages else 0.0
        free = np.cumsum(np.concatenate([[0], frequencies]))[:-1]
        edges = [0, *np.searchsorted(firsts, range(_BLOCK, entries, _BLOCK)).tolist(), passages]
        for first, end in pairwise(dict.fromkeys(edges)):
            held = slice(firsts[first], firsts[end])
            owners = np.repeat(np.arange(first, end), np.diff(firsts[first : end + 1]))
            numbers, order = _by_term(hashes, terms[held])
            owners, often = owners[order], counts[held][order]
            begins = np.flatnonzero(np.diff(numbers, prepend=-1))
            sizes = np.diff([*begins, len(numbers)])
            places = free[numbers] + np.arange(len(numbers)) - np.repeat(begins, sizes)
            postings[places] = owners
            parts[places] = part_of_score(often, lengths[owners], average, idf[numbers])
            free[numbers[begins]] += sizes

    def _write_vocabulary(self, hashes: NDArray[np.uint64]) -> None:
        spelt = {number: term for term, number in self._spelt.items()}
        for folder in self._sources:
            known = np.load(folder / HASHES).tolist()
            spelt.update(zip(known, read_vocabulary(folder / VOCABULARY), strict=True))
        with (self._folder / VOCABULARY).open("w", encoding="utf-8", newline="\n") as written:
            written.writelines(f"{spelt[number]}\n" for number in hashes.tolist())


def _by_term(hashes: NDArray[np.uint64], terms: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    # The numbers of `terms` among `hashes`, ascending, and the order that makes them so, equals as they stood. Whole
    # numbers are sorted in a tenth of the time of a stable order, and only one of each is looked up.
    order = np.argsort(terms)
    ranked = terms[order]
    begins = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]])) if len(ranked) else order
    numbers = np.empty(len(terms), dtype=np.int64)
    numbers[order] = np.repeat(np.searchsorted(hashes, ranked[begins]), np.diff([*begins, len(ranked)]))
    keys = np.sort(numbers << 32 | np.arange(len(numbers)))
    return keys >> 32, keys & 0xFFFFFFFF


def _vocabulary(terms: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    # All terms, ascending, and how many passages have each.
    blocks = [np.unique(terms[at : at + _BLOCK], return_counts=True) for at in range(0, len(terms), _BLOCK)]
    if not blocks:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    hashes, places = np.unique(np.concatenate([found for found, _ in blocks]), return_inverse=True)
    frequencies = np.bincount(places, np.concatenate([counts for _, counts in blocks])).astype(np.int64)
    return hashes, frequencies
