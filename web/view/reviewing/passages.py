"""Passages of a report and those beside which they stand, marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from corpus import Dimension, Figure, FoundDimension, Passage, Span, category_of, dimensions_of
from search import Precedent, ReportPassage, cut_snippet, spans_within, words_of
from web.view.excerpts import show_stretch
from web.view.marking import Shown, mark_blocks, mark_snippet

SENTENCE = 160
"""Characters of a sentence that a table shows: some sentences of reports go on for half a page."""

LONG_SENTENCE = 400
"""The same of a sentence that stands once for several figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """The words by which a dimension was found, as the passage has them, each once."""

    dimension: Dimension
    words: tuple[str, ...]


def show_own(own: ReportPassage, code: str = "") -> tuple[Shown, ...]:
    """A passage of the report by paragraphs and tables: the words that speak for the item `code` marked, those of the
    dimensions of its category underlined. Without an item it is not marked."""
    passage = own.passage
    words = [span for link in own.links if link.code == code for span in link.cues]
    cues = [span for found in _found(own, code) for span in found.spans]
    return mark_blocks(passage.text, words, cues=cues, tables=passage.tables)


def list_clues(own: ReportPassage, code: str) -> tuple[Clue, ...]:
    """The words of a passage that speak for dimensions of the item's category, in the order of the dimensions."""
    text = own.passage.text
    return tuple(Clue(dimension=each.dimension, words=words_of(text, each.spans)) for each in _found(own, code))


def show_precedent(precedent: Precedent) -> Markup:
    """What a precedent does, around the window that speaks most, its words for the item marked."""
    return show_stretch(precedent.passage, precedent.window, precedent.link.cues)


def show_shared(passage: Passage, span: Span) -> tuple[Shown, ...]:
    """A passage with the stretch that it shares marked."""
    return mark_blocks(passage.text, [span], tables=passage.tables)


def show_sentence(passage: Passage, figures: Sequence[Figure]) -> Markup:
    """The sentence that figures stand in, of a long one the part with most of them, the figures marked."""
    start, end = figures[0].sentence
    spans = spans_within([each.span for each in figures], start, end)
    width = SENTENCE if len(figures) == 1 else LONG_SENTENCE
    return mark_snippet(cut_snippet(passage.text[start:end], spans, anchor=(0, 0), width=width))


def _found(own: ReportPassage, code: str) -> Sequence[FoundDimension]:
    if not code:
        return ()
    return [each for each in own.dimensions if each.dimension in dimensions_of(category_of(code))]
