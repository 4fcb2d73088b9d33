"""The same answers for programs, as JSON."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from search import IndexProblem, ModelError, answer_to_json
from web.context import engine, site
from web.forms import read_filters, read_form, read_k, refuse_strangers

api = Blueprint("api", __name__)


@api.get("/api/v1/search")
def search() -> ResponseReturnValue:
    """The passages that answer ?q=, at most ?k= of them, of the cases that meet the filters."""
    refuse_strangers(request.args)
    k = read_k(request.args)
    form = read_form(request.args)
    asked = engine()
    filters = read_filters(form, asked, site().criteria)
    return jsonify(answer_to_json(asked.search(form.q, filters=filters, limit=k)))


@api.get("/healthz")
def health() -> ResponseReturnValue:
    """Whether there is an index to search, for whatever watches over the server."""
    try:
        asked = engine()
    except (IndexProblem, ModelError) as problem:
        reasons = {"message": problem.sentence("en"), "message_th": problem.sentence("th")}
        return jsonify(status="unavailable", **reasons), 503
    return jsonify(status="ok", generation=asked.generation, passages=asked.passage_count)
