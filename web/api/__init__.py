"""The JSON interface for programs."""

from web.api.routes import api

__all__ = [
    "api",
]
