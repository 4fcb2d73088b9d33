"""A query to fused, explained hits; evaluation; the `pmqa` command. Knows index and corpus."""

from index import IndexProblem, ModelError
from search.engine import SearchEngine
from search.errors import InputError, QueryError, SettingsError, UnknownCase
from search.output import answer_to_json
from search.query import MAX_QUERY
from search.results import Answer, CaseHits, DenseLeg, Facets, Filters, Hit, LexicalLeg
from search.settings import Settings
from search.snippets import Snippet, cut_snippet, spans_within, whole_spans
from search.source import EngineSource

__all__ = [
    "MAX_QUERY",
    "Answer",
    "CaseHits",
    "DenseLeg",
    "EngineSource",
    "Facets",
    "Filters",
    "Hit",
    "IndexProblem",
    "InputError",
    "LexicalLeg",
    "ModelError",
    "QueryError",
    "SearchEngine",
    "Settings",
    "SettingsError",
    "Snippet",
    "UnknownCase",
    "answer_to_json",
    "cut_snippet",
    "spans_within",
    "whole_spans",
]
