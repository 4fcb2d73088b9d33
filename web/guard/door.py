"""The guard at the door of an application: what each request passes, in this order."""

from flask import Flask, abort, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from search import Serving
from web.guard.gate import Gate
from web.guard.headers import set_headers
from web.guard.limits import limit_bodies, limit_clients
from web.guard.logs import log_requests
from web.guard.metrics import Meter, count_requests
from web.guard.sieve import FAULT, Sieve

UNGATED = ("static", "health.healthz", "health.readyz")
"""What is answered however many wait or ask: it costs next to nothing, and pages and watchers depend on it."""


SELF_GATED = ("sheets.sheet_picture", "api.review")
"""What waits for another process or thread, and has a queue of its own."""


def guard(app: Flask, serving: Serving, gate: Gate, meter: Meter | None = None) -> None:
    """Put the guard before `app`: names, clients' addresses, malformed requests, sizes, limits, the gate; behind it
    headers, counts of `meter` and the log."""
    app.wsgi_app = Sieve(app.wsgi_app, serving.hosts)  # type: ignore[method-assign]
    if serving.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=serving.proxies, x_proto=serving.proxies
        )
    log_requests(app, serving)
    if meter is not None:
        count_requests(app, meter, gate)
    app.before_request(_refuse_malformed)
    limit_bodies(app)
    limit_clients(app, serving, UNGATED)
    _pass_through(app, gate)
    app.after_request(set_headers)


def _refuse_malformed() -> None:
    if FAULT in request.environ:
        abort(request.environ[FAULT])


def _pass_through(app: Flask, gate: Gate) -> None:
    def enter() -> None:
        if request.endpoint not in (*UNGATED, *SELF_GATED):
            gate.enter()
            g.entered = True

    def leave(problem: BaseException | None) -> None:
        if g.pop("entered", False):
            gate.leave()

    app.before_request(enter)
    app.teardown_request(leave)
