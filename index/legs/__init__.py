"""The legs that answer: vectors of passages and windows, of tokens, and BM25 over terms."""

from index.legs.dense import DenseIndex, NearestWindows
from index.legs.late_interaction import LateInteractionIndex, Whitening
from index.legs.lexical import LexicalIndex

__all__ = [
    "DenseIndex",
    "LateInteractionIndex",
    "LexicalIndex",
    "NearestWindows",
    "Whitening",
]
