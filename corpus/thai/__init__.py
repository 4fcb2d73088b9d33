"""Thai as it is written: its letters, words, terms, years, concepts and names. The one owner of PyThaiNLP."""

from corpus.thai.concepts import CONCEPT, Mention, find_concepts, thesaurus_version
from corpus.thai.script import (
    CONSONANT,
    LEADING_VOWEL,
    LETTER,
    MARK,
    NIKHAHIT,
    SARA_AM,
    THAI,
    TONE_MARK,
    VOWEL_MARK,
    cut_clusters,
    fold_digits,
    is_cut,
)
from corpus.thai.terms import GRAM, TOKENS_VERSION, tokenize

__all__ = [
    "CONCEPT",
    "CONSONANT",
    "GRAM",
    "LEADING_VOWEL",
    "LETTER",
    "MARK",
    "NIKHAHIT",
    "SARA_AM",
    "THAI",
    "TOKENS_VERSION",
    "TONE_MARK",
    "VOWEL_MARK",
    "Mention",
    "cut_clusters",
    "find_concepts",
    "fold_digits",
    "is_cut",
    "thesaurus_version",
    "tokenize",
]
