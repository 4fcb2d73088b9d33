"""What words cost to read: minus the natural logarithm of a word's share among all words (nats).

Shares come from the two frequency lists and the dictionary of corpus/thai/words.py and from the lists of our own in
corpus/lexicon.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from corpus.tables import open_values
from corpus.thai import (
    CONSONANT,
    LEADING_VOWEL,
    NATIONAL_CORPUS,
    TEXTBOOK_CORPUS,
    all_words,
    cut_clusters,
    place_names,
    word_counts,
    words_origin,
)

CORPORA = ((NATIONAL_CORPUS, 0.6), (TEXTBOOK_CORPUS, 0.4))
"""What the shares of words are counted in, and the part of each in the mixture."""

LEAST_COUNT = 3
"""A word outside the dictionary must occur that often in a corpus; rarer ones are slips of the pen."""

RARE_COST = 15.5
"""Of a listed word that occurs in neither corpus: about 6 in 33 million."""

OWN_COST = 11.0
"""Of a word of our own lists: what names of provinces and departments cost where they do occur."""

_LISTS = Path(__file__).parents[2] / "lexicon"
_WORD = re.compile(f"[{CONSONANT}{LEADING_VOWEL}][\u0e01-\u0e45\u0e47-\u0e4e]*")
_ONE_LETTER = frozenset("ณธ")


@cache
def word_costs() -> Mapping[str, float]:
    """The cost of every word known, in nats. Lone consonants are none, but for ณ and ธ."""
    listed = {word.replace("\u0e4d\u0e32", "\u0e33") for word in all_words()}
    shares: dict[str, float] = {}
    for frequencies, weight in CORPORA:
        counts = word_counts(frequencies)
        scale = weight / sum(counts.values())
        for word, count in counts.items():
            if count and (word in listed or count >= LEAST_COUNT):
                shares[word] = shares.get(word, 0.0) + scale * count
    costs = dict.fromkeys(listed, RARE_COST) | {word: -math.log(share) for word, share in shares.items()}
    for word in (*place_names(), *_own_words()):
        costs[word] = min(OWN_COST, costs.get(word, OWN_COST))
    return {word: costs[word] for word in sorted(costs) if _is_word(word)}  # the lists come as sets, in any order


def _is_word(word: str) -> bool:
    return _WORD.fullmatch(word) is not None and (len(word) > 1 or word in _ONE_LETTER)


def _own_words() -> Iterable[str]:
    for file in sorted(_LISTS.iterdir()):
        yield from file.read_text(encoding="utf-8").split()


MARKS_REMEMBERED = 2
"""Marks of a sound cluster at most. Costs of more are not kept: a hostile text has any number of such clusters."""


class MarkShares:
    """How often a consonant between two glyphs bears which marks, over the words of a lexicon (each counted once).

    Glyphs never change under damage, so this tells where the marks of an unknown word belong. Estimated from both
    neighbours, backing off to the following one and to none: interpolation with a fixed weight, after Witten and Bell
    (1991).
    """

    BACKOFF = 2.0  # pseudo-counts given to the shorter context
    LEAST_SHARE = 0.002  # of any marks on a consonant never seen

    def __init__(self, counts: Mapping[tuple[str, str], int], totals: Mapping[str, int]) -> None:
        self.counts = counts
        self.totals = totals
        self._costs: dict[tuple[str, str, str, str], float] = {}

    @classmethod
    def from_words(cls, words: Iterable[str]) -> "MarkShares":
        """As the marks are borne in `words`."""
        clusters = cut_clusters(f" {' '.join(words)} ")
        glyphs = [cluster[0] for cluster in clusters]
        marks = [cluster[1:] for cluster in clusters]
        counts: defaultdict[tuple[str, str], int] = defaultdict(int)
        totals: defaultdict[str, int] = defaultdict(int)
        neighbours = zip(glyphs[:-2], glyphs[1:-1], glyphs[2:], marks[1:-1], strict=True)
        for (before, glyph, after, borne), count in Counter(neighbours).items():
            for context in _contexts(before, glyph, after):
                counts[context, borne] += count
                totals[context] += count
        return cls(dict(counts), dict(totals))

    def cost(self, before: str, consonant: str, after: str, marks: str) -> float:
        """In nats. before, after: glyphs; a space for a word's edge."""
        key = (before, consonant, after, marks)
        cost = self._costs.get(key)
        if cost is None:
            share = self.LEAST_SHARE
            for context in _contexts(before, consonant, after):
                count = self.counts.get((context, marks), 0)
                share = (count + self.BACKOFF * share) / (self.totals.get(context, 0) + self.BACKOFF)
            cost = -math.log(share)
            if len(marks) <= MARKS_REMEMBERED:
                self._costs[key] = cost
        return cost


def _contexts(before: str, consonant: str, after: str) -> tuple[str, str, str]:
    return consonant, consonant + after, before + consonant + after


@dataclass(frozen=True, slots=True)
class Lexicon:
    """costs: of every word in nats, and infinity for every beginning of one that is no word itself, cut at clusters;
    what is missing begins no word. (One flat dictionary: the garbage collector need not walk a tree of them.)
    marks: for what no word holds."""

    costs: Mapping[str, float]
    marks: MarkShares


@cache
def read_lexicon() -> Lexicon:
    """Of all words known."""
    costs, counts, totals = open_values("lexicon", words_origin(), _make_lexicon)
    return Lexicon(costs, MarkShares(counts, totals))


def _make_lexicon() -> tuple[Mapping[str, float], Mapping[tuple[str, str], int], Mapping[str, int]]:
    words = word_costs()
    costs: dict[str, float] = {}
    for word in words:
        costs.update(dict.fromkeys(accumulate(cut_clusters(word)), math.inf))
    marks = MarkShares.from_words(words)
    return {**costs, **words}, marks.counts, marks.totals
