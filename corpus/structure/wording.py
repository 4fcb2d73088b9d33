"""What a document says and in which words: which words are rare in it, and how much of a heading a text repeats."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import islice

from corpus.allowance import check_time
from corpus.thai import squeeze

_GRAM_LENGTH = 4  # characters: as the lexical index has them, short enough to survive a mark that repair missed
_LEAD = 150  # characters: a text names its subject in its first lines
_PHRASES = 2000  # short texts whose weights are remembered: the headings of a book, compared with many lines each


_MOST_HELD = 1000  # paragraphs that are looked through for one text; its rarest gram stands in a dozen of a book


class Wording:
    """The character 4-grams of a document's paragraphs, each weighted by how few paragraphs hold it."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self._texts = [squeeze(text) for text in paragraphs]
        self._phrase = lru_cache(_PHRASES)(self._measure)
        self._mentions = lru_cache(_PHRASES)(self._count)

    def likeness(self, heading: str, text: str) -> float:
        """How much of `heading` the text repeats, 0 to 1: the mean of the whole text and of its first lines. Weights
        are inverse document frequencies, log(1 + (n - d + 0.5) / (d + 0.5)) as in Lucene's BM25."""
        check_time()
        squeezed = squeeze(text)
        whole, lead = _grams(squeezed), _grams(squeezed[:_LEAD])
        return (self._share(heading, whole) + self._share(heading, lead)) / 2

    def overlap(self, text: str, other: str) -> float:
        """How much of `text` stands in `other`, 0 to 1, by the same weights."""
        return self._share(text, self._phrase(other)[0])

    def mentions(self, text: str) -> int:
        """How many paragraphs hold `text`, white space and punctuation apart, 2 standing for more; 0 when nothing of it
        is left."""
        return self._mentions(squeeze(text))

    def _count(self, squeezed: str) -> int:
        if not squeezed:
            return 0
        held: Sequence[int] = range(len(self._texts))
        if len(squeezed) >= _GRAM_LENGTH:
            held = min((self._holders.get(gram, []) for gram in _grams(squeezed)), key=len)
        found = (place for place in held[:_MOST_HELD] if squeezed in self._texts[place])
        return len(list(islice(found, 2)))

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        # Of each gram the paragraphs that hold it, so that a book of many pages is not read through for every line.
        found: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self._texts):
            check_time()
            for gram in _grams(text):
                found[gram].append(place)
        return dict(found)

    def _weight(self, gram: str) -> float:
        held = len(self._holders.get(gram, ()))
        return math.log(1 + (len(self._texts) - held + 0.5) / (held + 0.5))

    def _measure(self, text: str) -> tuple[dict[str, float], float]:
        weights = {gram: self._weight(gram) for gram in _grams(squeeze(text))}
        return weights, math.fsum(weights.values())

    def _share(self, text: str, held: Collection[str]) -> float:
        weights, total = self._phrase(text)
        return math.fsum(weight for gram, weight in weights.items() if gram in held) / total if total else 0.0


def _grams(squeezed: str) -> set[str]:
    return {squeezed[place : place + _GRAM_LENGTH] for place in range(len(squeezed) - _GRAM_LENGTH + 1)}
