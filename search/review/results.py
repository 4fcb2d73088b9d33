"""What a review of a report says. Values only; nothing of it is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from corpus import Case, Dimension, Figure, FoundDimension, Page, Passage, Said, Span
from index import ItemLink
from search.sharing import SharedStretch

Stage = Literal["reading", "linking", "precedents", "sharing"]
"""What a review is doing, in this order."""

ReviewProgress = Callable[[Stage, int, int], None]
"""Told of a stage what is done of how much; 0 of 0 when that is not known yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPassage:
    """A passage of the report. number: from 1, as it is read. links: the items that it evidences, best first, at most
    three, of their cues whole words. dimensions: by at most five words each (`search/review/reasons.py`), on results
    by its figures too. shared: what of it stands in the library too, in the order of the text."""

    number: int
    passage: Passage
    links: tuple[ItemLink, ...]
    dimensions: tuple[FoundDimension, ...] = ()
    figures: tuple[Figure, ...] = ()
    shared: tuple[SharedStretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A passage of another agency that did the like. link: to the item it is a precedent for. score: 0 to 1, higher is
    better, by which precedents are ordered. like: the number of the passage of the report that it resembles most, None
    where the report says nothing of the item. window: the span of its text that speaks most. is_same_type: its agency
    is of the same kind as the report's. states_aim: it states an aim and tells no practice. found: the dimensions that
    its text speaks of, in order."""

    case: Case
    passage: Passage
    link: ItemLink
    score: float
    like: int | None
    window: Span
    is_same_type: bool = False
    states_aim: bool = False
    found: tuple[Dimension, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReview:
    """What a report says of an item. passages: the numbers of those that evidence it, the surest first; none where the
    report says nothing. found, missing: the dimensions that these passages speak of, and those they do not, in order;
    without passages all are missing. precedents: best first, one of an agency."""

    code: str
    passages: tuple[int, ...]
    found: tuple[Dimension, ...]
    missing: tuple[Dimension, ...]
    precedents: tuple[Precedent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionShare:
    """How much of a section stands in the library too. page: where it begins. letters: of its body, without spaces and
    marks; shared: those of them in stretches of the kind SHARED."""

    heading: str
    page: Page | None
    letters: int
    shared: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 of a section without letters."""
        return self.shared / self.letters if self.letters else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A report beside the library.

    name: of the file. agency: whose report it is, "" when neither said nor found; agency_type likewise. sheets: pages
    of the file, 0 where it has none; unread: those that could not be read, from 1; from_images: those that were read
    from their images. paragraphs: as of Report. passages: all of the report, in
    order. items: all 18 in the order of their codes. sections: those with a body, in order. warnings: of reading.
    generation: of the library. same_type_first: precedents of the same kind of agency come first.
    """

    name: str
    agency: str
    agency_type: str
    sheets: int
    unread: tuple[int, ...]
    passages: tuple[ReportPassage, ...]
    items: tuple[ItemReview, ...]
    sections: tuple[SectionShare, ...]
    warnings: tuple[Said, ...]
    generation: str
    same_type_first: bool = False
    from_images: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = ()

    @property
    def unlinked(self) -> tuple[int, ...]:
        """The numbers of the passages that evidence no item, in order."""
        return tuple(each.number for each in self.passages if not each.links)
