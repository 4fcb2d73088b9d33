"""What the scripts have in common: their command line, what they measure on, what they report."""

from benchmarks.setup.judged import DATA, mean_by_language, read_answerable, score_queries
from benchmarks.setup.paragraphs import Paragraph, ask_paragraphs, index_paragraphs, paragraph_rank, read_paragraphs
from benchmarks.setup.reports import RESULTS, describe_machine, describe_run, make_parser, open_home, report, write_json
from benchmarks.setup.sources import BOOK, ROOT, SAMPLE, ingest_file, make_source, no_progress, open_source

__all__ = [
    "BOOK",
    "DATA",
    "RESULTS",
    "ROOT",
    "SAMPLE",
    "Paragraph",
    "ask_paragraphs",
    "describe_machine",
    "describe_run",
    "index_paragraphs",
    "ingest_file",
    "make_parser",
    "make_source",
    "mean_by_language",
    "no_progress",
    "open_home",
    "open_source",
    "paragraph_rank",
    "read_answerable",
    "read_paragraphs",
    "report",
    "score_queries",
    "write_json",
]
