"""In what order passages are listed, and which of them one page shows."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import Library
from search.limits import DEFAULT_HITS
from search.results import Sort, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAsked:
    """Which page is asked for. limit, offset: in passages or in cases, as `unit` says; 1 or more and 0 or more, else
    ValueError."""

    limit: int = DEFAULT_HITS
    offset: int = 0
    sort: Sort = "relevance"
    unit: Unit = "passage"

    def __post_init__(self) -> None:
        if self.limit < 1 or self.offset < 0:
            raise ValueError(f"limit {self.limit} and offset {self.offset}, wanted 1 or more and 0 or more")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Page:
    """What a page shows of a list. at: the places in the list, (hits,), of one case together where cases are counted.
    cases: of the whole list. passages_of: of each case that is shown, by its id, how many passages are listed."""

    at: NDArray[np.int64]
    cases: int
    passages_of: Mapping[str, int]


class Listing:
    """Lists passages of one library, each known by its number; safe for several threads."""

    def __init__(self, library: Library) -> None:
        self._owners, self._cases = library.tables.owners, library.cases
        self._years = np.array([case.year or 0 for case in library.cases], dtype=np.int64)

    def order(self, places: NDArray[np.int64], sort: Sort) -> NDArray[np.int64]:
        """Where in `places`, the best first, the passage stands that comes first, then the next one, and so on: by
        year the newest first, of one year the best, and at last those whose cases state none."""
        if sort == "relevance":
            return np.arange(len(places))
        return np.argsort(-self._years[self._owners[places]], kind="stable")

    def page(self, places: NDArray[np.int64], asked: PageAsked, most: int) -> Page:
        """The page of the list `places`. Where cases are counted, they come in the order of the first passage of each,
        with the first `most` of its passages."""
        owners = self._owners[places]
        numbers, firsts, passages = np.unique(owners, return_index=True, return_counts=True)
        wanted = slice(asked.offset, asked.offset + asked.limit)
        if asked.unit == "passage":
            at = np.arange(len(places))[wanted]
        else:
            chosen = numbers[np.argsort(firsts)][wanted]
            at = np.concatenate([np.zeros(0, np.int64), *(np.flatnonzero(owners == each)[:most] for each in chosen)])
        shown = np.searchsorted(numbers, np.unique(owners[at]))
        of_cases = zip(numbers[shown].tolist(), passages[shown].tolist(), strict=True)
        return Page(
            at=at, cases=len(numbers), passages_of={self._cases[number].id: count for number, count in of_cases}
        )
