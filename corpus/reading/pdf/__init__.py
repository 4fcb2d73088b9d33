"""PDF files to numbered lines. Runs in a process of its own."""

from corpus.reading.pdf.document import read_pdf

__all__ = [
    "read_pdf",
]
