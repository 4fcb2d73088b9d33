"""What stands around the running text: pages and their numbers, captions."""

from corpus.printed.captions import is_caption
from corpus.printed.pages import fill_numbers, number_pages, running_head

__all__ = [
    "fill_numbers",
    "is_caption",
    "number_pages",
    "running_head",
]
