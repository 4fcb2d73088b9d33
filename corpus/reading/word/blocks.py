"""What a Word document is made of once it is read: paragraphs and tables, as values."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """text: with its number or bullet. heading: what the file declares, 0 for a body, 1 the outermost. title: whether
    it is the document's title. item: whether it has a number or bullet that Word counts. bullet: whether that is a
    bullet. bold: whether all of it is. size: of its type in half points, 0 where it has none. note: whether it is
    one below the text."""

    text: str
    heading: int = 0
    title: bool = False
    item: bool = False
    bullet: bool = False
    bold: bool = False
    centred: bool = False
    size: int = 0
    note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """start, end: the columns of the table's grid that it takes, from 0, half-open. merge: "restart" for the first of
    cells merged from above, "continue" for the others, "" for a cell of its own."""

    start: int
    end: int
    blocks: "tuple[Block, ...]"
    merge: str = ""
    shaded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """width: columns of the grid, with those it leaves free at its end. header: whether the file calls it one."""

    cells: tuple[Cell, ...]
    width: int
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """widths: of the columns of its grid, in twentieths of a point; empty where the file does not tell."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()


Block: TypeAlias = Paragraph | Table
