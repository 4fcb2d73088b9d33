"""The same answers for programs, as JSON."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from corpus import fold_digits
from search import (
    IndexProblem,
    ModelError,
    answer_to_json,
    coverage_to_json,
    item_passage_to_json,
    name_item,
    similar_cases_to_json,
    similar_passages_to_json,
)
from web.context import engine, site
from web.errors import UnknownItem
from web.parameters import (
    CellQuery,
    GridQuery,
    SearchQuery,
    SimilarQuery,
    read_filters,
    read_parameters,
    refuse_strangers,
)

api = Blueprint("api", __name__)


@api.get("/api/v1/search")
def search() -> ResponseReturnValue:
    """The passages that answer ?q=, at most ?k= of them from ?offset= on, of the cases that meet the filters."""
    refuse_strangers(SearchQuery, request.args)
    query, asked = read_parameters(SearchQuery, request.args), engine()
    filters = read_filters(query, asked, site().criteria)
    return jsonify(answer_to_json(asked.search(query.q, filters=filters, limit=query.k, offset=query.offset)))


@api.get("/api/v1/passages/<passage_id>/similar")
def similar_passages(passage_id: str) -> ResponseReturnValue:
    """The passages of other cases that say the like of this one, at most ?k= of them."""
    refuse_strangers(SimilarQuery, request.args)
    hits = engine().similar_passages(passage_id, read_parameters(SimilarQuery, request.args).k)
    return jsonify(similar_passages_to_json(passage_id, hits))


@api.get("/api/v1/cases/<case_id>/similar")
def similar_cases(case_id: str) -> ResponseReturnValue:
    """The cases that do what this one does, at most ?k= of them."""
    refuse_strangers(SimilarQuery, request.args)
    cases = engine().similar_cases(case_id, read_parameters(SimilarQuery, request.args).k)
    return jsonify(similar_cases_to_json(case_id, cases))


@api.get("/api/v1/coverage")
def coverage() -> ResponseReturnValue:
    """Passages and cases for each item by ?by=, agency_type or year."""
    refuse_strangers(GridQuery, request.args)
    return jsonify(coverage_to_json(engine().coverage(read_parameters(GridQuery, request.args).by)))


@api.get("/api/v1/items/<code>")
def item(code: str) -> ResponseReturnValue:
    """The passages that evidence an item, the surest first, at most ?k= of them, of a cell ?agency_type= or ?year=."""
    refuse_strangers(CellQuery, request.args)
    known, asked = _find_item(code), engine()
    query = read_parameters(CellQuery, request.args)
    found = asked.item_passages(known, filters=read_filters(query, asked, site().criteria))
    passages = [item_passage_to_json(each) for each in found[: query.k]]
    return jsonify(item=name_item(known), total=len(found), passages=passages)


def _find_item(code: str) -> str:
    try:
        return site().criteria.item(fold_digits(code.strip())).code
    except KeyError as exc:
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
