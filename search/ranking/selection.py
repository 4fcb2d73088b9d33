"""Which passages pass the filters, from tables of the cases: no case is looked at one by one."""

from collections import defaultdict
from dataclasses import asdict
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus import fold_name, read_criteria
from index import Allowed, Conditions, Library
from search.results import Filters

REMEMBERED = 64
"""Filters whose passages are remembered: the next page, and the next query, of one who filters."""

_FIELDS = ("category", "year", "agency_type", "document")


class Selection:
    """The passages of a library by what can be filtered by; safe for several threads."""

    def __init__(self, library: Library) -> None:
        self._tables, self._cases = library.tables, len(library.cases)
        self._values: dict[str, dict[object, list[int]]] = {name: defaultdict(list) for name in _FIELDS}
        self._agencies: dict[str, list[int]] = defaultdict(list)
        for number, case in enumerate(library.cases):
            for name in _FIELDS:
                self._values[name][getattr(case, name)].append(number)
            for called in {fold_name(name) for name in (case.agency, *case.short_names)}:
                self._agencies[called].append(number)
        self._items = {item.code: number for number, item in enumerate(read_criteria().items)}
        self._remembered = lru_cache(REMEMBERED)(self._allowed)

    def allowed(self, filters: Filters) -> Allowed | None:
        """The passages that meet every filter that is set; None when none is."""
        return self._remembered(filters) if filters else None

    def _allowed(self, filters: Filters) -> Allowed:
        asked = asdict(filters)
        if filters.agency is not None:
            asked["agency"] = fold_name(filters.agency)
        return Allowed(self._mask(filters), Conditions(**asked))

    def _mask(self, filters: Filters) -> NDArray[np.bool_]:
        cases = np.ones(self._cases, dtype=np.bool_)
        for name in _FIELDS:
            if (wanted := getattr(filters, name)) is not None:
                cases &= self._numbered(self._values[name].get(wanted, []))
        if filters.agency is not None:
            cases &= self._numbered(self._agencies.get(fold_name(filters.agency), []))
        allowed: NDArray[np.bool_] = cases[self._tables.owners]
        if filters.item is not None:
            allowed = allowed & (self._tables.items == self._items.get(filters.item, len(self._items))).any(axis=1)
        return allowed

    def _numbered(self, numbers: list[int]) -> NDArray[np.bool_]:
        found = np.zeros(self._cases, dtype=np.bool_)
        found[numbers] = True
        return found
