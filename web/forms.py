"""The search form: what a page shows again in its fields and keeps in its links."""

from typing import Any

from search import Sort
from web.parameters import FILTERS, Digits, FilterFields, Line, OrderQuery, PageQuery, Question, read_parameters

Values = dict[str, str | tuple[str, ...]]
"""Parameters by name; of one that is given several times all values."""

LONGEST_CARRIED = 100
"""Characters of a question that thirty links of a page bear, in Thai about 10 kB of it; a script adds a longer one."""


class SearchForm(FilterFields, Question):
    """The form as it was filled in, good or bad, "" or () where a field was left empty: the query, the filters, the
    order, the page."""

    sort: Line = ""
    page: Digits = ""

    @property
    def is_filled(self) -> bool:
        """Whether there is something to answer: a query, even a blank one, or a filter."""
        return bool(self.q or self.active)

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters that are set, in the order of FILTERS."""
        return tuple(name for name in FILTERS if getattr(self, name))

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """The values of the filters that are set, each with the name of its filter, in the order of FILTERS."""
        return tuple((name, value) for name in FILTERS for value in getattr(self, name))

    def values(self) -> Values:
        """The parameters that give this form back; the empty ones and the order that needs no word are left out."""
        values: dict[str, Any] = {name: value for name, value in self.model_dump().items() if value}
        if self.sort == OrderQuery().sort:
            del values["sort"]
        return values

    def onward(self) -> Values:
        """The parameters that the links to what was found carry: as `values`, without a question that is long."""
        return (self if len(self.q) <= LONGEST_CARRIED else self.model_copy(update={"q": ""})).values()

    def without(self, *names: str) -> "SearchForm":
        """The same form with these fields empty, on the first page: another answer has other pages."""
        empty = SearchForm()
        return self.model_copy(update={name: getattr(empty, name) for name in (*names, "page")})

    def without_value(self, name: str, value: str) -> "SearchForm":
        """The same form without this one value of a filter, on its first page."""
        left = tuple(each for each in getattr(self, name) if each != value)
        return self.model_copy(update={name: left, "page": ""})

    def only(self, *names: str) -> "SearchForm":
        """The form with these fields alone filled in."""
        return SearchForm(**{name: getattr(self, name) for name in names})

    def asking(self, q: str) -> "SearchForm":
        """The same filters for another query, on the first page."""
        return self.model_copy(update={"q": q, "page": ""})

    def sorted_by(self, order: Sort) -> "SearchForm":
        """The same form in this order, on the first page."""
        return self.model_copy(update={"sort": order, "page": ""})

    def turned_to(self, number: int) -> "SearchForm":
        """The same form on page `number`; the first page needs no word."""
        return self.model_copy(update={"page": str(number) if number > 1 else ""})

    def page_number(self) -> int:
        """The number of the page, from 1; without one it is the first. Raises BadParameter for what is no number."""
        return read_parameters(PageQuery, {"page": self.page} if self.page else {}).page

    def order(self) -> Sort:
        """How the answer is sorted; without a word the best match first. Raises BadParameter for another order."""
        return read_parameters(OrderQuery, {"sort": self.sort} if self.sort else {}).sort
