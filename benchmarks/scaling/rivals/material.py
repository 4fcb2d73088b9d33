"""What all systems are given: texts, their vectors, queries; and what the usual ones need beside their libraries."""

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

DEPTH, HITS = 100, 10
"""Passages of a leg that are fused, and those that are shown."""

RECIPROCAL = 60
"""Cormack, Clarke and Büttcher (2009)."""

K1, B = 1.2, 0.75

QUERIES, ASKED = "queries.json", "asked.npy"

_PARTS = re.compile("[\\w\u0e00-\u0e7f]+")

Vector = NDArray[np.float32]


class Rival(Protocol):
    """A system over an index that `build` of its module has written to a folder."""

    def search(self, text: str, vector: Vector) -> list[int]:
        """The places of the HITS best passages, best first."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Units:
    """What a system takes as its documents. vectors: (units, dimensions), unit length; owners: (units,) of each unit
    the place of its passage, ascending."""

    texts: Sequence[str]
    vectors: Vector
    owners: NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Material:
    """A library. texts: of each passage with its agency and headings; windows: the texts of all windows; vectors,
    first_rows: as of DenseIndex; queries, asked: what is asked, and its vectors (queries, dimensions)."""

    texts: Sequence[str]
    windows: Sequence[str]
    vectors: Vector
    first_rows: NDArray[np.int64]
    queries: Sequence[str]
    asked: Vector

    @cached_property
    def passages(self) -> Units:
        """A passage a unit."""
        return Units(
            texts=self.texts, vectors=self.vectors[self.first_rows[:-1]], owners=np.arange(len(self.texts), dtype=int)
        )

    @cached_property
    def parts(self) -> Units:
        """A window a unit."""
        kept = np.ones(len(self.vectors), dtype=np.bool_)
        kept[self.first_rows[:-1]] = False
        owners = np.repeat(np.arange(len(self.texts), dtype=int), np.diff(self.first_rows) - 1)
        return Units(texts=self.windows, vectors=self.vectors[kept], owners=owners)

    def write(self, folder: Path) -> None:
        """Write it into `folder`, which is made. Raises OSError."""
        folder.mkdir(parents=True)
        texts = {"texts": self.texts, "windows": self.windows}
        (folder / "texts.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
        (folder / QUERIES).write_text(json.dumps(self.queries, ensure_ascii=False), encoding="utf-8")
        np.savez(folder / "vectors.npz", vectors=self.vectors, first_rows=self.first_rows)
        np.save(folder / ASKED, self.asked)

    @classmethod
    def read(cls, folder: Path) -> "Material":
        """What `write` wrote into `folder`."""
        texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
        queries, asked = read_queries(folder)
        with np.load(folder / "vectors.npz") as held:
            return cls(**texts, vectors=held["vectors"], first_rows=held["first_rows"], queries=queries, asked=asked)


def read_queries(folder: Path) -> tuple[list[str], Vector]:
    """What is asked of the material in `folder`, and its vectors: all that a system needs that is only asked."""
    return json.loads((folder / QUERIES).read_text(encoding="utf-8")), np.load(folder / ASKED)


def cut_words(text: str) -> list[str]:
    """The words of `text` by newmm, in lower case; blanks and signs, which newmm leaves at foreign words, are none."""
    from pythainlp.tokenize import word_tokenize

    words = word_tokenize(text.lower(), engine="newmm", keep_whitespace=False)
    return [part for word in words for part in _PARTS.findall(word) if any(letter.isalnum() for letter in part)]


def fuse(rankings: Sequence[Sequence[int]]) -> list[int]:
    """The HITS best places of several rankings by reciprocal rank; ties by place."""
    scores: Counter[int] = Counter()
    for ranking in rankings:
        for rank, place in enumerate(ranking, 1):
            scores[place] += 1 / (RECIPROCAL + rank)  # type: ignore[assignment]
    return sorted(scores, key=lambda place: (-scores[place], place))[:HITS]


def first_of_each(owners: Sequence[int], most: int) -> list[int]:
    """The first `most` different ones, in order: of units, best first, the passages by their best."""
    return list(dict.fromkeys(owners))[:most]


@dataclass(frozen=True, kw_only=True)
class Weights:
    """BM25 as an inner product: a text is what each of its terms adds without the idf, a query the idf of its terms.
    numbers: of each term; idf: in the order of the numbers."""

    numbers: dict[str, int]
    idf: Sequence[float]

    def of_query(self, words: Sequence[str]) -> dict[int, float]:
        """By number of a term, its idf as often as it is asked; empty where no text has any."""
        counts = Counter(self.numbers[word] for word in words if word in self.numbers)
        return {number: times * self.idf[number] for number, times in counts.items()}


def weigh(texts: Sequence[Sequence[str]]) -> tuple[Weights, list[dict[int, float]]]:
    """The weights of an index of `texts`, the words of each, and each text's terms by number (Robertson and Zaragoza,
    2009; idf as Lucene has it)."""
    numbers: dict[str, int] = {}
    counts = [Counter(numbers.setdefault(word, len(numbers)) for word in words) for words in texts]
    frequencies = Counter(number for each in counts for number in each)
    average = sum(map(len, texts)) / max(1, len(texts))
    rows = [
        {number: times * (K1 + 1) / (times + K1 * (1 - B + B * len(words) / average)) for number, times in each.items()}
        for words, each in zip(texts, counts, strict=True)
    ]
    idf = [
        math.log1p((len(texts) - frequencies[number] + 0.5) / (frequencies[number] + 0.5))
        for number in range(len(numbers))
    ]
    return Weights(numbers=numbers, idf=idf), rows
