"""The basket: passages that somebody collected, as its address or form names them, and files of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from corpus import INTRODUCTION
from search import SearchEngine, UnknownPassage
from web.context import cite, current_engine, language, link, refuse_elsewhere, site
from web.export import Collected, Group, group_by_item, to_records, to_rows, write_csv, write_docx
from web.finding import find_passage
from web.forms import SearchForm
from web.parameters import parse_number
from web.picked import Picked, read_picked
from web.view import fill_pages, weigh_text

PART_BYTES = 62_000
"""Of the passages that the page shows at a time: with the ids and notes of the others it has less than 100 kB."""

_AROUND = 1_700  # bytes of the page beside the words of a passage: its fields and buttons

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

    @property
    def parts(self) -> tuple[range, ...]:
        """The places of what the page shows at a time."""
        return fill_pages([_weigh(each) for group in self.groups for each in group.collected], PART_BYTES)

    def part_of(self, place: int) -> int:
        """The number of the part, from 1, that has this place; behind the end it is the last."""
        return next((number for number, part in enumerate(self.parts, 1) if place in part), len(self.parts))


@basket_pages.get("/basket")
def basket_page() -> ResponseReturnValue:
    """The passages of ?p=, each with the note of the ?n= in its place, by item; of many those of ?part=. ?up=, ?down=
    and ?out= name one that is moved among those of its item, or taken out. Raises BadParameter."""
    basket = _fill(current_engine(), read_picked(request.args))
    for move in MOVES:
        if wanted := request.args.get(move):
            place = basket.ids.index(wanted) if wanted in basket.ids else 0
            return redirect(_address(_fill(current_engine(), MOVES[move](basket, wanted)), wanted, place))
    parts = basket.parts
    number = min(max(parse_number(request.args.get("part", "")) or 1, 1), len(parts))
    return render_template(
        "basket.html", basket=basket, parts_of_basket=parts, number=number, files=tuple(WRITERS), form=SearchForm()
    )


@basket_pages.route("/basket.<kind>", methods=["GET", "POST"])
def basket_file(kind: str) -> ResponseReturnValue:
    """The basket as a file, of ?p= and ?n= or of a form with these fields. Raises BadParameter."""
    if kind not in WRITERS:
        abort(404)
    refuse_elsewhere()
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


def _weigh(collected: Collected) -> int:
    named = weigh_text(collected.case.agency) + weigh_text(collected.passage.section)
    return _AROUND + weigh_text(collected.passage.text) + 7 * named


def _address(basket: Basket, moved: str, place: int) -> str:
    # Of the part with what was moved, else with what has the place that it had.
    noted = any(each.note for each in basket.picked)
    number = basket.part_of(basket.ids.index(moved) if moved in basket.ids else place)
    return link(
        "basket.basket_page",
        p=basket.ids,
        n=[each.note for each in basket.picked] if noted else [],
        part=number if number > 1 else None,
        _anchor=f"b-{moved}" if moved in basket.ids else None,
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
