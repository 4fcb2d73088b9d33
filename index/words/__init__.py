"""The words of one generation by what they are asked by: a slip of them, their sound, their abbreviation."""

from index.words.deletions import LEAST_LETTERS, LEAST_SYLLABLES, cut_syllables
from index.words.introduced import MOST_SENSES, Abbreviation, LongForm, fold_long
from index.words.tables import Words, write_words

__all__ = [
    "LEAST_LETTERS",
    "LEAST_SYLLABLES",
    "MOST_SENSES",
    "Abbreviation",
    "LongForm",
    "Words",
    "cut_syllables",
    "fold_long",
    "write_words",
]
