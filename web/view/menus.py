"""The filters beside an answer: what can be chosen, and how many cases each choice would leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import Criteria
from search import FacetCount, Facets
from web.forms import SearchForm
from web.parameters import FILTERS, NOT_STATED
from web.texts import say
from web.view.citing import format_item, name_category
from web.view.naming import english_name, english_type

SHORT = 8
"""Choices that a filter shows at once: what fits beside three results."""

LONG = 6
"""Choices behind these, on request: with long names of agencies 4 kB of a page that may have 100."""

BY_CASES = ("agency", "agency_type", "item")
"""The filters whose choices come by how many cases have them; the others keep the order of their values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice of a filter. count: cases of the answer that have this value whatever else is chosen of the filter,
    None where no case has it or there is no answer."""

    name: str
    value: str
    label: str
    count: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A filter. first: its choices that are shown, the chosen among them; more: those on request; left: how many there
    are beside. chosen: how many are."""

    name: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...] = ()
    left: int = 0

    @property
    def chosen(self) -> int:
        """How many choices are made."""
        return sum(choice.chosen for choice in self.first)


def make_menus(
    form: SearchForm, facets: Facets, counts: Mapping[str, Sequence[FacetCount]], criteria: Criteria, language: str
) -> dict[str, Menu]:
    """A menu for each of FILTERS that has anything to choose: the values that cases of the answer have, or all that the
    index holds where there is no answer; and what the form asks for, be it there or not."""
    menus = {name: _make_menu(name, form, facets, counts.get(name), criteria, language) for name in FILTERS}
    return {name: menu for name, menu in menus.items() if menu.first}


def label_choice(name: str, value: str, criteria: Criteria, language: str) -> Choice:
    """A value as a reader knows it: categories and items by number and name, what is not stated by a word, agencies
    and their types in English by the names that are known, all else as it is."""
    if value == NOT_STATED:
        return Choice(name=name, value=value, label=say("introduction" if name == "agency" else "not_stated", language))
    if name == "category" and value in {str(category.number) for category in criteria.categories}:
        return Choice(name=name, value=value, label=name_category(criteria, int(value), language))
    if name == "item" and value in {item.code for item in criteria.items}:
        return Choice(name=name, value=value, label=format_item(criteria, value, language))
    if name == "agency" and language == "en":
        return Choice(name=name, value=value, label=english_name(value) or value)
    if name == "agency_type" and language == "en":
        return Choice(name=name, value=value, label=english_type(value) or value)
    return Choice(name=name, value=value, label=value)


def label_chip(choice: Choice, language: str) -> str:
    """A choice as a filter that is set is named: short, for it stands among others."""
    if choice.value == NOT_STATED:
        return say("chip_not_stated", language, name=say(choice.name, language))
    named = choice.label if choice.name in ("agency", "agency_type") else choice.value
    return say(f"chip_{choice.name}", language, value=named)


def _make_menu(
    name: str,
    form: SearchForm,
    facets: Facets,
    counts: Sequence[FacetCount] | None,
    criteria: Criteria,
    language: str,
) -> Menu:
    wanted = getattr(form, name)
    offered = [str(value) for value in FILTERS[name].offered(facets)]
    cases = {_write(count.value): count.cases for count in counts or ()}
    values = offered if counts is None else _in_order(name, cases, offered)
    first = [*values[:SHORT], *(value for value in wanted if value not in values[:SHORT])]
    more = [value for value in values[SHORT:] if value not in wanted]

    def choose(value: str) -> Choice:
        choice = label_choice(name, value, criteria, language)
        return replace(choice, count=cases.get(value), chosen=value in wanted)

    return Menu(name=name, first=tuple(map(choose, first)), more=tuple(map(choose, more[:LONG])), left=len(more[LONG:]))


def _in_order(name: str, cases: Mapping[str, int], offered: Sequence[str]) -> list[str]:
    # What is not stated comes last.
    places = {value: place for place, value in enumerate(offered)}

    def rank(value: str) -> tuple[bool, int, int]:
        return value == NOT_STATED, -cases[value] if name in BY_CASES else 0, places.get(value, len(places))

    return sorted(cases, key=rank)


def _write(value: str | int | None) -> str:
    return NOT_STATED if value is None else str(value)
