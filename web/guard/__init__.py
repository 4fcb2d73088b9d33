"""Who is let in, how many at a time, and with what headers they are answered."""

from web.guard.door import guard
from web.guard.gate import THREADS, Gate
from web.guard.health import health
from web.guard.limits import REPORTS
from web.guard.logs import start_logging
from web.guard.metrics import Meter

__all__ = [
    "REPORTS",
    "THREADS",
    "Gate",
    "Meter",
    "guard",
    "health",
    "start_logging",
]
