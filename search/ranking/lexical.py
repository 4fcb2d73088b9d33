"""What the words give a passage, by the weights of a ranking."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index import LexicalIndex
from search.query import Query
from search.ranking.ranking import Ranking

CHANCE_RANK = 3
"""The passage of a script, from the best, whose words are taken for chance: the two before it may be what is sought. Of
one or two passages the last: what a lone one has of a query in its script would head every such query, and the vectors
know it when it answers."""


class LexicalScores(NamedTuple):
    """What the words say of every passage, (passages,) each. scores: higher is better; found: whether the passage has
    anything of the query at all, whatever its score."""

    scores: NDArray[np.float32]
    found: NDArray[np.bool_]


def lexical_scores(index: LexicalIndex, query: Query, foreign: NDArray[np.bool_], ranking: Ranking) -> LexicalScores:
    """The lexical score of every passage: how much of what it could reach it does reach, by the words of the query as
    they are, up to 1, and added to it by what they mean, 0 to the weight of concepts. foreign: (passages,) which are
    mostly in Latin letters.

    Words and grams apart, because a word of twelve letters makes one term and nine grams: in one sum the grams would
    decide. No grams are made of Latin letters, so a query in them reaches a half. Concepts are measured against a
    passage that speaks of all of them and holds all words that no concept covers.

    The words of a query can only be met in passages of its own script, concepts in any. So what chance gives the words
    in either script is measured, and what one has before the other is taken off its passages: they may fall below 0,
    having fewer of the words than others that have nothing to do with them.
    """
    words = np.float32(ranking.words) * index.normalised_scores(query.words)
    grams = np.float32(ranking.grams) * index.normalised_scores(query.grams)
    meant = np.float32(ranking.concepts) * index.normalised_scores(query.concepts, beside=query.plain)
    said = (words + grams) / np.float32(ranking.words + ranking.grams)
    whole = said + meant
    return LexicalScores(whole - np.float32(ranking.level) * _advantage(said, foreign), whole > 0)


def _advantage(said: NDArray[np.floating], foreign: NDArray[np.bool_]) -> NDArray[np.floating]:
    # Of every passage what chance gives its script's words beyond what it gives those of the other.
    if foreign.all() or not foreign.any():
        return np.zeros_like(said)
    by_chance = np.where(foreign, _chance(said[foreign]), _chance(said[~foreign]))
    advantage: NDArray[np.floating] = by_chance - by_chance.min()
    return advantage


def _chance(said: NDArray[np.floating]) -> np.floating:
    rank = min(CHANCE_RANK, len(said))
    found: np.floating = np.partition(said, -rank)[-rank]
    return found
