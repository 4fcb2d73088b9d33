"""The search as web pages for people and as JSON for programs."""

from web.app import create_app
from web.desk import MemoryDesk, Running, State
from web.export import write_review_csv, write_review_docx
from web.guard import THREADS, Meter, start_logging

__all__ = [
    "THREADS",
    "MemoryDesk",
    "Meter",
    "Running",
    "State",
    "create_app",
    "start_logging",
    "write_review_csv",
    "write_review_docx",
]
