"""Documents to a new generation."""

from index.building.changes import rebuild, remove, upgrade
from index.building.cluster import LOCAL
from index.building.ingestion import ReadingProgress, ingest
from index.building.reports import FileReport, Outcome
from index.building.returning import bring_back
from index.building.spread import count_cores

__all__ = [
    "LOCAL",
    "FileReport",
    "Outcome",
    "ReadingProgress",
    "bring_back",
    "count_cores",
    "ingest",
    "rebuild",
    "remove",
    "upgrade",
]
