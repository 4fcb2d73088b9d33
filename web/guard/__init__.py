"""Who is let in, how many at a time, and with what headers they are answered."""

from web.guard.gate import THREADS, Gate
from web.guard.headers import set_headers
from web.guard.health import health

__all__ = [
    "THREADS",
    "Gate",
    "health",
    "set_headers",
]
