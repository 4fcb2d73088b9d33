"""Tables to lines: which of them are data, and how their rows are written."""

from corpus.reading.word.tables.grid import to_grid
from corpus.reading.word.tables.layout import is_layout, laid_out
from corpus.reading.word.tables.rows import GridRow, row_texts

__all__ = ["GridRow", "is_layout", "laid_out", "row_texts", "to_grid"]
