"""The legs that answer: vectors of passages and windows, of tokens, and BM25 over terms."""

from index.legs.dense import DenseIndex, DenseWriter, NearestWindows, PassageRows
from index.legs.language import LANGUAGE_VERSION, LanguageShift, parallel_texts
from index.legs.late_interaction import (
    FITTED_TOKENS,
    CodedQuery,
    LateInteractionIndex,
    PassageTokens,
    Projection,
    TokenWriter,
    Whitening,
)
from index.legs.lexical import LexicalIndex
from index.legs.nearest import NearestFacts, read_facts
from index.legs.postings import PostingsWriter
from index.legs.stopwords import english_stopwords

__all__ = [
    "FITTED_TOKENS",
    "LANGUAGE_VERSION",
    "CodedQuery",
    "DenseIndex",
    "DenseWriter",
    "LanguageShift",
    "LateInteractionIndex",
    "LexicalIndex",
    "NearestFacts",
    "NearestWindows",
    "PassageRows",
    "PassageTokens",
    "PostingsWriter",
    "Projection",
    "TokenWriter",
    "Whitening",
    "english_stopwords",
    "parallel_texts",
    "read_facts",
]
