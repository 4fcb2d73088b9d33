"""A review of a report as a Word document, to be worked on: a summary, then by item what the report says and how others
did it, the text that it shares, and at the end the figures that it claims."""

from docx.document import Document as WordDocument

from corpus import Criteria
from search import ItemReview, Precedent, ReportPassage, Review
from web.export.citing import Cite, cite_without_address
from web.export.word.document import (
    add_citation,
    add_excerpt,
    add_labelled,
    add_quotation,
    add_text,
    clean,
    open_document,
    save_document,
    set_wide,
    turn_page,
)
from web.export.word.review_tables import add_figures, add_overview, add_shared
from web.export.wording import Wording
from web.view import name_agency, passages_of, show_precedent, write_today

SMALLER = 2
"""Points by which type is smaller than in what was collected, which is short."""


def write_review_docx(review: Review, criteria: Criteria, language: str, cite: Cite | None = None) -> bytes:
    """The document, its own words in `language`, quotations as they are. A passage of the report stands whole under the
    item that it evidences most, under others by its number. cite: by default without addresses, as there is no site."""
    words = Wording(review=review, criteria=criteria, language=language)
    cite = cite or cite_without_address(criteria, language)
    document = open_document(clean(f"{words.say('review_of')}: {review.name}"), smaller=SMALLER)
    set_wide(document.sections[0], wide=True)
    _add_facts(document, words)
    add_text(document, words.say("review_summary"), "Heading 1")
    add_overview(document, words)
    turn_page(document, wide=False)
    for item in review.items:
        _add_item(document, words, item, cite)
    add_shared(document, words, cite)
    turn_page(document, wide=True)
    add_figures(document, words)
    return save_document(document)


def _add_facts(document: WordDocument, words: Wording) -> None:
    review, say = words.review, words.say
    facts = (
        (say("review_agency_label"), review.agency or say("review_agency_unknown")),
        (say("review_date"), write_today(words.language)),
        (say("review_library"), review.generation),
    )
    add_text(document, " · ".join(f"{label}: {value}" for label, value in facts), "Note")
    if review.from_images:
        add_labelled(document, *say("review_from_images", sheets=_numbers(review.from_images)).split(": ", 1))
    if review.unread:
        add_text(document, say("review_unread", sheets=_numbers(review.unread)), "Note")
    for warning in review.warnings:
        add_text(document, warning.in_language(words.language), "Note")
    add_text(document, say("review_cues_note"), "Note")


def _add_item(document: WordDocument, words: Wording, item: ItemReview, cite: Cite) -> None:
    add_text(document, words.item(item.code), "Heading 1")
    own = passages_of(words.review, item.passages)
    if own:
        add_text(document, words.gaps(item), "Note")
    add_text(document, words.say("review_own"), "Heading 2")
    for each in own:
        _add_own(document, words, each, item.code)
    if not own:
        add_text(document, words.say("review_own_none"), "Note")
    add_text(document, words.say("review_precedents"), "Heading 2")
    for precedent in item.precedents:
        _add_precedent(document, words, precedent, item)
        add_citation(add_text(document, "", "Citation"), cite(precedent.case, precedent.passage))
    if not item.precedents:
        add_text(document, words.say("review_precedents_none"), "Note")


def _add_own(document: WordDocument, words: Wording, each: ReportPassage, code: str) -> None:
    named, place = words.say("review_passage", number=str(each.number)), words.place(each)
    first = each.links[0].code
    if first != code:
        add_text(document, f"{named} · {place} · {words.say('review_see_item', item=first)}", "Note")
        return
    add_text(document, " · ".join([named, each.passage.section or words.say("no_heading"), place]), "Heading 3")
    add_quotation(document, each.passage)


def _add_precedent(document: WordDocument, words: Wording, each: Precedent, item: ItemReview) -> None:
    name = name_agency(each.case, words.language)
    add_text(document, ": ".join(filter(None, [name, each.passage.section])), "Heading 3")
    told = [
        words.say("states_aim") if each.states_aim else "",
        words.found(each, item),
        words.say("review_like", number=str(each.like)) if each.like else "",
    ]
    if any(told):
        add_text(document, " · ".join(filter(None, told)), "Note")
    add_excerpt(document, show_precedent(each).striptags())


def _numbers(sheets: tuple[int, ...]) -> str:
    return ", ".join(map(str, sheets))
