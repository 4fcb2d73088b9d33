"""FAISS over all windows, bm25s over the words of passages, fused by reciprocal rank."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.scaling.rivals.material import DEPTH, Units, Vector, cut_words, first_of_each, fuse

WINDOWS = 3
"""Windows looked for to a passage wanted: several of the best are of one passage."""


class Flat:
    """Every window is compared with a query; a passage is as near as its nearest."""

    def __init__(self, folder: Path) -> None:
        import bm25s
        import faiss

        self._nearest = faiss.read_index(str(folder / "windows.faiss"))
        self._words = bm25s.BM25.load(str(folder / "words"))
        self._owners = np.load(folder / "owners.npy")
        self._passages = int(self._owners[-1]) + 1

    def search(self, text: str, vector: Vector) -> list[int]:
        """As of Rival."""
        windows = min(DEPTH * WINDOWS, len(self._owners))
        near = self._owners[self._nearest.search(vector[None], windows)[1][0]].tolist()
        return fuse([first_of_each(near, DEPTH), self._with_words(cut_words(text))])

    def _with_words(self, words: Sequence[str]) -> list[int]:
        if not any(word in self._words.vocab_dict for word in words):
            return []
        depth = min(DEPTH, self._passages)
        places, scores = self._words.retrieve([list(words)], k=depth, show_progress=False, leave_progress=False)
        return [int(place) for place, score in zip(places[0], scores[0], strict=True) if score > 0]


def build(folder: Path, windows: Units, words: Sequence[Sequence[str]]) -> None:
    """Write the index. words: of each passage."""
    import bm25s
    import faiss

    nearest = faiss.IndexFlatIP(windows.vectors.shape[1])
    nearest.add(windows.vectors)
    faiss.write_index(nearest, str(folder / "windows.faiss"))
    lexical = bm25s.BM25(k1=1.2, b=0.75)
    lexical.index([list(each) for each in words], show_progress=False, leave_progress=False)
    lexical.save(str(folder / "words"))
    np.save(folder / "owners.npy", windows.owners)
