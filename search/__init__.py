"""A query to fused, explained hits; evaluation; the `pmqa` command. Knows index and corpus."""

from index import IndexProblem, ItemLink, ModelError
from search.coverage import By, Cell, Coverage, CoverageRow, ItemPassage
from search.engine import SearchEngine
from search.errors import InputError, QueryError, SettingsError, UnknownCase, UnknownPassage
from search.output import (
    answer_to_json,
    coverage_to_json,
    item_passage_to_json,
    name_item,
    similar_cases_to_json,
    similar_passages_to_json,
)
from search.query import MAX_QUERY
from search.results import Answer, CaseHits, DenseLeg, FacetCount, Facets, Filters, Hit, LexicalLeg, SimilarCase
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
    "FacetCount",
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
    "SimilarCase",
    "Snippet",
    "UnknownCase",
    "UnknownPassage",
    "answer_to_json",
    "coverage_to_json",
    "cut_snippet",
    "item_passage_to_json",
    "name_item",
    "similar_cases_to_json",
    "similar_passages_to_json",
    "spans_within",
    "whole_spans",
]
