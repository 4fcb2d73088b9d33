"""What stands around the running text: pages and their numbers, captions, marked headings."""

from corpus.printed.captions import is_caption
from corpus.printed.headings import marked_heading
from corpus.printed.page_labels import Numbering, PageLabel, labels_within, page_label, without_label
from corpus.printed.page_sequences import Candidate, choose_labels
from corpus.printed.pages import fill_numbers, number_pages, running_head

__all__ = [
    "Candidate",
    "Numbering",
    "PageLabel",
    "choose_labels",
    "fill_numbers",
    "is_caption",
    "labels_within",
    "marked_heading",
    "number_pages",
    "page_label",
    "running_head",
    "without_label",
]
