"""Cases and passages, and what is like them."""

from typing import NoReturn

from flask import Response, abort, request, url_for

from corpus import Case, Passage, is_same_agency
from web.api.interface import answers, find_page, give, give_list
from web.api.models.answers import (
    CaseAnswer,
    CasesAnswer,
    PassageAnswer,
    SimilarCasesAnswer,
    SimilarPassagesAnswer,
)
from web.api.models.queries import CasePath, CasesQuery, NoQuery, PassagePath, SimilarQuery
from web.api.protocol.negotiation import JSON
from web.api.rows import CASE_COLUMNS, Row, award_rows, case_row, hit_row, passage_row, similar_row
from web.api.search import find_filters
from web.context import current_engine
from web.finding import find_case, find_passage


@answers("/cases", CasesAnswer, table=True)
def cases(query: CasesQuery) -> Response:
    """The cases that meet the filters, newest first, then by agency."""
    page = find_page(query)
    found = current_engine().browse(find_filters(query), limit=page.limit, offset=page.offset, sort="year", unit="case")
    rows = [case_row(hit.case) for hit in found.hits]
    return give_list("cases", rows, CASE_COLUMNS, page=page, total=found.case_total, fields=query.fields)


@answers("/cases/<case_id>", CaseAnswer)
def case(path: CasePath, query: NoQuery) -> Response:
    """A former id leads to the present one."""
    engine, found = current_engine(), _find_case(path.case_id)
    return give(
        {
            "case": case_row(found),
            "abstract_en": found.abstract_en,
            "vision": found.vision,
            "mission": list(found.mission),
            "values": list(found.values),
            "headings": [
                {"heading": each.heading, "level": each.level, "lines": [list(span) for span in each.lines]}
                for each in found.sections
            ],
            "passages": [_passage_row(each, found) for each in engine.passages(found.id)],
            "awards": award_rows([award for award in engine.awards if is_same_agency(award.agency, found.agency)]),
        }
    )


@answers("/cases/<case_id>/similar", SimilarCasesAnswer)
def similar_cases(path: CasePath, query: SimilarQuery) -> Response:
    """The most alike first."""
    found = _find_case(path.case_id)
    alike = current_engine().similar_cases(found.id, query.wanted)
    return give({"case": found.id, "cases": [similar_row(each) for each in alike]})


@answers("/passages/<passage_id>", PassageAnswer)
def passage(path: PassagePath, query: NoQuery) -> Response:
    """A former id leads to the present one."""
    engine, found = current_engine(), _find_passage(path.passage_id)
    ids = [each.id for each in engine.passages(found.case_id)]
    at, owner = ids.index(found.id), engine.case(found.case_id)
    return give(
        {
            "passage": _passage_row(found, owner),
            "case": case_row(owner),
            "before": ids[at - 1] if at else None,
            "after": ids[at + 1] if at + 1 < len(ids) else None,
        }
    )


@answers("/passages/<passage_id>/similar", SimilarPassagesAnswer)
def similar_passages(path: PassagePath, query: SimilarQuery) -> Response:
    """The most alike first."""
    found = _find_passage(path.passage_id)
    hits = current_engine().similar_passages(found.id, query.wanted)
    return give({"passage": found.id, "hits": [hit_row(hit) for hit in hits]})


def _passage_row(passage: Passage, case: Case) -> Row:
    return passage_row(passage, case, current_engine().items(passage.id))


def _find_case(case_id: str) -> Case:
    found = find_case(case_id, current_engine())
    return found if found.id == case_id else _send_on(case_id=found.id)


def _find_passage(passage_id: str) -> Passage:
    found = find_passage(passage_id, current_engine())
    return found if found.id == passage_id else _send_on(passage_id=found.id)


def _send_on(**ids: str) -> NoReturn:
    address = url_for(str(request.endpoint), _external=False, **ids)
    query = request.query_string.decode("ascii", errors="ignore")
    abort(Response(status=308, headers={"Location": f"{address}?{query}" if query else address}, mimetype=JSON))
