"""Where reports are reviewed: one at a time, in the background, and what came of each is kept for half an hour."""

from web.desk.bench import BENCH, Bench, bench
from web.desk.keeping import LIFETIME, Desk, MemoryDesk
from web.desk.packing import unpack_review
from web.desk.reports import review_file
from web.desk.states import Asked, Failed, Finished, Running, State

__all__ = [
    "BENCH",
    "LIFETIME",
    "Asked",
    "Bench",
    "Desk",
    "Failed",
    "Finished",
    "MemoryDesk",
    "Running",
    "State",
    "bench",
    "review_file",
    "unpack_review",
]
