"""What a document says and in which words: which words are rare in it, and how much of a heading a text repeats."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

_GRAM_LENGTH = 4  # characters: as the lexical index has them, short enough to survive a mark that repair missed
_LEAD = 150  # characters: a text names its subject in its first lines
_NO_LETTER = re.compile(r"[^\u0e01-\u0e4e\u0e50-\u0e59A-Za-z0-9]+")


def squeeze(text: str) -> str:
    """The letters and digits of `text` alone, small: what line breaks and punctuation cannot change."""
    return _NO_LETTER.sub("", text).lower()


class Wording:
    """The character 4-grams of a document's paragraphs, each weighted by how few paragraphs hold it."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self._texts = [squeeze(text) for text in paragraphs]

    def likeness(self, heading: str, text: str) -> float:
        """How much of `heading` the text repeats, 0 to 1: the mean of the whole text and of its first lines. Weights
        are inverse document frequencies, log(1 + (n - d + 0.5) / (d + 0.5)) as in Lucene's BM25."""
        squeezed = squeeze(text)
        grams = _grams(squeeze(heading))
        return (self._share(grams, _grams(squeezed)) + self._share(grams, _grams(squeezed[:_LEAD]))) / 2

    def overlap(self, text: str, other: str) -> float:
        """How much of `text` stands in `other`, 0 to 1, by the same weights."""
        return self._share(_grams(squeeze(text)), _grams(squeeze(other)))

    def mentions(self, text: str) -> int:
        """How many paragraphs hold `text`, white space and punctuation apart; 0 when nothing of it is left."""
        squeezed = squeeze(text)
        return sum(squeezed in paragraph for paragraph in self._texts) if squeezed else 0

    @cached_property
    def _frequencies(self) -> Counter[str]:
        return Counter(gram for text in self._texts for gram in _grams(text))

    def _weight(self, gram: str) -> float:
        found = self._frequencies[gram]
        return math.log(1 + (len(self._texts) - found + 0.5) / (found + 0.5))

    def _share(self, grams: set[str], held: set[str]) -> float:
        total = math.fsum(self._weight(gram) for gram in grams)
        return math.fsum(self._weight(gram) for gram in grams & held) / total if total else 0.0


def _grams(squeezed: str) -> set[str]:
    return {squeezed[place : place + _GRAM_LENGTH] for place in range(len(squeezed) - _GRAM_LENGTH + 1)}
