"""What is said with a ranking: whether it answers, why each hit stands there, how it is shown."""

from search.answer.aim_notes import ONLY_AIMS, STATES_AIM
from search.answer.as_json import (
    answer_to_json,
    case_to_json,
    category_to_json,
    classified_to_json,
    coverage_to_json,
    hit_to_json,
    item_passage_to_json,
    item_to_json,
    link_to_json,
    place_to_json,
    similar_case_to_json,
)
from search.answer.explanation import explain_hits
from search.answer.facets import FacetCounter, read_facets
from search.answer.finding import Finder
from search.answer.register_note import say_none_awarded
from search.answer.snippets import Snippet, cut_snippet, spans_within, whole_spans, words_of

__all__ = [
    "ONLY_AIMS",
    "STATES_AIM",
    "FacetCounter",
    "Finder",
    "Snippet",
    "answer_to_json",
    "case_to_json",
    "category_to_json",
    "classified_to_json",
    "coverage_to_json",
    "cut_snippet",
    "explain_hits",
    "hit_to_json",
    "item_passage_to_json",
    "item_to_json",
    "link_to_json",
    "place_to_json",
    "read_facets",
    "say_none_awarded",
    "similar_case_to_json",
    "spans_within",
    "whole_spans",
    "words_of",
]
