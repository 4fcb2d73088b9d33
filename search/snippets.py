"""A short stretch of a passage that shows why it was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus import Span

SNIPPET_LENGTH = 280
"""Characters: about four lines on a telephone."""

_SEEK = 40  # characters to either side in which a space is looked for, so that a snippet begins and ends with words


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """text: of the passage from `start` on. highlights: spans of `text`. before, after: whether the passage goes on
    to that side."""

    text: str
    start: int
    highlights: tuple[Span, ...]
    before: bool
    after: bool


def cut_snippet(text: str, highlights: Sequence[Span], window: Span, length: int = SNIPPET_LENGTH) -> Snippet:
    """At most about `length` characters of `text` around its densest highlights, or around `window` without any.

    Cut at white space where there is some near, never between a consonant and its marks.
    """
    if len(text) <= length:
        return Snippet(text=text, start=0, highlights=tuple(highlights), before=False, after=False)
    start = _cut(text, _best_start(highlights, window, length, len(text)), forward=True)
    end = _cut(text, min(len(text), start + length), forward=False)
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in highlights if a < end and b > start]
    return Snippet(text=text[start:end], start=start, highlights=tuple(inside), before=start > 0, after=end < len(text))


def _best_start(highlights: Sequence[Span], window: Span, length: int, size: int) -> int:
    # Of the stretches that begin shortly before a highlight, the one with most highlighted characters, then the first.
    lead = length // 6
    starts = [max(0, min(begin - lead, size - length)) for begin, _ in highlights]
    if not starts:
        return max(0, min(window[0] - lead // 2, size - length))
    return max(starts, key=lambda start: (_covered(highlights, start, start + length), -start))


def _covered(highlights: Sequence[Span], start: int, end: int) -> int:
    return sum(max(0, min(b, end) - max(a, start)) for a, b in highlights)


def _cut(text: str, place: int, *, forward: bool) -> int:
    # The nearest place from `place` on (or back) that follows white space, else that stands between two words.
    if place in (0, len(text)):
        return place
    stretch = (place, min(len(text), place + _SEEK)) if forward else (max(0, place - _SEEK), place)
    spaces = [near for near in range(stretch[0] + 1, stretch[1] + 1) if text[near - 1].isspace()]
    if spaces:
        return spaces[0] if forward else spaces[-1]
    bounds = _word_ends(text, max(0, place - _SEEK), min(len(text), place + _SEEK))
    return min(bounds, key=lambda bound: abs(bound - place))


def _word_ends(text: str, start: int, end: int) -> list[int]:
    from pythainlp.tokenize import word_tokenize  # a second to import; the command's help must not wait for it

    words = word_tokenize(text[start:end], engine="newmm")
    # The first word may have lost its head and the last its tail.
    return [start + place for place in accumulate(map(len, words[:-1]))][1:] or [start]
