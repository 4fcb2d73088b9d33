"""Abbreviations that the documents introduce themselves: who asks for one means its long form too, and the reverse."""

import re
from collections.abc import Iterable, Mapping
from itertools import accumulate

from corpus import THAI, Introduction, agreed_introductions, bare, cut_words, find_concepts, is_english

LEAST_WITHIN = 3
"""Letters of the shortest abbreviation that counts beside other words without a space, and in small letters."""


class IntroducedAbbreviations:
    """The abbreviations that some texts introduce, with white space single in them; safe for several threads.

    Those that the list of abbreviations has with the same sense are left to it.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        pairs = [pair for pair in agreed_introductions(texts) if not _is_listed(pair)]
        self._long = {bare(pair.short): pair.long for pair in pairs}
        self._short = {pair.long.lower(): pair.short for pair in pairs}
        self._shorts = _any_of({bare(pair.short): _written(bare(pair.short)) for pair in pairs})
        self._longs = _any_of({pair.long: re.escape(pair.long) for pair in pairs}, re.IGNORECASE)

    def other(self, text: str) -> str | None:
        """`text` with the long form in place of each abbreviation, and the abbreviation in place of each long form;
        None when it has neither."""
        edges = {0, *accumulate(map(len, cut_words(text)))} if self._long else set()

        def lengthen(match: re.Match[str]) -> str:
            letters = bare(match[0])
            key = (
                letters if letters in self._long else next((k for k in self._long if k.lower() == letters.lower()), "")
            )
            alone = match.start() == 0 or not re.match(f"[{THAI}]", text[match.start() - 1])
            fits = alone or (len(letters) >= LEAST_WITHIN and match.start() in edges)
            return f" {self._long[key]} " if key and fits else match[0]

        def shorten(match: re.Match[str]) -> str:
            fits = match.start() in edges and match.end() in edges
            return f" {self._short[match[0].lower()]} " if fits else match[0]

        made = self._longs.sub(shorten, text)
        made = self._shorts.sub(lengthen, text) if made == text else made
        return " ".join(made.split()) if made != text else None


def _is_listed(pair: Introduction) -> bool:
    short, long = (
        {concept for mention in find_concepts(name) for concept in mention.concepts} for name in (pair.short, pair.long)
    )
    return not short.isdisjoint(long)


def _written(letters: str) -> str:
    # As it is typed: with stops or spaces or without, Latin letters in any case unless that is another word (WHO).
    if not letters.isascii():
        return rf"(?<![.]){'[.]? ?'.join(letters)}(?:[.]|(?![{THAI}]))"
    ignore = len(letters) >= LEAST_WITHIN and not is_english(letters)
    return rf"(?<![A-Za-z0-9]){f'(?i:{letters})' if ignore else letters}(?![A-Za-z0-9])"


def _any_of(patterns: Mapping[str, str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    # The longest first; none of none.
    return re.compile("|".join(patterns[key] for key in sorted(patterns, key=len, reverse=True)) or r"(?!)", flags)
