"""The pages of what was found: a case, what says the like of a passage, why it is where it is."""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from corpus import Case, Passage, is_same_agency
from search import Hit, QueryError, SearchEngine
from web.context import cite, current_engine, link
from web.errors import BadParameter
from web.finding import find_answer, find_case, find_passage, where_is
from web.forms import SearchForm
from web.parameters import CaseQuery, read_parameters
from web.view import Part, cut_stretches, outline_case, repeats_profile, weigh_text

SIMILAR = 10
"""Similar passages on a page of their own."""

SIMILAR_CASES = 5
"""Similar cases under a case."""

case_pages = Blueprint("cases", __name__)


@case_pages.get("/cases/<case_id>")
def case_page(case_id: str) -> ResponseReturnValue:
    """A case, with the passage of ?passage= marked, and the way back to the results of ?q=; of a long one the part of
    ?part=, else that with the passage. Former ids lead to the present ones. Raises UnknownCase and BadParameter."""
    engine = current_engine()
    form, wanted = read_parameters(SearchForm, request.args), read_parameters(CaseQuery, request.args)
    case, now = find_case(case_id, engine), where_is(wanted.passage, engine)
    if case.id != case_id or now != wanted.passage:
        anchor = f"p-{now}" if now else None
        return redirect(link("cases.case_page", case_id=case.id, passage=now, _anchor=anchor, **form.values()))
    return _render_case(engine, case, form, wanted)


@case_pages.get("/passages/<passage_id>")
def passage_page(passage_id: str) -> ResponseReturnValue:
    """A passage, why it was put with its items, and how its text came. Raises UnknownPassage."""
    engine = current_engine()
    passage = find_passage(passage_id, engine)
    case = engine.case(passage.case_id)
    return render_template(
        "passage.html",
        passage=passage,
        case=case,
        items=engine.items(passage.id) if case.category is not None else (),
        form=SearchForm(),
    )


@case_pages.get("/passages/<passage_id>/similar")
def similar_page(passage_id: str) -> ResponseReturnValue:
    """A passage and those of other agencies that say the like, nearest first. Raises UnknownPassage."""
    engine = current_engine()
    passage = find_passage(passage_id, engine)
    if passage.id != passage_id:
        return redirect(link("cases.similar_page", passage_id=passage.id))
    return render_template(
        "similar.html",
        passage=passage,
        case=engine.case(passage.case_id),
        similar=engine.similar_passages(passage.id, limit=SIMILAR),
        form=SearchForm(),
    )


def _render_case(engine: SearchEngine, case: Case, form: SearchForm, wanted: CaseQuery) -> str:
    passages, is_write_up = engine.passages(case.id), case.category is not None
    chosen = next((passage for passage in passages if passage.id == wanted.passage), None)
    profile = (case.abstract_en, case.vision, *case.mission, *case.values)
    parts, above = outline_case(case, passages), sum(map(weigh_text, profile))
    items = {passage.id: engine.items(passage.id) if is_write_up else () for passage in passages}
    stretches = cut_stretches(parts, items, before=above)
    number = _find_stretch(stretches, wanted.part, chosen)
    is_last = number == len(stretches)
    return render_template(
        "case.html",
        case=case,
        stretches=stretches,
        number=number,
        parts_of_case=stretches[number - 1],
        profile_repeated=repeats_profile(case, passages),
        shown=[passage for part in stretches[number - 1] for passage in part.passages],
        chosen=chosen,
        gone=bool(wanted.passage) and chosen is None,
        citation=cite(case, chosen),
        highlighted=_find_hits(engine, form),
        items=items,
        awards=[award for award in engine.awards if is_same_agency(award.agency, case.agency)],
        similar=engine.similar_cases(case.id, limit=SIMILAR_CASES) if is_write_up and is_last else (),
        form=form,
        blank=SearchForm(),
    )


def _find_stretch(stretches: Sequence[Sequence[Part]], wanted: int | None, chosen: Passage | None) -> int:
    # The number of the one that is shown, from 1; behind the end it is the last.
    if wanted is not None:
        return min(wanted, len(stretches))
    held = (number for number, parts in enumerate(stretches, 1) if any(chosen in part.passages for part in parts))
    return next(held, 1)


def _find_hits(engine: SearchEngine, form: SearchForm) -> dict[str, Hit]:
    # The hits of the results from which the case was opened, by passage.
    if not form.q:
        return {}
    try:
        return {hit.passage.id: hit for hit in find_answer(form, engine).hits}
    except (QueryError, BadParameter):  # the case is worth showing even when the question it came from is not one
        return {}
