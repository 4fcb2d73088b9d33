"""What was collected, as a Word document: headings by item, quotations, citations with their links, notes."""

from collections.abc import Sequence

from docx.document import Document as WordDocument

from corpus import Criteria
from web.export.collected import Collected, Group
from web.export.word.document import (
    add_citation,
    add_labelled,
    add_quotation,
    clean,
    open_document,
    save_document,
)
from web.texts import say
from web.view import format_item, name_agency


def write_docx(groups: Sequence[Group], criteria: Criteria, language: str) -> bytes:
    """The document, its own words in `language`; quotations as they are."""
    document = open_document(say("basket_title", language))
    for group in groups:
        heading = format_item(criteria, group.code, language) if group.code else say("no_item", language)
        document.add_heading(clean(heading), level=1)
        for each in group.collected:
            _add_collected(document, each, language)
    return save_document(document)


def _add_collected(document: WordDocument, each: Collected, language: str) -> None:
    parts = [name_agency(each.case, language), each.passage.section]
    document.add_heading(clean(": ".join(filter(None, parts))), level=2)
    add_quotation(document, each.passage)
    add_citation(document.add_paragraph(style="Citation"), each.citation)
    if each.note:
        add_labelled(document, say("note", language), each.note)
