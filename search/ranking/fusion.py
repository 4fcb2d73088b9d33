"""Two legs to one ranking."""

from collections.abc import Callable, Sequence

Fusion = Callable[[Sequence[float], Sequence[float]], list[float]]
"""From the dense and the lexical scores of the candidates to one score each, higher is better."""


def fuse_adaptive(dense: Sequence[float], lexical: Sequence[float]) -> list[float]:
    """The score of each candidate: min-max(dense) + lexical, higher is better.

    dense: scores of the dense leg; min-max maps their lowest to 0 and their highest to 1 (all 0 when they are equal).
    lexical: BM25(q, d) / U(q) of the same candidates, where U(q), the sum of idf over the query's terms, is the
    largest score that the query could reach, terms unknown to the corpus counted with the idf of document frequency 0;
    of words, grams and concepts as `Ranking` puts them together.

    BM25 is thereby trusted as far as the query's words are really there. An English question whose words do not occur
    in Thai text adds nothing and leaves the list to the vectors, where reciprocal rank fusion would give the chance
    order of a leg without evidence the weight of a vote.
    """
    low, high = min(dense, default=0.0), max(dense, default=0.0)
    spread = high - low
    return [(cosine - low) / spread + words if spread else words for cosine, words in zip(dense, lexical, strict=True)]
