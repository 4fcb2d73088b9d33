"""What can be filtered by: over the whole index, and how an answer is spread over it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus import Case, fold_name, merge_names
from search.results import FacetCount, Facets

Placed = tuple[Case, Sequence[str]]
"""A passage as it is counted: its case and the codes of the items that it evidences."""

FACETS: Mapping[str, Callable[[Case, Sequence[str]], Iterable[str | int | None]]] = {
    "category": lambda case, items: (case.category,),
    "item": lambda case, items: items or (None,),
    "year": lambda case, items: (case.year,),
    "agency": lambda case, items: (case.agency if case.category is not None else None,),
    "agency_type": lambda case, items: (case.agency_type or None,),
}
"""The values that a passage has in each facet, by the name of the filter; None where it has none. All but item have one
a passage, so that their counts add up to all passages."""


def read_facets(cases: Sequence[Case], items: tuple[str, ...]) -> Facets:
    """The values of `cases`, of which the introductions of books have no agency; `items` that any passage evidences."""
    return Facets(
        categories=tuple(sorted({case.category for case in cases if case.category is not None})),
        years=tuple(sorted({case.year for case in cases if case.year is not None}, reverse=True)),
        agencies=merge_names(in_thai_order({case.agency for case in cases if case.category is not None})),
        agency_types=merge_names(in_thai_order({case.agency_type for case in cases if case.agency_type})),
        items=items,
    )


def in_thai_order(words: Iterable[str]) -> tuple[str, ...]:
    """`words` as in a Thai dictionary: a leading vowel counts after its consonant, tone marks only between words
    otherwise equal."""
    return tuple(sorted(words, key=_dictionary_key))


def _dictionary_key(word: str) -> tuple[str, str]:
    return re.sub("[\u0e47-\u0e4e]", "", re.sub("([เแโใไ])([ก-ฮ])", r"\2\1", word)), word


def count_facets(ranked: Sequence[Placed]) -> dict[str, tuple[FacetCount, ...]]:
    """Of the passages of an answer, in any order, how many and of how many cases have each value of each facet; most
    passages first, ties by value, last those without a value. Values that no passage has are left out."""
    return {name: _count(ranked, values) for name, values in FACETS.items()}


def _count(
    ranked: Sequence[Placed], values: Callable[[Case, Sequence[str]], Iterable[str | int | None]]
) -> tuple[FacetCount, ...]:
    # A name counts in whatever spelling; it is shown in the one that most passages have.
    spellings: dict[str | int | None, Counter[str | int | None]] = {}
    cases: dict[str | int | None, set[str]] = {}
    for case, items in ranked:
        for value in values(case, items):
            folded = fold_name(value) if isinstance(value, str) else value
            spellings.setdefault(folded, Counter())[value] += 1
            cases.setdefault(folded, set()).add(case.id)
    counts = [
        FacetCount(
            value=min(spelt, key=lambda value: (-spelt[value], str(value))),
            passages=spelt.total(),
            cases=len(cases[folded]),
        )
        for folded, spelt in spellings.items()
    ]
    return tuple(sorted(counts, key=lambda count: (count.value is None, -count.passages, str(count.value))))
