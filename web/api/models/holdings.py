"""The parts of answers that tell what the library holds: agencies, documents, the criteria, counts."""

from typing import Literal

from web.api.models.pieces import Award, Category, ItemName, Piece


class Agency(Piece):
    """An agency, whether the library has a write-up of it or an award alone."""

    name: str
    type: str
    short_names: tuple[str, ...]
    cases: tuple[str, ...]
    awards: tuple[Award, ...]
    url: str


class Document(Piece):
    """A document. sheets: its pages, 0 where it has none. unread: the sheets that could not be read."""

    name: str
    title: str
    year: int | None
    publisher: str
    kind: str
    sheets: int
    cases: int
    passages: int
    awards: int
    sha256: str
    unread: tuple[int, ...]


class Item(ItemName):
    """An item with how many passages evidence it."""

    category: int
    passages: int


class CategoryRow(Category):
    """A category with what the library holds of it."""

    points: int
    cases: int
    awards: int
    items: tuple[str, ...]
    url: str


class Count(Piece):
    """How much of an answer has a value."""

    value: str | int
    passages: int
    cases: int


class NoneAwarded(Piece):
    """That the registers have no award that was asked for."""

    th: str
    en: str
    years: tuple[int, ...]
    documents: tuple[str, ...]
    awards: int


class Cell(Piece):
    """How many evidence an item."""

    passages: int
    cases: int


class GridRow(Piece):
    """An item and its cells, in the order of the columns."""

    item: ItemName
    cells: tuple[Cell, ...]


class Completion(Piece):
    """What a text may become. case: the id of the case it names, or null."""

    text: str
    kind: Literal["agency", "heading", "programme", "item", "case"]
    case: str | None
    url: str | None


class Scored(ItemName):
    """An item as a text evidences it. cues: words of the text. window: the part that speaks most for it."""

    score: float
    cues: tuple[str, ...]
    window: str
