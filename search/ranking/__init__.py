"""Which passages come first: candidates of all legs, their scores, what the query names."""

from search.ranking.awards import Awards, Named
from search.ranking.fusion import fuse_adaptive, fuse_reciprocal
from search.ranking.names import Names

__all__ = [
    "Awards",
    "Named",
    "Names",
    "fuse_adaptive",
    "fuse_reciprocal",
]
