"""Where a stretch of letters begins and ends in its text: at words, not within them."""

from bisect import bisect_left
from itertools import accumulate

from corpus import Span, cut_words, is_cut
from search.sharing.letters import Letters

_AROUND = 40
"""Characters read on each side of a border, so that words are cut as in the whole text."""

_MOVED = 8
"""Characters that a border is moved by at most."""


def find_span(text: str, letters: Letters, first: int, last: int, after: int = 0) -> Span:
    """The span of `text` from letter `first` to before letter `last`, its borders moved to the nearest words', but not
    to before the offset `after`; the marks behind the last letter belong to it, white space at its ends does not. Never
    empty."""
    start, end = int(letters.offsets[first]), int(letters.offsets[last - 1]) + 1
    while not is_cut(text, end):
        end += 1
    while not is_cut(text, start):
        start -= 1
    moved = max(_nearest(text, start), after), _nearest(text, end)
    if moved[0] < moved[1]:
        start, end = moved
    inner = text[start:end]
    kept = start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
    return kept if kept[0] < kept[1] else (start, end)


def _nearest(text: str, at: int) -> int:
    low, high = max(at - _AROUND, 0), min(at + _AROUND, len(text))
    while not is_cut(text, low):
        low += 1
    borders = [low, *accumulate(map(len, cut_words(text[low:high])), initial=low)]
    place = bisect_left(borders, at)
    near = [border for border in borders[max(place - 1, 0) : place + 1] if abs(border - at) <= _MOVED]
    return min((border for border in near if is_cut(text, border)), key=lambda border: abs(border - at), default=at)
