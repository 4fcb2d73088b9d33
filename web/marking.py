"""Text and its highlights into escaped mark-up. Spans are code points of the text, half-open."""

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from corpus import Span
from search import Snippet, spans_within, whole_spans


def mark_text(text: str, spans: Sequence[Span] = ()) -> Markup:
    """`text` escaped, each span inside a mark element."""
    pieces, at = [], 0
    for start, end in whole_spans(text, spans):
        pieces += [escape(text[at:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        at = end
    return Markup("").join([*pieces, escape(text[at:])])


def mark_paragraphs(text: str, spans: Sequence[Span] = ()) -> tuple[Markup, ...]:
    """The paragraphs of `text` (parted by line breaks, blank ones left out), each escaped and marked."""
    breaks = [-1, *(at for at, character in enumerate(text) if character == "\n"), len(text)]
    spans = whole_spans(text, spans)
    return tuple(
        mark_text(text[before + 1 : after], spans_within(spans, before + 1, after))
        for before, after in pairwise(breaks)
        if text[before + 1 : after].strip()
    )


def mark_snippet(snippet: Snippet) -> Markup:
    """The snippet escaped and marked, with an ellipsis where the passage goes on."""
    before, after = "…" if snippet.cut_before else "", "…" if snippet.cut_after else ""
    return Markup("{}{}{}").format(before, mark_text(snippet.text, snippet.spans), after)
