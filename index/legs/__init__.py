"""The legs that answer: vectors of passages and windows, of tokens, and BM25 over terms."""

from index.legs.dense import DenseIndex, DenseScore
from index.legs.late_interaction import TokenIndex
from index.legs.lexical import LexicalIndex

__all__ = [
    "DenseIndex",
    "DenseScore",
    "LexicalIndex",
    "TokenIndex",
]
