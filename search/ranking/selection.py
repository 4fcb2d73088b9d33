"""Which passages pass the filters, from tables of the cases: no case is looked at one by one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus import fold_name, read_criteria
from index import NO_ITEM, Allowed, Conditions, Library
from search.results import Filters

REMEMBERED = 64
"""Filters whose passages are remembered: the next page, and the next query, of one who filters."""

_FIELDS = ("category", "year", "agency_type", "document")


class Selection:
    """The passages of a library by what can be filtered by; safe for several threads."""

    def __init__(self, library: Library) -> None:
        self._tables, self._cases = library.tables, len(library.cases)
        self._values: dict[str, dict[object, list[int]]] = {name: defaultdict(list) for name in _FIELDS}
        self._agencies: dict[str | None, list[int]] = defaultdict(list)
        for number, case in enumerate(library.cases):
            for name in _FIELDS:
                value = getattr(case, name)
                for each in {value, value or None}:  # an empty name states nothing
                    self._values[name][each].append(number)
            for called in {fold_name(name) for name in (case.agency, *case.short_names)}:
                self._agencies[called].append(number)
            if case.category is None:
                self._agencies[None].append(number)
        self._items = {item.code: number for number, item in enumerate(read_criteria().items)}
        self._remembered = lru_cache(REMEMBERED)(self._allowed)

    def allowed(self, filters: Filters) -> Allowed | None:
        """The passages that meet every filter that is set; None when none is."""
        return self._remembered(filters) if filters else None

    def _allowed(self, filters: Filters) -> Allowed:
        asked = {**asdict(filters), "agency": tuple(map(_folded, filters.agency))}
        conditions = Conditions(**{name: values or None for name, values in asked.items()})
        return Allowed(self._mask(conditions), conditions)

    def _mask(self, asked: Conditions) -> NDArray[np.bool_]:
        cases = np.ones(self._cases, dtype=np.bool_)
        for name in _FIELDS:
            if (wanted := getattr(asked, name)) is not None:
                cases &= self._numbered(self._values[name].get(value, []) for value in wanted)
        if asked.agency is not None:
            cases &= self._numbered(self._agencies.get(name, []) for name in asked.agency)
        allowed: NDArray[np.bool_] = cases[self._tables.owners]
        return allowed if asked.item is None else allowed & self._evidencing(asked.item)

    def _evidencing(self, codes: Sequence[str | None]) -> NDArray[np.bool_]:
        # Of each passage whether it evidences one of `codes`, or none where that is asked for.
        items = self._tables.items
        numbers = [self._items[code] for code in codes if code in self._items]
        found: NDArray[np.bool_] = np.asarray(np.isin(items, numbers).any(axis=1))
        return found | (items == NO_ITEM).all(axis=1) if None in codes else found

    def _numbered(self, alternatives: Iterable[list[int]]) -> NDArray[np.bool_]:
        found = np.zeros(self._cases, dtype=np.bool_)
        for numbers in alternatives:
            found[numbers] = True
        return found


def _folded(name: str | None) -> str | None:
    return None if name is None else fold_name(name)
