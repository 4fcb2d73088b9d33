"""The type of a page: glyphs to letters by their ink, letters to pieces of type."""

from corpus.reading.pdf.ink.codes import Codes
from corpus.reading.pdf.ink.fonts import Fonts
from corpus.reading.pdf.ink.glyphs import level_places, level_size
from corpus.reading.pdf.ink.page_type import Type, count_turns, learn_type, read_type

__all__ = [
    "Codes",
    "Fonts",
    "Type",
    "count_turns",
    "learn_type",
    "level_places",
    "level_size",
    "read_type",
]
