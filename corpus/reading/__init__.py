"""Files of every kind to numbered lines."""

from corpus.reading.case_list import (
    BOOK,
    GIVEN,
    LIST_NAME,
    PUBLISHED,
    PUBLISHER,
    CaseLists,
    Facts,
    listed_name,
    read_case_list,
    unlisted,
)
from corpus.reading.files import (
    DRAWING_VERSION,
    LIMITS,
    MAX_BYTES,
    READ_VERSION,
    SUFFIXES,
    UNKNOWN_AGENCY,
    parse_document,
    read_bytes,
    read_document,
)
from corpus.reading.regular_file import read_regular
from corpus.reading.result import PageProgress
from corpus.reading.sandbox import draw_sheet

__all__ = [
    "BOOK",
    "DRAWING_VERSION",
    "GIVEN",
    "LIMITS",
    "LIST_NAME",
    "MAX_BYTES",
    "PUBLISHED",
    "PUBLISHER",
    "READ_VERSION",
    "SUFFIXES",
    "UNKNOWN_AGENCY",
    "CaseLists",
    "Facts",
    "PageProgress",
    "draw_sheet",
    "listed_name",
    "parse_document",
    "read_bytes",
    "read_case_list",
    "read_document",
    "read_regular",
    "unlisted",
]
