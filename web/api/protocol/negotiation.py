"""In which of its kinds an answer is given, and whether the client has it already."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from flask import Response, current_app, g, request
from pydantic import BaseModel
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import NotAcceptable

from web.api.protocol.refusing import refuse_twice
from web.api.protocol.tables import Columns, choose_columns, write_table
from web.context import current_engine, program_version

JSON, CSV = "application/json", "text/csv"

SUFFIX = ".csv"
"""At the end of the address of a list it asks for a table, whatever Accept says: a link in a browser cannot say it."""

PRIVATE, SHARED = "private, no-cache", "public, no-cache"
"""Kept, and asked after each time, which costs a 304. What somebody searches for stays out of proxies."""

View = TypeVar("View", bound=Callable[..., Any])


def offer(*kinds: str, asking: type[BaseModel], keeping: str = SHARED, of_index: bool = True) -> Callable[[View], View]:
    """Says of a view in what kinds it answers, the first by choice; what model its parameters have; who may keep its
    answers; whether they are of the index, and so the same as long as that is."""

    def say(view: View) -> View:
        vars(view).update(kinds=kinds, asking=asking, keeping=keeping, of_index=of_index)
        return view

    return say


def told(name: str) -> Any:
    """What the view that answers now has said of itself with `offer`."""
    return getattr(current_app.view_functions[str(request.endpoint)], name)


def meet_request() -> Response | None:
    """Before a view: choose the kind of the answer, and give none where the client has it already.

    Raises NotAcceptable when there is none of a kind that is wanted, BadParameters for a parameter given twice.
    """
    g.kind = _choose_kind(told("kinds"))
    refuse_twice(told("asking"))
    if request.method not in ("GET", "HEAD") or not told("of_index"):
        return None
    g.etag = _make_etag(current_engine().generation, g.kind)
    return Response(status=304) if g.etag in request.if_none_match.as_set(include_weak=True) else None


def give_json(body: Mapping[str, Any]) -> Response:
    """`body` as the answer."""
    return Response(json.dumps(body, ensure_ascii=False), content_type=JSON)


def give_table(rows: Sequence[Mapping[str, Any]], columns: Columns, *, name: str, fields: Sequence[str]) -> Response:
    """`rows` as a table, to be kept under `name`."""
    answer = Response(write_table(rows, choose_columns(columns, fields)), content_type=f"{CSV}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}{SUFFIX}"'
    return answer


def _choose_kind(kinds: Sequence[str]) -> str:
    if request.path.endswith(SUFFIX) and CSV in kinds:
        return CSV
    if not request.accept_mimetypes:
        return kinds[0]
    # Without their parameters: what we give has none to choose by, and clients name the charset that JSON has anyway.
    kind = MIMEAccept([(value.split(";")[0], quality) for value, quality in request.accept_mimetypes]).best_match(kinds)
    if kind is None:
        raise NotAcceptable
    return kind


def _make_etag(generation: str, kind: str) -> str:
    # The address with its host, for answers hold whole addresses; the version, for another one may answer otherwise.
    said = (generation, program_version(), kind, request.host_url, request.path, request.query_string.decode())
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:20]
