"""How pages show things: citations, marked text, outlines, menus, grids, lists by pages."""

from web.view.assets import Assets
from web.view.citing import (
    Citation,
    cite_awards,
    cite_passage,
    format_item,
    locate_source,
    name_agency,
    name_award,
    name_category,
    to_citation,
)
from web.view.dates import write_date, write_today
from web.view.excerpts import (
    list_cues,
    show_blocks,
    show_evidence,
    show_folded,
    show_nearest,
    show_short,
    show_snippet,
    show_stretch,
)
from web.view.grid import lay_out_grid, level_of, shade_cells
from web.view.marking import is_thai
from web.view.menus import Choice, Menu, label_chip, label_choice, make_menus
from web.view.naming import english_name, english_type, keep_words
from web.view.outline import Part, cut_stretches, outline_case, repeats_profile, weigh_text
from web.view.paging import CASES_A_PAGE, LINES_A_PAGE, PAGE_SIZE, Pager, fill_pages
from web.view.reasons import share_score
from web.view.register import Tally, list_entries, part_by_year, span_years, tally_register
from web.view.sheets import mark_boxes, part_sheet

__all__ = [
    "CASES_A_PAGE",
    "LINES_A_PAGE",
    "PAGE_SIZE",
    "Assets",
    "Choice",
    "Citation",
    "Menu",
    "Pager",
    "Part",
    "Tally",
    "cite_awards",
    "cite_passage",
    "cut_stretches",
    "english_name",
    "english_type",
    "fill_pages",
    "format_item",
    "is_thai",
    "keep_words",
    "label_chip",
    "label_choice",
    "lay_out_grid",
    "level_of",
    "list_cues",
    "list_entries",
    "locate_source",
    "make_menus",
    "mark_boxes",
    "name_agency",
    "name_award",
    "name_category",
    "outline_case",
    "part_by_year",
    "part_sheet",
    "repeats_profile",
    "shade_cells",
    "share_score",
    "show_blocks",
    "show_evidence",
    "show_folded",
    "show_nearest",
    "show_short",
    "show_snippet",
    "show_stretch",
    "span_years",
    "tally_register",
    "to_citation",
    "weigh_text",
    "write_date",
    "write_today",
]
