"""Documents to a new generation."""

from index.building.ingestion import ReadingProgress, ingest
from index.building.reports import FileReport, Outcome
from index.building.returning import bring_back
from index.building.spreading import LOCAL, count_cores
from index.building.stock import rebuild, remove, upgrade

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
