"""Whether the server lives, and whether it can answer, for whatever watches over it."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from search import IndexProblem, ModelError
from web.context import current_engine, met, site

PROBE = "PMQA"
"""The query that tells whether a search can be answered; servers begin with it and keep its answer."""

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> ResponseReturnValue:
    """That this process answers; no index is needed."""
    return jsonify(status="ok")


@health.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Whether there is an index to search, and a model to search it with; and which generation is damaged, so that the
    one before it answers."""
    try:
        engine = current_engine()
        engine.search(PROBE, limit=1)  # the model is read when it is first needed
        damaged = site().source.damaged
    except (IndexProblem, ModelError) as problem:
        met(problem)  # so that the next who asks has the generation before
        reasons = {"message": problem.sentence("en"), "message_th": problem.sentence("th")}
        return jsonify(status="unavailable", **reasons), 503
    behind = {"damaged": damaged} if damaged else {}
    return jsonify(status="ok", generation=engine.generation, passages=engine.passage_count, **behind)
