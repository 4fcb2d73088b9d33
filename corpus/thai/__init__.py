"""Thai as it is written: its letters, words, terms, years, concepts and names. The one owner of PyThaiNLP."""

from corpus.thai.concepts import CONCEPT, Mention, find_concepts, thesaurus_version
from corpus.thai.script import is_cut
from corpus.thai.terms import GRAM, TOKENS_VERSION, fold_digits, tokenize

__all__ = [
    "CONCEPT",
    "GRAM",
    "TOKENS_VERSION",
    "Mention",
    "find_concepts",
    "fold_digits",
    "is_cut",
    "thesaurus_version",
    "tokenize",
]
