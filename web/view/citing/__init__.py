"""Citations: the reference for a report, the line under a passage, the names in both."""

from web.view.citing.places import (
    cite_passage,
    cite_register,
    format_item,
    locate_source,
    name_agency,
    name_award,
    name_category,
)
from web.view.citing.reference import Citation, to_citation

__all__ = [
    "Citation",
    "cite_passage",
    "cite_register",
    "format_item",
    "locate_source",
    "name_agency",
    "name_award",
    "name_category",
    "to_citation",
]
