"""The blueprint of the interface: how an address is registered and answered, and what every answer says."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn, TypeVar, get_type_hints

from flask import Response, g, request
from flask_openapi3.blueprint import APIBlueprint
from pydantic import ValidationError

from web.api.models.answers import Answer
from web.api.models.queries import HitsQuery, NoQuery, PageQuery
from web.api.protocol.negotiation import (
    CSV,
    JSON,
    PRIVATE,
    SHARED,
    SUFFIX,
    give_json,
    give_table,
    meet_request,
    offer,
    told,
)
from web.api.protocol.paging import Page, open_page, own_address
from web.api.protocol.refusing import refuse_invalid
from web.api.protocol.tables import Columns
from web.context import current_engine
from web.texts import OPERATIONS

PREFIX = "/api/v1"

api = APIBlueprint("api", __name__, url_prefix=PREFIX)
api.before_request(meet_request)

View = TypeVar("View", bound=Callable[..., Any])
Row = dict[str, Any]


def answers(
    rule: str, answer: type[Answer], *, table: bool = False, private: bool = False, method: str = "GET"
) -> Callable[[View], View]:
    """Register a view at `rule`, which answers an `answer`; table: also as CSV, by Accept or under the rule with .csv;
    private: only who asked may keep it."""
    add = {"GET": api.get, "POST": api.post}[method]

    def register(view: View) -> View:
        asking = get_type_hints(view).get("query", NoQuery)
        kinds = (JSON, CSV) if table else (JSON,)
        offer(*kinds, asking=asking, keeping=PRIVATE if private else SHARED)(view)
        name = view.__name__
        add(rule, operation_id=name, summary=OPERATIONS[name].en, responses={200: answer, 422: None})(view)
        if table:
            api.get(rule + SUFFIX, endpoint=f"{name}_csv", doc_ui=False)(view)
        return view

    return register


def turn_down(error: ValidationError) -> NoReturn:
    """What flask-openapi3 calls when a model refuses what was given. Raises BadParameters."""
    refuse_invalid(error, told("asking"))


def give(body: Mapping[str, Any]) -> Response:
    """`body` as an answer."""
    return _stamp({"links": {"self": own_address(), "next": None, "prev": None}, **body})


def find_page(query: PageQuery) -> Page:
    """The page of a list that is asked for. Raises BadParameters and StaleCursor."""
    limit = query.wanted if isinstance(query, HitsQuery) else query.limit
    generation = current_engine().generation
    return open_page(query, offset=query.offset, limit=limit, cursor=query.cursor, generation=generation)


def give_list(
    name: str,
    rows: Sequence[Row],
    columns: Columns,
    *,
    page: Page,
    total: int,
    fields: Sequence[str] = (),
    counted: bool = True,
    beside: Mapping[str, Any] | None = None,
) -> Response:
    """One page of a list, its rows under `name`, of which it has `total`; beside: what else the answer says.

    fields: the keys that are wanted of a row, all where there are none. counted: whether the total is told.
    """
    links = page.links(total)
    if g.kind == CSV:
        answer = give_table(
            rows, columns, name=str(request.endpoint).split(".")[-1].removesuffix("_csv"), fields=fields
        )
    else:
        chosen = [{key: row[key] for key in row if key in fields} for row in rows] if fields else rows
        count = {"value": total, "relation": "eq"} if counted else None
        shown = {"total": count, "offset": page.offset, "limit": page.limit}
        answer = _stamp({"links": links, **shown, **(beside or {}), name: chosen})
    answer.headers["Link"] = ", ".join(f'<{links[rel]}>; rel="{rel}"' for rel in ("next", "prev") if links[rel])
    if not answer.headers["Link"]:
        del answer.headers["Link"]
    if counted:
        answer.headers["Total-Count"] = str(total)
    return answer


def _stamp(body: Mapping[str, Any]) -> Response:
    engine = current_engine()
    edition = engine.criteria_edition
    return give_json({"generation": engine.generation, "model": engine.model, "criteria_edition": edition, **body})
