"""The same answers for programs, as JSON."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from search import (
    answer_to_json,
    coverage_to_json,
    item_passage_to_json,
    item_to_json,
    similar_cases_to_json,
    similar_passages_to_json,
)
from web.context import current_engine
from web.finding import find_evidence, find_filters, find_item
from web.parameters import CellQuery, GridQuery, SearchQuery, SimilarQuery, read_parameters, refuse_strangers

api = Blueprint("api", __name__)


@api.get("/api/v1/search")
def search() -> ResponseReturnValue:
    """The passages that answer ?q=, at most ?k= of them from ?offset= on, of the cases that meet the filters."""
    refuse_strangers(SearchQuery, request.args)
    query, engine = read_parameters(SearchQuery, request.args), current_engine()
    answer = engine.search(query.q, filters=find_filters(query, engine), limit=query.k, offset=query.offset)
    return jsonify(answer_to_json(answer))


@api.get("/api/v1/passages/<passage_id>/similar")
def similar_passages(passage_id: str) -> ResponseReturnValue:
    """The passages of other cases that say the like of this one, at most ?k= of them."""
    refuse_strangers(SimilarQuery, request.args)
    hits = current_engine().similar_passages(passage_id, read_parameters(SimilarQuery, request.args).k)
    return jsonify(similar_passages_to_json(passage_id, hits))


@api.get("/api/v1/cases/<case_id>/similar")
def similar_cases(case_id: str) -> ResponseReturnValue:
    """The cases that do what this one does, at most ?k= of them."""
    refuse_strangers(SimilarQuery, request.args)
    cases = current_engine().similar_cases(case_id, read_parameters(SimilarQuery, request.args).k)
    return jsonify(similar_cases_to_json(case_id, cases))


@api.get("/api/v1/coverage")
def coverage() -> ResponseReturnValue:
    """Passages and cases for each item by ?by=, agency_type or year."""
    refuse_strangers(GridQuery, request.args)
    return jsonify(coverage_to_json(current_engine().coverage(read_parameters(GridQuery, request.args).by)))


@api.get("/api/v1/items/<code>")
def item(code: str) -> ResponseReturnValue:
    """The passages that evidence an item, the surest first, at most ?k= of them, of a cell ?agency_type= or ?year=."""
    refuse_strangers(CellQuery, request.args)
    named, engine = find_item(code.strip()), current_engine()
    query = read_parameters(CellQuery, request.args)
    evidence = find_evidence(named, query, engine)
    passages = [item_passage_to_json(passage) for passage in evidence[: query.k]]
    return jsonify(item=item_to_json(named.code), total=len(evidence), passages=passages)
