"""The JSON interface for programs."""

from web.api.application import make_app, serve_programs
from web.api.protocol.problems import is_for_programs, tell_problem

__all__ = [
    "is_for_programs",
    "make_app",
    "serve_programs",
    "tell_problem",
]
