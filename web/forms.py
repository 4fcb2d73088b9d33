"""The search form: what a page shows again in its fields and keeps in its links."""

from web.parameters import FILTERS, Digits, FilterFields, PageQuery, Question, read_parameters


class SearchForm(FilterFields, Question):
    """The form as it was filled in, good or bad, "" where a field was left empty: the query, the filters, the page."""

    page: Digits = ""

    @property
    def is_filled(self) -> bool:
        """Whether there is something to answer: a query, even a blank one, or a filter."""
        return bool(self.q or self.active)

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters that are set, in the order of FILTERS."""
        return tuple(name for name in FILTERS if getattr(self, name))

    def values(self) -> dict[str, str]:
        """The parameters that give this form back, the empty ones left out."""
        return {name: text for name, text in self.model_dump().items() if text}

    def without(self, *names: str) -> "SearchForm":
        """The same form with these fields empty, on the first page: another answer has other pages."""
        return self.model_copy(update=dict.fromkeys((*names, "page"), ""))

    def only(self, *names: str) -> "SearchForm":
        """The form with these fields alone filled in."""
        return SearchForm(**{name: getattr(self, name) for name in names})

    def asking(self, q: str) -> "SearchForm":
        """The same filters for another query, on the first page."""
        return self.model_copy(update={"q": q, "page": ""})

    def turned_to(self, number: int) -> "SearchForm":
        """The same form on page `number`; the first page needs no word."""
        return self.model_copy(update={"page": str(number) if number > 1 else ""})

    def page_number(self) -> int:
        """The number of the page, from 1; without one it is the first. Raises BadParameter for what is no number."""
        return read_parameters(PageQuery, {"page": self.page} if self.page else {}).page
