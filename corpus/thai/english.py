"""English words among Thai: which are words, and what they are inflected from. The one owner of simplemma.

Its dictionary of 180,000 forms is kept as a trie, for unpacking it takes a third of a second; and what it says of plain
words that are not in there is said here too, for importing it takes a tenth. Of other words it is asked.
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

_APOSTROPHES = re.compile("[’ʼ]")
_NUMBER = re.compile("[0-9]+")
_PLAIN = re.compile("[a-z0-9]+")
_PLURALS = tuple("doms isms ists ments nces ships tions ums".split())


@lru_cache(2**14)
def is_english(word: str) -> bool:
    """Whether `word`, in letters of any case, is an English word or a form of one; its apostrophe may be any."""
    form = normalize("NFC", word.lower())
    straight = _APOSTROPHES.sub("'", form)
    if "'" not in straight:
        return _find(form) is not None
    return any(_find(each) for each in (form, *(straight.replace("'", sign) for sign in "'’ʼ")))


def known_among(words: Iterable[str]) -> set[str]:
    """Those of `words` that are English, as `is_english`; they may be many, and none is remembered."""
    forms = _forms()
    return {word for word in words if _is_among(word, forms)}


def _is_among(word: str, forms: BytesTrie) -> bool:
    if not word.isascii() or "'" in word:
        return is_english(word)
    lower = word.lower()
    return lower in forms or lower.capitalize() in forms


@lru_cache(2**14)
def lemma_of(word: str) -> str:
    """The word that `word`, small Latin letters and digits, is an inflected form of; as it is where it is none."""
    if _NUMBER.fullmatch(word):
        return word
    return _find(word) or (_by_ending(word) if _PLAIN.fullmatch(word) else _lemmatizer().lemmatize(word, "en"))


def _by_ending(word: str) -> str:
    # simplemma's rules of English for a word without apostrophe and hyphen; that it has no others, a test holds.
    if len(word) >= len("agencies") and word.endswith("cies"):
        return f"{word.removesuffix('ies')}y"
    if word.endswith((*_PLURALS, "erves")):
        return word[:-1]
    return word[:-1] if word.endswith("ized") else word


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
