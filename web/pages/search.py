"""The search page: the box, and the answer under it; and the cases, which are an answer to no query."""

from collections import Counter
from dataclasses import replace
from typing import get_args

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from corpus import INTRODUCTION, PmqaError
from search import Answer, QueryError, SearchEngine, Sort, say_none_awarded
from web.context import answer_link, current_engine, language, link, site
from web.errors import BadParameter
from web.finding import find_answer, find_menus
from web.forms import SearchForm
from web.pages.judging import find_marking
from web.parameters import OrderQuery, read_parameters
from web.texts import EXAMPLES
from web.view import CASES_A_PAGE, Choice, Pager, label_choice, list_entries

NEAREST = 5
"""Hits shown when none answers: enough to see that the subject is missing, not enough to pass for an answer."""

MOST = 2
"""Hits of a case that a page shows: with more of them, ten cases of long passages are more than 100 kB."""

search_pages = Blueprint("search", __name__)


@search_pages.get("/")
def search_page() -> ResponseReturnValue:
    """The box; with ?q=, the answer under it, or what is wrong with the question."""
    form = read_parameters(SearchForm, request.args)
    if form.active and not form.q.strip():
        return redirect(answer_link(form.without("q", "sort")))
    if _is_untidy():
        return redirect(answer_link(form) if form.q else link("search.search_page"))
    engine = current_engine()
    return _answer(engine, form) if form.q else _render_home(engine, form)


@search_pages.get("/cases")
def cases_page() -> ResponseReturnValue:
    """All cases that meet the filters, the newest first: an answer without a question."""
    form = read_parameters(SearchForm, request.args)
    if form.q or _is_untidy():
        return redirect(answer_link(form))
    return _answer(current_engine(), form)


def _is_untidy() -> bool:
    # A browser sends the fields of a form that were left empty, too; an address is to be read and passed on.
    return (
        any(not value for _, value in request.args.items(multi=True)) or request.args.get("sort") == OrderQuery().sort
    )


def _answer(engine: SearchEngine, form: SearchForm) -> ResponseReturnValue:
    try:
        return _render_results(engine, form, find_answer(form, engine))
    except (QueryError, BadParameter) as problem:
        return _render_problem(engine, form, problem), 400


def _render_home(engine: SearchEngine, form: SearchForm) -> str:
    cases = [case for case in engine.cases if case.agency != INTRODUCTION]
    return render_template(
        "home.html",
        form=form,
        examples=EXAMPLES,
        counts=Counter(case.category for case in cases),
        awarded=Counter(award.category for award in engine.awards),
        case_count=len(cases),
        passage_count=engine.passage_count,
    )


def _render_results(engine: SearchEngine, form: SearchForm, answer: Answer) -> str:
    return render_template(
        "results.html",
        form=form,
        chips=_list_chips(form),
        menus=find_menus(form, engine, answer.counts),
        orders=get_args(Sort),
        order=form.order(),
        answer=answer if answer.answered else replace(answer, hits=answer.hits[:NEAREST]),
        most=MOST,
        pager=Pager(number=form.page_number(), total=answer.case_total, size=CASES_A_PAGE, unit="cases"),
        entries=list_entries(answer.awards, engine.cases),
        marking=find_marking(engine, form.q) if answer.hits else None,
        none_awarded=answer.none_awarded and say_none_awarded(answer.none_awarded).in_language(language()),
        problem=None,
    )


def _render_problem(engine: SearchEngine, form: SearchForm, problem: PmqaError) -> str:
    return render_template(
        "results.html",
        form=form,
        chips=_list_chips(form),
        menus=find_menus(form, engine, {}),
        answer=None,
        entries=(),
        marking=None,
        none_awarded=None,
        problem=problem,
    )


def _list_chips(form: SearchForm) -> list[Choice]:
    return [label_choice(name, value, site().criteria, language()) for name, value in form.chosen]
