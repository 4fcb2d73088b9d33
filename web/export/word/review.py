"""A review of a report as a Word document, to be worked on: by item what the report says, what was not found, figures,
how others did it; then the text that it shares."""

from collections.abc import Iterator, Sequence

from docx.document import Document as WordDocument

from corpus import Criteria, Dimension, Span
from search import ItemReview, Precedent, ReportPassage, Review, whole_spans, write_share
from web.export.citing import Cite, cite_without_address
from web.export.word.document import (
    Stretch,
    add_citation,
    add_excerpt,
    add_labelled,
    add_quotation,
    add_table,
    add_text,
    clean,
    open_document,
    save_document,
)
from web.texts import say
from web.view import (
    Claimed,
    ReportStretch,
    count_own,
    format_item,
    list_claimed,
    list_shared,
    name_agency,
    name_sections,
    outline_review,
    passages_of,
    place_own,
    show_precedent,
    show_sentence,
    write_amount,
    write_figure_met,
    write_today,
)


def write_review_docx(review: Review, criteria: Criteria, language: str, cite: Cite | None = None) -> bytes:
    """The document, its own words in `language`, quotations as they are. A passage of the report stands whole under the
    item that it evidences most, under others by its number. cite: by default without addresses, as there is no site."""
    return _Writer(review, criteria, language, cite or cite_without_address(criteria, language)).write()


AROUND = 60
"""Characters before and after a shared stretch: what it stands within."""


