"""What a reader of a document finds in it, and why it may find nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus.documents import Line, Sheet
from corpus.said import Said

MAX_CHARACTERS = 12_000_000
"""Of a document's text: 4,000 full pages. It bounds what is held in memory of a hostile file."""

MAX_LINES = 400_000
"""Of a document, blank ones too; twelve copies of the award book have 45,000. A line of one letter takes as much memory
as one of a hundred."""

SHEET_SECONDS = 0.25
"""Of processor time for a sheet of a thick document, whose pages would not be read in what others are allowed; a full
page of type takes a third of that."""

PAGE_SECONDS = 40
"""For a page that is read from its image; a dense one takes ten."""

PageProgress = Callable[[int, int, bool], None]
"""Told which page comes next, from 1, of how many, and whether it is read from its image, which takes seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """lines: numbered from 1. sheets: the file's pages in order, none where it has none. warnings: what a reader should
    know of the reading, in the order of the file. front: the fields of a front matter, JSON values; None where the file
    has none. title: that the file declares as its own, as it stands there. seconds: of processor time that reading
    took, what Tesseract takes not counted."""

    lines: tuple[Line, ...]
    sheets: tuple[Sheet, ...] = ()
    warnings: tuple[Said, ...] = ()
    front: Mapping[str, object] | None = None
    title: str = ""
    seconds: float = 0.0


class ReadFault(Exception):
    """The document cannot be read; `reason` is one of those of `corpus.refusals`, with the values that its sentence
    has in braces; offset: of the first bad byte, where it tells of one."""

    def __init__(self, reason: str, *, offset: int = 0, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset
        self.values = values
