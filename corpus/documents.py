"""What a document becomes: lines, cases, sections, passages. Values only; nothing here reads or computes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from corpus.said import Said

INTRODUCTION = "บทนำ"
"""Stands for the agency's name in the part of a book that comes before its cases."""

FIRST_YEAR, LAST_YEAR = 2500, 2700
"""Of the Buddhist era: what a single case can be said to be of."""

Page = int | str
"""What is printed on a page: its number, whatever the digits; else what stands there: "iv", "ค", "2-7"."""

Span = tuple[int, int]
"""Two ends of a stretch. Of lines: 1-based, both inside. Of characters: 0-based code points, half-open."""


Box = tuple[int, int, int, int, int]
"""Where something is printed: the sheet, from 1, then left, top, right and bottom in BOX_UNITS of the width and height
of the sheet as a viewer shows it, from its left upper corner."""

BOX_UNITS = 10_000
"""Of the width of a sheet and of its height: a tenth of a pixel on a wide screen."""


class DocumentForm(Enum):
    """How a document is laid out, which decides how its cases are found."""

    BOOK = "book"
    CASE = "case"


class Source(Enum):
    """What the text of a sheet was read from."""

    TEXT = "text"
    OCR = "ocr"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of a file. number: counted from the file's beginning, from 1. printed: what is printed on it, None when
    nothing is. trust: 0 to 1, how far the reader relies on what it found; 0 when the sheet is unread."""

    number: int
    printed: Page | None = None
    source: Source = Source.TEXT
    trust: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a source document.

    number: 1-based line of the file. text: as the file has it, or repaired, without the line break; a leading tab
    opens a paragraph, a space at the end parts the line from the next. page: the printed page the line stands on, None
    when the document does not tell. sheet: the page counted from the document's beginning, from 1; 0 when it has none.
    original: a repaired line as the file has it, None when nothing was changed. trust: 0 to 1, of reading and repair.
    heading: what the file itself declares the line to be, by a style or a size of type: 0 a line of a body, 1 the
    outermost heading, 2 and more those within; None when the file does not tell, as plain text does not. table: whether
    it is a row of a table, its cells parted by " | ", nothing between two bars where a cell is empty. boxes: where it
    is printed, one for each line of print, in reading order; none where the file has no sheets that look one way only.
    """

    number: int
    text: str
    page: Page | None = None
    sheet: int = 0
    original: str | None = None
    trust: float = 1.0
    heading: int | None = None
    table: bool = False
    boxes: tuple[Box, ...] = ()

    @property
    def leaf(self) -> tuple[int, Page | None]:
        """What lines of one page have in common."""
        return self.sheet, self.page

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"line number {self.number}, wanted 1 or more")
        if "\n" in self.text:
            raise ValueError(f"line {self.number} holds a line break")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The book or report in which a case stands, as it is cited. title, publisher: "" when not known. year: of
    publication, Buddhist era, None when not known; the awards in it may be of another."""

    title: str = ""
    year: int | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that came in, cut into lines.

    name: its file name, which is its identity in the library. sha256: of its bytes, hexadecimal.
    front: what is said of it by its front matter, a list beside it or who brought it in: whose a single case is, and
    which book or report it is. title: that the file declares as its own, "" when it has none that can be one.
    sheets: its pages in order, none where the file has no pages. warnings: what a reader should know of the reading,
    in the order of the file. seconds: of processor time that reading it took, 0 when it was not read just now; no part
    of what it is.
    """

    name: str
    sha256: str
    form: DocumentForm
    lines: tuple[Line, ...]
    front: Mapping[str, object] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()
    warnings: tuple[Said, ...] = ()
    title: str = ""
    seconds: float = field(default=0.0, compare=False)

    @property
    def unread(self) -> tuple[int, ...]:
        """The sheets whose text could not be had, counted from the document's beginning, from 1, in order."""
        return tuple(sheet.number for sheet in self.sheets if sheet.source is Source.UNREAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the lines of its body.

    level: 1 is the outermost within a case. lines: line spans of the body without the heading, in file order;
    empty when only subsections follow; a heading with neither a body nor subsections is its own body, so that it can be
    found. body: the repaired lines in those spans, blank ones left out.
    """

    heading: str
    level: int
    lines: tuple[Span, ...]
    body: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One agency's write-up.

    id: 12 hexadecimal digits, the same whenever agency, category, year and title are the same; of twins the second
    has "-2" behind it, in the order of the documents' names, then of the file (`corpus/identity.py`).
    agency: full Thai name, or INTRODUCTION. short_names: names that also find it ("สผ.", "DSI").
    agency_type: กรม, สำนักงาน, จังหวัด, ... or "" when unknown. category: 1-7, None for an introduction.
    year: Buddhist era. lines: the span in the document. pages: printed pages, first and last, None when unknown.
    vision, mission, values: the profile, empty when the write-up has none. captions: lines that name a figure and
    belong to no section, in file order. publication: the book or report that its document is.
    """

    id: str
    document: str
    agency: str
    agency_type: str
    category: int | None
    year: int | None
    lines: Span
    pages: tuple[Page, Page] | None
    short_names: tuple[str, ...] = ()
    title: str = ""
    abstract_en: str = ""
    vision: str = ""
    mission: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    captions: tuple[Line, ...] = ()
    publication: Publication = Publication()

    def __post_init__(self) -> None:
        if self.category is not None and not 1 <= self.category <= 7:
            raise ValueError(f"case {self.agency}: category {self.category}, wanted 1 to 7")
        if self.lines[0] > self.lines[1]:
            raise ValueError(f"case {self.agency}: lines {self.lines} run backwards")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a hit shows: a stretch of whole lines of one section.

    id: 16 hexadecimal digits, the same whenever heading, text, agency, category and year are the same; twins as those
    of cases.
    text: repaired, paragraphs parted by a line break. lines: first and last source line.
    page: the printed page of the first line. sheet: that page counted from the file's beginning, from 1; 0 when the
    file has none. tables: spans of `text` that are tables, a row a line. windows: spans of `text` that are embedded on
    their own, in order; together they cover it. original: the lines as the file has them, blank ones left out, "" when
    nothing was changed.
    trust: 0 to 1, how far the repaired text can be relied on, the mean over its lines by length.
    path: the headings above that of its section, the outermost first. boxes: where it is printed, those of its lines in
    their order; none where the file has no sheets that look one way only.
    """

    id: str
    case_id: str
    section: str
    text: str
    lines: Span
    page: Page | None
    windows: tuple[Span, ...]
    original: str = ""
    trust: float = 1.0
    path: tuple[str, ...] = ()
    sheet: int = 0
    tables: tuple[Span, ...] = ()
    boxes: tuple[Box, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError(f"passage {self.id} is blank")
        if self.lines[0] > self.lines[1]:
            raise ValueError(f"passage {self.id}: lines {self.lines} run backwards")
        if any(not 0 <= start < end <= len(self.text) for start, end in self.windows):
            raise ValueError(f"passage {self.id}: a window lies outside the text of {len(self.text)} characters")
