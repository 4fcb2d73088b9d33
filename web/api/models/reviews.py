"""The answer to a report: what it says by item, and what stands beside it in the library."""

from typing import Literal

from web.api.models.answers import Answer
from web.api.models.pieces import CaseName, Category, Citation, ItemLink, ItemName, Page, Piece, Places, Span

Dimension = Literal["approach", "deployment", "learning", "integration", "levels", "trends", "comparisons"]


class Wording(Piece):
    """A sentence in both languages."""

    th: str
    en: str


class Published(Piece):
    """The book or report in which a case stands."""

    title: str
    year: int | None
    publisher: str


class FoundDimension(Piece):
    """A dimension of assessment that a passage speaks of, by which words: an aid to reading and no score."""

    dimension: Dimension
    spans: Places
    words: tuple[str, ...]


class ClaimedFigure(Piece):
    """A number with its unit that the report states. sentence: span of the text. printed: the number as the text
    has it. met: whether its target was met."""

    span: Span
    text: str
    sentence: Span
    value: float
    printed: str
    unit: str
    year: int | None
    target: float | None
    before: float | None
    met: bool | None


class OwnStretch(Piece):
    """A stretch of a passage of the report."""

    span: Span
    text: str


class OtherStretch(OwnStretch):
    """Where else it stands."""

    case: CaseName
    category: Category | None
    document: str
    publication: str
    passage: str
    section: str
    lines: Span
    page: Page | None
    sheet: int | None
    url: str
    citation: Citation


class SharedText(Piece):
    """A stretch that stands nearly letter by letter in the library too. letters: without spaces and marks."""

    kind: Literal["shared", "quotation", "boilerplate", "own"]
    letters: int
    own: OwnStretch
    other: OtherStretch


class ReportPassage(Piece):
    """A passage of the report; number: from 1, as it is read. items: what it evidences, best first."""

    number: int
    path: tuple[str, ...]
    section: str
    text: str
    lines: Span
    page: Page | None
    sheet: int | None
    tables: Places
    trust: float
    items: tuple[ItemLink, ...]
    dimensions: tuple[FoundDimension, ...]
    figures: tuple[ClaimedFigure, ...]
    shared: tuple[SharedText, ...]


class Precedent(Piece):
    """A passage of another agency that did the like. like: the number of the passage that it resembles most. found: the
    dimensions that its text speaks of."""

    case: CaseName
    category: Category | None
    title: str
    document: str
    publication: Published
    passage: str
    path: tuple[str, ...]
    section: str
    text: str
    lines: Span
    page: Page | None
    sheet: int | None
    score: float
    like: int | None
    window: Span
    link: ItemLink
    is_same_type: bool
    states_aim: bool
    found: tuple[Dimension, ...]
    url: str
    citation: Citation


class ReviewedItem(ItemName):
    """An item. passages: the numbers of those that evidence it, the surest first. precedents: best first."""

    passages: tuple[int, ...]
    found: tuple[Dimension, ...]
    missing: tuple[Dimension, ...]
    precedents: tuple[Precedent, ...]


class SharedSection(Piece):
    """How much of a section of the report is shared text that nothing explains, in letters and from 0 to 1."""

    heading: str
    page: Page | None
    letters: int
    shared: int
    share: float


class ReviewAnswer(Answer):
    """A report beside the library. unread: sheets that could not be read; from_images: sheets that were read
    from their images. unlinked: the numbers of passages that evidence no item."""

    name: str
    agency: str
    agency_type: str
    criteria: str
    same_type_first: bool
    sheets: int
    unread: tuple[int, ...]
    from_images: tuple[int, ...]
    warnings: tuple[Wording, ...]
    items: tuple[ReviewedItem, ...]
    unlinked: tuple[int, ...]
    sections: tuple[SharedSection, ...]
    passages: tuple[ReportPassage, ...]
