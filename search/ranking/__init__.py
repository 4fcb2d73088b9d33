"""Which passages come first: candidates of both legs, their scores, what the query names."""

from search.ranking.candidates import Candidate, Ranked, Ranker
from search.ranking.fusion import Fusion, fuse_adaptive
from search.ranking.ranking import PROGRAM, Ranking

__all__ = [
    "PROGRAM",
    "Candidate",
    "Fusion",
    "Ranked",
    "Ranker",
    "Ranking",
    "fuse_adaptive",
]
