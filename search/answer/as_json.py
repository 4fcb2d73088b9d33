"""Answers as JSON values, the same for the command and the web."""

from typing import Any

from corpus import Case, Passage, award_to_json, read_criteria
from index import ItemLink
from search.answer.register_note import say_none_awarded
from search.answer.snippets import words_of
from search.browse import Classified, Coverage, ItemPassage
from search.results import Answer, Hit, NoneAwarded, SimilarCase


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """An answer, of which `cases` is how many cases are listed; scores to six decimals, spans as [start, end]."""
    return {
        "query": answer.query,
        "answered": answer.answered,
        "confidence": None if answer.confidence is None else round(answer.confidence, 4),
        "suggestion": answer.suggestion,
        "total": answer.total,
        "cases": answer.case_total,
        "offset": answer.offset,
        "item": None if answer.item is None else item_to_json(answer.item),
        "only_aims": answer.only_aims,
        "awards": [award_to_json(award) for award in answer.awards],
        "none_awarded": _none_awarded_to_json(answer.none_awarded),
        "counts": {
            name: [
                {"value": each.value, "passages": each.passages, "cases": each.cases}
                for each in counts
                if each.value is not None
            ]
            for name, counts in answer.counts.items()
        },
        "not_stated": {
            name: next((each.passages for each in counts if each.value is None), 0)
            for name, counts in answer.counts.items()
        },
        "hits": [hit_to_json(hit) for hit in answer.hits],
    }


def similar_case_to_json(found: SimilarCase) -> dict[str, Any]:
    """A case that is like another, with the two passages, the other's own and its, that are most alike."""
    return {
        "rank": found.rank,
        "score": round(found.score, 6),
        "case": case_to_json(found.case),
        "category": category_to_json(found.case),
        "states_aim": found.states_aim,
        "pair": {"own": _passage_to_json(found.own), "other": _passage_to_json(found.other)},
    }


def hit_to_json(hit: Hit) -> dict[str, Any]:
    """One hit. The parts of its score, "legs", "named" and "aim", add up to it."""
    passage = hit.passage
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "case": case_to_json(hit.case),
        "category": category_to_json(hit.case),
        "path": list(passage.path),
        "section": passage.section,
        "text": passage.text,
        "highlights": [list(span) for span in hit.highlights],
        "lines": list(passage.lines),
        "page": passage.page,
        "sheet": passage.sheet or None,
        "tables": [list(span) for span in passage.tables],
        "document": hit.case.document,
        "passage": passage.id,
        "trust": passage.trust,
        "items": [link_to_json(link) for link in hit.items],
        "legs": {
            "dense": {
                "score": round(hit.dense.score, 6),
                "part": round(hit.dense.part, 6),
                "window": list(hit.dense.window),
                "window_score": round(hit.dense.window_score, 6),
            },
            "lexical": {
                "score": round(hit.lexical.score, 6),
                "part": round(hit.lexical.part, 6),
                "terms": list(hit.lexical.terms),
                "weights": [round(weight, 6) for weight in hit.lexical.weights],
                "meant": list(hit.lexical.meant),
            },
        },
        "named": round(hit.name_boost, 6),
        "aim": round(hit.aim, 6),
        "states_aim": hit.states_aim,
    }


def _none_awarded_to_json(none: NoneAwarded | None) -> dict[str, Any] | None:
    if none is None:
        return None
    said = say_none_awarded(none)
    covered = {"years": list(none.years), "documents": list(none.documents), "awards": none.awards}
    return {"th": said.th, "en": said.en, **covered}


def case_to_json(case: Case) -> dict[str, Any]:
    """Whose a case is."""
    return {"id": case.id, "agency": case.agency, "agency_type": case.agency_type, "year": case.year}


def category_to_json(case: Case) -> dict[str, Any] | None:
    """The category of a case; None for the introduction of a book."""
    if case.category is None:
        return None
    category = read_criteria().category(case.category)
    return {"number": category.number, "name_th": category.name_th, "name_en": category.name_en}


def _passage_to_json(passage: Passage) -> dict[str, Any]:
    return {
        "passage": passage.id,
        "path": list(passage.path),
        "section": passage.section,
        "text": passage.text,
        "lines": list(passage.lines),
        "page": passage.page,
    }


def place_to_json(passage: Passage) -> dict[str, Any]:
    """Where a passage stands in its document: under which heading, on which lines, page and sheet."""
    return {
        "section": passage.section,
        "lines": list(passage.lines),
        "page": passage.page,
        "sheet": passage.sheet or None,
    }


def link_to_json(link: ItemLink) -> dict[str, Any]:
    """An item that a passage evidences, and why."""
    return {
        **item_to_json(link.code),
        "score": round(link.score, 6),
        "cues": [list(span) for span in link.cues],
        "window": list(link.window),
        "declared": link.declared,
    }


def item_to_json(code: str) -> dict[str, str]:
    """An item's code and names. Raises KeyError when there is none of this code."""
    item = read_criteria().item(code)
    return {"code": item.code, "name_th": item.name_th, "name_en": item.name_en}


def coverage_to_json(coverage: Coverage) -> dict[str, Any]:
    """The grid: a row for each item, its cells in the order of the columns; a column that is null is "not stated"."""
    return {
        "by": coverage.by,
        "columns": list(coverage.columns),
        "rows": [
            {
                "item": item_to_json(row.code),
                "cells": [{"passages": cell.passages, "cases": cell.cases} for cell in row.cells],
            }
            for row in coverage.rows
        ],
    }


def item_passage_to_json(found: ItemPassage) -> dict[str, Any]:
    """A passage that evidences an item: what to cite, and the reason to check."""
    case, link = found.case, found.link
    return {
        "case": case_to_json(case),
        "category": category_to_json(case),
        **_passage_to_json(found.passage),
        "states_aim": found.states_aim,
        "document": case.document,
        "score": round(link.score, 6),
        "cues": [list(span) for span in link.cues],
        "window": list(link.window),
        "declared": link.declared,
    }


def classified_to_json(classified: Classified, *, explain: bool) -> list[dict[str, Any]]:
    """All items of a text, best first; explained, with the words that are cues and the window that speaks most."""
    rows: list[dict[str, Any]] = []
    for link in classified.items:
        row: dict[str, Any] = {"code": link.code, "score": round(link.score, 6)}
        if explain:
            row["cues"] = list(words_of(classified.text, link.cues))
            row["window"] = classified.text[slice(*link.window)].strip()
        rows.append(row)
    return rows
