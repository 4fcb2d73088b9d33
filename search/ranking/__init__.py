"""Which passages come first: candidates of both legs, their scores, what the query names."""

from search.ranking.candidates import Candidate, Candidates, Ranked, Ranker
from search.ranking.dense import DenseScores
from search.ranking.fusion import Fusion, fuse_adaptive
from search.ranking.naming import ItemCodes, NameMatch
from search.ranking.ranking import PROGRAM, Ranking
from search.ranking.selection import Selection

__all__ = [
    "PROGRAM",
    "Candidate",
    "Candidates",
    "DenseScores",
    "Fusion",
    "ItemCodes",
    "NameMatch",
    "Ranked",
    "Ranker",
    "Ranking",
    "Selection",
    "fuse_adaptive",
]
