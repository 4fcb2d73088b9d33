"""The application: its parts put together, its errors answered, its headers set."""

from pathlib import Path

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from jinja2 import StrictUndefined

from corpus import Criteria
from search import EngineSource, Settings
from web.api import make_app, serve_programs
from web.context import EXTENSION, Site
from web.desk import BENCH, Bench, Desk, MemoryDesk
from web.failures import answer_errors, veil
from web.guard import Gate, Meter, guard, health
from web.pages import PAGES, judging_pages
from web.templating import give_templates
from web.view import Assets


class ThaiJSONProvider(DefaultJSONProvider):
    """JSON with Thai as itself, in the order it was written."""

    ensure_ascii = False
    sort_keys = False
    mimetype = "application/json; charset=utf-8"


def create_app(
    source: EngineSource,
    settings: Settings,
    criteria: Criteria,
    gate: Gate | None = None,
    meter: Meter | None = None,
    desk: Desk | None = None,
) -> Flask:
    """The WSGI application over the engine that `source` gives, asked anew for every request. gate: how many requests
    are answered at a time, of how many. meter: what counts them. desk: where reviews are kept that other processes may
    be asked for; without one, in the memory of this."""
    app = make_app(__name__)
    app.json = ThaiJSONProvider(app)
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    assets = Assets(Path(app.root_path) / "static")
    app.extensions[EXTENSION] = Site(source=source, settings=settings, criteria=criteria, assets=assets)
    app.extensions[BENCH] = Bench(desk or MemoryDesk(), veil=lambda problem: veil(problem, settings.serving))
    for blueprint in (*PAGES, health):
        app.register_blueprint(blueprint)
    if settings.serving.judging:
        app.register_blueprint(judging_pages)
    serve_programs(app)
    app.context_processor(give_templates)
    guard(app, settings.serving, gate or Gate(), meter)
    answer_errors(app)
    return app
