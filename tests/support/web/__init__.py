"""A small engine that answers from memory about a few made-up cases, and the application over it."""

from tests.support.web.client import FakeSource, open_client
from tests.support.web.engine import FakeEngine

__all__ = [
    "FakeEngine",
    "FakeSource",
    "open_client",
]
