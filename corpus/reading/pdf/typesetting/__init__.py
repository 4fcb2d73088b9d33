"""Lines of type in reading order to paragraphs, headings with their levels, and notes."""

from corpus.reading.pdf.typesetting.setting import SetLine, set_pages

__all__ = [
    "SetLine",
    "set_pages",
]
