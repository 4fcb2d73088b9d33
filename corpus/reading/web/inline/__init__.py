"""What stands within a line of a page: words, marks of notes, formulas, fields of forms, and what parts them."""

from corpus.reading.web.inline.display import ends_line, parting, sets_children_apart
from corpus.reading.web.inline.fields import input_text, shown_options
from corpus.reading.web.inline.line import LineText, drawn_text
from corpus.reading.web.inline.mathematics import mathematics_text
from corpus.reading.web.inline.notes import is_note_mark, leads_to_note, script

__all__ = [
    "LineText",
    "drawn_text",
    "ends_line",
    "input_text",
    "is_note_mark",
    "leads_to_note",
    "mathematics_text",
    "parting",
    "script",
    "sets_children_apart",
    "shown_options",
]
