"""Thai words: what PyThaiNLP knows of them, and how they part a text. No other module of the program imports it.

It is imported where a table is made of its lists: that takes a second, which no query must wait for.
"""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from marisa_trie import Trie

from corpus.tables import open_table, open_values, origin_of
from corpus.thai.cutting import cut_text

NATIONAL_CORPUS, TEXTBOOK_CORPUS = "tnc_freq.txt", "ttc_freq.txt"
"""Frequency lists: of the Thai National Corpus (33.5 million words) and the Thai Textbook Corpus (3 million)."""

LONGEST_REMEMBERED = 300
"""Characters of the longest text whose words are remembered: a run of letters between spaces has 20."""

_LISTS = (
    *("words_th.txt", "stopwords_th.txt", "countries_th.txt", "thailand_provinces_th.csv"),
    *(NATIONAL_CORPUS, TEXTBOOK_CORPUS, "th_en_transliteration_v1.4.tsv"),
)


def cut_words(text: str) -> list[str]:
    """The words that newmm (maximal matching by dictionary) parts `text` into, in order; white space and what it does
    not know are pieces too, so that put together they are `text`."""
    if len(text) > LONGEST_REMEMBERED:
        return _cut(text)
    return list(_remembered(text))


@lru_cache(2**15)
def _remembered(text: str) -> tuple[str, ...]:
    # A text is read for its repair, its terms, its concepts and its windows; and runs of letters come again and again.
    return tuple(_cut(text))


def _cut(text: str) -> list[str]:
    return cut_text(text, _dictionary().prefixes, _longest())


def is_word(word: str) -> bool:
    """Whether `word` stands in the dictionary, which is the one that `cut_words` goes by."""
    return len(word) <= _longest() and _is_listed(word)


@lru_cache(2**15)
def _is_listed(word: str) -> bool:
    return word in _dictionary()


@cache
def all_words() -> frozenset[str]:
    """The dictionary: 62,000 words."""
    return frozenset(_dictionary())


def function_words() -> frozenset[str]:
    """Words without a meaning of their own: prepositions, pronouns, particles and the like."""
    return _small_lists()[0]


def place_names() -> frozenset[str]:
    """The provinces of Thailand and the countries of the world, in Thai."""
    return _small_lists()[1]


def keyboard_layout() -> Mapping[str, str]:
    """The keys of a US keyboard, without and with shift, by what they print: what they print under Kedmanee. Two keys
    that PyThaiNLP leaves out are added."""
    return _small_lists()[2]


@cache
def transliterations() -> Mapping[str, Sequence[str]]:
    """Foreign words in Thai letters: by the Thai word the Latin ones, in small letters, without spaces."""
    found: dict[str, list[str]] = open_values("transliterations", words_origin(), _read_transliterations)
    return found


def word_counts(frequencies: str) -> Mapping[str, int]:
    """How often each word occurs in a corpus, NATIONAL_CORPUS or TEXTBOOK_CORPUS; counts of one word are added up,
    where PyThaiNLP's own reader keeps any one of them, another one at each start."""
    _stay_offline()
    from pythainlp.corpus import get_corpus

    counts: defaultdict[str, int] = defaultdict(int)  # a Counter takes twice as long
    for line in get_corpus(frequencies):
        word, _, count = line.strip().rpartition("\t")
        if word:
            counts[word.partition("\t")[0]] += int(count)
    return dict(counts)


def words_origin() -> str:
    """Tells one state of the lists from another, for tables that are made of them."""
    return origin_of("pythainlp", *(f"corpus/{name}" for name in _LISTS))


@cache
def _dictionary() -> Trie:
    return Trie().frombytes(bytes(open_table("dictionary", words_origin(), _make_dictionary)))


def _make_dictionary() -> bytes:
    _stay_offline()
    from pythainlp.corpus import thai_words

    content: bytes = Trie(sorted(thai_words())).tobytes()
    return content


def _longest() -> int:
    # Letters of the longest word.
    return _small_lists()[3]


@cache
def _small_lists() -> tuple[frozenset[str], frozenset[str], Mapping[str, str], int]:
    stopwords, places, keys, longest = open_values("lists", words_origin(), _read_small_lists)
    return frozenset(stopwords), frozenset(places), keys, longest


def _read_small_lists() -> tuple[list[str], list[str], dict[str, str], int]:
    _stay_offline()
    from pythainlp.corpus import countries, provinces, thai_stopwords, thai_words
    from pythainlp.util.keyboard import EN_TH_KEYB_PAIRS

    places = {*countries(), *provinces()}
    keys = {**EN_TH_KEYB_PAIRS, "1": "ๅ", "!": "+"}
    return sorted(thai_stopwords()), sorted(places), keys, max(map(len, thai_words()))


def _read_transliterations() -> dict[str, list[str]]:
    _stay_offline()
    from pythainlp.corpus.th_en_translit import get_transliteration_dict  # reads a file when it is imported

    return {thai: [str(latin).lower() for latin in row["en"]] for thai, row in get_transliteration_dict().items()}


def _stay_offline() -> None:
    # As it is imported it would make a folder in the user's, for corpora that it fetches; what is installed is enough.
    os.environ.update(PYTHAINLP_READ_ONLY="1", PYTHAINLP_OFFLINE="1")
    for outdated in ("PYTHAINLP_READ_MODE", "PYTHAINLP_DATA_DIR"):  # beside the present names it would refuse them
        os.environ.pop(outdated, None)
