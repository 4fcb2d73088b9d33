"""The legs that answer: vectors of passages and windows, of tokens, and BM25 over terms."""

from index.legs.dense import DenseIndex, NearestWindows
from index.legs.language import LANGUAGE_VERSION, LanguageShift, parallel_texts
from index.legs.late_interaction import LateInteractionIndex, Whitening
from index.legs.lexical import ENGLISH_STOPWORDS, LexicalIndex

__all__ = [
    "ENGLISH_STOPWORDS",
    "LANGUAGE_VERSION",
    "DenseIndex",
    "LanguageShift",
    "LateInteractionIndex",
    "LexicalIndex",
    "NearestWindows",
    "Whitening",
    "parallel_texts",
]
