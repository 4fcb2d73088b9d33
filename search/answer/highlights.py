"""Where the words of a query stand in a passage."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from corpus import (
    LETTERED,
    MARK,
    THAI,
    Span,
    code_pattern,
    fold_letters_and_digits,
    function_words,
    is_abbreviation,
    is_code,
    part_words,
    words_of,
)

REMEMBERED = 1024
"""Words whose ways of being written are remembered: those of the queries of some minutes, which each hit asks for."""

_LATIN = re.compile("[a-z0-9\u00c0-\u024f]")
_MARK = re.compile(f"[{MARK}]")


def find_terms(text: str, terms: Sequence[str]) -> dict[str, list[Span]]:
    """The terms of a query that stand in `text`, in the order of the query, each with its spans in order.

    Character grams are no words and are left out. So are function words (และ, ที่), unless the query has no others.
    """
    words = words_of(dict.fromkeys(terms))
    telling = [word for word in words if word not in function_words()] or words
    folded = fold_letters_and_digits(text)
    spans = {word: _places(word, folded) for word in telling}
    return {word: found for word, found in spans.items() if found}


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or touch made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _places(word: str, folded: str) -> list[Span]:
    spans = _spans(word, folded)
    if not (word in folded and is_abbreviation(word)):
        return spans
    within = (each for each in _within(word, folded) if not any(a <= each[0] and each[1] <= b for a, b in spans))
    return sorted((*spans, *within))


def _within(word: str, folded: str) -> set[Span]:
    # An abbreviation without stops among other words: where it is a word of its own.
    found: set[Span] = set()
    for run in re.finditer(rf"[{THAI}]*{word}[{THAI}]*", folded):
        pieces = part_words(run[0])
        ends = accumulate(map(len, pieces), initial=run.start())
        found.update(span for span, piece in zip(pairwise(ends), pieces, strict=True) if piece == word)
    return found


def _spans(word: str, folded: str) -> list[Span]:
    pattern = _pattern(word)
    if pattern is not None:
        return [match.span() for match in pattern.finditer(folded)]
    latin = word.isascii()
    spans, start = [], folded.find(word)
    while start >= 0:
        end = start + len(word)
        whole = not (_LATIN if latin else _MARK).match(folded, end)
        if whole and not (latin and start and _LATIN.match(folded, start - 1)):
            spans.append((start, end))
            start = folded.find(word, end)
        else:
            start = folded.find(word, start + 1)
    return spans


@lru_cache(REMEMBERED)
def _pattern(word: str) -> re.Pattern[str] | None:
    # In which ways a word is written; None for letter for letter, whole. Patterns take long to be made.
    if re.fullmatch(r"[0-9.]+", word):  # 483496 is printed 483,496; the 5 of 5,000 or 5.5 is no 5
        digits = ",?".join(map(re.escape, word))
        return re.compile(rf"(?<![0-9])(?<![0-9][.,]){digits}(?![0-9]|\.[0-9]|,[0-9]{{3}}(?![0-9]))")
    if word.isascii():
        return None
    if is_code(word):
        return re.compile(code_pattern(word))
    if word[-2:-1] == LETTERED:  # กลุ่ม-ก is printed กลุ่ม ก
        return re.compile(rf"{re.escape(word[:-2])} ?{re.escape(word[-1])}(?![{THAI}])")
    # กพร is printed ก.พ.ร. or ก. พ. ร., or stands alone.
    if is_abbreviation(word):
        spaced = rf"(?<![{THAI}.])" + "[.] ".join(word) + "[.]"
        stopped = rf"(?=[{THAI}]{{1,{len(word)}}}[.]){'[.]?'.join(word)}(?![{MARK}])[.]?"
        return re.compile(rf"{spaced}|{stopped}|(?<![{THAI}]){word}(?![{THAI}])")
    return None
