"""The addresses of the site with .json or .csv behind: each leads to the same of the interface."""

from urllib.parse import urlencode

from flask import Blueprint, Response, request, url_for

from web.view import PAGE_SIZE

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

TABLES = ("search", "cases", "item", "agencies", "awards", "documents")

site_addresses = Blueprint("site_addresses", __name__)


def lead_on(name: str, **values: str) -> Response:
    """To the operation `name`, with the parameters of the page but its language, and its number as an offset."""
    given = [(key, value) for key, value in request.args.items(multi=True) if value and key not in ("lang", "page")]
    page = request.args.get("page", "")
    if page.isascii() and page.isdecimal() and len(page) <= 4:
        given += [("limit", str(PAGE_SIZE)), ("offset", str((max(int(page), 1) - 1) * PAGE_SIZE))]
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
