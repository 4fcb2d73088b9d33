"""What was collected, as rows of a table and as JSON."""

from collections.abc import Sequence
from typing import Any

from web.export.collected import Collected, Group
from web.export.tabular import Cell

COLUMNS = (
    "item",
    "agency",
    "title",
    "heading",
    "year",
    "book",
    "page",
    "quotation",
    "note",
    "citation_thai",
    "citation_apa",
    "link",
)
"""What a row tells of a passage. year: of the write-up, Buddhist era."""


def to_rows(groups: Sequence[Group]) -> tuple[Sequence[str], list[list[Cell]]]:
    """The names of the columns, and a row for each passage in the order of the groups."""
    records = [_record(each) for group in groups for each in group.collected]
    return COLUMNS, [[record[name] for name in COLUMNS] for record in records]


def to_records(groups: Sequence[Group]) -> list[dict[str, Any]]:
    """For JSON: an item's code, None for what evidences none, and its passages with their ids."""
    return [
        {
            "item": group.code or None,
            "passages": [
                {
                    "passage": each.passage.id,
                    "case": each.case.id,
                    **{name: value for name, value in _record(each).items() if name != "item"},
                    "items": list(each.items),
                }
                for each in group.collected
            ],
        }
        for group in groups
    ]


def _record(each: Collected) -> dict[str, Cell]:
    return {
        "item": each.item,
        "agency": each.case.agency,
        "title": each.case.title,
        "heading": each.passage.section,
        "year": each.case.year,
        "book": each.case.publication.title,
        "page": each.passage.page,
        "quotation": each.passage.text,
        "note": each.note,
        "citation_thai": each.citation.thai,
        "citation_apa": each.citation.apa,
        "link": each.citation.link,
    }
