"""A query to fused, explained hits; evaluation; the `pmqa` command. Knows index and corpus."""

from index import IndexProblem, ItemLink, ModelError
from search.coverage import By, Cell, Coverage, CoverageRow, ItemPassage
from search.engine import SearchEngine
from search.errors import InputError, QueryError, SettingsError, UnknownCase, UnknownPassage
from search.output import answer_to_json, coverage_to_json, item_passage_to_json, name_item
from search.query import MAX_QUERY
from search.results import Answer, CaseHits, DenseLeg, Facets, Filters, Hit, LexicalLeg
from search.settings import Settings
from search.snippets import Snippet, cut_snippet, spans_within, whole_spans
from search.source import EngineSource

__all__ = [
    "MAX_QUERY",
    "Answer",
    "By",
    "CaseHits",
    "Cell",
    "Coverage",
    "CoverageRow",
    "DenseLeg",
    "EngineSource",
    "Facets",
    "Filters",
    "Hit",
    "IndexProblem",
    "InputError",
    "ItemLink",
    "ItemPassage",
    "LexicalLeg",
    "ModelError",
    "QueryError",
    "SearchEngine",
    "Settings",
    "SettingsError",
    "Snippet",
    "UnknownCase",
    "UnknownPassage",
    "answer_to_json",
    "coverage_to_json",
    "cut_snippet",
    "item_passage_to_json",
    "name_item",
    "spans_within",
    "whole_spans",
]
