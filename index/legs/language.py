"""The language of a text taken out of its vectors.

Vectors of one model lie nearer to their own language than to what says the same in another (Roy et al., 2020, LAReQA):
of a library in Thai the one text in English heads every English query, whatever it is about. What two languages differ
by is nearly one direction (Libovický et al., 2020; Yang et al., 2021, LIR), and sentences that say the same in both
show it: the criteria of the award, of which the program has both. So a text mostly in Latin letters is moved back along
it. A Thai one with English words in it lies where Thai ones lie (docs/retrieval.md) and stays there to the last bit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import is_mostly_latin, read_criteria

LANGUAGE_VERSION = 1
"""Counts up whenever the same vectors would be moved otherwise: the sentences, the formula."""

Vector = NDArray[np.float32]

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""From texts to their unit vectors (texts, dimensions), in order."""

EncodeTokens = Callable[[Sequence[str]], Sequence[NDArray[np.floating]]]
"""From texts to the vectors of each one's tokens (tokens, dimensions), in order."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LanguageShift:
    """What an English text lies apart from a Thai one that says the same: of the vectors of passages and of queries,
    (dimensions,) each, and of the tokens of passages, (dimensions,) of a token, none from a model without tokens. The
    tokens of queries are left as they are: they meet Thai ones better so (docs/retrieval.md)."""

    passages: Vector
    queries: Vector
    tokens: Vector

    @classmethod
    def fit(cls, passages: Encode, queries: Encode, tokens: EncodeTokens) -> "LanguageShift":
        """The shift of a model, from the criteria's items in both languages. passages, queries, tokens: how the model
        encodes texts as passages, as queries, and the tokens of passages."""
        thai, english = parallel_texts()
        return cls(
            passages=_apart(passages(thai), passages(english)),
            queries=_apart(queries(thai), queries(english)),
            tokens=_apart(np.concatenate(tokens(thai)), np.concatenate(tokens(english))),
        )

    @classmethod
    def read(cls, path: Path) -> "LanguageShift":
        """The shift that `write` wrote to `path`."""
        with np.load(path) as held:
            return cls(passages=held["passages"], queries=held["queries"], tokens=held["tokens"])

    def write(self, path: Path) -> None:
        """Write the shift to `path`, which ends in .npz. Raises OSError."""
        np.savez(path, passages=self.passages, queries=self.queries, tokens=self.tokens)

    def move_passages(self, texts: Sequence[str], vectors: Vector) -> Vector:
        """The unit vectors (texts, dimensions) of passages or windows `texts`, in order, without their language."""
        return _moved(vectors, texts, self.passages)

    def move_query(self, text: str, vector: Vector) -> Vector:
        """The unit vector (dimensions,) of the query `text` without its language."""
        moved: Vector = _moved(vector[None], [text], self.queries).reshape(vector.shape)
        return moved

    def move_tokens(self, texts: Sequence[str], tokens: Sequence[NDArray[np.float16]]) -> list[NDArray[np.float16]]:
        """The tokens (tokens, dimensions) of each of the passages `texts`, in order, without their language."""
        return [
            (each - self.tokens).astype(each.dtype) if len(each) and is_mostly_latin(text) else each
            for text, each in zip(texts, tokens, strict=True)
        ]


def parallel_texts() -> tuple[list[str], list[str]]:
    """Texts in Thai and in English of which each says the same as the other's at its place: the criteria's items."""
    items = read_criteria().items
    return [f"{item.name_th} {item.about_th}" for item in items], [f"{item.name_en}. {item.about_en}" for item in items]


def _apart(thai: NDArray[np.floating], english: NDArray[np.floating]) -> Vector:
    if not len(thai):  # a model without tokens
        return np.zeros(thai.shape[1], dtype=np.float32)
    apart: Vector = (english.mean(axis=0, dtype=np.float64) - thai.mean(axis=0, dtype=np.float64)).astype(np.float32)
    return apart


def _moved(vectors: Vector, texts: Sequence[str], shift: Vector) -> Vector:
    foreign = [place for place, text in enumerate(texts) if is_mostly_latin(text)]
    if not foreign:
        return vectors
    moved = vectors.copy()
    moved[foreign] -= shift
    moved[foreign] /= np.maximum(np.linalg.norm(moved[foreign], axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return moved
