"""Documents to a new generation."""

from index.building.ingestion import FileReport, Outcome, ReadingProgress, ingest, rebuild, remove

__all__ = [
    "FileReport",
    "Outcome",
    "ReadingProgress",
    "ingest",
    "rebuild",
    "remove",
]
