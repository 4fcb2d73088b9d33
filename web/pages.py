"""The pages for people. A view parses, asks and renders."""

from collections import Counter

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from corpus import INTRODUCTION, Case, Category, Passage, PmqaError, Span
from search import Answer, Hit, QueryError, SearchEngine, cut_snippet
from web.citing import cite_source, name_category, name_item
from web.context import engine, language, site
from web.errors import BadParameter, UnknownCategory
from web.forms import FILTERS, SearchForm, parse_number, read_filters, read_form
from web.marking import mark_paragraphs, mark_snippet
from web.outline import outline_case, repeats_profile
from web.texts import EXAMPLES

LIMIT = 20
"""Passages on a page of results: about six cases, more than anyone reads before asking anew."""

pages = Blueprint("pages", __name__)


@pages.get("/")
def search_page() -> ResponseReturnValue:
    """The box; with ?q=, the answer under it, or what is wrong with the question."""
    form, asked = read_form(request.args), engine()
    if not form.asked:
        return _render_home(asked, form)
    try:
        return _render_results(asked, form, answer=_ask(asked, form))
    except (QueryError, BadParameter) as problem:
        return _render_results(asked, form, problem=problem), 400


@pages.get("/cases/<case_id>")
def case_page(case_id: str) -> ResponseReturnValue:
    """A whole case, with the passage of ?passage= marked, and the way back to the results of ?q=."""
    asked, form = engine(), read_form(request.args)
    case, passages, wanted = asked.case(case_id), asked.passages(case_id), request.args.get("passage", "")
    chosen = next((passage for passage in passages if passage.id == wanted), None)
    return render_template(
        "case.html",
        case=case,
        parts_of_case=outline_case(case, passages),
        profile_repeated=repeats_profile(case, passages),
        chosen=chosen,
        gone=bool(wanted) and chosen is None,
        citation=cite_source(case, chosen, site().criteria, language()),
        highlights=_find_highlights(asked, form),
        form=form,
    )


@pages.get("/categories/<number>")
def category_page(number: str) -> ResponseReturnValue:
    """A PMQA category: its items and the cases awarded in it, the newest first."""
    category = _find_category(number)
    cases = [case for case in engine().cases if case.category == category.number]
    cases.sort(key=lambda case: (-(case.year or 0), case.agency, case.id))
    total = sum(known.points for known in site().criteria.categories)
    return render_template("category.html", shown=category, cases=cases, total=total, form=SearchForm())


def show_snippet(hit: Hit) -> Markup:
    """What a result shows of a passage: its most highlighted window, or what came nearest in meaning."""
    return mark_snippet(cut_snippet(hit.passage.text, hit.highlights, anchor=hit.dense.window))


def show_paragraphs(passage: Passage, highlights: tuple[Span, ...]) -> tuple[Markup, ...]:
    """A whole passage, by paragraphs."""
    return mark_paragraphs(passage.text, highlights)


def _render_home(asked: SearchEngine, form: SearchForm) -> str:
    cases = [case for case in asked.cases if case.agency != INTRODUCTION]
    return render_template(
        "home.html",
        form=form,
        examples=EXAMPLES,
        counts=_count_categories(cases),
        case_count=len(cases),
        passage_count=asked.passage_count,
    )


def _render_results(
    asked: SearchEngine, form: SearchForm, *, answer: Answer | None = None, problem: PmqaError | None = None
) -> str:
    facets = asked.facets
    choices = {
        "category": [str(number) for number in facets.categories],
        "item": list(facets.items),
        "year": [str(year) for year in facets.years],
        "agency": list(facets.agencies),
        "agency_type": list(facets.agency_types),
    }
    for name in form.active:
        if getattr(form, name) not in choices[name]:
            choices[name].append(getattr(form, name))
    return render_template(
        "results.html", form=form, filters=FILTERS, choices=choices, answer=answer, problem=problem, label=_label_choice
    )


def _label_choice(name: str, value: str) -> str:
    criteria = site().criteria
    if name == "category" and value in {str(category.number) for category in criteria.categories}:
        return name_category(criteria, int(value), language())
    if name == "item" and value in {item.code for item in criteria.items}:
        return name_item(criteria, value, language())
    return value


def _ask(asked: SearchEngine, form: SearchForm) -> Answer:
    return asked.search(form.q, filters=read_filters(form, asked, site().criteria), limit=LIMIT)


def _find_highlights(asked: SearchEngine, form: SearchForm) -> dict[str, tuple[Span, ...]]:
    if not form.q:
        return {}
    try:
        return {hit.passage.id: hit.highlights for hit in _ask(asked, form).hits}
    except (QueryError, BadParameter):  # the case is worth showing even when the question it came from is not one
        return {}


def _count_categories(cases: list[Case]) -> Counter[int | None]:
    return Counter(case.category for case in cases)


def _find_category(number: str) -> Category:
    wanted = parse_number(number)
    try:
        return site().criteria.category(wanted or 0)
    except KeyError as exc:
        raise UnknownCategory(number) from exc
