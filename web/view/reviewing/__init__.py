"""How a review of a report is shown: its items in a table, its passages marked, shared text, figures."""

from web.view.reviewing.figures import write_amount, write_claimed, write_figure_met
from web.view.reviewing.layout import (
    Claimed,
    ItemLine,
    ReportStretch,
    count_own,
    is_from_image,
    list_claimed,
    list_shared,
    list_stretches,
    name_sections,
    order_found,
    outline_review,
    passages_of,
    place_own,
    place_section,
)
from web.view.reviewing.passages import Clue, list_clues, show_own, show_precedent, show_sentence, show_shared
from web.view.reviewing.progress import PARTS, share_done

__all__ = [
    "PARTS",
    "Claimed",
    "Clue",
    "ItemLine",
    "ReportStretch",
    "count_own",
    "is_from_image",
    "list_claimed",
    "list_clues",
    "list_shared",
    "list_stretches",
    "name_sections",
    "order_found",
    "outline_review",
    "passages_of",
    "place_own",
    "place_section",
    "share_done",
    "show_own",
    "show_precedent",
    "show_sentence",
    "show_shared",
    "write_amount",
    "write_claimed",
    "write_figure_met",
]
