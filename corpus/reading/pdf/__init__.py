"""PDF files to numbered lines, and their sheets to pictures. Runs in a process of its own."""

from corpus.reading.pdf.document import read_pdf
from corpus.reading.pdf.drawing import draw_page

__all__ = [
    "draw_page",
    "read_pdf",
]
