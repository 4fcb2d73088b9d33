"""Ways into the index without a query: what is like what, what evidences an item."""

from search.browse.classification import Classified, classify
from search.browse.coverage import By, Cell, Coverage, CoverageRow, ItemPassage, ItemRegister
from search.browse.similar import Similarity

__all__ = [
    "By",
    "Cell",
    "Classified",
    "Coverage",
    "CoverageRow",
    "ItemPassage",
    "ItemRegister",
    "Similarity",
    "classify",
]
