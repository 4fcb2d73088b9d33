"""The legs of a generation in Milvus, as `index/legs/asked.py` wants them.

Terms and rows are searched there; what is found is scored here, by the same code as on one machine and to the same
numbers, but for the last bits of what words give. What a candidate is scored by, its rows and its terms, comes in one
call and is kept for the calls that follow.
"""

from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.legs import (
    Allowed,
    CodedQuery,
    Found,
    PassageRows,
    PassageTokens,
    Places,
    Projection,
    hash_term,
    idf_of,
)
from index.remote.pieces import Kind, Reader
from index.remote.searching import RemoteSearch
from index.remote.values import Candidate, read_candidate, read_tokens

REMEMBERED = 4_096
"""Candidates that are kept, some 13 KB each: those of a query are asked for three times, of the next page once more."""


class Candidates:
    """What passages are scored by, kept for a while; safe for several threads."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self._lock = reader, Lock()
        self._kept: OrderedDict[int, Candidate] = OrderedDict()

    def read(self, places: Sequence[int] | Places) -> list[Candidate]:
        """Of the passages `places`, in their order."""
        wanted = np.asarray(places, dtype=np.int64).tolist()
        with self._lock:
            held = {place: self._kept[place] for place in wanted if place in self._kept}
        missing = [place for place in wanted if place not in held]
        held |= {place: read_candidate(value) for place, value in self._reader.read(Kind.CANDIDATE, missing).items()}
        with self._lock:
            for place in wanted:
                self._kept[place] = held[place]
                self._kept.move_to_end(place)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
        return [held[place] for place in wanted]


class RemoteDense:
    """The vectors. sample: as of `DenseSearch`; passages, dimensions: how many there are, and how long. lists, probes:
    into how many lists rows are parted, and how many are looked through; 0 where all rows are compared."""

    def __init__(
        self,
        search: RemoteSearch,
        candidates: Candidates,
        sample: tuple[NDArray[np.float32], Places],
        passages: int,
        dimensions: int,
        lists: int,
        probes: int,
    ) -> None:
        self._search, self._candidates, self.sample = search, candidates, sample
        self._passages, self.dimensions, self._lists, self._probes = passages, dimensions, lists, probes

    def __len__(self) -> int:
        return self._passages

    @cached_property
    def centre(self) -> NDArray[np.float64]:
        """As of `DenseSearch`."""
        mean: NDArray[np.float64] = self.sample[0].mean(axis=0, dtype=np.float64)
        return mean

    def candidates(self, query: NDArray[np.float32], rows: int, allowed: Allowed | None) -> Places:
        """As of `DenseSearch`. Under a filter all lists are looked through, as on one machine."""
        probes = self._probes if allowed is None else self._lists
        return self._search.nearest(query, rows, probes, None if allowed is None else allowed.conditions)

    def read_rows(self, passages: Sequence[int] | Places) -> PassageRows:
        """As of `DenseSearch`."""
        held = [each.rows for each in self._candidates.read(passages)]
        rows = np.concatenate(held) if held else np.zeros((0, self.dimensions), np.float32)
        return PassageRows(rows, np.cumsum([0, *map(len, held)], dtype=np.int64)[:-1])

    def window_vectors(self, passages: Sequence[int], windows: Sequence[int]) -> NDArray[np.float32]:
        """As of `DenseSearch`."""
        pairs = zip(self._candidates.read(passages), windows, strict=True)
        held = [each.rows[1 + window] for each, window in pairs]
        return np.stack(held) if held else np.zeros((0, self.dimensions), np.float32)


class RemoteTokens:
    """The tokens."""

    def __init__(self, reader: Reader, projection: Projection) -> None:
        self._reader, self._projection = reader, projection

    def code_query(self, tokens: NDArray[np.float32]) -> CodedQuery | None:
        """As of `TokenSearch`."""
        return self._projection.code_query(tokens) if self._projection.matrix.size and len(tokens) else None

    def read_tokens(self, passages: Sequence[int] | Places) -> PassageTokens:
        """As of `TokenSearch`."""
        places = np.asarray(passages, dtype=np.int64).tolist()
        kept = self._projection.matrix.shape[1]
        values = self._reader.read(Kind.TOKENS, places)
        held = [read_tokens(values[place], kept) for place in places]
        codes = np.concatenate([codes for codes, _ in held]) if held else np.zeros((0, kept), np.uint8)
        scales = np.concatenate([scales for _, scales in held]) if held else np.zeros(0, np.float32)
        firsts = np.cumsum([0, *(len(scales) for _, scales in held)], dtype=np.int64)[:-1]
        return PassageTokens(self._projection, codes, scales, firsts)


class Vocabulary(NamedTuple):
    """The terms of a generation. hashes: (terms,) ascending; a term is known to Milvus by its place among them.
    frequencies: (terms,) in how many passages each stands. passages: how many there are."""

    hashes: NDArray[np.uint64]
    frequencies: NDArray[np.int64]
    passages: int

    def number(self, term: str) -> int | None:
        """The number of `term`, None for one that no passage has."""
        key = np.uint64(hash_term(term))
        place = int(np.searchsorted(self.hashes, key))
        return place if place < len(self.hashes) and self.hashes[place] == key else None


class RemoteLexical:
    """The terms."""

    def __init__(self, search: RemoteSearch, candidates: Candidates, vocabulary: Vocabulary) -> None:
        self._search, self._candidates, self._vocabulary = search, candidates, vocabulary
        self._count = lru_cache(REMEMBERED)(search.count_with_all)

    def normalised(self, terms: Sequence[str], beside: Sequence[str] = ()) -> "RemoteScores":
        """As of `LexicalSearch`."""
        reach = sum(map(self.idf, terms)) + sum(map(self.idf, beside)) or 1.0
        numbered = {self._vocabulary.number(term): times / reach for term, times in Counter(terms).items()}
        known = {number: weight for number, weight in numbered.items() if number is not None}
        return RemoteScores(self._search, self._candidates, known)

    def document_frequency(self, term: str) -> int:
        """As of `LexicalSearch`."""
        number = self._vocabulary.number(term)
        return 0 if number is None else int(self._vocabulary.frequencies[number])

    def knows(self, term: str) -> bool:
        """As of `LexicalSearch`."""
        return self._vocabulary.number(term) is not None

    def idf(self, term: str) -> float:
        """As of `LexicalSearch`."""
        return float(idf_of(np.array([self.document_frequency(term)]), self._vocabulary.passages)[0])

    def passages_with_all(self, terms: Sequence[str], most: int) -> Places:
        """As of `LexicalSearch`."""
        numbers = self._numbers(terms)
        return self._search.with_all(numbers, most) if numbers and most > 0 else np.zeros(0, dtype=np.int64)

    def count_with_all(self, terms: Sequence[str]) -> int:
        """As of `LexicalSearch`."""
        numbers = self._numbers(terms)
        return self._count(tuple(sorted(numbers))) if numbers else 0

    def have(self, terms: Sequence[str], passages: Places) -> NDArray[np.bool_]:
        """As of `LexicalSearch`."""
        numbers = [self._vocabulary.number(term) for term in terms]
        held, owners = _joined([each.terms for each in self._candidates.read(passages)])
        having = np.zeros((len(terms), len(passages)), dtype=np.bool_)
        for row, number in zip(having, numbers, strict=True):
            if number is not None:
                row[owners[held == number]] = True
        return having

    def _numbers(self, terms: Sequence[str]) -> list[int]:
        # None where a term is unknown: then no passage has all.
        numbers = [self._vocabulary.number(term) for term in dict.fromkeys(terms)]
        return [] if None in numbers else [number for number in numbers if number is not None]


class RemoteScores:
    """What terms give passages. weights: of each term, by its number."""

    def __init__(self, search: RemoteSearch, candidates: Candidates, weights: Mapping[int, float]) -> None:
        self._search, self._candidates, self._weights = search, candidates, weights

    def __add__(self, other: "RemoteScores") -> "RemoteScores":
        both = dict(self._weights)
        for number, weight in other._weights.items():
            both[number] = both.get(number, 0.0) + weight
        return RemoteScores(self._search, self._candidates, both)

    def scaled(self, weight: float) -> "RemoteScores":
        """As of `WordScores`."""
        return RemoteScores(self._search, self._candidates, {key: held * weight for key, held in self._weights.items()})

    def best(self, count: int, allowed: Allowed | None) -> Found:
        """As of `WordScores`."""
        return self._search.worded(self._weights, count, None if allowed is None else allowed.conditions)

    def of(self, passages: Places) -> NDArray[np.float32]:
        """As of `WordScores`."""
        held = self._candidates.read(passages)
        if not held or not self._weights:
            return np.zeros(len(held), dtype=np.float32)
        numbers = np.array(sorted(self._weights), dtype=np.uint32)
        weights = np.array([self._weights[number] for number in numbers.tolist()])
        terms, owners = _joined([each.terms for each in held])
        places = np.minimum(np.searchsorted(numbers, terms), len(numbers) - 1)
        asked = numbers[places] == terms
        parts = np.concatenate([each.parts for each in held])[asked] * weights[places[asked]]
        scores: NDArray[np.float32] = np.bincount(owners[asked], parts, len(held)).astype(np.float32)
        return scores


def _joined(held: Sequence[NDArray[np.uint32]]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    # All numbers one after the other, and of each the place in `held` of those that it is of.
    owners = np.repeat(np.arange(len(held)), [len(each) for each in held])
    return np.concatenate([np.zeros(0, np.uint32), *held]), owners
