"""What the scripts have in common: their command line, what they measure on, what they report."""

from benchmarks.setup.judged import DATA, mean_by_language, read_answerable, score_queries
from benchmarks.setup.libraries import (
    halve,
    keep_documents,
    name_documents,
    open_library,
    read_book,
    read_encyclopaedia,
    read_news,
    read_own_queries,
    with_terms,
)
from benchmarks.setup.paragraphs import (
    Paragraph,
    ask_paragraphs,
    compare,
    fit_shift,
    index_paragraphs,
    paragraph_rank,
    read_paragraphs,
)
from benchmarks.setup.remembering import remember_comparisons
from benchmarks.setup.reports import RESULTS, describe_machine, describe_run, make_parser, open_home, report, write_json
from benchmarks.setup.sources import BOOK, NEWS, ROOT, SAMPLE, ingest_file, make_source, no_progress, open_source

__all__ = [
    "BOOK",
    "DATA",
    "NEWS",
    "RESULTS",
    "ROOT",
    "SAMPLE",
    "Paragraph",
    "ask_paragraphs",
    "compare",
    "describe_machine",
    "describe_run",
    "fit_shift",
    "halve",
    "index_paragraphs",
    "ingest_file",
    "keep_documents",
    "make_parser",
    "make_source",
    "mean_by_language",
    "name_documents",
    "no_progress",
    "open_home",
    "open_library",
    "open_source",
    "paragraph_rank",
    "read_answerable",
    "read_book",
    "read_encyclopaedia",
    "read_news",
    "read_own_queries",
    "read_paragraphs",
    "remember_comparisons",
    "report",
    "score_queries",
    "with_terms",
    "write_json",
]
