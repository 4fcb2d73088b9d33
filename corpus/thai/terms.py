"""Text to index terms. Passages and queries go through the same function, so a term means the same on both sides."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from corpus.allowance import check_time
from corpus.thai.abbreviations import bare, part_stopped, part_words, thai_pieces
from corpus.thai.codes import LETTERED, find_codes
from corpus.thai.script import CONSONANT, THAI, fold_letters_and_digits
from corpus.thai.years import year_spellings

TERMS_VERSION = 3
"""Counts up whenever the same text would give other terms; an index states the version it was made with."""

GRAM_LENGTH = 4
"""Characters in a gram; docs/retrieval.md says what grams give beside words."""

GRAM = "#"
"""Prefix of a character gram: grams are a namespace of their own and never meet a word of the same spelling."""
_CONSONANT = re.compile(f"[{CONSONANT}]")
_RUN = re.compile(f"[{THAI}]+")
_PARTS = re.compile("[a-z]+|[0-9]+")


def read_terms(text: str) -> tuple[str, ...]:
    """The terms of `text` in order, repeated as often as they occur; empty when nothing in it can be searched for.

    Thai runs give their words (newmm of PyThaiNLP) and their character 4-grams, the grams prefixed with GRAM. newmm
    alone misses a word inside a longer one (การบริหาร is one word). Abbreviations are one term without their stops
    (ก.พ.ร. is not ก.พ. and ร.), known ones without stops too, and those that are put together of known ones give these
    as well (ผอ.รพ.สต.). A single consonant beside a number or behind a word joins it (5ส, กลุ่ม-ก). Latin words are
    lower case without accents, codes stand whole and in parts (trat-fc, trat, fc), numbers without thousands' commas,
    Thai digits as Arabic ones. A year gives the same two terms in either calendar (2564, 2021), so that each finds the
    other.
    """
    return tuple(_terms(fold_letters_and_digits(text).replace("\u0e4d\u0e32", "\u0e33")))


def words_of(terms: Iterable[str]) -> tuple[str, ...]:
    """Those of `terms` that are no character grams, in order."""
    return tuple(term for term in terms if not term.startswith(GRAM))


def grams_of(terms: Iterable[str]) -> tuple[str, ...]:
    """Those of `terms` that are character grams, in order."""
    return tuple(term for term in terms if term.startswith(GRAM))


def _terms(text: str) -> list[str]:
    terms: list[str] = []
    grams: dict[str, str] = {}  # each once: a long text has millions of a few thousand
    codes = _codes_by_number(text)
    last, end = "", 0  # the piece before, and where it ended
    for match in _pieces().finditer(text):
        check_time()
        piece, start = match[0], match.start()
        before = last if start == end + 1 and text[end] == " " else ""
        if match.lastgroup == "thai":
            terms += _thai_words(piece, before)
            found = (GRAM + piece[i : i + GRAM_LENGTH] for i in range(len(piece) - GRAM_LENGTH + 1))
            terms += [grams.setdefault(gram, gram) for gram in found]
        elif match.lastgroup == "code":
            terms.append(piece)
            parts = _PARTS.findall(piece)
            terms += parts if len(parts) > 1 else ()
        elif match.lastgroup == "number":
            number, year = piece.replace(",", ""), year_spellings(text, *match.span())
            terms += year if number in year else (number, *year)
            terms += codes[start]
        else:
            terms += _abbreviation(piece, before)
        last, end = piece, match.end()
    return terms


# How far a code is looked into for a letter is bounded: a text of digits with signs between them, each of which may
# begin one, would take the square of its length. No code has a thousand of them before its first letter.
@cache
def _pieces() -> re.Pattern[str]:
    return re.compile(
        thai_pieces()
        + r"""
  | (?P<code> (?=[a-z0-9]) (?=[0-9./&'+_-]{0,1000}+[a-z]) [a-z0-9]+(?:[-./&'+_][a-z0-9]+)* )
  | (?P<number> [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9]) | [0-9]+(?:\.[0-9]+)* )
        """,
        re.VERBOSE,
    )


def _codes_by_number(text: str) -> dict[int, list[str]]:
    # By where the number begins: there the terms stand in order.
    found: dict[int, list[str]] = defaultdict(list)
    for start, end, code in find_codes(text):
        found[start if text[start].isdecimal() else end - len(code) + 1].append(code)
    return found


def _thai_words(run: str, before: str = "") -> list[str]:
    # before: the piece from which a space parts this one.
    words = part_words(run)
    terms = [word for word in words if len(word) > 1]
    if len(words[-1]) == 1:
        terms += _lettered(words[-2] if len(words) > 1 else _last_word(before), words[-1])
    return terms


def _abbreviation(piece: str, before: str) -> Iterator[str]:
    letters, parts = bare(piece), part_stopped(piece)
    yield letters
    yield from (bare(piece[start:end]) for start, end in parts if len(parts) > 1)
    if len(letters) == 1:
        yield from _lettered(_last_word(before), letters)


def _lettered(word: str, letter: str) -> Iterator[str]:
    if len(word) > 1 and _CONSONANT.fullmatch(letter):
        yield f"{word}{LETTERED}{letter}"


def _last_word(piece: str) -> str:
    return part_words(piece)[-1] if _RUN.fullmatch(piece) else ""
