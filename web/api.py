"""The same answers for programs, as JSON."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from search import IndexProblem, ModelError, answer_to_json, coverage_to_json, item_passage_to_json, name_item
from web.context import engine, site
from web.errors import BadParameter, UnknownItem
from web.forms import (
    CELL_PARAMETERS,
    read_columns,
    read_filters,
    read_form,
    read_item,
    read_k,
    refuse_strangers,
)

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


@api.get("/api/v1/coverage")
def coverage() -> ResponseReturnValue:
    """Passages and cases for each item by ?by=, agency_type or year."""
    refuse_strangers(request.args, ("by",))
    return jsonify(coverage_to_json(engine().coverage(read_columns(request.args))))


@api.get("/api/v1/items/<code>")
def item(code: str) -> ResponseReturnValue:
    """The passages that evidence an item, the surest first, at most ?k= of them, of a cell ?agency_type= or ?year=."""
    refuse_strangers(request.args, CELL_PARAMETERS)
    known, asked, k = _find_item(code), engine(), read_k(request.args)
    found = asked.item_passages(known, filters=read_filters(read_form(request.args), asked, site().criteria))
    return jsonify(item=name_item(known), total=len(found), passages=[item_passage_to_json(each) for each in found[:k]])


def _find_item(code: str) -> str:
    try:
        return read_item(code, site().criteria)
    except BadParameter as exc:
        raise UnknownItem(code) from exc


@api.get("/healthz")
def health() -> ResponseReturnValue:
    """Whether there is an index to search, for whatever watches over the server."""
    try:
        asked = engine()
    except (IndexProblem, ModelError) as problem:
        reasons = {"message": problem.sentence("en"), "message_th": problem.sentence("th")}
        return jsonify(status="unavailable", **reasons), 503
    return jsonify(status="ok", generation=asked.generation, passages=asked.passage_count)
