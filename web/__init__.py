"""The search as web pages for people and as JSON for programs."""

from web.app import create_app
from web.guard import THREADS

__all__ = [
    "THREADS",
    "create_app",
]
