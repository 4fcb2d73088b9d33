"""How far a line can be relied on by what it reads like: words, or signs that no word holds.

It tells nothing of lines that are made of words, right or wrong ones.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.repair.lost_letters import holds_strange_sign
from corpus.repair.signs import GRAM_LENGTH
from corpus.tables import open_values
from corpus.thai import LETTER, transliterations, words_origin

TRUST_BY_SIGNS = ((0.5, 0.2), (0.4, 0.5), (0.25, 0.75))
"""From so large a share of a line's Thai letters in places that no words give, so much trust. Of clean prose one line
in 500 has 0.25; letters put together at random have 0.5 and more."""

FEW_SIGNS = 2
"""Signs of a name at most, in however short a line."""

WITH_STRANGE_SIGN = 0.5
"""Trust in a line with a glyph of which nobody knows what it is."""

LATIN_RUBBISH = 0.2
"""Trust in a line of Latin letters that no language has in such an order: a scanner's reading of Thai as English."""

RUBBISH_SHARE = 0.3
LEAST_WORDS = 3
LATIN_SHARE = 0.4
"""Of so many words, which make such a part of the line, the share of letter triples
that no English word has: in one English line of 100 it is 0.18."""

_LETTER = re.compile(f"[{LETTER}]")
_ADDRESS_PARTS = ("://", "www.", "@")
_LATIN = re.compile("[A-Za-z]{3,}")


def holds_latin(text: str) -> bool:
    """Whether there is a Latin word in `text`, right or wrong."""
    return _LATIN.search(text) is not None


def trust_by_look(text: str, signs: int) -> float:
    """0 to 1, of `text`, one line, as it has come out. signs: places in it that cannot be clean Thai."""
    if _is_rubbish(text):
        return LATIN_RUBBISH
    if text.isascii():
        return 1.0
    trust = WITH_STRANGE_SIGN if holds_strange_sign(text) else 1.0
    if signs > FEW_SIGNS:
        share = signs * GRAM_LENGTH / max(1, len(_LETTER.findall(text)))
        trust = min((trust, *(low for least, low in TRUST_BY_SIGNS if share >= least)))
    return trust


def _is_rubbish(text: str) -> bool:
    read = " ".join(token for token in text.split() if not any(part in token for part in _ADDRESS_PARTS))
    words = [word.lower() for word in _LATIN.findall(read) if not word.isupper()]
    if len(words) < LEAST_WORDS or sum(map(len, words)) < LATIN_SHARE * len(text):
        return False
    shares = [sum(triple not in _triples() for triple in triples) / len(triples) for triples in map(_cut, words)]
    return sum(shares) >= RUBBISH_SHARE * len(shares)


def _cut(word: str) -> Sequence[str]:
    bounded = f"^{word}$"
    return [bounded[place : place + 3] for place in range(len(bounded) - 2)]


@cache
def _triples() -> frozenset[str]:
    return frozenset(open_values("triples", words_origin(), _read_triples))


def _read_triples() -> list[str]:
    return sorted({triple for word in _english_words() for triple in _cut(word)})


def _english_words() -> Iterator[str]:
    for rendered in transliterations().values():
        for words in rendered:
            yield from re.findall("[a-z]+", words)
