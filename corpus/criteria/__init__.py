"""The PMQA criteria as data: categories, items, and what speaks for each item."""

from corpus.criteria.criteria import Category, Criteria, Item, read_criteria
from corpus.criteria.cues import Evidence, FoundCues, find_cues, read_evidence

__all__ = [
    "Category",
    "Criteria",
    "Evidence",
    "FoundCues",
    "Item",
    "find_cues",
    "read_criteria",
    "read_evidence",
]
