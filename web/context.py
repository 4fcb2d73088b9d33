"""What every page needs: where the answers come from, the language of the request, links that keep it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import urlencode

from flask import abort, current_app, g, request, url_for

from corpus import LANGUAGES, Case, Criteria, Passage
from search import EngineSource, SearchEngine, Settings
from web.forms import SearchForm
from web.parameters import AgenciesQuery, CaseQuery, CompareQuery, GridQuery, RegisterQuery
from web.picked import MOST_PICKED
from web.view import Assets, Citation, to_citation

EXTENSION = "pmqa-search"
"""The name under which the application keeps its Site."""

MODELS = (SearchForm, GridQuery, CaseQuery, AgenciesQuery, RegisterQuery, CompareQuery)
KEPT = tuple(dict.fromkeys([name for model in MODELS for name in model.model_fields] + ["case"]))
"""The parameters of all pages, which survive a change of language."""

LONGEST_ID = 40
"""Characters of an id that is carried: what is longer is none of ours, and every link of a page would bear it."""


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
    """The engine over the index that was current when this request first asked, the same to its end: no answer holds
    something of two generations. Raises IndexProblem."""
    if "engine" not in g:
        g.engine = site().source.current()
        g.generation = g.engine.generation  # for the log and the counts, which must not open an index
    engine: SearchEngine = g.engine
    return engine


def met(exc: Exception) -> Exception:
    """What went wrong with the answer to this request, as it is to be told; see `EngineSource.met`."""
    return site().source.met(g.engine, exc) if "engine" in g else exc


def language() -> str:
    """The language of this page: that of ?lang= when we speak it, else that of the settings."""
    wanted = request.args.get("lang")
    return wanted if wanted in LANGUAGES else site().settings.language


def link(endpoint: str, **values: str | int | Sequence[str] | None) -> str:
    """The address of a page, in the language of this one, with what is carried; values that are None or empty are left
    out, several of one name all stand in it."""
    if "kept" not in g:  # a page of results has a hundred links
        g.kept = {"p": carried(), "lang": language() if language() != site().settings.language else None}
    for name, value in g.kept.items():
        values.setdefault(name, value)
    parameters: dict[str, Any] = {name: value for name, value in values.items() if value not in (None, "", (), [])}
    return url_for(endpoint, **parameters)


def carried() -> list[str]:
    """The ids of the passages that this page's address carries: the basket of a browser without scripts, which keeps
    it nowhere else. The page of the basket itself gives it on by one link alone."""
    if request.endpoint == "basket.basket_page":
        return []
    return [each for each in request.args.getlist("p")[:MOST_PICKED] if 0 < len(each) <= LONGEST_ID]


def cite(case: Case, passage: Passage | None = None) -> Citation:
    """The citation of a passage, or of the whole case, with its permanent address, in the language of this page."""
    if passage is None:
        address = url_for("links.case_link", case_id=case.id, _external=True)
    else:
        address = url_for("links.passage_link", passage_id=passage.id, _external=True)
    return to_citation(case, passage, site().criteria, link=address, language=language())


def page_address(case: Case, passage: Passage | None = None) -> str:
    """The whole address of the page of a case, at a passage of it where one is given."""
    at = {} if passage is None else {"passage": passage.id, "_anchor": f"p-{passage.id}"}
    return url_for("cases.case_page", case_id=case.id, _external=True, **at)


def switch_link(wanted: str) -> str:
    """This page in the language `wanted`, as an address relative to it: no path, so nothing of it can be forged."""
    kept = [(name, value) for name in KEPT for value in request.args.getlist(name) if value]
    basket = [(name, value) for name in ("p", "n") for value in request.args.getlist(name)]
    return "?" + urlencode([*kept, *basket, ("lang", wanted)])


def answer_link(form: SearchForm) -> str:
    """The address of the answer to `form`: with a query the results, without one the cases."""
    return link("search.search_page" if form.q else "search.cases_page", **form.values())


@cache
def program_version() -> str:
    """Of the program that answers; "" where it runs from its sources and is not installed."""
    try:
        return version("pmqa-search")
    except PackageNotFoundError:
        return ""


def refuse_elsewhere() -> None:
    """Answer 403 to a form that another site sent: such have no business with ours."""
    if "Origin" in request.headers and request.headers["Origin"].partition("://")[2] != request.host:
        abort(403)


def is_for_programs(path: str) -> bool:
    """Whether an address is one of the interface for programs, whose answers are never HTML, whatever goes wrong."""
    return path == "/api" or path.startswith("/api/")


def asset(name: str) -> str:
    """The address of a static file, with its version."""
    return url_for("static", filename=name, v=site().assets.version(name))
