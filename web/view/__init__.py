"""How pages show things: citations, marked text, outlines, menus, grids, lists by pages."""

from web.view.assets import Assets
from web.view.citing import (
    cite_passage,
    cite_register,
    cite_source,
    format_item,
    name_agency,
    name_award,
    name_category,
)
from web.view.dates import write_date, write_today
from web.view.excerpts import (
    list_cues,
    show_blocks,
    show_evidence,
    show_folded,
    show_nearest,
    show_snippet,
    show_stretch,
)
from web.view.grid import lay_out_grid
from web.view.marking import is_thai
from web.view.menus import Choice, Menu, label_chip, label_choice, make_menus
from web.view.naming import english_name, english_type, keep_words
from web.view.outline import outline_case, repeats_profile
from web.view.paging import CASES_A_PAGE, PAGE_SIZE, Pager
from web.view.reasons import share_score
from web.view.register import list_entries, part_by_year

__all__ = [
    "CASES_A_PAGE",
    "PAGE_SIZE",
    "Assets",
    "Choice",
    "Menu",
    "Pager",
    "cite_passage",
    "cite_register",
    "cite_source",
    "english_name",
    "english_type",
    "format_item",
    "is_thai",
    "keep_words",
    "label_chip",
    "label_choice",
    "lay_out_grid",
    "list_cues",
    "list_entries",
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
    "show_folded",
    "show_nearest",
    "show_snippet",
    "show_stretch",
    "write_date",
    "write_today",
]
