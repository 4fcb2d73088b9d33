"""A process that has the readers loaded and makes a reading process of itself for each document."""

from corpus.reading.apart.keeper import ForkedReader, Keeper, keep

__all__ = [
    "ForkedReader",
    "Keeper",
    "keep",
]
