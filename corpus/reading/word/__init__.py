"""Word documents (.docx) to lines, as their readers see them."""

from corpus.reading.word.document import read_word

__all__ = ["read_word"]
