"""The words that are shown as reasons: whole words, few, and no word for everything."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from corpus import THAI, FoundDimension, Span, cut_words
from index import ItemLink

MOST_WORDS = 5
"""Of a dimension in a passage: what somebody reads at a glance."""

MOST_DIMENSIONS = 2
"""That one place speaks for: what speaks for more tells none from another."""

_NUMBER = re.compile(r"[0-9๐-๙.,\s]+")
_THAI = re.compile(f"[{THAI}]{{2}}")


def show_links(text: str, links: Iterable[ItemLink]) -> tuple[ItemLink, ...]:
    """`links` of `text`, of their cues those alone that are whole words and no bare numbers."""
    borders = _borders(text)
    return tuple(replace(link, cues=tuple(_whole(text, link.cues, borders))) for link in links)


def show_dimensions(text: str, found: Sequence[FoundDimension]) -> tuple[FoundDimension, ...]:
    """`found` in `text`, each with its first MOST_WORDS different words that are whole; where it has none, the word
    that holds one, and a number with the word before it. No place for more than MOST_DIMENSIONS of them, those with the
    fewest words first; one that is left without a place of its own is left out."""
    borders = _borders(text)
    choices = {
        each.dimension: _whole(text, each.spans, borders) or _widened(text, each.spans, borders) for each in found
    }
    shown: list[FoundDimension] = []
    for each in sorted(found, key=lambda one: len(choices[one.dimension])):
        taken = [span for other in shown for span in other.spans]
        free = [span for span in choices[each.dimension] if _count_meeting(span, taken) < MOST_DIMENSIONS]
        if spans := _different(text, free):
            shown.append(replace(each, spans=spans))
    order = [each.dimension for each in found]
    return tuple(sorted(shown, key=lambda one: order.index(one.dimension)))


def _borders(text: str) -> frozenset[int]:
    # Where a span may begin or end: between words, and wherever there is no Thai on both sides.
    cut = frozenset(accumulate(map(len, cut_words(text)), initial=0))
    return cut | {at for at in range(len(text) + 1) if not _THAI.fullmatch(text, max(at - 1, 0), at + 1)}


def _whole(text: str, spans: Iterable[Span], borders: frozenset[int]) -> list[Span]:
    return [
        (start, end)
        for start, end in spans
        if start in borders and end in borders and not _NUMBER.fullmatch(text, start, end)
    ]


def _widened(text: str, spans: Iterable[Span], borders: frozenset[int]) -> list[Span]:
    # To whole words, a number with the word before it.
    ordered, wide = sorted(borders), dict[Span, None]()
    for start, end in spans:
        first = len(text[:start].rstrip()) - 1 if _NUMBER.fullmatch(text, start, end) else start
        if first >= 0:
            wide[ordered[bisect_right(ordered, first) - 1], ordered[bisect_left(ordered, end)]] = None
    return list(wide)


def _count_meeting(span: Span, taken: Iterable[Span]) -> int:
    return sum(start < span[1] and span[0] < end for start, end in taken)


def _different(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    # Of each wording the first.
    first: dict[str, Span] = {}
    for start, end in spans:
        first.setdefault(text[start:end], (start, end))
    return tuple(list(first.values())[:MOST_WORDS])
