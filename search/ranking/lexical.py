"""What the words give passages, by the weights of a ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import Allowed, Conditions, LexicalSearch, Places, WordScores
from search.query import Query
from search.ranking.ranking import Ranking

CHANCE_RANK = 3
"""The passage of a script, from the best, whose words are taken for chance: the two before it may be what is sought. Of
one or two passages the last: what a lone one has of a query in its script would head every such query, and the vectors
know it when it answers."""


@dataclass(frozen=True, slots=True, eq=False)
class Scripts:
    """The passages of an index by the script of most of their letters. foreign: (passages,) which are in Latin letters.
    parts: those that are not, and those that are, where there are both; of one script nothing has to be told apart."""

    foreign: NDArray[np.bool_]
    parts: tuple[Allowed, ...]

    @classmethod
    def of(cls, foreign: NDArray[np.bool_]) -> "Scripts":
        """Of passages of which `foreign` are in Latin letters."""
        both = foreign.any() and not foreign.all()
        parts = (Allowed(~foreign, Conditions(foreign=False)), Allowed(foreign, Conditions(foreign=True)))
        return cls(foreign, parts if both else ())


class LexicalScores:
    """What the words of several queries give passages: of each passage the largest of any query, higher is better.

    Of one query it is how much of what it could reach the passage does reach, by the words of the query as they are, up
    to 1, and added to it by what they mean, 0 to the weight of concepts.

    Words and grams apart, because a word of twelve letters makes one term and nine grams: in one sum the grams would
    decide. No grams are made of Latin letters, so a query in them reaches a half. Concepts are measured against a
    passage that speaks of all of them and holds all words that no concept covers.

    The words of a query can only be met in passages of its own script, concepts in any. So what chance gives the words
    in either script is measured, and what one has before the other is taken off its passages: they may fall below 0,
    having fewer of the words than others that have nothing to do with them.
    """

    def __init__(self, index: LexicalSearch, queries: Sequence[Query], scripts: Scripts, ranking: Ranking) -> None:
        self._scripts = scripts
        self._asked = [_Asked(index, query, scripts, ranking) for query in queries]

    def best(self, count: int, allowed: Allowed | None) -> Places:
        """The `count` passages, of those that are allowed, that have anything of the queries and the highest scores, of
        equals the first; None allows all."""
        parts: Sequence[Allowed | None] = [part.both(allowed) for part in self._scripts.parts] or [allowed]
        found = [asked.whole.best(count, part).places for asked in self._asked for part in parts]
        places = np.unique(np.concatenate(found)) if len(found) > 1 else np.sort(found[0])
        return places[np.argsort(-self.of(places), kind="stable")[:count]]

    def of(self, places: Places) -> NDArray[np.float32]:
        """The scores of the passages `places`, in their order."""
        foreign = self._scripts.foreign[places]
        best: NDArray[np.float32] = np.maximum.reduce([asked.of(places, foreign) for asked in self._asked])
        return best


class _Asked:
    # One query. whole: by what it says and by what it means; taken: of each script what is taken off it.

    def __init__(self, index: LexicalSearch, query: Query, scripts: Scripts, ranking: Ranking) -> None:
        words = index.normalised(query.words).scaled(ranking.words)
        grams = index.normalised(query.grams).scaled(ranking.grams)
        said = (words + grams).scaled(1 / (ranking.words + ranking.grams))
        self.whole = said + index.normalised(query.concepts, beside=query.plain).scaled(ranking.concepts)
        chance = [_chance(said, part) for part in scripts.parts] or [np.float32(0)] * 2
        self._taken = [np.float32(ranking.level) * (each - min(chance)) for each in chance]

    def of(self, places: Places, foreign: NDArray[np.bool_]) -> NDArray[np.float32]:
        native, latin = self._taken
        scores: NDArray[np.float32] = self.whole.of(places) - np.where(foreign, latin, native)
        return scores


def _chance(said: WordScores, part: Allowed) -> np.float32:
    # What has nothing of the words is not among the best.
    rank = min(CHANCE_RANK, int(np.count_nonzero(part.mask)))
    scores = said.best(rank, part).scores
    return np.float32(scores[rank - 1]) if len(scores) >= rank else np.float32(0)
