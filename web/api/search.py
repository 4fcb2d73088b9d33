"""What is asked in words: search, suggestions, the items of a text."""

from typing import Any

from flask import Response, request
from flask_openapi3.models import RawModel
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from search import Answer, Completion, Filters, answer_to_json, item_to_json, words_of
from web.api.interface import answers, api, find_page, give, give_list
from web.api.models.answers import ClassifyAnswer, SearchAnswer, SuggestAnswer
from web.api.models.queries import FilterQuery, SearchQuery, SuggestQuery
from web.api.protocol.paging import Page
from web.api.protocol.problems import make_problem
from web.api.protocol.refusing import is_text
from web.api.rows import HIT_COLUMNS, agency_address, case_address, hit_row, item_address
from web.context import current_engine
from web.errors import BadParameters, Fault
from web.guard import REPORTS
from web.texts import MUST_BE, RULES

LONGEST_TEXT = 30_000
"""Bytes of a text to classify, about 10,000 Thai letters."""

MOST_CHARACTERS = 10_000
"""Characters of a text to classify: some eighty windows, a second of processor time. Without this bound 30,000 digits,
each a token to the model, would be ten."""


def find_filters(query: FilterQuery) -> Filters:
    """The filters that `query` holds."""
    given: dict[str, Any] = query.model_dump(include=set(FilterQuery.model_fields))
    return Filters(**given)


@answers("/search", SearchAnswer, table=True, private=True)
def search(query: SearchQuery) -> Response:
    """With q the passages that answer it; without, passages of the cases that meet the filters."""
    page = find_page(query)
    answer = _ask(query, page)
    counted = bool(query.count)
    by_case = query.unit == "case"
    return give_list(
        "hits",
        [hit_row(hit) for hit in answer.hits],
        HIT_COLUMNS,
        page=page,
        total=answer.case_total if by_case else answer.total,
        fields=query.fields,
        counted=counted,
        beside=_beside_hits(query, answer, counted=counted),
    )


@answers("/suggest", SuggestAnswer, private=True)
def suggest(query: SuggestQuery) -> Response:
    """Names of agencies, headings, programmes and items that begin like what is typed, the likeliest first."""
    found = current_engine().complete(query.q, limit=query.limit)
    return give(
        {
            "query": query.q,
            "suggestions": [
                {"text": each.text, "kind": each.kind, "case": each.case_id, "url": _page_of(each)} for each in found
            ],
        }
    )


class TextBody(RawModel):
    """A text by itself."""

    mimetypes = ["text/plain"]  # noqa: RUF012  as the library declares it


@answers("/classify", ClassifyAnswer, private=True, method="POST")
def classify(raw: TextBody) -> Response:
    """The text as the body, UTF-8, of at most 30,000 bytes and 10,000 characters."""
    if request.mimetype != "text/plain":
        raise UnsupportedMediaType
    content = raw.get_data()
    if not is_text(content):
        return make_problem(400, "malformed")
    text = content.decode("utf-8")
    if not text.strip():
        raise BadParameters(Fault("body", MUST_BE.filled(name="body", rule=RULES["body"], text="")))
    if len(text) > MOST_CHARACTERS:
        raise RequestEntityTooLarge
    found = current_engine().classify(text)
    return give(
        {
            "text": found.text,
            "items": [
                {
                    **item_to_json(link.code),
                    "score": round(link.score, 6),
                    "cues": list(words_of(found.text, link.cues)),
                    "window": found.text[slice(*link.window)].strip(),
                }
                for link in found.items
            ],
        }
    )


@api.before_request
def bound_body() -> None:
    """Raises RequestEntityTooLarge for a body that is larger than any address takes; that of a report has another limit
    (`web/guard/limits.py`)."""
    if request.endpoint in REPORTS:
        return
    request.max_content_length = LONGEST_TEXT
    if (request.content_length or 0) > LONGEST_TEXT:
        raise RequestEntityTooLarge


def _page_of(found: Completion) -> str | None:
    # Of a heading that several cases have there is no page: it is searched for.
    if found.kind == "agency":
        return agency_address(found.text)
    if found.kind == "item":
        return item_address(found.text.split()[0])
    return None if found.case_id is None else case_address(found.case_id)


def _ask(query: SearchQuery, page: Page) -> Answer:
    engine, filters = current_engine(), find_filters(query)
    wanted: dict[str, Any] = {"limit": page.limit, "offset": page.offset, "sort": query.sort, "unit": query.unit}
    if query.q is None:
        return engine.browse(filters, **wanted)
    return engine.search(query.q, filters=filters, **wanted)


def _beside_hits(query: SearchQuery, answer: Answer, *, counted: bool) -> dict[str, Any]:
    told = answer_to_json(answer)
    for name in ("hits", "total", "cases", "offset"):
        del told[name]
    cases = {"value": answer.case_total, "relation": "eq"}
    return {
        **told,
        "query": None if query.q is None else answer.query,
        "sort": query.sort,
        "unit": query.unit,
        "case_total": cases if counted else None,
        "counts": told["counts"] if counted else None,
        "not_stated": told["not_stated"] if counted else None,
    }
