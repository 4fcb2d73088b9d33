"""Ways into the index without a query: what is like what, what evidences an item."""

from search.browse.classification import Classified, classify
from search.browse.completion import Completer, Completion
from search.browse.coverage import By, Cell, Coverage, CoverageRow, ItemPassage, ItemRegister
from search.browse.shelf import Shelf
from search.browse.similar import Similarity
from search.browse.thai_order import in_thai_order

__all__ = [
    "By",
    "Cell",
    "Classified",
    "Completer",
    "Completion",
    "Coverage",
    "CoverageRow",
    "ItemPassage",
    "ItemRegister",
    "Shelf",
    "Similarity",
    "classify",
    "in_thai_order",
]
