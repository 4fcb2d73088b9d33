"""The type of a page: glyphs to letters by their ink, letters to pieces of type."""

from corpus.reading.pdf.ink.fonts import Fonts
from corpus.reading.pdf.ink.page_type import Type, read_type

__all__ = [
    "Fonts",
    "Type",
    "read_type",
]
