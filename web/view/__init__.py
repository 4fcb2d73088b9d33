"""How pages show things: citations, marked text, outlines, menus, grids, lists by pages."""

from web.view.assets import Assets
from web.view.citing import (
    cite_awards,
    cite_passage,
    cite_place,
    cite_source,
    format_item,
    name_agency,
    name_award,
    name_category,
)
from web.view.excerpts import list_cues, show_blocks, show_evidence, show_short, show_snippet, show_stretch
from web.view.grid import lay_out_grid, level_of, shade_cells
from web.view.menus import Choice, make_menus
from web.view.naming import english_name, english_type, keep_words
from web.view.outline import outline_case, repeats_profile
from web.view.paging import PAGE_SIZE, Pager
from web.view.reasons import share_score
from web.view.register import Tally, list_entries, part_by_year, span_years, tally_register

__all__ = [
    "PAGE_SIZE",
    "Assets",
    "Choice",
    "Pager",
    "Tally",
    "cite_awards",
    "cite_passage",
    "cite_place",
    "cite_source",
    "english_name",
    "english_type",
    "format_item",
    "keep_words",
    "lay_out_grid",
    "level_of",
    "list_cues",
    "list_entries",
    "make_menus",
    "name_agency",
    "name_award",
    "name_category",
    "outline_case",
    "part_by_year",
    "repeats_profile",
    "shade_cells",
    "share_score",
    "show_blocks",
    "show_evidence",
    "show_short",
    "show_snippet",
    "show_stretch",
    "span_years",
    "tally_register",
]
