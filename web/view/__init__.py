"""How pages show things: citations, marked text, outlines, menus, grids, lists by pages."""

from web.view.assets import Assets
from web.view.citing import (
    Citation,
    cite_passage,
    cite_register,
    format_item,
    locate_source,
    name_agency,
    name_award,
    name_category,
    to_citation,
)
from web.view.excerpts import list_cues, show_blocks, show_evidence, show_snippet, show_stretch
from web.view.grid import lay_out_grid
from web.view.menus import Choice, make_menus
from web.view.outline import outline_case, repeats_profile
from web.view.paging import PAGE_SIZE, Pager
from web.view.reasons import share_score
from web.view.register import list_entries, part_by_year

__all__ = [
    "PAGE_SIZE",
    "Assets",
    "Choice",
    "Citation",
    "Pager",
    "cite_passage",
    "cite_register",
    "format_item",
    "lay_out_grid",
    "list_cues",
    "list_entries",
    "locate_source",
    "make_menus",
    "name_agency",
    "name_award",
    "name_category",
    "outline_case",
    "part_by_year",
    "repeats_profile",
    "share_score",
    "show_blocks",
    "show_evidence",
    "show_snippet",
    "show_stretch",
    "to_citation",
]
