"""Text to index terms. Passages and queries go through the same function, so a term means the same on both sides."""

import re
from collections.abc import Iterable, Iterator

from corpus.thai.script import THAI, fold_digits
from corpus.thai.words import cut_words
from corpus.thai.years import year_spellings

TERMS_VERSION = 2
"""Counts up whenever the same text would give other terms; an index states the version it was made with."""

GRAM_LENGTH = 4
"""Characters in a gram; docs/retrieval.md says what grams give beside words."""

GRAM = "#"
"""Prefix of a character gram: grams are a namespace of their own and never meet a word of the same spelling."""

_PIECE = re.compile(
    r"""
    (?P<abbreviation>
        (?: (?: (?: [เแโใไ]?[ก-ฮ][\u0e31-\u0e3a\u0e47-\u0e4e]{0,2} | [ก-ฮ]{2,3} ) \. ){2,6} | [ก-ฮ]{1,4}\. )
        [ก-ฮ]{0,4} (?! [ก-ฮ]?[\u0e30-\u0e3a\u0e40-\u0e4e] ) )
  | (?P<code> (?=[0-9./&'+_-]*[a-z]) [a-z0-9]+(?:[-./&'+_][a-z0-9]+)* )
  | (?P<number> [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9]) | [0-9]+(?:\.[0-9]+)* )
    """
    + rf"| (?P<thai> (?: (?! (?:[ก-ฮ]\.){{2}} ) [{THAI}] )+ )",
    re.VERBOSE,
)


def read_terms(text: str) -> tuple[str, ...]:
    """The terms of `text` in order, repeated as often as they occur; empty when nothing in it can be searched for.

    Thai runs give their words (newmm of PyThaiNLP) and their character 4-grams, the grams prefixed with GRAM. newmm
    alone misses a word inside a longer one (การบริหาร is one word). Abbreviations with full stops are one term without
    the stops (ก.พ.ร. is not ก.พ. and ร.). Latin words are lower case, codes stand whole and in parts (trat-fc, trat,
    fc), numbers without thousands' commas, Thai digits as Arabic ones. A year gives the same two terms in either
    calendar (2564, 2021), so that each finds the other.
    """
    folded = fold_digits(text).lower().replace("\u0e4d\u0e32", "\u0e33")
    return tuple(_terms(folded))


def words_of(terms: Iterable[str]) -> tuple[str, ...]:
    """Those of `terms` that are no character grams, in order."""
    return tuple(term for term in terms if not term.startswith(GRAM))


def grams_of(terms: Iterable[str]) -> tuple[str, ...]:
    """Those of `terms` that are character grams, in order."""
    return tuple(term for term in terms if term.startswith(GRAM))


def _terms(text: str) -> Iterator[str]:
    for match in _PIECE.finditer(text):
        piece = match[0]
        if match.lastgroup == "thai":
            yield from _thai_words(piece)
            yield from (GRAM + piece[i : i + GRAM_LENGTH] for i in range(len(piece) - GRAM_LENGTH + 1))
        elif match.lastgroup == "code":
            yield piece
            parts = re.findall(r"[a-z]+|[0-9]+", piece)
            yield from parts if len(parts) > 1 else ()
        elif match.lastgroup == "number":
            number, year = piece.replace(",", ""), year_spellings(text, *match.span())
            yield from year if number in year else (number, *year)
        else:
            yield piece.replace(".", "")


def _thai_words(run: str) -> list[str]:
    return [word for word in cut_words(run) if len(word) > 1]
