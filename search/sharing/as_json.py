"""Shared text as JSON values."""

from typing import Any

from corpus import Case, Passage, Span
from search.answer import case_to_json, place_to_json
from search.sharing.results import SharedPair


def pair_to_json(pair: SharedPair) -> dict[str, Any]:
    """Both passages with what is cited of them and their part of the stretch, spans as [start, end]."""
    stretch = pair.stretch
    return {
        "kind": stretch.kind.value,
        "letters": stretch.letters,
        "passages": [
            _place_to_json(pair.case, pair.passage, stretch.own),
            _place_to_json(stretch.case, stretch.passage, stretch.other),
        ],
    }


def _place_to_json(case: Case, passage: Passage, span: Span) -> dict[str, Any]:
    return {
        "case": case_to_json(case),
        "document": case.document,
        "passage": passage.id,
        **place_to_json(passage),
        "text": passage.text,
        "span": list(span),
        "shared": passage.text[slice(*span)],
    }
