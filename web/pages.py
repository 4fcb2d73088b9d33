"""The pages for people. A view parses, asks and renders."""

from collections import Counter
from dataclasses import replace

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from corpus import INTRODUCTION, Case, PmqaError, is_same_agency
from search import Answer, Hit, QueryError, SearchEngine, say_none_awarded
from web.context import current_engine, language, site
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
    form, engine = read_parameters(SearchForm, request.args), current_engine()
    if not form.is_filled:
        return _render_home(engine, form)
    try:
        return _render_results(engine, form, answer=_ask(engine, form))
    except (QueryError, BadParameter) as problem:
        return _render_problem(engine, form, problem), 400


@pages.get("/cases/<case_id>")
def case_page(case_id: str) -> ResponseReturnValue:
    """A whole case, with the passage of ?passage= marked, and the way back to the results of ?q=."""
    engine = current_engine()
    form, wanted = read_parameters(SearchForm, request.args), read_parameters(PassageQuery, request.args).passage
    return _render_case(engine, engine.case(case_id), form, wanted=wanted)


@pages.get("/passages/<passage_id>/similar")
def similar_page(passage_id: str) -> ResponseReturnValue:
    """A passage and those of other agencies that say the like, nearest first."""
    engine = current_engine()
    passage = engine.passage(passage_id)
    return render_template(
        "similar.html",
        passage=passage,
        case=engine.case(passage.case_id),
        similar=engine.similar_passages(passage.id, limit=SIMILAR),
        form=SearchForm(),
    )


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


def _render_case(engine: SearchEngine, case: Case, form: SearchForm, *, wanted: str) -> str:
    passages, is_write_up = engine.passages(case.id), case.category is not None
    chosen = next((passage for passage in passages if passage.id == wanted), None)
    return render_template(
        "case.html",
        case=case,
        parts_of_case=outline_case(case, passages),
        profile_repeated=repeats_profile(case, passages),
        chosen=chosen,
        gone=bool(wanted) and chosen is None,
        citation=cite_source(case, chosen, site().criteria, language()),
        highlighted=_find_hits(engine, form),
        items={passage.id: engine.items(passage.id) if is_write_up else () for passage in passages},
        awards=[award for award in engine.awards if is_same_agency(award.agency, case.agency)],
        similar=engine.similar_cases(case.id, limit=SIMILAR_CASES) if is_write_up else (),
        form=form,
        blank=SearchForm(),
    )


def _ask(engine: SearchEngine, form: SearchForm) -> Answer:
    filters = find_filters(form, engine)
    offset = Pager(number=form.page_number(), total=0).offset
    return engine.search(form.q, filters=filters, limit=PAGE_SIZE, offset=offset)


def _find_hits(engine: SearchEngine, form: SearchForm) -> dict[str, Hit]:
    # The hits of the results from which the case was opened, by passage.
    if not form.q:
        return {}
    try:
        return {hit.passage.id: hit for hit in _ask(engine, form).hits}
    except (QueryError, BadParameter):  # the case is worth showing even when the question it came from is not one
        return {}
