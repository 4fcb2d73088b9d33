"""Ways into the index without a query: case by case, by agency, by item, by what is alike, by names half typed."""

from search.browse.agencies import Agencies, Agency
from search.browse.alike import Alike, PassageWindows
from search.browse.classification import Classified, classify
from search.browse.comparison import Compared, Comparison, compare, near_cases
from search.browse.completion import Completer, Completion
from search.browse.coverage import By, Cell, Coverage, CoverageRow, ItemPassage, ItemRegister
from search.browse.sheets import Sheets
from search.browse.shelf import Shelf, newest_first
from search.browse.similar import Similarity

__all__ = [
    "Agencies",
    "Agency",
    "Alike",
    "By",
    "Cell",
    "Classified",
    "Compared",
    "Comparison",
    "Completer",
    "Completion",
    "Coverage",
    "CoverageRow",
    "ItemPassage",
    "ItemRegister",
    "PassageWindows",
    "Sheets",
    "Shelf",
    "Similarity",
    "classify",
    "compare",
    "near_cases",
    "newest_first",
]
