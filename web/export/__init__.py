"""Passages that were collected, and reviews of reports, as files: DOCX, CSV, JSON."""

from web.export.collected import Collected, Group, group_by_item
from web.export.records import to_records, to_rows
from web.export.review_json import review_to_record
from web.export.review_rows import write_review_csv
from web.export.tabular import disarm, write_csv
from web.export.word import write_docx, write_review_docx

__all__ = [
    "Collected",
    "Group",
    "disarm",
    "group_by_item",
    "review_to_record",
    "to_records",
    "to_rows",
    "write_csv",
    "write_docx",
    "write_review_csv",
    "write_review_docx",
]
