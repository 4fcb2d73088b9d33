"""What is said of parameters that a model refuses."""

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from flask import request
from pydantic import BaseModel, ValidationError

from corpus import Said
from web.errors import BadParameters, Fault, shorten
from web.texts import MISSING, MUST_BE, NO_PARAMETERS, RULES, STRANGER, TWICE


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
