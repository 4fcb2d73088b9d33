"""The legs that answer: vectors of passages and windows, of tokens, and BM25 over terms."""

from index.legs.dense import Cosines, DenseIndex
from index.legs.late_interaction import LateInteractionIndex, Whitening
from index.legs.lexical import LexicalIndex

__all__ = [
    "Cosines",
    "DenseIndex",
    "LateInteractionIndex",
    "LexicalIndex",
    "Whitening",
]
