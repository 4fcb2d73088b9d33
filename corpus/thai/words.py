"""Thai words: what PyThaiNLP knows of them, and how it parts them. No other module of the program imports it.

It is imported where it is first asked: that takes a second, which the command's help must not wait for.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

NATIONAL_CORPUS, TEXTBOOK_CORPUS = "tnc_freq.txt", "ttc_freq.txt"
"""Frequency lists: of the Thai National Corpus (33.5 million words) and the Thai Textbook Corpus (3 million)."""


def cut_words(text: str) -> list[str]:
    """The words that newmm (maximal matching by dictionary) parts `text` into, in order; white space and what it does
    not know are pieces too, so that put together they are `text`."""
    from pythainlp.tokenize import word_tokenize

    return list(word_tokenize(text, engine="newmm", keep_whitespace=True))


def is_word(word: str) -> bool:
    """Whether `word` stands in the dictionary, which is the one that `cut_words` goes by."""
    return word in all_words()


def all_words() -> frozenset[str]:
    """The dictionary: 62,000 words."""
    from pythainlp.corpus import thai_words

    return thai_words()


def function_words() -> frozenset[str]:
    """Words without a meaning of their own: prepositions, pronouns, particles and the like."""
    from pythainlp.corpus import thai_stopwords

    return thai_stopwords()


def word_counts(frequencies: str) -> Mapping[str, int]:
    """How often each word occurs in a corpus, NATIONAL_CORPUS or TEXTBOOK_CORPUS; counts of one word are added up,
    where PyThaiNLP's own reader keeps any one of them, another one at each start."""
    from pythainlp.corpus import get_corpus

    counts: defaultdict[str, int] = defaultdict(int)  # a Counter takes twice as long
    for line in get_corpus(frequencies):
        word, _, count = line.strip().rpartition("\t")
        if word:
            counts[word.partition("\t")[0]] += int(count)
    return dict(counts)


def place_names() -> frozenset[str]:
    """The provinces of Thailand and the countries of the world, in Thai."""
    from pythainlp.corpus import countries, provinces

    return frozenset((*countries(), *provinces()))


@cache
def transliterations() -> Mapping[str, Sequence[str]]:
    """Foreign words in Thai letters: by the Thai word the Latin ones, in small letters, without spaces."""
    from pythainlp.corpus.th_en_translit import get_transliteration_dict  # reads a file when it is imported

    return {thai: [str(latin).lower() for latin in row["en"]] for thai, row in get_transliteration_dict().items()}


def keyboard_layout() -> Mapping[str, str]:
    """The keys of a US keyboard, without and with shift, by what they print: what they print under Kedmanee. Two keys
    that PyThaiNLP leaves out are added."""
    from pythainlp.util.keyboard import EN_TH_KEYB_PAIRS

    return {**EN_TH_KEYB_PAIRS, "1": "ๅ", "!": "+"}
