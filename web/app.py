"""The application: its parts put together, its errors answered, its headers set."""

from pathlib import Path

from flask import Flask, Response, g, jsonify, render_template, request
from flask.json.provider import DefaultJSONProvider
from flask.typing import ResponseReturnValue
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException

from corpus import Criteria, PmqaError, UndrawableSheet
from search import EngineSource, IndexProblem, ModelError, QueryError, Settings, UnknownCase, UnknownPassage
from web.api import api
from web.context import EXTENSION, Site, asset, language, link, site, switch_link
from web.criteria_pages import criteria_pages
from web.errors import BadParameter, Busy, UnknownCategory, UnknownItem, UnknownSheet
from web.gate import Gate
from web.pages import pages
from web.sheet_pages import sheet_pages
from web.texts import TEXTS, say
from web.view import (
    Assets,
    cite_passage,
    cite_register,
    format_item,
    list_cues,
    name_agency,
    name_award,
    name_category,
    share_score,
    show_blocks,
    show_evidence,
    show_snippet,
    show_stretch,
)

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
"""On every answer. Nothing may be loaded from elsewhere, run inline or frame us."""

YEAR = 31_536_000
"""Seconds a browser may keep a static file whose address bears its version: the longest HTTP knows."""

HOUR = 3_600
"""Seconds a browser may keep a static file that was asked for without its version."""


UNGATED = ("static", "api.health", "sheets.sheet_picture")
"""What is answered however many wait: it costs next to nothing, and pages and watchers depend on it; or it waits for
another process, and has a gate of its own."""


class ThaiJSONProvider(DefaultJSONProvider):
    """JSON with Thai as itself, in the order it was written."""

    ensure_ascii = False
    sort_keys = False
    mimetype = "application/json; charset=utf-8"


def create_app(source: EngineSource, settings: Settings, criteria: Criteria, gate: Gate | None = None) -> Flask:
    """The WSGI application over the engine that `source` gives, asked anew for every request. gate: how many requests
    are answered at a time, of how many."""
    app = Flask(__name__)
    app.json = ThaiJSONProvider(app)
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    assets = Assets(Path(app.root_path) / "static")
    app.extensions[EXTENSION] = Site(source=source, settings=settings, criteria=criteria, assets=assets)
    app.register_blueprint(pages)
    app.register_blueprint(criteria_pages)
    app.register_blueprint(sheet_pages)
    app.register_blueprint(api)
    app.context_processor(_give_templates)
    _pass_through(app, gate or Gate())
    app.after_request(_set_headers)
    _answer_errors(app)
    return app


def _pass_through(app: Flask, gate: Gate) -> None:
    def enter() -> None:
        if request.endpoint not in UNGATED:
            gate.enter()
            g.entered = True

    def leave(problem: BaseException | None) -> None:
        if g.pop("entered", False):
            gate.leave()

    app.before_request(enter)
    app.teardown_request(leave)


def _give_templates() -> dict[str, object]:
    lang, criteria = language(), site().criteria
    return {
        "lang": lang,
        "home_lang": site().settings.language,
        "criteria": criteria,
        "say": lambda key, **values: say(key, lang, **values),
        "link": link,
        "switch_link": switch_link,
        "asset": asset,
        "agency": lambda case: name_agency(case, lang),
        "category": lambda number: name_category(criteria, number, lang),
        "item": lambda code: format_item(criteria, code, lang),
        "award_name": lambda award: name_award(award, lang),
        "cite": lambda passage, case: cite_passage(passage, case, lang),
        "cite_register": lambda entries: cite_register([entry.award for entry in entries], lang),
        "show_snippet": show_snippet,
        "show_stretch": show_stretch,
        "show_blocks": show_blocks,
        "show_evidence": show_evidence,
        "list_cues": list_cues,
        "share_score": share_score,
    }


def _set_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "static" and response.status_code < 400:
        versioned = "v" in request.args or request.path.endswith(".woff2")
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = YEAR if versioned else HOUR
    elif "Cache-Control" not in response.headers:
        # Asked anew each time, since the index may have changed; not no-store, which would cost the reader the
        # browser's instant way back from a case to the results. private: what an officer asks stays out of proxies.
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def _answer_errors(app: Flask) -> None:
    app.register_error_handler(QueryError, lambda problem: _answer(400, "bad_query", problem))
    app.register_error_handler(BadParameter, lambda problem: _answer(400, "bad_parameter", problem))
    app.register_error_handler(UnknownCase, lambda problem: _answer(404, "unknown_case", problem))
    app.register_error_handler(UnknownPassage, lambda problem: _answer(404, "unknown_passage", problem))
    app.register_error_handler(UnknownCategory, lambda problem: _answer(404, "unknown_category", problem))
    app.register_error_handler(UnknownItem, lambda problem: _answer(404, "unknown_item", problem))
    app.register_error_handler(UnknownSheet, lambda problem: _answer(404, "unknown_sheet", problem))
    app.register_error_handler(UndrawableSheet, lambda problem: _answer(404, "undrawable_sheet", problem))
    app.register_error_handler(IndexProblem, lambda problem: _answer(503, "index_unavailable", problem))
    app.register_error_handler(ModelError, lambda problem: _answer(503, "model_unavailable", problem))
    app.register_error_handler(Busy, _answer_busy)
    app.register_error_handler(HTTPException, _answer_http)


def _answer_busy(problem: Busy) -> Response:
    answer = _answer(503, "busy", problem)
    answer.retry_after = problem.seconds
    return answer


def _answer_http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    key = f"error_{status}" if f"error_{status}" in TEXTS else "error_500" if status >= 500 else "error_400"
    code = error.name.lower().replace(" ", "_")
    answer = _answer(status, code, PmqaError(TEXTS[key]))
    answer.headers.extend([(name, value) for name, value in error.get_headers() if name == "Allow"])
    return answer


def _answer(status: int, code: str, problem: PmqaError) -> Response:
    if request.path.startswith("/api/") or request.path == "/healthz":
        answer = jsonify(error={"code": code, "message": problem.sentence("en"), "message_th": problem.sentence("th")})
    else:
        title = f"title_{status}" if f"title_{status}" in TEXTS else "title_500" if status >= 500 else "title_400"
        answer = Response(
            render_template("error.html", title=title, sentence=problem.sentence(language())), mimetype="text/html"
        )
    answer.status_code = status
    return answer
