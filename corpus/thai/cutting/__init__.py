"""Thai text cut into the words of a dictionary, as newmm cuts it."""

from corpus.thai.cutting.clusters import cluster_ends
from corpus.thai.cutting.matching import cut_text

__all__ = [
    "cluster_ends",
    "cut_text",
]
