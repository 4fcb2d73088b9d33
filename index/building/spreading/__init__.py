"""Who does what many documents need: processes of this machine, or a Ray cluster."""

from index.building.spreading.cluster import LOCAL, open_spread
from index.building.spreading.spread import CORES, Run, Spread, count_cores

__all__ = ["CORES", "LOCAL", "Run", "Spread", "count_cores", "open_spread"]
