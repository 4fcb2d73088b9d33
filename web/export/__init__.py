"""Passages that were collected, and files of them for a report: DOCX, CSV, JSON."""

from web.export.collected import Collected, Group, group_by_item
from web.export.records import to_records, to_rows
from web.export.tabular import disarm, write_csv
from web.export.word import write_docx

__all__ = [
    "Collected",
    "Group",
    "disarm",
    "group_by_item",
    "to_records",
    "to_rows",
    "write_csv",
    "write_docx",
]
