"""The parts that answers are made of, as JSON: what is promised of each key.

Rows of lists may be asked for by `fields`, so none of their keys is required; without it all are there.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Span = tuple[int, int]
Page = int | str
Places = tuple[Span, ...]


class Piece(BaseModel):
    """A part of an answer; it has these keys and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _by_choice(schema: dict[str, Any]) -> None:
    schema.pop("required", None)


class Row(Piece):
    """A row of a list, whose keys can be chosen."""

    model_config = ConfigDict(json_schema_extra=_by_choice)


class Links(Piece):
    """This answer, and the ones before and after it in the list, as absolute addresses."""

    self: str
    next: str | None = None
    prev: str | None = None


class Total(Piece):
    """How many there are in all; gte: at least so many."""

    value: Annotated[int, Field(ge=0)]
    relation: Literal["eq", "gte"]


class Citation(Piece):
    """How to cite it: in the form of Thai offices and theses, and in that of APA."""

    th: str
    apa: str


class Category(Piece):
    """A category of the criteria."""

    number: int
    name_th: str
    name_en: str


class ItemName(Piece):
    """An item of the criteria."""

    code: str
    name_th: str
    name_en: str


class ItemLink(ItemName):
    """An item that a passage evidences. cues, window: spans of its text. declared: its own heading says so."""

    score: float
    cues: Places
    window: Span
    declared: bool


class CaseName(Piece):
    """Whose a case is."""

    id: str
    agency: str
    agency_type: str
    year: int | None


class Dense(Piece):
    """What the vectors say of a hit."""

    score: float
    part: float
    window: Span
    window_score: float


class Lexical(Piece):
    """What the words say of a hit."""

    score: float
    part: float
    terms: tuple[str, ...]
    weights: tuple[float, ...]
    meant: tuple[str, ...]


class Legs(Piece):
    """The two parts of a score."""

    dense: Dense
    lexical: Lexical


class Hit(Row):
    """A passage of an answer.

    url: its place on the site. passage: its id. kind: whether it tells practice, or states an aim.
    has_table: whether part of it is a table. trust: 0 to 1, of reading and repair. lines: of the source document.
    highlights, tables: spans of the text, in code points. legs, named and aim add up to the score.
    """

    rank: int
    score: float
    case: CaseName
    category: Category | None
    title: str
    path: tuple[str, ...]
    section: str
    text: str
    highlights: Places
    lines: Span
    page: Page | None
    sheet: int | None
    tables: Places
    has_table: bool
    document: str
    passage: str
    url: str
    citation: Citation
    kind: Literal["practice", "aim"]
    trust: float
    items: tuple[ItemLink, ...]
    legs: Legs
    named: float
    aim: float
    states_aim: bool


class Passage(Piece):
    """A passage by itself. tables: spans of the text."""

    id: str
    url: str
    citation: Citation
    path: tuple[str, ...]
    section: str
    text: str
    lines: Span
    page: Page | None
    sheet: int | None
    tables: Places
    has_table: bool
    kind: Literal["practice", "aim"]
    trust: float
    items: tuple[ItemLink, ...]


class PairedPassage(Piece):
    """A passage of a pair that is alike."""

    passage: str
    path: tuple[str, ...]
    section: str
    text: str
    lines: Span
    page: Page | None


class ItemEvidence(Row):
    """A passage that evidences an item, and why."""

    case: CaseName
    category: Category | None
    title: str
    passage: str
    url: str
    citation: Citation
    path: tuple[str, ...]
    section: str
    text: str
    lines: Span
    page: Page | None
    has_table: bool
    trust: float
    kind: Literal["practice", "aim"]
    states_aim: bool
    document: str
    score: float
    cues: Places
    window: Span
    declared: bool


class CaseRow(Row):
    """A case in a list. introduction: it is the front part of a book and no agency's. lines: of the document."""

    id: str
    url: str
    citation: Citation
    agency: str
    agency_type: str
    short_names: tuple[str, ...]
    category: Category | None
    year: int | None
    title: str
    document: str
    pages: tuple[Page, Page] | None
    lines: Span
    introduction: bool


class Heading(Piece):
    """A heading of a case; level 1 is the outermost."""

    heading: str
    level: int
    lines: tuple[Span, ...]


class Award(Piece):
    """An award of a register; case: the id of its write-up, null where there is none."""

    agency: str
    category: int
    year: int | None
    lines: Span
    page: Page | None
    document: str
    case: str | None


class SimilarPair(Piece):
    """The two passages that are most alike."""

    own: PairedPassage
    other: PairedPassage


class SimilarCase(Piece):
    """A case that does what another does. score: 1 for the same."""

    rank: int
    score: float
    case: CaseName
    category: Category | None
    title: str
    url: str
    citation: Citation
    states_aim: bool
    pair: SimilarPair
