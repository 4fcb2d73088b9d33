"""Answers as JSON values, the same for the command and the web."""

from typing import Any

from corpus import read_criteria
from search.results import Answer, Hit


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """The answer of the JSON interface; scores to six decimals, spans as [start, end]."""
    return {
        "query": answer.query,
        "answered": answer.answered,
        "total": answer.total,
        "hits": [_hit_to_json(hit) for hit in answer.hits],
    }


def _hit_to_json(hit: Hit) -> dict[str, Any]:
    case, passage = hit.case, hit.passage
    category = None if case.category is None else read_criteria().category(case.category)
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "case": {"id": case.id, "agency": case.agency, "agency_type": case.agency_type, "year": case.year},
        "category": category and {"number": category.number, "name_th": category.name_th, "name_en": category.name_en},
        "section": passage.section,
        "text": passage.text,
        "highlights": [list(span) for span in hit.highlights],
        "lines": list(passage.lines),
        "page": passage.page,
        "document": case.document,
        "passage": passage.id,
        "legs": {
            "dense": {"score": round(hit.dense.score, 6), "window": list(hit.dense.window)},
            "lexical": {"score": round(hit.lexical.score, 6), "terms": list(hit.lexical.terms)},
        },
    }
