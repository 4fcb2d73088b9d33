"""What is found, as the rows of answers, each with its place on the site and how to cite it."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from corpus import INTRODUCTION, Award, Case, Passage, award_to_json, states_aim
from search import (
    Hit,
    ItemLink,
    ItemPassage,
    SimilarCase,
    case_to_json,
    category_to_json,
    hit_to_json,
    item_passage_to_json,
    link_to_json,
    similar_case_to_json,
)
from web.context import cite as cite_source
from web.context import page_address

Row = dict[str, Any]

CASE_COLUMNS = {
    "case": "id",
    "agency": "agency",
    "agency_type": "agency_type",
    "category": "category.number",
    "year": "year",
    "title": "title",
    "document": "document",
    "pages": "pages",
    "lines": "lines",
    "citation": "citation.th",
    "citation_apa": "citation.apa",
    "url": "url",
}
HIT_COLUMNS = {
    "rank": "rank",
    "score": "score",
    "agency": "case.agency",
    "agency_type": "case.agency_type",
    "category": "category.number",
    "year": "case.year",
    "title": "title",
    "section": "section",
    "text": "text",
    "kind": "kind",
    "items": "items",
    "has_table": "has_table",
    "trust": "trust",
    "document": "document",
    "page": "page",
    "lines": "lines",
    "citation": "citation.th",
    "citation_apa": "citation.apa",
    "passage": "passage",
    "case": "case.id",
    "url": "url",
}
EVIDENCE_COLUMNS = {name: path for name, path in HIT_COLUMNS.items() if name not in ("rank", "items")}
AWARD_COLUMNS = {name: name for name in ("agency", "category", "year", "document", "page", "lines", "case")}
AGENCY_COLUMNS = {
    "agency": "name",
    "agency_type": "type",
    "short_names": "short_names",
    "cases": "cases",
    "awards": "awards",
    "url": "url",
}
DOCUMENT_COLUMNS = {
    name: name
    for name in (
        "name",
        "title",
        "year",
        "publisher",
        "kind",
        "sheets",
        "cases",
        "passages",
        "awards",
        "sha256",
        "unread",
    )
}


def cite(case: Case, passage: Passage | None = None) -> Row:
    """How to cite a passage, or a whole case: the one place where the interface does."""
    citation = cite_source(case, passage)
    return {"th": citation.thai, "apa": citation.apa}


def case_address(case_id: str) -> str:
    """The whole address of the page of the case of this id."""
    return url_for("cases.case_page", case_id=case_id, _external=True)


def agency_address(name: str) -> str:
    """The whole address of the page of an agency."""
    return url_for("directory.agency_page", name=name, _external=True)


def category_address(number: int) -> str:
    """The whole address of the page of a category."""
    return url_for("criteria.category_page", number=number, _external=True)


def item_address(code: str) -> str:
    """The whole address of the page of an item."""
    return url_for("criteria.item_page", code=code, _external=True)


def hit_row(hit: Hit) -> Row:
    """A hit."""
    return {**hit_to_json(hit), **_beside(hit.case, hit.passage, aim=hit.states_aim)}


def passage_row(passage: Passage, case: Case, items: Sequence[ItemLink]) -> Row:
    """A passage by itself."""
    beside = _beside(case, passage, aim=states_aim(passage))
    del beside["title"]
    return {
        "id": passage.id,
        **beside,
        "path": list(passage.path),
        "section": passage.section,
        "text": passage.text,
        "lines": list(passage.lines),
        "page": passage.page,
        "sheet": passage.sheet or None,
        "tables": [list(span) for span in passage.tables],
        "items": [link_to_json(link) for link in items],
    }


def evidence_row(found: ItemPassage) -> Row:
    """A passage that evidences an item."""
    return {**item_passage_to_json(found), **_beside(found.case, found.passage, aim=found.states_aim)}


def case_row(case: Case) -> Row:
    """A case in a list."""
    return {
        **case_to_json(case),
        "url": page_address(case),
        "citation": cite(case),
        "short_names": list(case.short_names),
        "category": category_to_json(case),
        "title": case.title,
        "document": case.document,
        "pages": list(case.pages) if case.pages else None,
        "lines": list(case.lines),
        "introduction": case.agency == INTRODUCTION,
    }


def similar_row(found: SimilarCase) -> Row:
    """A case that is like another."""
    beside = {"title": found.case.title, "url": page_address(found.case), "citation": cite(found.case)}
    return {**similar_case_to_json(found), **beside}


def award_rows(awards: Sequence[Award]) -> list[dict[str, object]]:
    """Awards."""
    return [award_to_json(award) for award in awards]


def _beside(case: Case, passage: Passage, *, aim: bool) -> Row:
    return {
        "title": case.title,
        "url": page_address(case, passage),
        "citation": cite(case, passage),
        "kind": "aim" if aim else "practice",
        "has_table": bool(passage.tables),
        "trust": passage.trust,
    }
