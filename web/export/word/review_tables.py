"""The tables of a review in a Word file: its summary, the text that it shares, the figures that it claims."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from docx.document import Document as WordDocument

from corpus import Dimension, Span
from search import whole_spans, write_share
from web.export.citing import Cite
from web.export.word.document import Stretch, add_labelled, add_table, add_text
from web.export.wording import Wording
from web.view import (
    Claimed,
    ItemLine,
    ReportStretch,
    count_own,
    list_claimed,
    list_shared,
    name_sections,
    outline_review,
    place_section,
    show_sentence,
    write_amount,
    write_claimed,
    write_figure_met,
)

AROUND = 60
"""Characters before and after a shared stretch: what it stands within."""


def add_overview(document: WordDocument, words: Wording) -> None:
    """The items in a table, for a page on its broad side, and what was not found as a list."""
    lines = [line for _, lines in outline_review(words.review) for line in lines]
    keys = ("item", *(f"review_column_{name}" for name in ("own", "found", "missing", "precedents", "shared")))
    head = [words.say(key) for key in keys]
    add_table(document, head, (_overview_row(line, words) for line in lines), (5.8, 1.9, 6.4, 6.0, 2.6, 3.0))
    add_text(document, words.say("review_gaps_list"), "Heading 2")
    empty = [line.code for line in lines if not line.passages]
    if empty:
        add_labelled(document, words.say("review_gaps_items"), ", ".join(empty), "Cell")
    for dimension in Dimension:
        codes = [line.code for line in lines if line.passages and dimension in line.missing]
        if codes:
            name = words.say("review_gaps_of", name=words.dimensions([dimension]))
            add_labelled(document, name, ", ".join(codes), "Cell")
    if not empty and not any(line.missing for line in lines):
        add_text(document, words.say("review_gaps_nothing"), "Cell")


def add_shared(document: WordDocument, words: Wording, cite: Cite) -> None:
    """What the report shares with the library: shares of its sections, then side by side."""
    review = words.review
    add_text(document, words.say("shared_text"), "Heading 1")
    add_text(document, words.say("shared_note"), "Note")
    sections, pairs = name_sections(review), list_shared(review)
    if own := count_own(review):
        add_text(document, words.say("shared_with_own", n=own), "Note")
    if not pairs:
        add_text(document, words.say("shared_none"), "Note")
        return
    if sections:
        add_text(document, words.say("shared_by_section"), "Heading 2")
        keys = ("shared_section", "figure_page", "shared_share", "shared_letters")
        rows = [
            (
                each.heading or words.say("no_heading"),
                place_section(review, each, words.language) or "–",
                write_share(each),
                words.say("shared_of", shared=f"{each.shared:,}", letters=f"{each.letters:,}"),
            )
            for each in sections
        ]
        add_table(document, [words.say(key) for key in keys], rows, (8.2, 3, 2.3, 3.5))
    add_text(document, words.say("shared_pairs"), "Heading 2")
    head = [words.say("shared_in_report"), words.say("shared_in_library")]
    add_table(document, head, (_pair_row(pair, words, cite) for pair in pairs), (8.5, 8.5), whole_rows=False)


def add_figures(document: WordDocument, words: Wording) -> None:
    """The figures in one table, for pages on their broad side, a sentence once for those that follow each other."""
    add_text(document, words.say("figures_claimed"), "Heading 1")
    claimed = list_claimed(words.review.passages)
    if not claimed:
        add_text(document, words.say("figures_none"), "Note")
        return
    add_text(document, words.say("figures_note"), "Note")
    keys = ("sentence", "value", "year", "target", "before", "met_head", "page")
    head = [words.say("item"), *(words.say(f"figure_{key}") for key in keys)]
    groups = [list(group) for _, group in groupby(claimed, lambda each: (each.own.number, each.figure.sentence))]
    rows = [row for group in groups for row in _figure_rows(group, words)]
    add_table(document, head, rows, (1.5, 8.6, 3.2, 1.5, 2.7, 2.7, 2.0, 3.5), joined=1)


def _overview_row(line: ItemLine, words: Wording) -> tuple[str, ...]:
    return (
        words.item(line.code),
        words.say("passages", n=line.passages) if line.passages else words.say("review_no_passages"),
        words.dimensions(line.found),
        words.dimensions(line.missing) if line.passages else "–",
        words.say("agencies", n=line.precedents) if line.precedents else "–",
        words.say("review_letters", n=line.shared) if line.shared else "–",
    )


def _figure_rows(group: Sequence[Claimed], words: Wording) -> Iterator[tuple[str, ...]]:
    # Of figures in one sentence.
    own = group[0].own
    sentence = show_sentence(own.passage, [each.figure for each in group]).striptags()
    for at, each in enumerate(group):
        figure = each.figure
        set_against = [None if value is None else write_amount(value, figure.unit) for value in _others(each)]
        yield (
            own.links[0].code if own.links else "–",
            "" if at else sentence,
            write_claimed(own.passage, figure),
            str(figure.year or "–"),
            *(value or "–" for value in set_against),
            words.say(write_figure_met(figure.met)),
            words.place(own),
        )


def _others(each: Claimed) -> tuple[float | None, float | None]:
    return each.figure.target, each.figure.before


def _pair_row(pair: ReportStretch, words: Wording, cite: Cite) -> tuple[list[Stretch], list[Stretch]]:
    own, stretch = pair.own.passage, pair.stretch
    kind = words.say(f"shared_kind_{stretch.kind.value}")
    letters = words.say("review_letters", n=stretch.letters)
    place = f"{words.say('review_passage', number=str(pair.own.number))} · {words.place(pair.own)}"
    source = cite(stretch.case, stretch.passage)
    return (
        [(f"{kind}, {letters}\n{place}\n", False), *_set_off(own.text, stretch.own)],
        [
            (f"{source.agency or source.title} {source.source}\n", False),
            *_set_off(stretch.passage.text, stretch.other),
        ],
    )


def _set_off(text: str, span: Span) -> Iterator[Stretch]:
    # The stretch whole, and a little of what stands around it.
    start, end = span
    ((first, last),) = whole_spans(text, [(max(0, start - AROUND), min(len(text), end + AROUND))])
    yield from (
        ("…" * (first > 0) + text[first:start], False),
        (text[start:end], True),
        (text[end:last] + "…" * (last < len(text)), False),
    )
