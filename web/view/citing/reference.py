"""A passage or a case as a report cites it.

Two forms of a list of references: that of Thai theses and offices, with the year of the Buddhist era and Thai words,
and that of APA (Publication Manual, 7th edition, section 10.3: a chapter of a book), with the year of the common era.
Names and titles stay as the work has them, in Thai.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus import BUDDHIST_ERA, INTRODUCTION, Case, Criteria, Page, Passage
from web.texts import say
from web.view.citing.places import name_category

Pieces = tuple[str, str, str]
"""A reference: what stands before the title that is set in italics, that title, what follows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one form of references has of its own: the language of its words, its year of a Buddhist one, its dash."""

    language: str
    year: Callable[[int], str]
    dash: str


FORMS: Mapping[str, Form] = {
    "thai": Form(language="th", year=str, dash="-"),
    "apa": Form(language="en", year=lambda year: str(year - BUDDHIST_ERA), dash="–"),
}
"""The forms of references, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a reference is made of.

    agency: whose write-up it is; of a book's introduction its publisher; "" when nobody is known. title: of the case,
    else the heading, else what it was awarded for. heading: of the passage, "" when it is the title. book: the title of
    the book or report, publisher: both "" when not known. year: of the Buddhist era, of publication, else that of the
    case. pages: first and last printed page. sheet: of the file, from 1, where no page is printed; 0 when it has none.
    link: the permanent address. quotation: the text of the passage, "" of a whole case. language: of `text`.
    """

    agency: str
    title: str
    heading: str
    book: str
    publisher: str
    year: int | None
    pages: tuple[Page, Page] | None
    sheet: int
    link: str
    quotation: str
    language: str

    @property
    def thai(self) -> str:
        """The reference as Thai theses and offices write it."""
        return "".join(self.pieces("thai"))

    @property
    def apa(self) -> str:
        """The reference as APA 7 has it."""
        return "".join(self.pieces("apa"))

    @property
    def text(self) -> str:
        """The quoted text, who says it where, and the reference: in the Thai form, in English in that of APA."""
        reference = "".join(self.pieces(self.own_form))
        return f"“{self.quotation}” {self.source}\n\n{reference}" if self.quotation else reference

    @property
    def source(self) -> str:
        """What stands in brackets behind a quotation: who, the year, the page."""
        form = self.own_form
        return f"({', '.join(filter(None, [self.agency or self.title, self._year(form), self._place(form)]))})"

    @property
    def own_form(self) -> str:
        """The form that is customary in `language`, a key of FORMS."""
        return self.forms[0]

    @property
    def forms(self) -> tuple[str, ...]:
        """The keys of FORMS, that of `language` first."""
        return tuple(sorted(FORMS, key=lambda form: FORMS[form].language != self.language))

    def pieces(self, form: str) -> Pieces:
        """The reference in one of FORMS, by what is in italics: the book, else the title of what stands alone.
        Raises KeyError for another form."""
        language = FORMS[form].language
        year = f"({self._year(form)})."
        part = f" [{say('cited_heading', language, heading=self.heading)}]" if self.heading else ""
        place = f" ({found})" if (found := self._place(form)) else ""
        tail = [_end(self.publisher)] if self.publisher not in ("", self.agency) else []
        if self.book:
            title = _end(self.title + part)
            head = f"{_end(self.agency)} {year} {title}" if self.agency else f"{title} {year}"
            return f"{head} {say('cited_in', language)} ", self.book, " ".join([f"{place}.", *tail, self.link])
        if self.agency:
            return f"{_end(self.agency)} {year} ", self.title, " ".join([f"{part}{place}.", *tail, self.link])
        return "", self.title, " ".join([f"{part}{place}.", year, *tail, self.link])

    def _year(self, form: str) -> str:
        return say("undated", FORMS[form].language) if self.year is None else FORMS[form].year(self.year)

    def _place(self, form: str) -> str:
        language = FORMS[form].language
        if self.pages is None:
            return say("cited_sheet", language, at=str(self.sheet)) if self.sheet else ""
        first, last = self.pages
        if first == last:
            return say("cited_page", language, at=str(first))
        return say("cited_pages", language, at=f"{first}{FORMS[form].dash}{last}")


def to_citation(
    case: Case, passage: Passage | None, criteria: Criteria, *, link: str, language: str = "th"
) -> Citation:
    """The citation of a passage, or of the whole case when that is None. link: its permanent address."""
    book, own = case.publication, case.agency if case.agency != INTRODUCTION else ""
    heading = passage.section if passage else ""
    title = case.title or heading or _subject(case, criteria)
    return Citation(
        agency=own or book.publisher,
        title=title,
        heading=heading if heading != title else "",
        book=book.title,
        publisher=book.publisher,
        year=book.year or case.year,
        pages=case.pages if passage is None else None if passage.page is None else (passage.page, passage.page),
        sheet=passage.sheet if passage else 0,
        link=link,
        quotation=passage.text if passage else "",
        language=language,
    )


def _subject(case: Case, criteria: Criteria) -> str:
    return say("introduction", "th") if case.category is None else name_category(criteria, case.category, "th")


def _end(words: str) -> str:
    # What ends in a stop of its own ("สป.") has no second one.
    return words if words.endswith((".", "?", "!")) else f"{words}."
