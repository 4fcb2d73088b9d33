"""Markdown (.md) to lines, as its readers see it. Runs in a process of its own."""

from corpus.reading.markdown.document import read_markdown

__all__ = [
    "read_markdown",
]
