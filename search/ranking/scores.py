"""What each leg gives a passage: its cosines and its terms, by the weights of a ranking."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index import DenseIndex, LateInteractionIndex, LexicalIndex
from search.query import Query
from search.ranking.ranking import Ranking


def lexical_scores(index: LexicalIndex, query: Query, ranking: Ranking) -> NDArray[np.float32]:
    """The lexical score of every passage (passages,): how much of what it could reach it does reach, by the words of
    the query as they are, 0 to 1, and added to it by what they mean, 0 to the weight of concepts.

    Words and grams apart, because a word of twelve letters makes one term and nine grams: in one sum the grams would
    decide. No grams are made of Latin letters, so a query in them reaches a half. Concepts are measured against a
    passage that speaks of all of them and holds all words that no concept covers.
    """
    words = np.float32(ranking.words) * index.normalised_scores(query.words)
    grams = np.float32(ranking.grams) * index.normalised_scores(query.grams)
    meant = np.float32(ranking.concepts) * index.normalised_scores(query.concepts, beside=query.plain)
    scores: NDArray[np.float32] = (words + grams) / np.float32(ranking.words + ranking.grams) + meant
    return scores


def dense_scores(
    dense: DenseIndex, tokens: LateInteractionIndex, query: Query, places: Sequence[int], ranking: Ranking
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The dense score of each of the passages `places`, -1 to 1, in their order, and the window nearest to the query in
    each. Where query or index have no tokens the windows count alone."""
    nearest = dense.nearest_windows(query.vector, places)
    cosines = nearest.cosines.astype(np.float64)
    maxsim = tokens.maxsim(query.tokens, places)
    if maxsim is None:
        return cosines, nearest.windows
    whole = ranking.windows + ranking.tokens
    return (ranking.windows * cosines + ranking.tokens * maxsim) / whole, nearest.windows
