"""What the library holds: documents, agencies, awards, all of it counted."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict

from flask import Response

from corpus import INTRODUCTION, Award
from search import Agency, DocumentFacts, UnknownAgency
from web.api.interface import answers, find_page, give, give_list
from web.api.models.answers import (
    AgenciesAnswer,
    AwardsAnswer,
    DocumentAnswer,
    DocumentsAnswer,
    StatsAnswer,
)
from web.api.models.queries import AgenciesQuery, AwardsQuery, DocumentPath, NoQuery, PageQuery
from web.api.rows import AGENCY_COLUMNS, AWARD_COLUMNS, DOCUMENT_COLUMNS, Row, agency_address, award_rows, case_row
from web.context import current_engine
from web.parameters import NOT_STATED


@answers("/documents", DocumentsAnswer, table=True)
def documents(query: PageQuery) -> Response:
    """Each with what was read of it."""
    page, known = find_page(query), current_engine().documents
    rows = [_document_row(each) for each in known[page.rows]]
    return give_list("documents", rows, DOCUMENT_COLUMNS, page=page, total=len(known))


@answers("/documents/<name>", DocumentAnswer)
def document(path: DocumentPath, query: NoQuery) -> Response:
    """Its cases in the order of the file."""
    engine = current_engine()
    found = engine.document(path.name)
    cases = [case_row(case) for case in engine.cases if case.document == found.name]
    return give({"document": _document_row(found), "cases": cases})


@answers("/agencies", AgenciesAnswer, table=True)
def agencies(query: AgenciesQuery) -> Response:
    """Agencies with a write-up or an award."""
    page = find_page(query)
    wanted = [name or "" for name in query.agency_type]
    known = [each for each in current_engine().agencies if not wanted or each.agency_type in wanted]
    rows = [_agency_row(each) for each in known[page.rows]]
    return give_list("agencies", rows, AGENCY_COLUMNS, page=page, total=len(known))


@answers("/awards", AwardsAnswer, table=True)
def awards(query: AwardsQuery) -> Response:
    """Every entry of every register, of which two may tell the same award."""
    page = find_page(query)
    own = None if not query.agency else _awards_of(query.agency)
    known = [award for award in current_engine().awards if _meets(award, query) and (own is None or award in own)]
    return give_list("awards", award_rows(known[page.rows]), AWARD_COLUMNS, page=page, total=len(known))


@answers("/stats", StatsAnswer)
def stats(query: NoQuery) -> Response:
    """Introductions of books are no cases here."""
    engine = current_engine()
    cases = [case for case in engine.cases if case.agency != INTRODUCTION]
    return give(
        {
            "documents": len(engine.documents),
            "cases": len(cases),
            "passages": engine.passage_count,
            "agencies": len(engine.agencies),
            "awards": len(engine.awards),
            "categories": _count(case.category for case in cases),
            "years": _count(case.year for case in cases),
            "agency_types": _count(case.agency_type for case in cases),
        }
    )


def _meets(award: Award, query: AwardsQuery) -> bool:
    return (
        (not query.category or award.category in query.category)
        and (not query.year or award.year in query.year)
        and (not query.document or award.document in query.document)
    )


def _awards_of(names: Iterable[str | None]) -> set[Award]:
    # A name that no agency has, or that stands for none, has none.
    found: set[Award] = set()
    for name in filter(None, names):
        with suppress(UnknownAgency):
            found.update(current_engine().agency(name).awards)
    return found


def _document_row(found: DocumentFacts) -> Row:
    return {**asdict(found), "kind": found.kind, "unread": list(found.unread)}


def _agency_row(found: Agency) -> Row:
    return {
        "name": found.name,
        "type": found.agency_type,
        "short_names": list(found.short_names),
        "cases": [case.id for case in found.cases],
        "awards": award_rows(found.awards),
        "url": agency_address(found.name),
    }


def _count(values: Iterable[object]) -> dict[str, int]:
    # By value, those of most first, ties by value; what is not stated under the word that filters have for it.
    counts = Counter(NOT_STATED if value in (None, "") else str(value) for value in values)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
