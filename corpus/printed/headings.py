"""Headings that a text marks as such, by the signs of Markdown."""

import re

_HEADING = re.compile(r"(#{1,6})\s+(.*\S)")


def marked_heading(text: str) -> tuple[int, str] | None:
    """The level (the number of its signs, 1 to 6) and the words of a line that is a heading; None for another line."""
    match = _HEADING.match(text)
    return (len(match[1]), match[2]) if match else None
