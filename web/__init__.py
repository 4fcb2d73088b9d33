"""The search as web pages for people and as JSON for programs."""

from web.app import create_app

__all__ = [
    "create_app",
]
