"""How far a review is, and what came of it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from flask import jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from corpus import PmqaError
from search import Review, SharedKind
from web.context import language, link, refuse_elsewhere
from web.desk import LIFETIME, Failed, Running, bench
from web.errors import UnknownItem
from web.finding import find_item
from web.forms import SearchForm
from web.pages.reviewing.form import Filled, show_form
from web.pages.reviewing.shared import find_review, find_state, review_pages
from web.parameters import PageQuery, read_parameters
from web.texts import say
from web.view import (
    Pager,
    count_own,
    list_claimed,
    list_shared,
    name_sections,
    outline_review,
    passages_of,
    share_done,
    write_clock,
)

PASSAGES_A_PAGE = 10
"""Passages of the report on a page, whole."""

PAIRS_A_PAGE = 8
"""Pairs of passages on a page of shared text, both whole."""

FIGURES_A_PAGE = 40
"""Figures on a page, each with its sentence."""

SECTIONS = 25
"""Sections in the table of shares: those with the largest."""

T = TypeVar("T")


@review_pages.get("/review/<token>")
def result(token: str) -> ResponseReturnValue:
    """How far the review is; when it is there, its items in a table; when it failed, the form with the reason."""
    state = find_state(token)
    if isinstance(state, Running):
        return render_template("review_progress.html", token=token, told=_tell(state), state=state, form=SearchForm())
    if isinstance(state, Failed):
        filled = Filled(agency=state.asked.agency, same_type_first=state.asked.same_type_first)
        return show_form(filled, PmqaError(state.said)), 422
    return _show(token, "review_result.html", lambda review: {"categories": outline_review(review)})


@review_pages.get("/review/<token>/progress")
def progress(token: str) -> ResponseReturnValue:
    """How far the review is, for the script of its page."""
    state = find_state(token)
    return jsonify(_tell(state) if isinstance(state, Running) else {"running": False})


@review_pages.get("/review/<token>/items/<code>")
def item(token: str, code: str) -> ResponseReturnValue:
    """An item: what the report says, what was not found, how others did it. Raises UnknownItem."""
    wanted = find_item(code).code

    def lay_out(review: Review) -> dict[str, Any]:
        codes = [each.code for each in review.items]
        if wanted not in codes:
            raise UnknownItem(code)
        at = codes.index(wanted)
        found = review.items[at]
        own, pager = _turn(passages_of(review, found.passages), PASSAGES_A_PAGE)
        return {
            "found": found,
            "own": own,
            "pager": pager,
            "claimed": list_claimed(own),
            "before": codes[at - 1] if at else None,
            "after": codes[at + 1] if at + 1 < len(codes) else None,
        }

    return _show(token, "review_item.html", lay_out)


@review_pages.get("/review/<token>/shared")
def shared(token: str) -> ResponseReturnValue:
    """Text that stands in the library too, side by side, and its share of each section."""

    def lay_out(review: Review) -> dict[str, Any]:
        pairs, pager = _turn(list_shared(review), PAIRS_A_PAGE)
        return {"pairs": pairs, "pager": pager, "sections": name_sections(review)[:SECTIONS], "own": count_own(review)}

    return _show(token, "review_shared.html", lay_out)


@review_pages.get("/review/<token>/figures")
def figures(token: str) -> ResponseReturnValue:
    """The figures that the report claims."""

    def lay_out(review: Review) -> dict[str, Any]:
        claimed, pager = _turn(list_claimed(review.passages), FIGURES_A_PAGE)
        return {"claimed": claimed, "pager": pager}

    return _show(token, "review_figures.html", lay_out)


@review_pages.get("/review/<token>/unlinked")
def unlinked(token: str) -> ResponseReturnValue:
    """The passages that evidence no item."""

    def lay_out(review: Review) -> dict[str, Any]:
        own, pager = _turn(passages_of(review, review.unlinked), PASSAGES_A_PAGE)
        return {"own": own, "pager": pager}

    return _show(token, "review_unlinked.html", lay_out)


@review_pages.post("/review/<token>/discard")
def discard(token: str) -> ResponseReturnValue:
    """Keep the review no longer, whether it is there or being made."""
    refuse_elsewhere()
    bench().desk.drop(token)
    return redirect(link("review.form", discarded=1), 303)


def _show(token: str, template: str, lay_out: Callable[[Review], dict[str, Any]]) -> ResponseReturnValue:
    # A page of the review; as long as there is none, to where it is told how far it is.
    found = find_review(token)
    if found is None:
        return redirect(link("review.result", token=token), 303)
    return render_template(
        template,
        token=token,
        review=found,
        until=write_clock(datetime.now(UTC) + timedelta(seconds=LIFETIME)),
        counts={
            "shared": len(list_shared(found)),
            "figures": sum(len(own.figures) for own in found.passages),
            "unlinked": len(found.unlinked),
        },
        kinds=SharedKind,
        form=SearchForm(),
        **lay_out(found),
    )


def _turn(entries: Sequence[T], size: int) -> tuple[Sequence[T], Pager]:
    # Those of the page that is asked for, behind the end of the last.
    wanted = read_parameters(PageQuery, request.args).page
    last = max(1, Pager(number=1, total=len(entries), size=size).page_count)
    pager = Pager(number=min(wanted, last), total=len(entries), size=size)
    return entries[pager.offset : pager.offset + size], pager


def _tell(state: Running) -> dict[str, Any]:
    stage = say(f"review_stage_{state.stage or 'waiting'}", language())
    counted = say("review_counted", language(), done=f"{state.done:,}", total=f"{state.total:,}") if state.total else ""
    return {
        "running": True,
        "percent": share_done(state.stage, state.done, state.total),
        "stage": stage,
        "counted": counted,
    }
