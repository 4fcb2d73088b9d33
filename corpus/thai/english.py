"""English words among Thai: which are words, and what they are inflected from. The one owner of simplemma.

Its dictionary of 180,000 forms is kept as a trie, for unpacking it takes a third of a second. What is said here is what
simplemma says; for what is neither a plain word nor in the dictionary it is asked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from marisa_trie import BytesTrie

from corpus.tables import open_table, origin_of

if TYPE_CHECKING:
    from simplemma import Lemmatizer

_PLAIN = re.compile("[a-z0-9]+")
_NUMBER = re.compile("[0-9]+")


@lru_cache(2**14)
def is_english(word: str) -> bool:
    """Whether `word`, in letters of any case, is an English word or a form of one."""
    lower = word.lower()
    if _PLAIN.fullmatch(lower):
        return _find(lower) is not None
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy(_Factory()).get_lemma(normalize("NFC", lower), "en") is not None


def known_among(words: Iterable[str]) -> set[str]:
    """Those of `words`, many in small Latin letters, that are English; none of them is remembered."""
    forms = _forms()
    return {word for word in words if word in forms or word.capitalize() in forms}


@lru_cache(2**14)
def lemma_of(word: str) -> str:
    """The word that `word`, small Latin letters and digits, is an inflected form of; as it is where it is none."""
    if _NUMBER.fullmatch(word):
        return word
    return _find(word) or _lemmatizer().lemmatize(word, "en")


def english_origin() -> str:
    """Tells one state of the dictionary from another, for tables that are made of it."""
    return origin_of("simplemma", "__metadata__.py", "strategies/dictionaries/data/en.plzma")


def _find(word: str) -> str | None:
    found = _forms().get(word) or _forms().get(word.capitalize())
    return found[0].decode() if found else None


@cache
def _forms() -> BytesTrie:
    # Of each form its lemma.
    return BytesTrie().frombytes(bytes(open_table("english", english_origin(), _make_forms)))


def _make_forms() -> bytes:
    from simplemma.strategies import DefaultDictionaryFactory

    dictionary = DefaultDictionaryFactory().get_dictionary("en")
    content: bytes = BytesTrie(sorted((form, lemma.encode()) for form, lemma in dictionary.items())).tobytes()
    return content


@cache
def _lemmatizer() -> "Lemmatizer":
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_Factory()))


class _Factory:
    """Gives simplemma our trie for its English dictionary."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        if lang != "en":
            raise ValueError(f"no dictionary of {lang}")
        return _Forms()


class _Forms(Mapping[str, str]):
    def __getitem__(self, form: str) -> str:
        return str(_forms()[form][0].decode())

    def __iter__(self) -> Iterator[str]:
        return iter(_forms().iterkeys())

    def __len__(self) -> int:
        return len(_forms())
