"""The lexical leg: BM25 over terms.

A term is known by a hash of 64 bits, of which two terms in a vocabulary of a million share one with a probability of
one in 10^7. So the vocabulary is one sorted array, looked up on disk where it lies, and vocabularies of two indexes are
put together as arrays. For each term the passages that have it stand in order, each with what one occurrence and more
of the term add to its score: a query adds up the lists of its terms.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import words_of
from index.legs.allowed import Allowed, Found

K1, B = 1.2, 0.75
"""Robertson and Zaragoza (2009), The probabilistic relevance framework; Lucene's defaults."""

REMEMBERED = 8_192
"""Terms whose places are remembered."""

HASHES, FIRST_POSTINGS, POSTINGS, PARTS, VOCABULARY, LENGTHS = (
    "hashes.npy",
    "first_postings.npy",
    "postings.npy",
    "parts.npy",
    "vocabulary.txt",
    "lengths.npy",
)
"""Files of the leg's folder, as the arguments of LexicalIndex; the vocabulary in the order of the hashes, a line a
term."""


def hash_term(term: str) -> int:
    """The 64 bits that stand for `term`."""
    return int.from_bytes(hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def part_of_score(
    counts: NDArray[np.integer], lengths: NDArray[np.integer], average: float, idf: NDArray[np.floating]
) -> NDArray[np.float32]:
    """What a term adds to the score of a passage: `counts`, how often it has it; `lengths`, the terms of the passage;
    `idf`, of the term; all of one shape. BM25 as Lucene has it since 8, without the factor k1 + 1."""
    norms = K1 * (1 - B + B * lengths / average)
    parts: NDArray[np.float32] = (idf * counts / (counts + norms)).astype(np.float32)
    return parts


def idf_of(frequencies: NDArray[np.integer], passages: int) -> NDArray[np.float64]:
    """Of terms that so many of `passages` have, the inverse document frequency."""
    found: NDArray[np.float64] = np.log1p((passages - frequencies + 0.5) / (frequencies + 0.5))
    return found


def read_vocabulary(path: Path) -> list[str]:
    """The terms in the file `path`, in the order of their hashes. Raises OSError, ValueError."""
    # Not as text, of which Python takes other signs for ends of lines too.
    return path.read_bytes().decode("utf-8").split("\n")[:-1]


_BLOCK = 1 << 24


class PassageTerms(NamedTuple):
    """The terms of some passages. firsts: (passages + 1,) where in the next two those of each begin, and how many they
    are; numbers: the terms' places in the vocabulary by hash, ascending; parts: what each adds to the score."""

    firsts: NDArray[np.int64]
    numbers: NDArray[np.uint32]
    parts: NDArray[np.float32]


class PostedScores:
    """Scores of all passages (passages,), as `WordScores`."""

    def __init__(self, scores: NDArray[np.float32]) -> None:
        self._scores = scores

    def __add__(self, other: "PostedScores") -> "PostedScores":
        return PostedScores(self._scores + other._scores)

    def scaled(self, weight: float) -> "PostedScores":
        """As `WordScores.scaled`."""
        return PostedScores(self._scores * np.float32(weight))

    def best(self, count: int, allowed: Allowed | None) -> Found:
        """As `WordScores.best`."""
        places = self._found if allowed is None else self._found[allowed.mask[self._found]]
        scores = self._scores[places]
        if len(places) > count:
            edge = np.partition(scores, len(scores) - count)[len(scores) - count]
            places, scores = places[scores >= edge], scores[scores >= edge]
        order = np.argsort(-scores, kind="stable")[:count]
        return Found(places[order], scores[order])

    def of(self, passages: NDArray[np.int64]) -> NDArray[np.float32]:
        """As `WordScores.of`."""
        return self._scores[passages]

    @cached_property
    def _found(self) -> NDArray[np.int64]:
        return np.flatnonzero(self._scores > 0)


class LexicalIndex:
    """BM25 over the terms of passages.

    hashes: (terms,) of the vocabulary, ascending, uint64. first_postings: (terms + 1,) where in the next two each
    term's passages begin, and how many there are. postings: the passages of each term, ascending, int32; parts: what it
    adds to the score of each, float32. passages: how many there are. vocabulary: the file of the terms themselves, or
    the terms.
    """

    def __init__(
        self,
        hashes: NDArray[np.uint64],
        first_postings: NDArray[np.int64],
        postings: NDArray[np.int32],
        parts: NDArray[np.float32],
        passages: int,
        vocabulary: Path | Sequence[str],
    ) -> None:
        self._hashes, self._first, self._postings, self._parts = hashes, first_postings, postings, parts
        self._passages, self._vocabulary = passages, vocabulary
        self._span = lru_cache(REMEMBERED)(self._find)
        self._unknown_idf = float(idf_of(np.zeros(1, np.int64), passages)[0])

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> "LexicalIndex":
        """The index of `texts`, the terms of each passage, in the order of the passages; the order of terms does not
        matter."""
        numbers: dict[str, int] = {}
        counts = [Counter(numbers.setdefault(term, len(numbers)) for term in text) for text in texts]
        terms = np.array([number for each in counts for number in each], dtype=np.int64)
        owners = np.repeat(np.arange(len(texts)), [len(each) for each in counts])
        often = np.array(list(chain(*(each.values() for each in counts))), dtype=np.int64)
        hashes = np.array([hash_term(term) for term in numbers], dtype=np.uint64)
        ranks = np.argsort(hashes)
        places = np.argsort(ranks)[terms] if len(terms) else terms
        order = np.argsort(places, kind="stable")
        frequencies = np.bincount(places, minlength=len(numbers))
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        idf = np.repeat(idf_of(frequencies, len(texts)), frequencies)
        average = lengths.mean() if len(lengths) else 0.0
        parts = part_of_score(often[order], lengths[owners[order]], float(average), idf)
        first = np.concatenate([[0], np.cumsum(frequencies)]).astype(np.int64)
        vocabulary = [list(numbers)[rank] for rank in ranks]
        return cls(hashes[ranks], first, owners[order].astype(np.int32), parts, len(texts), vocabulary)

    @classmethod
    def read(cls, folder: Path) -> "LexicalIndex":
        """The index in `folder`, mapped. Raises OSError, ValueError."""
        found: list[NDArray[Any]] = [
            # Still mapped, without what NumPy does for each part of a memmap that is looked at.
            np.load(folder / name, mmap_mode="r").view(np.ndarray)
            for name in (HASHES, FIRST_POSTINGS, POSTINGS, PARTS)
        ]
        passages = len(np.load(folder / LENGTHS, mmap_mode="r"))
        return cls(found[0], found[1], found[2], found[3], passages, folder / VOCABULARY)

    def scores(self, terms: Sequence[str]) -> tuple[NDArray[np.float32], float]:
        """BM25 of every passage (passages,) for a query's terms, and the largest score that any passage could reach.

        The largest is the sum of the terms' idf, for one occurrence's weight stays below 1 in this variant. A term
        that no passage has counts with the idf of document frequency 0: the words of a query that the corpus does not
        know make its answer less certain. Both are 0 for no terms.
        """
        return self.weighed(Counter(terms)), sum(map(self.idf, terms))

    def weighed(self, weights: Mapping[str, float]) -> NDArray[np.float32]:
        """The sum over the terms of BM25 times the term's weight, of every passage (passages,)."""
        found = np.zeros(self._passages, dtype=np.float32)
        for term, weight in weights.items():
            held = self._span(term)
            # Numbers of the size that NumPy looks up by, converted once; it would be done to read and to write.
            places = self._postings[held].astype(np.intp)
            scores = found.take(places, mode="clip")
            scores += self._parts[held] if weight == 1 else self._parts[held] * np.float32(weight)
            found[places] = scores
        return found

    def normalised_scores(self, terms: Sequence[str], beside: Sequence[str] = ()) -> NDArray[np.float32]:
        """BM25 of every passage (passages,) for `terms`, over the largest that any passage could reach were it to have
        all of them, and `beside` too: 0 to 1, 0 for no terms."""
        scores, reach = self.scores(terms)
        normalised: NDArray[np.float32] = scores / np.float32(reach + sum(map(self.idf, beside)) or 1.0)
        return normalised

    def normalised(self, terms: Sequence[str], beside: Sequence[str] = ()) -> PostedScores:
        """As `LexicalSearch.normalised`: `normalised_scores`, to be asked for the best."""
        return PostedScores(self.normalised_scores(terms, beside))

    def knows(self, term: str) -> bool:
        """Whether any passage has this term."""
        return self.document_frequency(term) > 0

    def document_frequency(self, term: str) -> int:
        """How many passages have this term."""
        held = self._span(term)
        return int(held.stop) - int(held.start)

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """All terms of the passages, in order."""
        return tuple(sorted(self._spelt()))

    def all_frequencies(self) -> NDArray[np.int64]:
        """How many passages have each term (terms,), in the order of the hashes."""
        return np.diff(self._first)

    def frequencies(self) -> dict[str, int]:
        """The words of the passages, no grams, and how many passages have each."""
        counts = dict(zip(self._spelt(), np.diff(self._first).tolist(), strict=True))
        return {word: counts[word] for word in words_of(counts)}

    def idf(self, term: str) -> float:
        """What the term weighs: its inverse document frequency, that of frequency 0 when no passage has it."""
        frequency = self.document_frequency(term)
        return float(idf_of(np.array([frequency]), self._passages)[0]) if frequency else self._unknown_idf

    def passages_with(self, term: str) -> NDArray[np.int64]:
        """The passages that have this term, ascending; none for an unknown term."""
        return self._postings[self._span(term)].astype(np.int64)

    def count_with_all(self, terms: Sequence[str]) -> int:
        """How many passages have all of `terms`; 0 for no terms. As quick as the rarest of them."""
        return len(self.passages_with_all(terms, self._passages))

    def passages_with_all(self, terms: Sequence[str], most: int) -> NDArray[np.int64]:
        """The first `most` passages that have all of `terms`, ascending; none for no terms."""
        first, *others = sorted(dict.fromkeys(terms), key=self.document_frequency) or ("",)
        found = self.passages_with(first)
        for term in others:
            found = found[self.has(term, found)]
        return found[:most]

    def have(self, terms: Sequence[str], passages: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Of each of `terms` whether each of `passages` has it, (terms, passages)."""
        having = [self.has(term, passages) for term in terms]
        return np.array(having, dtype=np.bool_).reshape(len(terms), len(passages))

    def has(self, term: str, passages: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Of each of `passages` whether it has this term."""
        held = self._postings[self._span(term)]
        if not len(held):
            return np.zeros(len(passages), dtype=np.bool_)
        places = np.minimum(np.searchsorted(held, passages), len(held) - 1)
        return np.asarray(held[places] == passages)

    def terms_of(self, passages: range) -> "PassageTerms":
        """The terms of the passages of a range; all postings are gone through for it."""
        found = [
            start + np.flatnonzero((block >= passages.start) & (block < passages.stop))
            for start in range(0, len(self._postings), _BLOCK)
            for block in [self._postings[start : start + _BLOCK]]
        ]
        held = np.concatenate(found) if found else np.zeros(0, np.int64)
        held = held[np.argsort(self._postings[held], kind="stable")]
        numbers = (np.searchsorted(self._first, held, side="right") - 1).astype(np.uint32)
        owners = self._postings[held] - passages.start
        counts = np.bincount(owners, minlength=len(passages))
        return PassageTerms(np.cumsum([0, *counts], dtype=np.int64), numbers, self._parts[held])

    def _spelt(self) -> Sequence[str]:
        # The terms in the order of their hashes.
        held = self._vocabulary
        return read_vocabulary(held) if isinstance(held, Path) else held

    def _find(self, term: str) -> slice:
        # Where the passages of a term stand: one query asks it several times for each of its terms.
        key = np.uint64(hash_term(term))
        place = int(np.searchsorted(self._hashes, key))
        if place == len(self._hashes) or self._hashes[place] != key:
            return slice(0, 0)
        return slice(int(self._first[place]), int(self._first[place + 1]))
