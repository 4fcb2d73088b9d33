"""What a page shows of a passage, marked."""

from collections.abc import Sequence

from markupsafe import Markup

from corpus import Passage, Span
from search import Hit, ItemLink, cut_snippet, spans_within, words_of
from web.view.marking import Shown, mark_blocks, mark_snippet, mark_text

SHORT_WIDTH = 180
"""Characters of a passage in a column of a comparison: four columns of all items stay under 100 KB."""

FOLDED_WIDTH = 100
"""Characters of a passage that is folded under a better one of its case: two lines on a phone."""


def show_snippet(hit: Hit) -> Markup:
    """What a result shows of a passage: its most highlighted window, or what came nearest in meaning."""
    tables = hit.passage.tables
    return mark_snippet(cut_snippet(hit.passage.text, hit.highlights, anchor=hit.dense.window, tables=tables))


def show_folded(hit: Hit) -> Markup:
    """The same in two lines."""
    passage, near = hit.passage, hit.dense.window
    snippet = cut_snippet(passage.text, hit.highlights, anchor=near, tables=passage.tables, width=FOLDED_WIDTH)
    return mark_snippet(snippet)


def show_stretch(passage: Passage, window: Span, spans: Sequence[Span] = ()) -> Markup:
    """The passage around `window`, without marks but those of `spans`."""
    near = _inside(spans, window)
    return mark_snippet(cut_snippet(passage.text, near, anchor=window, tables=passage.tables))


def show_nearest(hit: Hit) -> Markup:
    """The window of a passage that came nearest in meaning, and the words of the query in it."""
    start, end = hit.dense.window
    text = hit.passage.text[start:end].replace("\n", " ")
    return mark_text(text, spans_within(hit.highlights, start, end), window=(0, len(text)))


def show_blocks(passage: Passage, highlights: Sequence[Span], window: Span | None = None) -> tuple[Shown, ...]:
    """A whole passage, by paragraphs and tables."""
    return mark_blocks(passage.text, highlights, window=window, tables=passage.tables)


def show_evidence(passage: Passage, link: ItemLink) -> Markup:
    """The window that speaks for an item, its cue words marked; white space around it is left out."""
    start, end = link.window
    window = passage.text[start:end]
    start, end = start + len(window) - len(window.lstrip()), start + len(window.rstrip())
    return mark_text(passage.text[start:end].replace("\n", " "), spans_within(link.cues, start, end))


def show_short(passage: Passage, link: ItemLink) -> Markup:
    """What a narrow column shows of a passage: the window that speaks for an item, its cue words marked."""
    cues = _inside(link.cues, link.window)
    return mark_snippet(cut_snippet(passage.text, cues, anchor=link.window, tables=passage.tables, width=SHORT_WIDTH))


def list_cues(passage: Passage, link: ItemLink) -> tuple[str, ...]:
    """The cue words that speak for an item, as the passage has them, each once."""
    return words_of(passage.text, link.cues)


def _inside(spans: Sequence[Span], window: Span) -> list[Span]:
    return [(start, end) for start, end in spans if window[0] <= start and end <= window[1]]
