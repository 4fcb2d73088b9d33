"""What a review holds, in the order in which it is shown. Numbers of passages are those of the review, from 1."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import Dimension, Figure, category_of
from search import ItemReview, ReportPassage, Review, SectionShare, SharedKind, SharedStretch
from web.view.citing import cite_passage

KINDS = tuple(SharedKind)
"""Kinds of shared text in the order in which they are shown: that which nothing explains first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """An item in the table of a review. passages, precedents: how many. shared: letters that its passages share with
    the library and that nothing explains."""

    code: str
    passages: int
    found: tuple[Dimension, ...]
    missing: tuple[Dimension, ...]
    precedents: int
    shared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStretch:
    """A stretch of a passage of the report, and where else it stands."""

    own: ReportPassage
    stretch: SharedStretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A figure of a passage of the report."""

    own: ReportPassage
    figure: Figure


def outline_review(review: Review) -> tuple[tuple[int, tuple[ItemLine, ...]], ...]:
    """The items by the number of their category, in order."""
    lines = [_line(review, item) for item in review.items]
    numbers = sorted({category_of(line.code) for line in lines})
    return tuple((number, tuple(line for line in lines if category_of(line.code) == number)) for number in numbers)


def passages_of(review: Review, numbers: Sequence[int]) -> tuple[ReportPassage, ...]:
    """The passages of these numbers, in the same order."""
    known = {each.number: each for each in review.passages}
    return tuple(known[number] for number in numbers)


def place_own(review: Review, own: ReportPassage, language: str) -> str:
    """Where a passage of the report stands: its page, else the sheet, of a file without sheets its lines."""
    passage = own.passage
    return cite_passage(passage if review.sheets else replace(passage, sheet=0), language)


def list_shared(review: Review) -> tuple[ReportStretch, ...]:
    """Shared text as it is shown: all stretches but those of the agency's own write-ups, which are none."""
    return tuple(pair for pair in list_stretches(review) if pair.stretch.kind is not SharedKind.OWN)


def list_stretches(review: Review) -> tuple[ReportStretch, ...]:
    """All stretches, by KINDS, of each kind the longest first, ties as the report is read."""
    pairs = [ReportStretch(own=own, stretch=each) for own in review.passages for each in own.shared]
    return tuple(sorted(pairs, key=lambda pair: (KINDS.index(pair.stretch.kind), -pair.stretch.letters)))


def count_own(review: Review) -> int:
    """How many passages stand in earlier write-ups of the agency itself."""
    return sum(any(each.kind is SharedKind.OWN for each in own.shared) for own in review.passages)


def list_claimed(passages: Sequence[ReportPassage]) -> tuple[Claimed, ...]:
    """The figures of these passages, in their order."""
    return tuple(Claimed(own=own, figure=each) for own in passages for each in own.figures)


def name_sections(review: Review) -> tuple[SectionShare, ...]:
    """The sections with shared text that nothing explains, those with the largest share first, ties in their order."""
    sections = [each for each in review.sections if each.shared]
    return tuple(sorted(sections, key=lambda each: -each.share))


def _line(review: Review, item: ItemReview) -> ItemLine:
    own = passages_of(review, item.passages)
    shared = sum(each.letters for passage in own for each in passage.shared if each.kind is SharedKind.SHARED)
    return ItemLine(
        code=item.code,
        passages=len(item.passages),
        found=item.found,
        missing=item.missing,
        precedents=len(item.precedents),
        shared=shared,
    )
