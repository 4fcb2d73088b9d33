"""Documents to a new generation."""

from index.building.cluster import LOCAL
from index.building.ingestion import ReadingProgress, ingest, rebuild, remove
from index.building.reports import FileReport, Outcome

__all__ = [
    "LOCAL",
    "FileReport",
    "Outcome",
    "ReadingProgress",
    "ingest",
    "rebuild",
    "remove",
]
