"""PDF files to numbered lines. Runs in a process of its own."""

from corpus.reading.pdf.document import read_pdf
from corpus.reading.pdf.ocr import PAGE_SECONDS

__all__ = [
    "PAGE_SECONDS",
    "read_pdf",
]
