"""The addresses of the site with .json or .csv behind: each leads to the same of the interface."""

from urllib.parse import urlencode

from flask import Blueprint, Response, request, url_for

from web.parameters import parse_number
from web.view import CASES_A_PAGE, LINES_A_PAGE, PAGE_SIZE

SITE = {
    "search": "/search",
    "cases": "/cases",
    "case": "/cases/<case_id>",
    "similar_passages": "/passages/<passage_id>/similar",
    "category": "/categories/<number>",
    "items": "/items",
    "item": "/items/<code>",
    "coverage": "/coverage",
    "agencies": "/agencies",
    "awards": "/register",
    "documents": "/documents",
}
"""By the name of the operation the address on the site; that of the search page is / there, which has no name."""

SIZES = {"search": CASES_A_PAGE, "cases": CASES_A_PAGE, "agencies": LINES_A_PAGE}
"""Entries of a page there, where they are not PAGE_SIZE."""

PASSED_OVER = ("lang", "page", "p", "n")
"""Parameters of pages that say nothing of what is asked: the language, the basket; of the page its number alone."""

TABLES = ("search", "cases", "item", "agencies", "awards", "documents")

site_addresses = Blueprint("site_addresses", __name__)


def lead_on(name: str, **values: str) -> Response:
    """To the operation `name`, with what was asked of the page, and its number as an offset; the page of answers counts
    cases."""
    given = [(key, value) for key, value in request.args.items(multi=True) if value and key not in PASSED_OVER]
    shown = name.removesuffix("_csv")
    if shown == "search" and "unit" not in request.args:
        given.append(("unit", "case"))
    if number := parse_number(request.args.get("page", "")):
        size = SIZES.get(shown, PAGE_SIZE)
        given += [("limit", str(size)), ("offset", str((number - 1) * size))]
    address = url_for(f"api.{name}", _external=False, **values)
    return Response(
        status=307,
        headers={"Location": f"{address}?{urlencode(given)}" if given else address},
        mimetype="application/json",
    )


def _register() -> None:
    for name, rule in SITE.items():
        site_addresses.add_url_rule(f"{rule}.json", f"{name}_json", lead_on, defaults={"name": name})
    for name in TABLES:
        site_addresses.add_url_rule(f"{SITE[name]}.csv", f"{name}_csv", lead_on, defaults={"name": f"{name}_csv"})


_register()
