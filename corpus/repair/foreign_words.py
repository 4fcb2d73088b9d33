"""Words in Thai script that are not Thai: Pali and Sanskrit, sounds in dictionaries, languages of minorities.

They bear marks that Thai words do not, phinthu, yamakkan and nikhahit on its own, and marks together that no Thai
cluster has. No rule for Thai holds for them.
"""

import re
from collections.abc import Iterator

from corpus.documents import Span
from corpus.thai import THAI

MASK = "\ufdd0"
"""Stands for each letter of such a word while the rest is mended: a code point that is no character."""

FOREIGN_MARKS = "\u0e3a\u0e4e\u0e4d"
"""Phinthu, yamakkan, nikhahit: for use between the brackets of a pattern."""

_WORD = re.compile(f"[{THAI}]+")

# Nikhahit beside sara aa, with or without a space between, is half of sara am.
_FOREIGN = re.compile("[\u0e3a\u0e4e]|(?<!\u0e32)\u0e4d(?![\u0e48-\u0e4b]? *[\u0e48-\u0e4b]?[\u0e32\u0e33])")


def find_foreign_words(text: str) -> Iterator[Span]:
    """Where the words that are not Thai stand in `text`, one line, in order."""
    for match in _WORD.finditer(text):
        if _FOREIGN.search(text, *match.span()):
            yield match.span()
