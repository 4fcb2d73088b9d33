"""How an answer is spread over what can be filtered by."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus import Case
from search.results import FacetCount

Placed = tuple[Case, Sequence[str]]
"""A passage as it is counted: its case and the codes of the items that it evidences."""

FACETS: Mapping[str, Callable[[Case, Sequence[str]], Iterable[str | int | None]]] = {
    "category": lambda case, items: (case.category,),
    "item": lambda case, items: items,
    "year": lambda case, items: (case.year,),
    "agency": lambda case, items: (case.agency,) if case.category is not None else (),
    "agency_type": lambda case, items: (case.agency_type or None,),
}
"""The values that a passage has in each facet, by the name of the filter; None is no value. All but item have one value
a passage, so that their counts add up to the passages that have any."""


def count_facets(ranked: Sequence[Placed]) -> dict[str, tuple[FacetCount, ...]]:
    """Of the passages of an answer, in any order, how many and of how many cases have each value of each facet; most
    passages first, ties by value. Values that no passage has are left out."""
    return {name: _count(ranked, values) for name, values in FACETS.items()}


def _count(
    ranked: Sequence[Placed], values: Callable[[Case, Sequence[str]], Iterable[str | int | None]]
) -> tuple[FacetCount, ...]:
    passages: Counter[str | int] = Counter()
    cases: dict[str | int, set[str]] = {}
    for case, items in ranked:
        for value in values(case, items):
            if value is not None:
                passages[value] += 1
                cases.setdefault(value, set()).add(case.id)
    return tuple(
        FacetCount(value=value, passages=count, cases=len(cases[value]))
        for value, count in sorted(passages.items(), key=lambda item: (-item[1], str(item[0])))
    )
