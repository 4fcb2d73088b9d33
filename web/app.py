"""The application: its parts put together, its errors answered, its headers set."""

from pathlib import Path

from flask import Flask, g, request
from flask.json.provider import DefaultJSONProvider
from jinja2 import StrictUndefined

from corpus import Criteria
from search import EngineSource, Settings
from web.api import api
from web.context import EXTENSION, Site
from web.failures import answer_errors
from web.guard import Gate, health, set_headers
from web.pages import basket_pages, case_pages, criteria_pages, link_pages, search_pages
from web.templating import give_templates
from web.view import Assets

UNGATED = ("static", "health.healthz")
"""What is answered however many wait: it costs next to nothing, and pages and watchers depend on it."""


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
    for blueprint in (search_pages, case_pages, criteria_pages, link_pages, basket_pages, api, health):
        app.register_blueprint(blueprint)
    app.context_processor(give_templates)
    _pass_through(app, gate or Gate())
    app.after_request(set_headers)
    answer_errors(app)
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
