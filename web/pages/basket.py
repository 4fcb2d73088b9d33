"""The basket: passages that somebody collected, as its address or form names them, and files of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from corpus import INTRODUCTION
from search import SearchEngine, UnknownPassage
from web.context import cite, current_engine, language, link, site
from web.export import Collected, Group, group_by_item, to_records, to_rows, write_csv, write_docx
from web.finding import find_passage
from web.forms import SearchForm
from web.picked import Picked, read_picked

basket_pages = Blueprint("basket", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket:
    """What was picked, by item, and what of it is nowhere."""

    groups: tuple[Group, ...]
    gone: tuple[Picked, ...]

    @property
    def picked(self) -> tuple[Picked, ...]:
        """What is there, under the ids it has now, as the groups have it in order."""
        return tuple(
            Picked(passage=each.passage.id, note=each.note) for group in self.groups for each in group.collected
        )

    @property
    def ids(self) -> list[str]:
        """Of what is there, in order."""
        return [each.passage for each in self.picked]


@basket_pages.get("/basket")
def basket_page() -> ResponseReturnValue:
    """The passages of ?p=, each with the note of the ?n= in its place, by item. ?up=, ?down= and ?out= name one that is
    moved among those of its item, or taken out. Raises BadParameter."""
    basket = _fill(current_engine(), read_picked(request.args))
    for move in MOVES:
        if wanted := request.args.get(move):
            return redirect(_address(MOVES[move](basket, wanted), wanted))
    return render_template("basket.html", basket=basket, files=tuple(WRITERS), form=SearchForm())


@basket_pages.route("/basket.<kind>", methods=["GET", "POST"])
def basket_file(kind: str) -> ResponseReturnValue:
    """The basket as a file, of ?p= and ?n= or of a form with these fields. Raises BadParameter."""
    if kind not in WRITERS:
        abort(404)
    if "Origin" in request.headers and request.headers["Origin"].partition("://")[2] != request.host:
        abort(403)  # other sites have no business with our forms
    answer = WRITERS[kind](_fill(current_engine(), read_picked(request.values)))
    answer.headers["Content-Disposition"] = f'attachment; filename="pmqa-basket.{kind}"'
    return answer


def _fill(engine: SearchEngine, picked: Sequence[Picked]) -> Basket:
    found: dict[str, Collected] = {}
    gone = []
    for each in picked:
        try:
            one = _collect(engine, each)
        except UnknownPassage:
            gone.append(each)
        else:
            found.setdefault(one.passage.id, one)
    return Basket(groups=group_by_item(list(found.values())), gone=tuple(gone))


def _collect(engine: SearchEngine, picked: Picked) -> Collected:
    passage = find_passage(picked.passage, engine)
    case = engine.case(passage.case_id)
    items = () if case.agency == INTRODUCTION else tuple(each.code for each in engine.items(passage.id))
    return Collected(passage=passage, case=case, items=items, note=picked.note, citation=cite(case, passage))


def _move(basket: Basket, wanted: str, by: int) -> tuple[Picked, ...]:
    groups = []
    for group in basket.groups:
        ids = [each.passage.id for each in group.collected]
        at = ids.index(wanted) if wanted in ids else -1
        there = list(group.collected)
        if at >= 0 and 0 <= at + by < len(there):
            there[at], there[at + by] = there[at + by], there[at]
        groups.append(replace(group, collected=tuple(there)))
    return replace(basket, groups=tuple(groups)).picked


MOVES: Mapping[str, Callable[[Basket, str], Sequence[Picked]]] = {
    "up": lambda basket, wanted: _move(basket, wanted, -1),
    "down": lambda basket, wanted: _move(basket, wanted, 1),
    "out": lambda basket, wanted: tuple(each for each in basket.picked if each.passage != wanted),
}
"""What the buttons of a passage do, by the parameter that names it."""


def _address(picked: Sequence[Picked], moved: str) -> str:
    noted = any(each.note for each in picked)
    return link(
        "basket.basket_page",
        p=[each.passage for each in picked],
        n=[each.note for each in picked] if noted else [],
        _anchor=f"b-{moved}" if any(each.passage == moved for each in picked) else None,
    )


def _write_word(basket: Basket) -> Response:
    content = write_docx(basket.groups, site().criteria, language())
    return Response(content, mimetype="application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def _write_table(basket: Basket) -> Response:
    return Response(write_csv(*to_rows(basket.groups)), mimetype="text/csv")


def _write_json(basket: Basket) -> Response:
    return jsonify(items=to_records(basket.groups), gone=[each.passage for each in basket.gone])


WRITERS: Mapping[str, Callable[[Basket], Response]] = {
    "docx": _write_word,
    "csv": _write_table,
    "json": _write_json,
}
"""The files that a basket can be taken along as, by their ending."""
