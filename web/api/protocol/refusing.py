"""What is said of requests whose address is malformed, and of parameters that a model refuses."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn
from urllib.parse import unquote_to_bytes

from flask import Response, request
from pydantic import BaseModel, ValidationError

from corpus import Said
from web.api.protocol.problems import make_problem
from web.errors import BadParameters, Fault, shorten
from web.texts import MISSING, MUST_BE, NO_PARAMETERS, RULES, STRANGER, TWICE

LONGEST_ADDRESS = 8_000
"""Bytes of path and query: more than browsers and proxies agree on."""

_BROKEN = re.compile(rb"%(?![0-9A-Fa-f]{2})")


def refuse_malformed() -> Response | None:
    """The problem with the address of this request, None when it can be read: UTF-8 throughout, without NUL, its
    percent-encoding whole, of at most LONGEST_ADDRESS bytes."""
    path = request.environ.get("PATH_INFO", "").encode("latin-1", errors="replace")
    query = request.query_string
    if len(path) + len(query) > LONGEST_ADDRESS:
        return make_problem(414, "address_too_long")
    sound = is_text(path) and is_text(unquote_to_bytes(query.replace(b"+", b" "))) and not _BROKEN.search(query)
    return None if sound else make_problem(400, "malformed")


def is_text(content: bytes) -> bool:
    """Whether `content` is UTF-8 without NUL; surrogates are none."""
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False


def refuse_invalid(error: ValidationError, model: type[BaseModel]) -> NoReturn:
    """Raises BadParameters for what `error` has found, a fault for each parameter, in the order it was found."""
    faults: dict[str, Fault] = {}
    for found in error.errors():
        name = str(found["loc"][0])
        faults.setdefault(name, Fault(shorten(name), _say(name, found["type"], found["input"], model)))
    raise BadParameters(*faults.values()) from error


def refuse_twice(model: type[BaseModel]) -> None:
    """Raises BadParameters for parameters given several times of which `model` takes one value."""
    schemas = model.model_json_schema().get("properties", {})
    faults = [
        Fault(name, TWICE.filled(name=name, times=str(len(values))))
        for name, values in request.args.lists()
        if len(values) > 1 and name in schemas and schemas[name].get("type") != "array"
    ]
    if faults:
        raise BadParameters(*faults)


def fill_rule(name: str, schema: Mapping[str, Any]) -> Said:
    """What the parameter `name` may hold, with the bounds of its schema."""
    most = next(_find("maximum", schema), "")
    known = next(_find("enum", schema), ())
    return RULES[name].filled(most=str(most), known=", ".join(map(str, known)))


def _say(name: str, kind: str, text: object, model: type[BaseModel]) -> Said:
    if kind == "extra_forbidden":
        known = ", ".join(model.model_fields)
        return (STRANGER if known else NO_PARAMETERS).filled(name=shorten(name), known=known)
    if kind == "missing":
        return MISSING.filled(name=name)
    rule = fill_rule(name, model.model_json_schema()["properties"][name])
    given = request.args.get(name, "") if not isinstance(text, str) else text
    return MUST_BE.filled(name=name, rule=rule, text=shorten(given))


def _find(key: str, schema: object) -> Iterator[Any]:
    # The values under `key` anywhere in a schema, the outermost first.
    if isinstance(schema, Mapping):
        if key in schema:
            yield int(schema[key]) if key == "maximum" else schema[key]
        for value in schema.values():
            yield from _find(key, value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _find(key, value)
