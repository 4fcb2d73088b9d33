"""The pages for people. A view parses, asks and renders."""

from collections import Counter
from dataclasses import replace

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from corpus import INTRODUCTION, Case, PmqaError, is_same_agency
from search import Answer, Hit, QueryError, SearchEngine
from web.context import engine, language, site
from web.errors import BadParameter
from web.finding import find_choices, find_filters
from web.forms import SearchForm
from web.parameters import FILTERS, PassageQuery, read_parameters
from web.texts import EXAMPLES
from web.view import PAGE_SIZE, Pager, cite_source, list_entries, outline_case, repeats_profile

NEAREST = 5
"""Passages shown when none answers: enough to see that the subject is missing, not enough to pass for an answer."""

SIMILAR = 10
"""Similar passages on a page of their own."""

SIMILAR_CASES = 5
"""Similar cases under a case."""

pages = Blueprint("pages", __name__)


@pages.get("/")
def search_page() -> ResponseReturnValue:
    """The box; with ?q=, the answer under it, or what is wrong with the question."""
    form, asked = read_parameters(SearchForm, request.args), engine()
    if not form.asked:
        return _render_home(asked, form)
    try:
        return _render_results(asked, form, answer=_ask(asked, form))
    except (QueryError, BadParameter) as problem:
        return _render_problem(asked, form, problem), 400


@pages.get("/cases/<case_id>")
def case_page(case_id: str) -> ResponseReturnValue:
    """A whole case, with the passage of ?passage= marked, and the way back to the results of ?q=."""
    asked = engine()
    form, wanted = read_parameters(SearchForm, request.args), read_parameters(PassageQuery, request.args).passage
    return _render_case(asked, asked.case(case_id), form, wanted=wanted)


@pages.get("/passages/<passage_id>/similar")
def similar_page(passage_id: str) -> ResponseReturnValue:
    """A passage and those of other agencies that say the like, nearest first."""
    asked = engine()
    passage = asked.passage(passage_id)
    return render_template(
        "similar.html",
        passage=passage,
        case=asked.case(passage.case_id),
        similar=asked.similar_passages(passage.id, limit=SIMILAR),
        form=SearchForm(),
    )


def _render_home(asked: SearchEngine, form: SearchForm) -> str:
    cases = [case for case in asked.cases if case.agency != INTRODUCTION]
    return render_template(
        "home.html",
        form=form,
        examples=EXAMPLES,
        counts=Counter(case.category for case in cases),
        awarded=Counter(award.category for award in asked.awards),
        case_count=len(cases),
        passage_count=asked.passage_count,
    )


def _render_results(asked: SearchEngine, form: SearchForm, *, answer: Answer) -> str:
    return render_template(
        "results.html",
        form=form,
        filters=FILTERS,
        menus=find_choices(form, asked, answer.counts),
        answer=answer if answer.answered else replace(answer, hits=answer.hits[:NEAREST]),
        pager=Pager(number=form.page_number(), total=answer.total),
        entries=list_entries(answer.awards, asked.cases),
        problem=None,
    )


def _render_problem(asked: SearchEngine, form: SearchForm, problem: PmqaError) -> str:
    menus = find_choices(form, asked, {})
    return render_template(
        "results.html", form=form, filters=FILTERS, menus=menus, answer=None, entries=(), problem=problem
    )


def _render_case(asked: SearchEngine, case: Case, form: SearchForm, *, wanted: str) -> str:
    passages, is_write_up = asked.passages(case.id), case.category is not None
    chosen = next((passage for passage in passages if passage.id == wanted), None)
    return render_template(
        "case.html",
        case=case,
        parts_of_case=outline_case(case, passages),
        profile_repeated=repeats_profile(case, passages),
        chosen=chosen,
        gone=bool(wanted) and chosen is None,
        citation=cite_source(case, chosen, site().criteria, language()),
        found=_find_hits(asked, form),
        items={passage.id: asked.items(passage.id) if is_write_up else () for passage in passages},
        awards=[award for award in asked.awards if is_same_agency(award.agency, case.agency)],
        similar=asked.similar_cases(case.id, limit=SIMILAR_CASES) if is_write_up else (),
        form=form,
        blank=SearchForm(),
    )


def _ask(asked: SearchEngine, form: SearchForm) -> Answer:
    filters = find_filters(form, asked)
    offset = Pager(number=form.page_number(), total=0).offset
    return asked.search(form.q, filters=filters, limit=PAGE_SIZE, offset=offset)


def _find_hits(asked: SearchEngine, form: SearchForm) -> dict[str, Hit]:
    # The hits of the results from which the case was opened, by passage.
    if not form.q:
        return {}
    try:
        return {hit.passage.id: hit for hit in _ask(asked, form).hits}
    except (QueryError, BadParameter):  # the case is worth showing even when the question it came from is not one
        return {}
