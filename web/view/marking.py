"""Text and its highlights into escaped mark-up. Spans are code points of the text, half-open.

Words that match stand in mark elements; the window that came nearest in meaning stands in a span of class "near".
"""

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from corpus import Span
from search import Snippet, spans_within, whole_spans


def mark_text(text: str, spans: Sequence[Span] = (), *, window: Span | None = None) -> Markup:
    """`text` escaped, each span inside a mark element, the window around those that lie in it."""
    spans = whole_spans(text, spans)
    ((start, end),) = whole_spans(text, [window] if window else []) or ((0, 0),)
    near = _mark(text[start:end], spans_within(spans, start, end))
    return Markup("").join(
        [
            _mark(text[:start], spans_within(spans, 0, start)),
            Markup('<span class="near">{}</span>').format(near) if near else near,
            _mark(text[end:], spans_within(spans, end, len(text))),
        ]
    )


def mark_paragraphs(text: str, spans: Sequence[Span] = (), *, window: Span | None = None) -> tuple[Markup, ...]:
    """The paragraphs of `text` (parted by line breaks, blank ones left out), each escaped and marked."""
    breaks = [-1, *(at for at, character in enumerate(text) if character == "\n"), len(text)]
    spans = whole_spans(text, spans)
    near = whole_spans(text, [window] if window else [])
    return tuple(
        mark_text(
            text[before + 1 : after],
            spans_within(spans, before + 1, after),
            window=next(iter(spans_within(near, before + 1, after)), None),
        )
        for before, after in pairwise(breaks)
        if text[before + 1 : after].strip()
    )


def mark_snippet(snippet: Snippet) -> Markup:
    """The snippet escaped and marked, with an ellipsis where the passage goes on."""
    before, after = "…" if snippet.cut_before else "", "…" if snippet.cut_after else ""
    return Markup("{}{}{}").format(before, mark_text(snippet.text, snippet.spans), after)


def _mark(text: str, spans: Sequence[Span]) -> Markup:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [escape(text[at:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        at = end
    return Markup("").join([*pieces, escape(text[at:])])
