"""A library as it is browsed: case by case, without a query."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus import Case, dictionary_key
from index import Library
from search.results import DenseLeg, Hit, LexicalLeg


def newest_first(cases: Iterable[Case]) -> list[Case]:
    """`cases` by year, those without one last, of one year by agency as in a Thai dictionary, ties by id."""
    return sorted(cases, key=lambda case: (-(case.year or 0), dictionary_key(case.agency), case.id))


class Shelf:
    """The passages of a library in the order in which cases are browsed; safe for several threads."""

    def __init__(self, library: Library) -> None:
        self._library, self._tables = library, library.tables

    def places(self, allowed: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        """The passages that are `allowed` (passages,), None for all: the newest cases first, those without a year last,
        of one year by agency as in a Thai dictionary, then in the order of the library; the introductions of books,
        which are no cases, behind all. Of a case as it is read."""
        return self._order if allowed is None else self._order[allowed[self._order]]

    def hits(self, places: Sequence[int], ranks: Sequence[int]) -> tuple[Hit, ...]:
        """The hits of the passages `places`: of nothing that was asked, so no leg gives them a score."""
        records = self._library.records(places)
        return tuple(
            Hit(
                rank=rank,
                score=0.0,
                case=self._library.cases[self._tables.owners[place]],
                passage=passage,
                highlights=(),
                dense=DenseLeg(score=0.0, window=passage.windows[0]),
                lexical=LexicalLeg(score=0.0, terms=()),
                items=items,
                states_aim=bool(self._tables.aims[place]),
            )
            for rank, place, (passage, items) in zip(ranks, places, records, strict=True)
        )

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        cases = self._library.cases

        def key(case: Case) -> tuple[bool, int, tuple[str, str]]:
            return case.category is None, -(case.year or 0), dictionary_key(case.agency)

        ranks = np.empty(len(cases), dtype=np.int64)
        ranks[sorted(range(len(cases)), key=lambda number: key(cases[number]))] = np.arange(len(cases))
        return np.argsort(ranks[self._tables.owners], kind="stable")
