"""The filter menus: what can be chosen, and how many passages of the answer each choice would leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus import Criteria
from search import FacetCount, Facets
from web.forms import SearchForm
from web.parameters import FILTERS
from web.view.citing import format_item, name_category


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice of a menu. count: passages of the answer that have this value, None where the answer cannot tell."""

    value: str
    label: str
    count: int | None


def make_menus(
    form: SearchForm, facets: Facets, counts: Mapping[str, Sequence[FacetCount]], criteria: Criteria, language: str
) -> dict[str, tuple[Choice, ...]]:
    """A menu for each of FILTERS: what the index holds and what the form asks for, be it there or not.

    Where a filter is set, the answer holds its value alone and cannot tell how many the other choices would find.
    """
    menus = {}
    for name, line in FILTERS.items():
        offered = [str(value) for value in line.offered(facets)]
        chosen = getattr(form, name)
        values = [*offered, *([chosen] if chosen not in ("", *offered) else [])]
        passages = {str(count.value): count.passages for count in counts.get(name, ())}
        menus[name] = tuple(
            Choice(
                value=value,
                label=label_choice(name, value, criteria, language),
                count=passages.get(value, 0) if name in counts and chosen in ("", value) else None,
            )
            for value in values
        )
    return menus


def label_choice(name: str, value: str, criteria: Criteria, language: str) -> str:
    """A choice as a reader knows it: categories and items by number and name, all else as it is."""
    if name == "category" and value in {str(category.number) for category in criteria.categories}:
        return name_category(criteria, int(value), language)
    if name == "item" and value in {item.code for item in criteria.items}:
        return format_item(criteria, value, language)
    return value
