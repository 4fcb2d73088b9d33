"""Two legs to one ranking."""

from collections.abc import Callable, Sequence

Fusion = Callable[[Sequence[float], Sequence[float]], list[float]]
"""From the dense and the lexical scores of the candidates to one score each, higher is better. The dense ones are on
the scale of `search/ranking/scale.py`."""


def fuse_adaptive(dense: Sequence[float], lexical: Sequence[float]) -> list[float]:
    """The score of each candidate: dense + lexical, higher is better.

    dense: how far the passage stands above what has nothing to do with the query. lexical: BM25(q, d) / U(q) of the
    same candidates, where U(q), the sum of idf over the query's terms, is the largest score that the query could reach,
    terms unknown to the corpus counted with the idf of document frequency 0; of words, grams and concepts as `Ranking`
    puts them together.

    BM25 is thereby trusted as far as the query's words are really there. An English question whose words do not occur
    in Thai text adds nothing and leaves the list to the vectors, where reciprocal rank fusion would give the chance
    order of a leg without evidence the weight of a vote.
    """
    return [cosine + words for cosine, words in zip(dense, lexical, strict=True)]
