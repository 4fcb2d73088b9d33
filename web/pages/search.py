"""The search page: the box, and the answer under it."""

from collections import Counter
from dataclasses import replace

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from corpus import INTRODUCTION, PmqaError
from search import Answer, QueryError, SearchEngine, say_none_awarded
from web.context import current_engine, language
from web.errors import BadParameter
from web.finding import find_answer, find_choices
from web.forms import SearchForm
from web.parameters import FILTERS, read_parameters
from web.texts import EXAMPLES
from web.view import Pager, list_entries

NEAREST = 5
"""Passages shown when none answers: enough to see that the subject is missing, not enough to pass for an answer."""

search_pages = Blueprint("search", __name__)


@search_pages.get("/")
def search_page() -> ResponseReturnValue:
    """The box; with ?q=, the answer under it, or what is wrong with the question."""
    form, engine = read_parameters(SearchForm, request.args), current_engine()
    if not form.is_filled:
        return _render_home(engine, form)
    try:
        return _render_results(engine, form, answer=find_answer(form, engine))
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


def _render_results(engine: SearchEngine, form: SearchForm, *, answer: Answer) -> str:
    return render_template(
        "results.html",
        form=form,
        filters=FILTERS,
        menus=find_choices(form, engine, answer.counts),
        answer=answer if answer.answered else replace(answer, hits=answer.hits[:NEAREST]),
        pager=Pager(number=form.page_number(), total=answer.total),
        entries=list_entries(answer.awards, engine.cases),
        none_awarded=answer.none_awarded and say_none_awarded(answer.none_awarded).in_language(language()),
        problem=None,
    )


def _render_problem(engine: SearchEngine, form: SearchForm, problem: PmqaError) -> str:
    return render_template(
        "results.html",
        form=form,
        filters=FILTERS,
        menus=find_choices(form, engine, {}),
        answer=None,
        entries=(),
        none_awarded=None,
        problem=problem,
    )
