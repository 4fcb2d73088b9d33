"""Abbreviations that the documents introduce themselves: who asks for one means its long form too, and the reverse."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from corpus import THAI, Introduction, bare, count_introductions, cut_words, find_concepts, is_english, is_word

LEAST_WITHIN = 3
"""Letters of the shortest abbreviation that counts beside other words without space and stop, or in small letters."""

MOST_SENSES = 2
"""Long forms of an abbreviation that are asked for: those that are introduced most often."""

_MONTHS = frozenset("มค กพ พค กค สค กย ตค พย ธค".split())
"""Abbreviations of months, which have a stop behind each letter; an agency's (สค.) has one at the end."""


class IntroducedAbbreviations:
    """The abbreviations that some texts introduce; safe for several threads.

    Those that the list of abbreviations has with the same sense are left to it.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        counts = count_introductions(texts)
        kept = sorted(
            (pair for pair in counts if not _is_listed(pair) and not _is_chance(pair, counts[pair])),
            key=lambda pair: (-counts[pair], len(pair.long), pair.long),
        )
        senses: dict[str, list[str]] = defaultdict(list)
        for pair in kept:
            senses[bare(pair.short)].append(pair.long)
        self._senses = {letters: _apart(longs)[:MOST_SENSES] for letters, longs in senses.items()}
        self._any_case = {letters.lower(): letters for letters in self._senses}
        self._short = {_folded(pair.long): pair.short for pair in reversed(kept)}
        self._shorts = _any_of({letters: _written(letters) for letters in self._senses})
        self._longs = _any_of({pair.long: " ?".join(map(re.escape, pair.long.split())) for pair in kept}, re.IGNORECASE)

    def others(self, text: str) -> tuple[str, ...]:
        """`text` with the abbreviation in place of each long form; where it has none, with the long form in place of
        each abbreviation, for each of two senses. Empty when it has neither."""
        edges = {0, *accumulate(map(len, cut_words(text)))} if self._senses else set()
        shortened = self._longs.sub(lambda match: self._shorten(match, edges), text)
        made = [shortened] if shortened != text else [self._lengthened(text, edges, n) for n in range(MOST_SENSES)]
        return tuple(dict.fromkeys(" ".join(each.split()) for each in made if each != text))

    def _shorten(self, match: re.Match[str], edges: set[int]) -> str:
        fits = match.start() in edges and match.end() in edges
        return f" {self._short[_folded(match[0])]} " if fits else match[0]

    def _lengthened(self, text: str, edges: set[int], sense: int) -> str:
        def lengthen(match: re.Match[str]) -> str:
            letters = bare(match[0])
            longs = self._senses.get(letters) or self._senses[self._any_case[letters.lower()]]
            alone = match.start() == 0 or not re.match(f"[{THAI}]", text[match.start() - 1])
            within = match.start() in edges and (len(letters) >= LEAST_WITHIN or match[0].endswith("."))
            return f" {longs[min(sense, len(longs) - 1)]} " if alone or within else match[0]

        return self._shorts.sub(lengthen, text)


def _is_listed(pair: Introduction) -> bool:
    short, long = (
        {concept for mention in find_concepts(name) for concept in mention.concepts} for name in (pair.short, pair.long)
    )
    return not short.isdisjoint(long)


def _is_chance(pair: Introduction, times: int) -> bool:
    # An English word in brackets behind a Thai name is more often a translation (EXIT) than letters (WHO).
    return is_english(pair.short) and not (pair.long.isascii() and len(pair.short) >= LEAST_WITHIN) and times < 2


def _apart(longs: Sequence[str]) -> list[str]:
    # None that holds or is part of one before it, which says the same.
    kept: list[str] = []
    for long in longs:
        folded = _folded(long)
        if not any(folded in _folded(other) or _folded(other) in folded for other in kept):
            kept.append(long)
    return kept


def _folded(long: str) -> str:
    return re.sub(r"\s", "", long).lower()


def _written(letters: str) -> str:
    # As it is typed: with stops or spaces or without; what is a word too with stops; Latin letters in any case unless
    # that is another word (WHO).
    if letters.isascii():
        ignore = len(letters) >= LEAST_WITHIN and not is_english(letters)
        return rf"(?<![A-Za-z0-9]){f'(?i:{letters})' if ignore else letters}(?![A-Za-z0-9])"
    if letters in _MONTHS:
        return rf"(?<![.]){letters}(?:[.]|(?![{THAI}]))"
    if is_word(letters):
        return rf"(?<![.])(?:{'[.] ?'.join(letters)}[.]?|{letters}[.])(?![{THAI}])"
    return rf"(?<![.]){'[.]? ?'.join(letters)}(?:[.]|(?![{THAI}]))"


def _any_of(patterns: Mapping[str, str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    # The longest first; none of none.
    return re.compile("|".join(patterns[key] for key in sorted(patterns, key=len, reverse=True)) or r"(?!)", flags)
