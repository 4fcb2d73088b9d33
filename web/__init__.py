"""The search as web pages for people and as JSON for programs."""

from web.app import create_app
from web.errors import ServeProblem
from web.texts import LANGUAGES, say

__all__ = [
    "LANGUAGES",
    "ServeProblem",
    "create_app",
    "say",
]
