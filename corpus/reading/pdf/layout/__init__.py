"""Where type and ruling lines of a page stand: the order of its columns, the rows and cells of its tables."""

from corpus.reading.pdf.layout.columns import order_pages
from corpus.reading.pdf.layout.fractions import join_fractions
from corpus.reading.pdf.layout.grids import NO_RULING, Ruling, find_ruling
from corpus.reading.pdf.layout.ruled import in_tables
from corpus.reading.pdf.layout.rules import read_rules

__all__ = [
    "NO_RULING",
    "Ruling",
    "find_ruling",
    "in_tables",
    "join_fractions",
    "order_pages",
    "read_rules",
]
