"""The English words of the thesaurus: what carries an English query to Thai write-ups."""

from functools import cache

from corpus import concept_words, known_among

_ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ers")


@cache
def thesaurus_words() -> frozenset[str]:
    """The words of the thesaurus' English names, with those of their inflected forms that are English words."""
    words = concept_words()
    stems = {*words, *(word[:-1] for word in words if word.endswith("e"))}
    inflected = {stem + ending for stem in stems for ending in _ENDINGS}
    inflected |= {word[:-1] + "ies" for word in words if word.endswith("y")}
    return words | known_among(inflected)
