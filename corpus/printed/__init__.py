"""What stands around the running text: pages and their numbers, captions, headings, lists of contents."""

from corpus.printed.apparatus import without_apparatus
from corpus.printed.captions import is_caption
from corpus.printed.list_entries import entry_page, has_leader, is_list_title
from corpus.printed.numbered import HeadingNumber, heading_number, opens_item
from corpus.printed.page_labels import Numbering, PageLabel, labels_within, page_label, without_label
from corpus.printed.page_sequences import Candidate, choose_labels
from corpus.printed.pages import fill_numbers, number_pages, running_head
from corpus.printed.paragraphs import mark_paragraphs, starts_paragraph
from corpus.printed.part_titles import is_part_title
from corpus.printed.sentences import is_sentence

__all__ = [
    "Candidate",
    "HeadingNumber",
    "Numbering",
    "PageLabel",
    "choose_labels",
    "entry_page",
    "fill_numbers",
    "has_leader",
    "heading_number",
    "is_caption",
    "is_list_title",
    "is_part_title",
    "is_sentence",
    "labels_within",
    "mark_paragraphs",
    "number_pages",
    "opens_item",
    "page_label",
    "running_head",
    "starts_paragraph",
    "without_apparatus",
    "without_label",
]