class _Writer:
    def __init__(self, review: Review, criteria: Criteria, language: str, cite: Cite) -> None:
        self._review, self._criteria, self._language, self._cite = review, criteria, language, cite
        self._document: WordDocument = open_document(clean(f"{say('review_of', language)}: {review.name}"))

    def write(self) -> bytes:
        self._add_facts()
        self._add_overview()
        for item in self._review.items:
            self._add_item(item)
        self._add_shared()
        return save_document(self._document)

    def _say(self, key: str, **values: str) -> str:
        return say(key, self._language, n=None, **values)

    def _add_facts(self) -> None:
        review, add = self._review, add_labelled
        add(self._document, self._say("review_agency_label"), review.agency or self._say("review_agency_unknown"))
        add(self._document, self._say("review_date"), write_today(self._language))
        add(self._document, self._say("version_generation"), review.generation)
        if review.unread:
            sheets = ", ".join(map(str, review.unread))
            self._note(self._say("review_unread", sheets=sheets))
        for warning in review.warnings:
            self._note(warning.in_language(self._language))
        self._note(self._say("review_cues_note"))

    def _add_overview(self) -> None:
        self._head(self._say("review_overview"), 1)
        keys = ("item", "review_column_own", "review_column_found", "review_column_missing", "review_precedents_short")
        lines = [line for _, lines in outline_review(self._review) for line in lines]
        rows = [
            (
                self._item(line.code),
                say("passages", self._language, n=line.passages) if line.passages else self._say("review_no_passages"),
                self._letters(line.found),
                self._letters(line.missing) if line.passages else "–",
                str(line.precedents or "–"),
            )
            for line in lines
        ]
        add_table(self._document, [self._say(key) for key in keys], rows, (6.8, 2.4, 2.5, 2.5, 1.8))
        self._note(", ".join(f"{self._letters([each])} {self._dimensions([each])}" for each in Dimension))

    def _add_item(self, item: ItemReview) -> None:
        self._head(self._item(item.code), 1)
        own = passages_of(self._review, item.passages)
        self._head(self._say("review_own"), 2)
        for each in own:
            self._add_own(each, item.code)
        if not own:
            self._note(self._say("review_own_none"))
        else:
            self._head(self._say("review_gaps"), 2)
            gaps = f"{self._say('review_gaps_some')} {self._dimensions(item.missing)}"
            self._note(gaps if item.missing else self._say("review_gaps_none"))
        self._add_figures([each for each in list_claimed(own) if each.own.links[0].code == item.code])
        self._head(self._say("review_precedents"), 2)
        for precedent in item.precedents:
            self._add_precedent(precedent)
        if not item.precedents:
            self._note(self._say("review_precedents_none"))

    def _add_own(self, each: ReportPassage, code: str) -> None:
        place = self._place(each)
        named = self._say("review_passage", number=str(each.number))
        first = each.links[0].code
        if first != code:
            self._note(f"{named} · {place} · {self._say('review_see_item', item=first)}")
            return
        parts = [named, each.passage.section or self._say("no_heading"), place]
        self._head(" · ".join(parts), 3)
        add_quotation(self._document, each.passage)

    def _add_figures(self, claimed: Sequence[Claimed]) -> None:
        if not claimed:
            return
        self._head(self._say("figures_claimed"), 2)
        keys = ("value", "year", "target", "before", "met_head", "sentence", "page")
        head = [self._say(f"figure_{key}") for key in keys]
        add_table(self._document, head, map(self._figure_row, claimed), (2.2, 1.2, 1.9, 1.9, 1.5, 5.7, 1.6))

    def _figure_row(self, each: Claimed) -> tuple[str, ...]:
        figure = each.figure
        others = [
            None if value is None else write_amount(value, figure.unit) for value in (figure.target, figure.before)
        ]
        return (
            write_amount(figure.value, figure.unit),
            str(figure.year or "–"),
            *(other or "–" for other in others),
            self._say(write_figure_met(figure.met)),
            show_sentence(each.own.passage, figure).striptags(),
            self._place(each.own),
        )

    def _add_precedent(self, each: Precedent) -> None:
        self._head(": ".join(filter(None, [name_agency(each.case, self._language), each.passage.section])), 3)
        told = [
            self._say("states_aim") if each.states_aim else "",
            self._say("review_like", number=str(each.like)) if each.like else "",
        ]
        if any(told):
            self._note(" · ".join(filter(None, told)))
        add_excerpt(self._document, show_precedent(each).striptags())
        add_citation(add_text(self._document, "", "Citation"), self._cite(each.case, each.passage))

    def _add_shared(self) -> None:
        self._head(self._say("shared_text"), 1)
        self._note(self._say("shared_note"))
        sections, pairs = name_sections(self._review), list_shared(self._review)
        if own := count_own(self._review):
            self._note(say("shared_with_own", self._language, n=own))
        if not pairs:
            self._note(self._say("shared_none"))
            return
        if sections:
            self._head(self._say("shared_by_section"), 2)
            keys = ("shared_section", "figure_page", "shared_share", "shared_letters")
            rows = [
                (
                    each.heading or self._say("no_heading"),
                    "–" if each.page is None else str(each.page),
                    write_share(each),
                    self._say("shared_of", shared=f"{each.shared:,}", letters=f"{each.letters:,}"),
                )
                for each in sections
            ]
            add_table(self._document, [self._say(key) for key in keys], rows, (8, 2, 2.5, 3.5))
        self._head(self._say("shared_pairs"), 2)
        head = [self._say("shared_in_report"), self._say("shared_in_library")]
        add_table(self._document, head, map(self._pair_row, pairs), (8, 8), whole_rows=False)

    def _pair_row(self, pair: ReportStretch) -> tuple[list[Stretch], list[Stretch]]:
        own, stretch = pair.own.passage, pair.stretch
        kind = self._say(f"shared_kind_{stretch.kind.value}")
        letters = say("review_letters", self._language, n=stretch.letters)
        place = f"{self._say('review_passage', number=str(pair.own.number))} · {self._place(pair.own)}"
        source = self._cite(stretch.case, stretch.passage)
        return (
            [(f"{kind}, {letters}\n{place}\n", False), *_set_off(own.text, stretch.own)],
            [
                (f"{source.agency or source.title} {source.source}\n", False),
                *_set_off(stretch.passage.text, stretch.other),
            ],
        )

    def _place(self, own: ReportPassage) -> str:
        return place_own(self._review, own, self._language)

    def _head(self, text: str, level: int) -> None:
        add_text(self._document, text, f"Heading {level}")

    def _note(self, text: str) -> None:
        add_text(self._document, text, "Note")

    def _item(self, code: str) -> str:
        return format_item(self._criteria, code, self._language)

    def _letters(self, names: Sequence[Dimension]) -> str:
        return ", ".join(self._say(f"letter_{name.value}") for name in names) or "–"

    def _dimensions(self, names: Sequence[Dimension]) -> str:
        return ", ".join(self._say(f"dimension_{name.value}") for name in names) or "–"


def _set_off(text: str, span: Span) -> Iterator[Stretch]:
    # The stretch whole, and a little of what stands around it.
    start, end = span
    ((first, last),) = whole_spans(text, [(max(0, start - AROUND), min(len(text), end + AROUND))])
    yield from (
        ("…" * (first > 0) + text[first:start], False),
        (text[start:end], True),
        (text[end:last] + "…" * (last < len(text)), False),
    )
