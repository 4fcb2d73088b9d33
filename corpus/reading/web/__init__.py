"""Web pages (.html) to lines, as their readers see them. Runs in a process of its own."""

from corpus.reading.web.page import hides, read_fragment, read_web_page

__all__ = [
    "hides",
    "read_fragment",
    "read_web_page",
]
