"""Where the words of a query stand in a passage."""

import re
from collections.abc import Iterable, Sequence

from corpus import MARK, THAI, Span, fold_digits, function_words, is_word, words_of

_LATIN = "a-z0-9\u00c0-\u024f"


def find_terms(text: str, terms: Sequence[str]) -> dict[str, list[Span]]:
    """The terms of a query that stand in `text`, in the order of the query, each with its spans in order.

    Character grams are no words and are left out. So are function words (และ, ที่), unless the query has no others.
    """
    words = words_of(dict.fromkeys(terms))
    telling = [word for word in words if word not in function_words()] or words
    folded = _fold(fold_digits(text))
    spans = {word: [match.span() for match in _pattern(word).finditer(folded)] for word in telling}
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


def _fold(text: str) -> str:
    # Some letters (İ) are two in lower case; offsets must stay.
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _pattern(word: str) -> re.Pattern[str]:
    if re.fullmatch(r"[0-9.]+", word):  # 483496 is printed 483,496; the 5 of 5,000 or 5.5 is no 5
        digits = ",?".join(map(re.escape, word))
        return re.compile(rf"(?<![0-9])(?<![0-9][.,]){digits}(?![0-9]|\.[0-9]|,[0-9]{{3}}(?![0-9]))")
    if re.fullmatch(r"[\x00-\x7f]+", word):
        return re.compile(rf"(?<![{_LATIN}]){re.escape(word)}(?![{_LATIN}])")
    if re.fullmatch("[ก-ฮ]{2,8}", word) and not is_word(word):  # กพร is printed ก.พ.ร., or stands alone
        stopped = rf"(?=[ก-ฮ]{{1,{len(word)}}}[.]){'[.]?'.join(word)}(?![{MARK}])[.]?"
        return re.compile(rf"{stopped}|(?<![{THAI}]){word}(?![{THAI}])")
    return re.compile(rf"{re.escape(word)}(?![{MARK}])")
