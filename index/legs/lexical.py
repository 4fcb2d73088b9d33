"""The lexical leg: BM25 over terms, by bm25s."""

import json
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from bm25s.stopwords import STOPWORDS_EN_PLUS
from numpy.typing import NDArray

K1, B = 1.2, 0.75
"""Robertson and Zaragoza (2009), The probabilistic relevance framework; Lucene's defaults."""

ENGLISH_STOPWORDS = frozenset(STOPWORDS_EN_PLUS)
"""English words that bear no subject, in lower case: the longer list of bm25s."""


class LexicalIndex:
    """BM25 (the variant of Lucene since 8: no factor k1 + 1) over the terms of passages.

    texts: the terms of each passage, in the order of the passages; the order of terms does not matter.
    """

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        # Ids in sorted order, given by us: bm25s would number them by the order of a set, anew in every process.
        vocabulary = {term: number for number, term in enumerate(sorted({term for text in texts for term in text}))}
        ids = [[vocabulary[term] for term in text] for text in texts]
        self._bm25 = bm25s.BM25(method="lucene", k1=K1, b=B)
        self._bm25.index((ids, vocabulary), create_empty_token=False, show_progress=False)
        self._set_idf(len(texts))

    @classmethod
    def read(cls, folder: Path, passages: int) -> "LexicalIndex":
        """The index of `passages` passages that `write` wrote to `folder`."""
        self = cls.__new__(cls)
        self._bm25 = bm25s.BM25.load(folder, load_vocab=True, load_corpus=False, show_progress=False)
        self._set_idf(passages)
        return self

    def write(self, folder: Path) -> None:
        """Write the index to the files of `folder`, which is made."""
        self._bm25.save(folder, show_progress=False)
        # bm25s writes the vocabulary in no stable form; the same corpus shall give the same bytes.
        vocabulary = folder / "vocab.index.json"
        terms = json.loads(vocabulary.read_text(encoding="utf-8"))
        vocabulary.write_text(json.dumps(terms, ensure_ascii=False, sort_keys=True), encoding="utf-8")

    def scores(self, terms: Sequence[str]) -> tuple[NDArray[np.float32], float]:
        """BM25 of every passage (passages,) for a query's terms, and the largest score that any passage could reach.

        The largest is the sum of the terms' idf, for one occurrence's weight stays below 1 in this variant. A term
        that no passage has counts with the idf of document frequency 0: the words of a query that the corpus does not
        know make its answer less certain. Both are 0 for no terms.
        """
        known = self._bm25.get_tokens_ids(list(terms))
        reach = float(self._idf[known].sum()) + (len(terms) - len(known)) * self._unknown_idf
        if not known:
            return np.zeros(self._passages, dtype=np.float32), reach
        found: NDArray[np.float32] = self._bm25.get_scores_from_ids(known)
        return found, reach

    def normalised_scores(self, terms: Sequence[str], beside: Sequence[str] = ()) -> NDArray[np.float32]:
        """BM25 of every passage (passages,) for `terms`, over the largest that any passage could reach were it to have
        all of them, and `beside` too: 0 to 1, 0 for no terms."""
        scores, reach = self.scores(terms)
        normalised: NDArray[np.float32] = scores / np.float32(reach + sum(map(self.idf, beside)) or 1.0)
        return normalised

    def knows(self, term: str) -> bool:
        """Whether any passage has this term."""
        return term in self._bm25.vocab_dict

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """All terms of the passages, in order."""
        return tuple(sorted(self._bm25.vocab_dict))

    def idf(self, term: str) -> float:
        """What the term weighs: its inverse document frequency, that of frequency 0 when no passage has it."""
        number = self._bm25.vocab_dict.get(term)
        return self._unknown_idf if number is None else float(self._idf[number])

    def document_frequency(self, term: str) -> int:
        """In how many passages the term stands, 0 for an unknown term."""
        number = self._bm25.vocab_dict.get(term)
        if number is None:
            return 0
        start, end = self._bm25.scores["indptr"][number : number + 2]
        return int(end - start)

    def passages_with(self, term: str) -> NDArray[np.int64]:
        """The passages that have this term, ascending; none for an unknown term."""
        number = self._bm25.vocab_dict.get(term)
        if number is None:
            return np.zeros(0, dtype=np.int64)
        start, end = self._bm25.scores["indptr"][number : number + 2]
        return np.sort(self._bm25.scores["indices"][start:end]).astype(np.int64)

    def _set_idf(self, passages: int) -> None:
        frequencies = np.diff(self._bm25.scores["indptr"])
        self._passages = passages
        self._idf = np.log1p((passages - frequencies + 0.5) / (frequencies + 0.5))
        self._unknown_idf = float(np.log1p((passages + 0.5) / 0.5))
