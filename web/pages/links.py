"""Permanent addresses, as citations bear them, and the citation of a passage on a page of its own."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from web.context import cite, current_engine, link
from web.finding import find_case, find_passage
from web.forms import SearchForm

link_pages = Blueprint("links", __name__)


@link_pages.get("/p/<passage_id>")
def passage_link(passage_id: str) -> ResponseReturnValue:
    """To the passage in its case, under whatever id it has now. Raises UnknownPassage."""
    found = find_passage(passage_id, current_engine())
    return redirect(link("cases.case_page", case_id=found.case_id, passage=found.id, _anchor=f"p-{found.id}"))


@link_pages.get("/c/<case_id>")
def case_link(case_id: str) -> ResponseReturnValue:
    """To the case, under whatever id it has now. Raises UnknownCase."""
    return redirect(link("cases.case_page", case_id=find_case(case_id, current_engine()).id))


@link_pages.get("/p/<passage_id>/cite")
def citation_page(passage_id: str) -> ResponseReturnValue:
    """The citation of a passage in every form, to be copied. Raises UnknownPassage."""
    engine = current_engine()
    passage = find_passage(passage_id, engine)
    case = engine.case(passage.case_id)
    return render_template("citation.html", case=case, passage=passage, citation=cite(case, passage), form=SearchForm())
