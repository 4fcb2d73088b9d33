"""Documents of a backup to a new generation."""

from index.building.returning.bringing import bring_back

__all__ = ["bring_back"]
