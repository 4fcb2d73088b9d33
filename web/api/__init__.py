"""The JSON interface for programs."""

from web.api.application import make_app, serve_programs
from web.api.protocol.problems import tell_problem

__all__ = [
    "make_app",
    "serve_programs",
    "tell_problem",
]
