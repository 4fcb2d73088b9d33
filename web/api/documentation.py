"""The interface as it describes itself: the index, the OpenAPI document, the page to read.

flask-openapi3 makes the document of the models that check requests and answers; what it cannot know is put to it here:
tables, problems, headers, the wording in both languages.
"""

import json
from collections.abc import Mapping
from typing import Any, cast

from flask import Response, current_app, render_template, request
from flask_openapi3.openapi import OpenAPI

from web.api.interface import answers, api, give
from web.api.models.answers import IndexAnswer, Problem
from web.api.models.queries import DocsQuery, NoQuery
from web.api.protocol.negotiation import CSV, JSON, offer
from web.api.protocol.problems import PROBLEM_JSON
from web.api.protocol.refusing import fill_rule
from web.api.search import MOST_CHARACTERS
from web.parameters import NOT_STATED
from web.texts import OPERATIONS, PARAMETERS, PROBLEMS, RULES

Document = dict[str, Any]

HTML = "text/html"

STATUSES: Mapping[int, str] = {
    400: "malformed",
    406: "not_acceptable",
    414: "address_too_long",
    422: "bad_parameter",
    429: "too_many_requests",
    500: "internal_error",
    503: "busy",
}
"""What any address may answer beside its own, by the code that is told most often."""

OWN: Mapping[str, Mapping[int, str]] = {
    "case": {404: "unknown_case"},
    "similar_cases": {404: "unknown_case"},
    "passage": {404: "unknown_passage"},
    "similar_passages": {404: "unknown_passage"},
    "document": {404: "unknown_document"},
    "category": {404: "unknown_category"},
    "item": {404: "unknown_item"},
    "classify": {413: "too_large", 415: "unsupported_media_type"},
    "review": {413: "too_large", 415: "unsupported_media_type"},
}
"""What some addresses may answer beside."""

MOVES = ("case", "similar_cases", "passage", "similar_passages")
"""Addresses by an id, whose former ids lead to the present ones."""


@answers("", IndexAnswer)
def index(query: NoQuery) -> Response:
    """Where to begin."""
    paths = describe(_openapi())["paths"]
    told = {
        operation["operationId"]: {
            "href": request.host_url.rstrip("/") + path,
            "method": method.upper(),
            "summary": operation["summary"],
            "summary_th": operation["x-summary-th"],
        }
        for path, operations in paths.items()
        for method, operation in operations.items()
    }
    return give({"operations": told})


@api.get("/openapi.json", operation_id="openapi", summary=OPERATIONS["openapi"].en, responses={422: None})
@offer(JSON, asking=NoQuery, of_index=False)
def openapi(query: NoQuery) -> Response:
    """Generated from the code that checks requests and answers."""
    return Response(json.dumps(describe(_openapi()), ensure_ascii=False), content_type=JSON)


@api.get("/docs", operation_id="docs", summary=OPERATIONS["docs"].en, responses={422: None})
@offer(HTML, asking=DocsQuery, of_index=False)
def docs(query: DocsQuery) -> Response:
    """The OpenAPI document laid out, in Thai or in English."""
    page = render_template("api.html", document=describe(_openapi()), problems=PROBLEMS)
    return Response(page, content_type=f"{HTML}; charset=utf-8")


def describe(app: OpenAPI) -> Document:
    """The OpenAPI document of `app`; made once."""
    if "x-languages" not in app.api_doc:
        document = app.api_doc
        document["x-languages"] = ["en", "th"]
        for operations in document["paths"].values():
            for operation in operations.values():
                _complete(operation, app.view_functions[f"{api.name}.{operation['operationId']}"])
    return cast(Document, app.api_doc)


def _openapi() -> OpenAPI:
    return cast(OpenAPI, current_app)


def _complete(operation: Document, view: Any) -> None:
    name = operation["operationId"]
    operation["x-summary-th"] = OPERATIONS[name].th
    operation["tags"] = ["PMQA"]
    for parameter in operation.get("parameters", ()):
        _describe(parameter)
    operation.get("parameters", []).sort(key=lambda parameter: _ORDER.index(parameter["name"]))
    responses = operation["responses"]
    responses.setdefault("200", {"description": "OK", "content": {view.kinds[0]: {"schema": {}}}})
    if CSV in view.kinds:
        responses["200"]["content"][CSV] = {"schema": {"type": "string"}}
    if view.of_index:
        responses["200"]["headers"] = _HEADERS
        responses["304"] = {"description": PLAIN["304"]}
    if name in MOVES:
        responses["308"] = {"description": PLAIN["308"], "headers": {"Location": {"schema": {"type": "string"}}}}
    told = {**STATUSES, **OWN.get(name, {})}
    if any(parameter["name"] == "cursor" for parameter in operation.get("parameters", ())):
        told[410] = "stale_cursor"
    for status, code in sorted(told.items()):
        responses[str(status)] = _problem(code)
    operation["responses"] = dict(sorted(responses.items()))
    if "requestBody" in operation:
        operation["requestBody"]["required"] = True
        for kind, body in operation["requestBody"]["content"].items():
            bound = {"maxLength": MOST_CHARACTERS} if name == "classify" else {}
            body["schema"] = {**_TEXT, **bound} if kind == "text/plain" else _FILE


PLAIN = {
    "304": "What If-None-Match names is what would be answered.",
    "308": "The id is a former one; Location has the present one.",
}
_TEXT = {"type": "string", "minLength": 1, "pattern": r"^[^\x00]*\S[^\x00]*$"}
_FILE = {"type": "string", "format": "binary", "minLength": 1}
_HEADERS = {
    "ETag": {"schema": {"type": "string"}, "description": "Of this address and the generation; for If-None-Match."},
    "PMQA-Generation": {"schema": {"type": "string"}, "description": "The generation that answered."},
}


_ORDER = list(PARAMETERS)

EXAMPLES: Mapping[str, object] = {
    "q": "ลดขั้นตอนการให้บริการ",
    "category": ["2", "5"],
    "item": ["2.2"],
    "year": ["2564", NOT_STATED],
    "agency_type": ["จังหวัด"],
    "fields": ["url", "text"],
    "number": "2",
    "code": "2.2",
}
"""Values to begin with, of parameters that hold the same in every library."""


def _describe(parameter: Document) -> None:
    name, schema = parameter["name"], parameter["schema"]
    if "anyOf" in schema:  # a parameter that is not given is not null
        parameter["schema"] = schema = next(each for each in schema["anyOf"] if each.get("type") != "null")
    meaning, rule = PARAMETERS[name], fill_rule(name, schema) if name in RULES else None
    parameter["description"] = f"{meaning.en.rstrip('.')}: {rule.en}." if rule else meaning.en
    parameter["x-description-th"] = f"{meaning.th}: {rule.th}" if rule else meaning.th
    if schema.get("type") == "array":
        parameter.update(style="form", explode=True)
    if schema.get("default", 0) in (None, []):
        del schema["default"]
    if name in EXAMPLES:
        parameter["example"] = EXAMPLES[name]
    if name == "k":
        parameter["deprecated"] = True


def _problem(code: str) -> Document:
    schema = {"$ref": f"#/components/schemas/{Problem.__name__}"}
    return {"description": PROBLEMS[code][0].en, "content": {PROBLEM_JSON: {"schema": schema}}}
