"""Words in Thai script that are not Thai: Pali and Sanskrit, sounds in dictionaries, languages of minorities.

They bear marks that Thai words do not, phinthu, yamakkan and nikhahit on its own, and marks together that no Thai
cluster has. No rule for Thai holds for them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.documents import Span
from corpus.repair.lost_letters import choose
from corpus.thai import LETTER, MARK, THAI

LONGEST_WORD = 24
"""Characters before a sign that are looked at for the word that it may belong to."""

_SPOKEN_OF = re.compile(f"(?<=[{LETTER}] )[{MARK}\u0e30\u0e32\u0e33](?![^ ])")

MASK = "\ufdd0"
"""Stands for each letter of such a word while the rest is mended: a code point that is no character."""

FOREIGN_MARKS = "\u0e3a\u0e4e\u0e4d"
"""Phinthu, yamakkan, nikhahit: for use between the brackets of a pattern."""

_LAST_WORD = re.compile(f"[{LETTER}]{{2,}}$")
_NEXT_WORD = re.compile(f" ([{LETTER}]{{0,{LONGEST_WORD}}})")
_WORD = re.compile(f"[{THAI}]+")

# Nikhahit beside sara aa, with or without a space between, is half of sara am.
_FOREIGN = re.compile("[\u0e3a\u0e4e]|(?<!\u0e32)\u0e4d(?![\u0e48-\u0e4b]? *[\u0e48-\u0e4b]?[\u0e32\u0e33])")


def find_foreign_words(text: str) -> Iterator[Span]:
    """Where the words that are not Thai stand in `text`, one line, in order."""
    marks = [match.start() for match in _FOREIGN.finditer(text)]
    for match in _WORD.finditer(text) if marks else ():
        start, end = match.span()
        if bisect_left(marks, start) < bisect_left(marks, end):
            yield start, end


def find_signs_spoken_of(text: str) -> Iterator[Span]:
    """Where signs stand in `text`, one line, that are spoken of and not written with: alone behind a word that they do
    not go with (เครื่องหมาย ่)."""
    for match in _SPOKEN_OF.finditer(text):
        word = _LAST_WORD.search(text[max(0, match.start() - LONGEST_WORD) : match.start() - 1])
        following = _NEXT_WORD.match(text, match.end())
        if word and _parts_from(word[0], match[0], following[1] if following else ""):
            yield match.span()


def _parts_from(word: str, sign: str, following: str) -> bool:
    apart, together = choose(word, {}), choose(word + sign, {})
    return not apart.unknown and together.cost > apart.cost and choose(word + sign + following, {}).unknown > 0
