"""A long list by pages."""

from collections.abc import Sequence
from dataclasses import dataclass

PAGE_SIZE = 20
"""Passages on a page of a list of passages: about six cases, more than anyone reads before asking anew."""

CASES_A_PAGE = 10
"""Cases on a page of an answer."""

LINES_A_PAGE = 50
"""Agencies or documents on a page, of which each takes a line or two."""


def fill_pages(weights: Sequence[int], most: int) -> tuple[range, ...]:
    """The places of entries of these weights on pages of at most `most`; a page has one entry at least, and where there
    are none there is one page."""
    pages, first, filled = [], 0, 0
    for place, weight in enumerate(weights):
        if place > first and filled + weight > most:
            pages.append(range(first, place))
            first, filled = place, 0
        filled += weight
    return (*pages, range(first, len(weights)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Which stretch of a list a page shows. number: of the page, from 1. total: entries of the whole list.
    size: entries of a page. unit: what an entry is, "passages" or "cases"."""

    number: int
    total: int
    size: int = PAGE_SIZE
    unit: str = "passages"

    @property
    def offset(self) -> int:
        """Entries before this page."""
        return (self.number - 1) * self.size

    @property
    def first(self) -> int:
        """The first entry of this page, counted from 1."""
        return self.offset + 1

    @property
    def last(self) -> int:
        """The last entry of this page; before `first` when the page lies behind the end of the list."""
        return min(self.offset + self.size, self.total)

    @property
    def previous(self) -> int | None:
        """The number of the page before, None on the first; behind the end it is the list's last page."""
        return min(self.number, self.page_count + 1) - 1 or None

    @property
    def next(self) -> int | None:
        """The number of the page after, None on the last and behind it."""
        return self.number + 1 if self.number < self.page_count else None

    @property
    def page_count(self) -> int:
        """Pages of the whole list."""
        return -(-self.total // self.size)
