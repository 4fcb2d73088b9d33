"""Ways into the index without a query: what is like what, what evidences an item."""

from search.browse.agencies import Agencies, Agency
from search.browse.classification import Classified, classify
from search.browse.comparison import Compared, ComparedItem, Comparison, Nearness, compare, near_cases
from search.browse.completion import Completer, Completion
from search.browse.coverage import By, Cell, Coverage, CoverageRow, ItemPassage, ItemRegister
from search.browse.sheets import Sheets
from search.browse.shelf import Shelf
from search.browse.similar import Similarity
from search.browse.thai_order import in_thai_order

__all__ = [
    "Agencies",
    "Agency",
    "By",
    "Cell",
    "Classified",
    "Compared",
    "ComparedItem",
    "Comparison",
    "Completer",
    "Completion",
    "Coverage",
    "CoverageRow",
    "ItemPassage",
    "ItemRegister",
    "Nearness",
    "Sheets",
    "Shelf",
    "Similarity",
    "classify",
    "compare",
    "in_thai_order",
    "near_cases",
]
