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
from web.view.excerpts import list_cues, show_blocks, show_evidence, show_snippet, show_stretch
from web.view.grid import lay_out_grid
from web.view.menus import Choice, make_menus
from web.view.outline import outline_case, repeats_profile
from web.view.paging import PAGE_SIZE, Pager
from web.view.pictures import KEPT_BYTES, PictureFolder, pictures_folder
from web.view.reasons import share_score
from web.view.register import list_entries, part_by_year
from web.view.sheets import SheetPart, mark_boxes, part_sheet

__all__ = [
    "KEPT_BYTES",
    "PAGE_SIZE",
    "Assets",
    "Choice",
    "Pager",
    "PictureFolder",
    "SheetPart",
    "cite_passage",
    "cite_register",
    "cite_source",
    "format_item",
    "lay_out_grid",
    "list_cues",
    "list_entries",
    "make_menus",
    "mark_boxes",
    "name_agency",
    "name_award",
    "name_category",
    "outline_case",
    "part_by_year",
    "part_sheet",
    "pictures_folder",
    "repeats_profile",
    "share_score",
    "show_blocks",
    "show_evidence",
    "show_snippet",
    "show_stretch",
]
