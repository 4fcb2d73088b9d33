"""The order of a Thai dictionary."""

import re
from collections.abc import Iterable


def in_thai_order(words: Iterable[str]) -> tuple[str, ...]:
    """`words` as in a Thai dictionary: a leading vowel counts after its consonant, tone marks only between words
    otherwise equal."""
    return tuple(sorted(words, key=_dictionary_key))


def _dictionary_key(word: str) -> tuple[str, str]:
    return re.sub("[\u0e47-\u0e4e]", "", re.sub("([เแโใไ])([ก-ฮ])", r"\2\1", word)), word
