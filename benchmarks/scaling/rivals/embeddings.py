"""txtai: its own BM25 in SQLite beside its own FAISS, scores added by halves, as its hybrid index does."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.scaling.rivals.material import HITS, Units, Vector, cut_words, first_of_each

WINDOWS = 3
"""Units looked for to a passage wanted, where units are windows."""


class Embeddings:
    """Loaded as its documents say; words are cut by newmm, the vector of a query is given from outside."""

    def __init__(self, folder: Path) -> None:
        from txtai import Embeddings as Base

        self._vector: list[Vector] = []

        def given(texts: Sequence[str]) -> Vector:
            return np.stack(self._vector)

        self._index: Any = Base()
        self._index.load(str(folder / "index"))
        self._index.model.transform = given
        self._index.scoring.tokenizer = cut_words
        self._owners = np.load(folder / "owners.npy")
        self._limit = HITS if len(self._owners) == self._owners[-1] + 1 else HITS * WINDOWS

    def search(self, text: str, vector: Vector) -> list[int]:
        """As of Rival."""
        self._vector = [vector]
        found = self._index.search(text, self._limit)
        return first_of_each([int(self._owners[int(unit)]) for unit, _ in found], HITS)


def build(folder: Path, units: Units, words: Sequence[Sequence[str]]) -> None:
    """Write the index. words: of each unit."""
    from txtai import Embeddings as Base

    # Texts come in order, first to the one leg, then in batches to the other.
    rows: Iterator[Vector] = iter(units.vectors)
    cut = iter(words)

    def given(texts: Sequence[str]) -> Vector:
        return np.stack([next(rows) for _ in texts])

    scoring = {"method": "bm25", "terms": True, "normalize": True}
    index: Any = Base({"method": "external", "transform": given, "dense": True, "scoring": scoring, "content": False})
    index.initindex(False)
    index.scoring.tokenizer = lambda text: list(next(cut))
    index.initindex = lambda reindex: None
    index.index((number, text, None) for number, text in enumerate(units.texts))
    index.config["transform"] = None
    index.save(str(folder / "index"))
    index.close()
    np.save(folder / "owners.npy", units.owners)
