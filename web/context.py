"""What every page needs: where the answers come from, the language of the request, links that keep it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import current_app, request, url_for

from corpus import LANGUAGES, Criteria
from search import EngineSource, SearchEngine, Settings
from web.forms import SearchForm
from web.parameters import GridQuery, PassageQuery
from web.view import Assets

EXTENSION = "pmqa-search"
"""The name under which the application keeps its Site."""

KEPT = tuple(name for model in (SearchForm, GridQuery, PassageQuery) for name in model.model_fields)
"""The parameters of all pages, which survive a change of language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What one application serves."""

    source: EngineSource
    settings: Settings
    criteria: Criteria
    assets: Assets


def site() -> Site:
    """The site of the application that answers now."""
    served: Site = current_app.extensions[EXTENSION]
    return served


def current_engine() -> SearchEngine:
    """The engine over the current index. Raises IndexProblem."""
    return site().source.current()


def language() -> str:
    """The language of this page: that of ?lang= when we speak it, else that of the settings."""
    wanted = request.args.get("lang")
    return wanted if wanted in LANGUAGES else site().settings.language


def link(endpoint: str, **values: str | int | Sequence[str] | None) -> str:
    """The address of a page, in the language of this one; values that are None or empty are left out, of several each
    is given."""
    if language() != site().settings.language:
        values["lang"] = language()
    parameters: dict[str, Any] = {name: value for name, value in values.items() if value not in (None, "", (), [])}
    return url_for(endpoint, **parameters)


def switch_link(wanted: str) -> str:
    """This page in the language `wanted`, as an address relative to it: no path, so nothing of it can be forged."""
    kept = [(name, value) for name in KEPT for value in request.args.getlist(name) if value]
    return "?" + urlencode([*kept, ("lang", wanted)])


def answer_link(form: SearchForm) -> str:
    """The address of the answer to `form`: with a query the results, without one the cases."""
    return link("search.search_page" if form.q else "search.cases_page", **form.values())


def asset(name: str) -> str:
    """The address of a static file, with its version."""
    return url_for("static", filename=name, v=site().assets.version(name))
