"""Web pages (.html) to lines, as their readers see them. Runs in a process of its own."""

from corpus.reading.web.page import Tag, read_fragment, read_tag, read_web_page

__all__ = [
    "Tag",
    "read_fragment",
    "read_tag",
    "read_web_page",
]
