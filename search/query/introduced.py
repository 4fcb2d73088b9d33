"""Abbreviations that the documents introduce themselves: who asks for one means its long form too, and the reverse.

What is introduced stands on the disk (`index/words/introduced.py`), and is asked for at each place of a query.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import TypeVar

from corpus import THAI, bare, cut_words, is_english, is_word
from index import MOST_SENSES, Words, fold_long

LEAST_WITHIN = 3
"""Letters of the shortest abbreviation that counts beside other words without space and stop, or in small letters."""

LONGEST_SHORT, LONGEST_LONG = 10, 100
"""Letters of an abbreviation, and characters of a long form: more than any that is introduced has."""

_MONTHS = frozenset("มค กพ พค กค สค กย ตค พย ธค".split())
"""Abbreviations of months, which have a stop behind each letter; an agency's (สค.) has one at the end."""

_LETTERS = re.compile(rf"[ก-ฮ](?:\.? ?[ก-ฮ]){{0,{LONGEST_SHORT - 1}}}|(?<![A-Za-z0-9])[A-Za-z]+")

_Found = TypeVar("_Found")
_Span = tuple[int, int]


class IntroducedAbbreviations:
    """The abbreviations that the documents of an index introduce; safe for several threads."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def others(self, text: str) -> tuple[str, ...]:
        """`text` with the abbreviation in place of each long form; where it has none, with the long form in place of
        each abbreviation, for each of two senses. Empty when it has neither."""
        longs = list(_found_in(text, self._short_for))
        shorts = list(_found_in(text, self._longs_for))
        if not longs and not shorts:
            return ()
        edges = {0, *accumulate(map(len, cut_words(text)))}
        shortened = _replaced(text, ((*span, short) for span, short in longs if edges.issuperset(span)))
        kept = [(span, senses) for span, senses in shorts if _stands(text, span, edges)]
        lengthened = (
            _replaced(text, ((*span, senses[min(sense, len(senses) - 1)]) for span, senses in kept))
            for sense in range(MOST_SENSES)
        )
        made = [shortened] if shortened != text else lengthened
        return tuple(dict.fromkeys(" ".join(each.split()) for each in made if each != text))

    def _short_for(self, text: str, at: int) -> tuple[int, str] | None:
        # Where the long form ends that stands at `at`, the longest of several, and its abbreviation.
        if text[at].isspace():
            return None
        for form in self._words.long_forms(fold_long(text[at : at + LONGEST_LONG])):
            written = " ?".join(map(re.escape, form.long.split()))
            if match := re.compile(written, re.IGNORECASE).match(text, at):
                return match.end(), form.short
        return None

    def _longs_for(self, text: str, at: int) -> tuple[int, tuple[str, ...]] | None:
        # Where the abbreviation ends that stands at `at`, the longest of several, and its long forms.
        if not (match := _LETTERS.match(text, at)):
            return None
        letters = bare(match[0])
        for count in range(len(letters), len(letters) - 1 if letters.isascii() else 1, -1):
            same = self._words.abbreviations(letters[:count])
            for each in same:
                if match := re.compile(written_forms(each.letters)).match(text, at):
                    meant = next((other for other in same if other.letters == bare(match[0])), same[-1])
                    return match.end(), meant.longs
        return None


def _found_in(text: str, find: Callable[[str, int], tuple[int, _Found] | None]) -> Iterator[tuple[_Span, _Found]]:
    # What `find` finds in the text, from left to right, none within another.
    at = 0
    while at < len(text):
        if found := find(text, at):
            yield (at, found[0]), found[1]
        at = found[0] if found else at + 1


def _replaced(text: str, parts: Iterable[tuple[int, int, str]]) -> str:
    made, last = [], 0
    for start, end, other in parts:
        made += [text[last:start], f" {other} "]
        last = end
    return "".join((*made, text[last:]))


def _stands(text: str, span: _Span, edges: set[int]) -> bool:
    # Whether the abbreviation is a word of its own, and none of its letters another word's.
    start, end = span
    written = text[start:end]
    alone = start == 0 or not re.match(f"[{THAI}]", text[start - 1])
    return alone or (start in edges and (len(bare(written)) >= LEAST_WITHIN or written.endswith(".")))


def written_forms(letters: str) -> str:
    """A pattern of an abbreviation as it is typed: with stops or spaces or without; what is a word too with stops;
    Latin letters in any case unless that is another word (WHO)."""
    if letters.isascii():
        ignore = len(letters) >= LEAST_WITHIN and not is_english(letters)
        return rf"(?<![A-Za-z0-9]){f'(?i:{letters})' if ignore else letters}(?![A-Za-z0-9])"
    if letters in _MONTHS:
        return rf"(?<![.]){letters}(?:[.]|(?![{THAI}]))"
    if is_word(letters):
        return rf"(?<![.])(?:{'[.] ?'.join(letters)}[.]?|{letters}[.])(?![{THAI}])"
    return rf"(?<![.]){'[.]? ?'.join(letters)}(?:[.]|(?![{THAI}]))"
