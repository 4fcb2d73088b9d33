"""Plain text (.txt) to lines: the pages of a book by how a text layer sets them. Runs in a process of its own."""

import re
from dataclasses import replace

from corpus.printed import number_pages
from corpus.reading.encodings import decode_text
from corpus.reading.result import PageProgress, Reading

_WITHIN_LINE = re.compile(r"(?<=[^\n\f])\f(?=[^\n\f])")  # a form feed: the page ends, and the line with it


def read_plain_text(content: bytes, progress: PageProgress) -> Reading:
    """The lines of a text with their printed pages. Raises ReadFault as `decode_text`."""
    progress(1, 1, False)
    lines = number_pages(_WITHIN_LINE.sub("\n\f", decode_text(content)).split("\n"))
    return Reading(lines=tuple(replace(line, text=line.text.strip("\f")) for line in lines))
