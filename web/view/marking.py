"""Text and its highlights into escaped mark-up. Spans are code points of the text, half-open.

Words that match stand in mark elements; the window that came nearest in meaning stands in a span of class "near", words
that tell how something is said in spans of class "cue".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from corpus import THAI, Span
from search import Snippet, spans_within, whole_spans

_BAR = re.compile(r" \|(?= |$)", re.MULTILINE)  # between two cells of a row, which may be empty


_THAI_LETTER = re.compile(f"[{THAI}]")


def is_thai(text: str) -> bool:
    """Whether any letter of `text` is Thai: a screen reader is to read it so, though a foreign word stands in it."""
    return _THAI_LETTER.search(text) is not None


def mark_text(
    text: str, spans: Sequence[Span] = (), *, window: Span | None = None, cues: Sequence[Span] = ()
) -> Markup:
    """`text` escaped, each span inside a mark element, what of `cues` lies outside of them in spans of their own, the
    window around those that lie in it."""
    spans, cues = whole_spans(text, spans), whole_spans(text, cues)
    ((start, end),) = whole_spans(text, [window] if window else []) or ((0, 0),)

    def mark(start: int, end: int) -> Markup:
        return _mark(text[start:end], spans_within(spans, start, end), spans_within(cues, start, end))

    near = mark(start, end)
    return Markup("").join(
        [
            mark(0, start),
            Markup('<span class="near">{}</span>').format(near) if near else near,
            mark(end, len(text)),
        ]
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph of a text, or a table of it with the cells of each row; one of the two is empty."""

    paragraph: Markup
    rows: tuple[tuple[Markup, ...], ...] = ()


def mark_blocks(
    text: str,
    spans: Sequence[Span] = (),
    *,
    window: Span | None = None,
    cues: Sequence[Span] = (),
    tables: Sequence[Span] = (),
) -> tuple[Shown, ...]:
    """The paragraphs of `text` (parted by line breaks, blank ones left out) and its tables, escaped and marked. tables:
    where they stand, a row a line; one whose rows have not the same cells is shown as paragraphs."""
    breaks = [-1, *(at for at, character in enumerate(text) if character == "\n"), len(text)]
    lines = [(before + 1, after) for before, after in pairwise(breaks) if text[before + 1 : after].strip()]
    spans, cues = whole_spans(text, spans), whole_spans(text, cues)
    near = whole_spans(text, [window] if window else [])

    def mark(start: int, end: int) -> Markup:
        within = next(iter(spans_within(near, start, end)), None)
        own = spans_within(cues, start, end)
        return mark_text(text[start:end], spans_within(spans, start, end), window=within, cues=own)

    shown: list[Shown] = []
    for table, run in groupby(lines, key=lambda line: next((each for each in tables if _is_in(line, each)), None)):
        own = list(run)
        rows = [list(_cells(text, *line)) for line in own] if table else []
        if len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1:
            shown.append(Shown(Markup(""), tuple(tuple(mark(*cell) for cell in row) for row in rows)))
        else:
            shown += [Shown(mark(*line)) for line in own]
    return tuple(shown)


def _is_in(line: Span, table: Span) -> bool:
    return table[0] <= line[0] and line[1] <= table[1]


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    for bar in _BAR.finditer(text, start, end):
        yield min(start, bar.start()), bar.start()
        start = min(bar.end() + 1, end)
    yield start, end


def mark_snippet(snippet: Snippet) -> Markup:
    """The snippet escaped and marked, with an ellipsis where the passage goes on."""
    before, after = "…" if snippet.cut_before else "", "…" if snippet.cut_after else ""
    return Markup("{}{}{}").format(before, mark_text(snippet.text, snippet.spans), after)


def _mark(text: str, spans: Sequence[Span], cues: Sequence[Span]) -> Markup:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [_cue(text, cues, at, start), Markup("<mark>{}</mark>").format(text[start:end])]
        at = end
    return Markup("").join([*pieces, _cue(text, cues, at, len(text))])


def _cue(text: str, cues: Sequence[Span], begin: int, stop: int) -> Markup:
    pieces, at = [], begin
    for start, end in spans_within(cues, begin, stop):
        start, end = start + begin, end + begin
        pieces += [escape(text[at:start]), Markup('<span class="cue">{}</span>').format(text[start:end])]
        at = end
    return Markup("").join([*pieces, escape(text[at:stop])])
