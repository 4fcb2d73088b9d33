"""Documents to a new generation."""

from index.building.cluster import LOCAL
from index.building.ingestion import ReadingProgress, ingest
from index.building.reports import FileReport, Outcome
from index.building.spread import count_cores
from index.building.stock import rebuild, remove, upgrade

__all__ = [
    "LOCAL",
    "FileReport",
    "Outcome",
    "ReadingProgress",
    "count_cores",
    "ingest",
    "rebuild",
    "remove",
    "upgrade",
]
