"""What goes wrong, answered: a page for people, JSON for programs."""

import logging

from flask import Flask, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from corpus import DocumentError, PmqaError, Said, UndrawableSheet
from search import (
    IndexProblem,
    JudgementsProblem,
    ModelError,
    OriginalsElsewhere,
    QueryError,
    Serving,
    UnknownAgency,
    UnknownCase,
    UnknownDocument,
    UnknownPassage,
)
from web.api import tell_problem
from web.context import is_for_programs, language, met, site
from web.errors import (
    BadParameter,
    BadParameters,
    Busy,
    StaleCursor,
    TooLong,
    TooMany,
    UnknownCategory,
    UnknownItem,
    UnknownSheet,
)
from web.texts import TEXTS

LOG = logging.getLogger("pmqa.failures")

UNAVAILABLE = Said(
    "ขณะนี้ยังค้นไม่ได้ กรุณาลองใหม่ภายหลัง ผู้ดูแลระบบจะพบสาเหตุในบันทึกของเซิร์ฟเวอร์",
    "The search is not available at the moment; try again later. Whoever runs the site finds the reason in its log.",
)

KEPT_HEADERS = ("Allow", "Content-Range")
"""What an answer to an error of HTTP has to say beside its page."""


def answer_errors(app: Flask) -> None:
    """Give every error that a request can meet its answer."""
    app.register_error_handler(QueryError, lambda problem: _answer(400, "bad_query", problem))
    app.register_error_handler(BadParameters, tell_problem)
    app.register_error_handler(StaleCursor, tell_problem)
    app.register_error_handler(BadParameter, lambda problem: _answer(400, "bad_parameter", problem))
    app.register_error_handler(UnknownAgency, lambda problem: _answer(404, "unknown_agency", problem))
    app.register_error_handler(UnknownCase, lambda problem: _answer(404, "unknown_case", problem))
    app.register_error_handler(UnknownPassage, lambda problem: _answer(404, "unknown_passage", problem))
    app.register_error_handler(OriginalsElsewhere, lambda problem: _answer(404, "original_elsewhere", problem))
    app.register_error_handler(UnknownDocument, lambda problem: _answer(404, "unknown_document", problem))
    app.register_error_handler(UnknownCategory, lambda problem: _answer(404, "unknown_category", problem))
    app.register_error_handler(UnknownItem, lambda problem: _answer(404, "unknown_item", problem))
    app.register_error_handler(UnknownSheet, lambda problem: _answer(404, "unknown_sheet", problem))
    app.register_error_handler(UndrawableSheet, lambda problem: _answer(404, "undrawable_sheet", problem))
    app.register_error_handler(DocumentError, lambda problem: _answer(422, "bad_report", problem))
    app.register_error_handler(TooLong, lambda problem: _answer(422, "bad_report", problem))
    app.register_error_handler(ModelError, lambda problem: _answer(503, "model_unavailable", _veiled(problem)))
    app.register_error_handler(JudgementsProblem, lambda problem: _answer(503, "judgements_unavailable", problem))
    app.register_error_handler(Busy, lambda problem: _put_off(503, "busy", problem))
    app.register_error_handler(TooMany, lambda problem: _put_off(429, "too_many_requests", problem))
    app.register_error_handler(HTTPException, _answer_http)
    app.register_error_handler(Exception, _answer_index)


def veil(problem: PmqaError, serving: Serving) -> PmqaError:
    """What is said of `problem`: of one of the index or the model, which names folders of this machine and commands, on
    a public site that it is there; the rest is for the log."""
    if not isinstance(problem, IndexProblem | ModelError) or not serving.is_public:
        return problem
    LOG.error(problem.sentence("en"))
    return type(problem)(UNAVAILABLE)


def _veiled(problem: PmqaError) -> PmqaError:
    return veil(problem, site().settings.serving)


def _answer_index(exc: Exception) -> Response:
    # A page reads what it shows while it is made: what a wrong byte of the index led to is told as damage.
    found = met(exc)
    if not isinstance(found, IndexProblem):
        raise found
    return _answer(503, "index_unavailable", _veiled(found))


def _put_off(status: int, code: str, problem: Busy | TooMany) -> Response:
    if is_for_programs(request.path):
        return tell_problem(problem)
    answer = _answer(status, code, problem)
    answer.retry_after = problem.seconds
    return answer


def _answer_http(error: HTTPException) -> ResponseReturnValue:
    if is_for_programs(request.path):
        return tell_problem(error)
    status = error.code or 500
    key = f"error_{status}" if f"error_{status}" in TEXTS else "error_500" if status >= 500 else "error_400"
    code = error.name.lower().replace(" ", "_")
    answer = _answer(status, code, PmqaError(TEXTS[key]))
    answer.headers.extend([(name, value) for name, value in error.get_headers() if name in KEPT_HEADERS])
    return answer


def _answer(status: int, code: str, problem: PmqaError) -> Response:
    if is_for_programs(request.path):
        return tell_problem(problem)
    if request.path in ("/healthz", "/readyz"):
        answer = jsonify(error={"code": code, "message": problem.sentence("en"), "message_th": problem.sentence("th")})
    else:
        title = f"title_{status}" if f"title_{status}" in TEXTS else "title_500" if status >= 500 else "title_400"
        answer = Response(
            render_template("error.html", title=title, sentence=problem.sentence(language())), mimetype="text/html"
        )
    answer.status_code = status
    return answer
