"""The legs that answer: vectors of passages and windows, of tokens, and BM25 over terms."""

from index.legs.allowed import Allowed, Conditions, Found, Places
from index.legs.asked import DenseSearch, LexicalSearch, TokenSearch, WordScores
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
from index.legs.lexical import HASHES, LexicalIndex, hash_term, idf_of
from index.legs.nearest import NearestFacts, read_facts
from index.legs.postings import PostingsWriter
from index.legs.stopwords import english_stopwords

__all__ = [
    "FITTED_TOKENS",
    "HASHES",
    "LANGUAGE_VERSION",
    "Allowed",
    "CodedQuery",
    "Conditions",
    "DenseIndex",
    "DenseSearch",
    "DenseWriter",
    "Found",
    "LanguageShift",
    "LateInteractionIndex",
    "LexicalIndex",
    "LexicalSearch",
    "NearestFacts",
    "NearestWindows",
    "PassageRows",
    "PassageTokens",
    "Places",
    "PostingsWriter",
    "Projection",
    "TokenSearch",
    "TokenWriter",
    "Whitening",
    "WordScores",
    "english_stopwords",
    "hash_term",
    "idf_of",
    "parallel_texts",
    "read_facts",
]
