"""What can be filtered by: over the whole index, and how an answer is spread over it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus import Case, dictionary_key, fold_name, merge_names, read_criteria
from index import NO_ITEM, Allowed, Library
from search.results import FacetCount, Facets, Filters

FACETS = ("category", "item", "year", "agency", "agency_type")
"""The facets, by the names of the filters. A passage has one value in each, or none, but of items several: so the
counts of all but item add up to all passages."""

FacetCounts = dict[str, tuple[FacetCount, ...]]
"""Counts by the name of their facet."""


def read_facets(cases: Sequence[Case], items: tuple[str, ...]) -> Facets:
    """The values of `cases`, of which the introductions of books have no agency; `items` that any passage evidences."""
    return Facets(
        categories=tuple(sorted({case.category for case in cases if case.category is not None})),
        years=tuple(sorted({case.year for case in cases if case.year is not None}, reverse=True)),
        agencies=_in_thai_order(case.agency for case in cases if case.category is not None),
        agency_types=_in_thai_order(case.agency_type for case in cases if case.agency_type),
        items=items,
    )


class FacetCounter:
    """How answers are spread over the facets of a library, counted from tables; safe for several threads."""

    def __init__(self, library: Library) -> None:
        self._tables = library.tables
        values: dict[str, list[str | int | None]] = {
            "category": [case.category for case in library.cases],
            "year": [case.year for case in library.cases],
            "agency": [case.agency if case.category is not None else None for case in library.cases],
            "agency_type": [case.agency_type or None for case in library.cases],
        }
        self._values = {name: _Values(of_cases) for name, of_cases in values.items()}
        self._codes = (*(item.code for item in read_criteria().items), None)

    def count(self, places: NDArray[np.int64], facets: Sequence[str] = FACETS) -> FacetCounts:
        """Of the passages `places` of an answer, in any order, how many and of how many cases have each value of each
        of `facets`; most passages first, ties by value, last those without a value. Values that no passage has are left
        out."""
        owners = self._tables.owners[places]
        cases, passages = np.unique(owners, return_counts=True)
        return {
            name: _ordered(
                self._count_items(places, owners) if name == "item" else self._values[name].count(cases, passages)
            )
            for name in facets
        }

    def count_filtered(
        self,
        places: NDArray[np.int64],
        filters: Filters,
        allowed: Allowed | None,
        find: Callable[[Filters], NDArray[np.int64]],
    ) -> FacetCounts:
        """As `count`, of an answer under `filters`, which allow the passages `allowed`; but a facet whose filter is set
        counts beside `places` what its filter alone keeps out: of what `find` gives without it.

        So who has chosen a value sees what another would add. Values that are chosen count what the answer lists, and
        no less where `find` gives only the best of many.
        """
        counts = self.count(places)
        for name in FACETS:
            if allowed is not None and getattr(filters, name):
                wider = find(replace(filters, **{name: ()}))
                counts |= self.count(np.union1d(places, wider[~allowed.mask[wider]]), (name,))
        return counts

    def _count_items(self, places: NDArray[np.int64], owners: NDArray[np.int32]) -> list[FacetCount]:
        # NO_ITEM alone is a passage without any; it indexes the last of the codes.
        items = self._tables.items[places]
        ranks, held = np.nonzero((items != NO_ITEM).T)
        bare = np.flatnonzero((items == NO_ITEM).all(axis=1))
        found = np.concatenate([items[held, ranks], np.full(len(bare), NO_ITEM)])
        owning = np.concatenate([owners[held], owners[bare]])
        passages = np.bincount(found - NO_ITEM, minlength=len(self._codes))
        pairs = np.unique(owning.astype(np.int64) * len(self._codes) + (found - NO_ITEM))
        cases = np.bincount(pairs % len(self._codes), minlength=len(self._codes))
        return [
            FacetCount(value=self._codes[number + NO_ITEM], passages=int(passages[number]), cases=int(cases[number]))
            for number in np.flatnonzero(passages).tolist()
        ]


class _Values:
    # Of each case a value. A name counts in whatever spelling; it is shown in the one that most passages have.

    def __init__(self, of_cases: Sequence[str | int | None]) -> None:
        self._spellings = list(dict.fromkeys(of_cases))
        numbers = {value: number for number, value in enumerate(self._spellings)}
        self._numbers = np.array([numbers[value] for value in of_cases], dtype=np.int64)
        self._folded = [fold_name(value) if isinstance(value, str) else value for value in self._spellings]

    def count(self, cases: NDArray[np.int32], passages: NDArray[np.int64]) -> list[FacetCount]:
        numbers = self._numbers[cases]
        held, of = np.bincount(numbers, passages).astype(np.int64), np.bincount(numbers)
        found = np.flatnonzero(held)
        spelt: dict[str | int | None, list[tuple[int, int, int]]] = {}
        for each in zip(found.tolist(), held[found].tolist(), of[found].tolist(), strict=True):
            spelt.setdefault(self._folded[each[0]], []).append(each)
        return [self._counted(each) for each in spelt.values()]

    def _counted(self, spelt: Sequence[tuple[int, int, int]]) -> FacetCount:
        # spelt: of each spelling of one value its number, passages and cases; most have but one.
        if len(spelt) == 1:
            ((number, passages, cases),) = spelt
            return FacetCount(value=self._spellings[number], passages=passages, cases=cases)
        first = min(spelt, key=lambda each: (-each[1], str(self._spellings[each[0]])))
        _, passages, cases = map(sum, zip(*spelt, strict=True))
        return FacetCount(value=self._spellings[first[0]], passages=passages, cases=cases)


def _in_thai_order(names: Iterable[str]) -> tuple[str, ...]:
    return merge_names(sorted({*names}, key=dictionary_key))


def _ordered(counts: Iterable[FacetCount]) -> tuple[FacetCount, ...]:
    return tuple(sorted(counts, key=lambda count: (count.value is None, -count.passages, str(count.value))))
