"""A short stretch of a passage that shows why it was found. Spans are code points, half-open."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus import Span, is_cut
from search.answer.highlights import merge_spans

SNIPPET_WIDTH = 280
"""Characters of a passage that a result shows: four lines on a desk, eight on a phone."""

LEAD = 70
"""Characters shown before the first highlight, so that it is read within its sentence."""

SLACK = 60
"""How far a cut may move, either way, to find a space. Thai has one about every 30 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A window of a passage. spans: of its own `text`. cut_before, cut_after: whether the passage goes on there."""

    text: str
    spans: tuple[Span, ...]
    cut_before: bool
    cut_after: bool


def cut_snippet(
    text: str, spans: Sequence[Span], *, anchor: Span, tables: Sequence[Span] = (), width: int = SNIPPET_WIDTH
) -> Snippet:
    """The window of about `width` characters in which the most is highlighted, the first of equals.

    Without highlights it shows `anchor`. It is cut at spaces where one is near, never within a Thai cluster or, where
    that fits, a highlight; line breaks become spaces, and "; " between rows of `tables`, spans of the text. A text not
    much longer than `width` is not cut.
    """
    spans = whole_spans(text, spans)
    text, (anchor, *spans) = _on_one_line(text, [anchor, *spans], tables)
    if len(text) <= width + SLACK:
        return Snippet(text=text, spans=tuple(spans), cut_before=False, cut_after=False)
    first = max(spans or [anchor], key=lambda span: (_covered(spans, span[0], span[0] + width - LEAD), -span[0]))
    start = _start_near(text, max(0, min(first[0] - LEAD, len(text) - width)), first[0])
    end = _end_near(text, start + width, spans)
    return Snippet(
        text=text[start:end], spans=spans_within(spans, start, end), cut_before=start > 0, cut_after=end < len(text)
    )


def _on_one_line(text: str, spans: Sequence[Span], tables: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    ends = [match.start() for match in re.finditer("\n", text)]
    breaks = [end for end in ends if any(start < end < stop - 1 for start, stop in tables)]
    pieces = [text[start:end] for start, end in pairwise([0, *breaks, len(text)])]
    moved = ((start + bisect_left(breaks, start), stop + bisect_left(breaks, stop)) for start, stop in spans)
    return ";".join(pieces).replace("\n", " "), tuple(moved)


def whole_spans(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, widened to whole Thai clusters, those that touch joined; empty ones are dropped.

    Raises ValueError for a span that does not lie within the text.
    """
    for start, end in sorted(spans):
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"highlight {(start, end)} lies outside the text of {len(text)} characters")
    return merge_spans((_back(text, start), _on(text, end)) for start, end in spans if start < end)


def spans_within(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """What of `spans` lies from `start` to `end`, counted from `start`."""
    return tuple(
        (max(begin, start) - start, min(stop, end) - start) for begin, stop in spans if begin < end and stop > start
    )


def words_of(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """What stands at `spans` of `text`, each once, in their order."""
    return tuple(dict.fromkeys(text[start:end] for start, end in spans))


def _start_near(text: str, wanted: int, latest: int) -> int:
    if wanted == 0:
        return 0
    space = text.find(" ", wanted, min(wanted + SLACK, latest))
    if space < 0:
        space = text.rfind(" ", max(0, wanted - SLACK), wanted)
    return space + 1 if space >= 0 else _back(text, wanted)


def _end_near(text: str, wanted: int, spans: Sequence[Span]) -> int:
    if wanted >= len(text):
        return len(text)
    wanted = next((end for start, end in spans if start < wanted < end <= wanted + SLACK), wanted)
    earliest = max((end for _, end in spans if end <= wanted), default=0)
    space = text.rfind(" ", max(wanted - SLACK, earliest), wanted)
    if space < 0:
        space = text.find(" ", wanted, wanted + SLACK)
    return space if space >= 0 else _back(text, wanted)


def _back(text: str, at: int) -> int:
    while not is_cut(text, at):
        at -= 1
    return at


def _on(text: str, at: int) -> int:
    while not is_cut(text, at):
        at += 1
    return at


def _covered(spans: Sequence[Span], start: int, end: int) -> int:
    return sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in spans)
