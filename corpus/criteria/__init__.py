"""The PMQA criteria as data: categories, items, and what speaks for each item."""

from corpus.criteria.criteria import Category, Criteria, Item, category_of, read_criteria
from corpus.criteria.cues import Evidence, FoundCues, find_cues, read_evidence
from corpus.criteria.declared import declared_items
from corpus.criteria.dimensions import Dimension, FoundDimension, dimensions_of, find_dimensions

__all__ = [
    "Category",
    "Criteria",
    "Dimension",
    "Evidence",
    "FoundCues",
    "FoundDimension",
    "Item",
    "category_of",
    "declared_items",
    "dimensions_of",
    "find_cues",
    "find_dimensions",
    "read_criteria",
    "read_evidence",
]
