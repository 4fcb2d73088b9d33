"""Reading processes: a keeper that has the readers loaded and makes one of itself for each document, and what they may
take."""

from corpus.reading.apart.keeper import ForkedReader, Keeper, keep
from corpus.reading.apart.limits import die_with, leave_signals, limit_memory, limit_time

__all__ = [
    "ForkedReader",
    "Keeper",
    "die_with",
    "keep",
    "leave_signals",
    "limit_memory",
    "limit_time",
]
