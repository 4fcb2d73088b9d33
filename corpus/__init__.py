"""Documents to repaired text, cases, sections and passages. Knows nothing of the other packages."""

from corpus.clusters import is_cut
from corpus.concepts import CONCEPT, Mention, find_concepts, thesaurus_version
from corpus.criteria import Category, Criteria, Item, read_criteria
from corpus.cues import Evidence, FoundCues, find_cues, read_evidence
from corpus.documents import INTRODUCTION, Case, Document, DocumentForm, Line, Passage, Section, Span
from corpus.errors import (
    DocumentError,
    EmptyDocument,
    MissingDocument,
    PmqaError,
    UndecodableDocument,
    UnnamedDocument,
    UnreadableDocument,
    UnstructuredDocument,
    UnsupportedDocument,
)
from corpus.passages import (
    MAX_WINDOW_LENGTH,
    PASSAGE_LENGTH,
    PASSAGE_LINES,
    WINDOW_LENGTH,
    cut_passages,
    cut_windows,
    join_lines,
)
from corpus.reading.case_list import LIST_NAME, Facts, listed_name, read_case_list
from corpus.reading.files import MAX_BYTES, READ_VERSION, SUFFIXES, parse_document, read_bytes, read_document
from corpus.reading.result import PageProgress
from corpus.repair.alignment import Edit, Repaired
from corpus.repair.lines import REPAIR_VERSION, mean_trust, repair_lines, repair_text
from corpus.repair.report import PageReport, report_pages
from corpus.structure.agencies import AGENCY_TYPES, fold_name, is_same_agency, listed_names
from corpus.structure.cases import award_to_json, cases_table
from corpus.structure.contents import Contents, read_contents, split_cases
from corpus.structure.register import Award, read_register
from corpus.tokens import GRAM, TOKENS_VERSION, fold_digits, tokenize

__all__ = [
    "AGENCY_TYPES",
    "CONCEPT",
    "GRAM",
    "INTRODUCTION",
    "LIST_NAME",
    "MAX_BYTES",
    "MAX_WINDOW_LENGTH",
    "PASSAGE_LENGTH",
    "PASSAGE_LINES",
    "READ_VERSION",
    "REPAIR_VERSION",
    "SUFFIXES",
    "TOKENS_VERSION",
    "WINDOW_LENGTH",
    "Award",
    "Case",
    "Category",
    "Contents",
    "Criteria",
    "Document",
    "DocumentError",
    "DocumentForm",
    "Edit",
    "EmptyDocument",
    "Evidence",
    "Facts",
    "FoundCues",
    "Item",
    "Line",
    "Mention",
    "MissingDocument",
    "PageProgress",
    "PageReport",
    "Passage",
    "PmqaError",
    "Repaired",
    "Section",
    "Span",
    "UndecodableDocument",
    "UnnamedDocument",
    "UnreadableDocument",
    "UnstructuredDocument",
    "UnsupportedDocument",
    "award_to_json",
    "cases_table",
    "cut_passages",
    "cut_windows",
    "find_concepts",
    "find_cues",
    "fold_digits",
    "fold_name",
    "is_cut",
    "is_same_agency",
    "join_lines",
    "listed_name",
    "listed_names",
    "mean_trust",
    "parse_document",
    "read_bytes",
    "read_case_list",
    "read_contents",
    "read_criteria",
    "read_document",
    "read_evidence",
    "read_register",
    "repair_lines",
    "repair_text",
    "report_pages",
    "split_cases",
    "thesaurus_version",
    "tokenize",
]
