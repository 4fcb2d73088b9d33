"""A query to fused, explained hits; evaluation. Knows index and corpus."""

from index import IndexProblem, ItemLink, ModelError
from search.answer import (
    ONLY_AIMS,
    STATES_AIM,
    Snippet,
    answer_to_json,
    classified_to_json,
    coverage_to_json,
    cut_snippet,
    item_passage_to_json,
    item_to_json,
    say_none_awarded,
    similar_cases_to_json,
    similar_passages_to_json,
    spans_within,
    whole_spans,
)
from search.browse import By, Cell, Coverage, CoverageRow, ItemPassage, classify
from search.engine import SearchEngine
from search.errors import InputError, QueryError, SettingsError, UnknownCase, UnknownPassage
from search.evaluation import (
    MEASURES,
    NDCG,
    OURS,
    Evaluation,
    evaluate,
    evaluation_to_json,
    read_queries,
    read_texts,
    write_results,
)
from search.limits import DEFAULT_HITS, MAX_HITS, MAX_OFFSET
from search.results import Answer, DenseLeg, FacetCount, Facets, Filters, Hit, LexicalLeg, NoneAwarded, SimilarCase
from search.serving import Serving
from search.settings import Settings
from search.source import EngineSource

__all__ = [
    "DEFAULT_HITS",
    "MAX_HITS",
    "MAX_OFFSET",
    "MEASURES",
    "NDCG",
    "ONLY_AIMS",
    "OURS",
    "STATES_AIM",
    "Answer",
    "By",
    "Cell",
    "Coverage",
    "CoverageRow",
    "DenseLeg",
    "EngineSource",
    "Evaluation",
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
    "NoneAwarded",
    "QueryError",
    "SearchEngine",
    "Serving",
    "Settings",
    "SettingsError",
    "SimilarCase",
    "Snippet",
    "UnknownCase",
    "UnknownPassage",
    "answer_to_json",
    "classified_to_json",
    "classify",
    "coverage_to_json",
    "cut_snippet",
    "evaluate",
    "evaluation_to_json",
    "item_passage_to_json",
    "item_to_json",
    "read_queries",
    "read_texts",
    "say_none_awarded",
    "similar_cases_to_json",
    "similar_passages_to_json",
    "spans_within",
    "whole_spans",
    "write_results",
]
