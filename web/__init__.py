"""The search as web pages for people and as JSON for programs."""

from web.app import create_app
from web.guard import THREADS, Meter, start_logging

__all__ = [
    "THREADS",
    "Meter",
    "create_app",
    "start_logging",
]
