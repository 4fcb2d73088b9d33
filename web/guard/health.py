"""Whether the server can answer, for whatever watches over it."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from search import IndexProblem, ModelError
from web.context import current_engine

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Whether there is an index to search."""
    try:
        engine = current_engine()
    except (IndexProblem, ModelError) as problem:
        reasons = {"message": problem.sentence("en"), "message_th": problem.sentence("th")}
        return jsonify(status="unavailable", **reasons), 503
    return jsonify(status="ok", generation=engine.generation, passages=engine.passage_count)
