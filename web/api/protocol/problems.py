"""What goes wrong, told to programs: application/problem+json as RFC 9457 has it, in both languages."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from flask import Response, request
from werkzeug.exceptions import HTTPException

from corpus import DocumentError, PmqaError, Said
from search import IndexProblem, ModelError, QueryError, UnknownCase, UnknownDocument, UnknownPassage
from web.errors import BadParameters, Busy, Fault, StaleCursor, TooLong, TooMany, UnknownCategory, UnknownItem
from web.texts import PROBLEMS

PROBLEM_JSON = "application/problem+json"

INDEX_WAIT = 30
"""Seconds after which an index or a model that is not there is worth asking for again: it is made by hand."""

KINDS: Mapping[type[PmqaError], tuple[int, str]] = {
    BadParameters: (422, "bad_parameter"),
    QueryError: (422, "bad_query"),
    DocumentError: (422, "bad_report"),
    TooLong: (422, "bad_report"),
    StaleCursor: (410, "stale_cursor"),
    UnknownCase: (404, "unknown_case"),
    UnknownPassage: (404, "unknown_passage"),
    UnknownDocument: (404, "unknown_document"),
    UnknownCategory: (404, "unknown_category"),
    UnknownItem: (404, "unknown_item"),
    IndexProblem: (503, "index_unavailable"),
    ModelError: (503, "model_unavailable"),
    Busy: (503, "busy"),
    TooMany: (429, "too_many_requests"),
}
"""Of our errors the status and the code."""

CODES: Mapping[int, str] = {
    400: "malformed",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "too_large",
    414: "address_too_long",
    415: "unsupported_media_type",
}
"""Of the errors of HTTP the code; the others are bad_request, and internal_error from 500 on."""

KEPT_HEADERS = ("Allow", "Retry-After")


def tell_problem(error: PmqaError | HTTPException) -> Response:
    """The answer to a request that met `error`."""
    if isinstance(error, HTTPException):
        return _tell_http(error)
    status, code = next(KINDS[kind] for kind in type(error).__mro__ if kind in KINDS)
    answer = make_problem(status, code, said=error.said, faults=_faults(error))
    if isinstance(error, Busy | TooMany):
        answer.retry_after = error.seconds
    elif status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer.retry_after = INDEX_WAIT
    return answer


def make_problem(status: int, code: str, *, said: Said | None = None, faults: tuple[Fault, ...] = ()) -> Response:
    """A problem of this kind; said: what is said of it, else what PROBLEMS has."""
    title, general = PROBLEMS[code]
    detail = PmqaError(said or general)
    body = {
        "type": f"/api/v1/docs#{code}",
        "title": title.en,
        "status": status,
        "detail": detail.sentence("en"),
        "code": code,
        "title_th": title.th,
        "detail_th": detail.sentence("th"),
        "errors": [_fault_to_json(fault) for fault in faults],
    }
    if code != "malformed":  # what came in then is not fit to be sent back
        body["instance"] = request.path
    return Response(json.dumps(body, ensure_ascii=False), status=status, content_type=PROBLEM_JSON)


def _tell_http(error: HTTPException) -> Response:
    status = error.code or 500
    answer = make_problem(status, CODES.get(status, "internal_error" if status >= 500 else "bad_request"))
    given = dict(error.get_headers())
    answer.headers.extend([(name, given[name]) for name in KEPT_HEADERS if name in given])
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer.headers.setdefault("Retry-After", str(INDEX_WAIT))
    return answer


def _faults(error: PmqaError) -> tuple[Fault, ...]:
    if isinstance(error, BadParameters):
        return error.faults
    return (Fault("q", error.said),) if isinstance(error, QueryError) else ()


def _fault_to_json(fault: Fault) -> dict[str, str]:
    said = PmqaError(fault.said)
    return {"parameter": fault.parameter, "detail": said.sentence("en"), "detail_th": said.sentence("th")}
