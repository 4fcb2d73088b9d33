"""What a review holds, in the order in which it is shown. Numbers of passages are those of the review, from 1."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import Dimension, Figure, category_of, dimensions_of
from search import ItemReview, Precedent, ReportPassage, Review, SectionShare, SharedKind, SharedStretch
from web.texts import say
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
    """Where a passage of the report stands: its page, else the sheet, of a file without sheets its lines, and of one
    in which nobody sees lines its paragraphs."""
    passage = own.passage
    if review.sheets or passage.page is not None:
        return cite_passage(passage, language)
    if review.paragraphs:
        ends = {bisect(review.paragraphs, line) for line in passage.lines}
        return say("paragraphs", language, at="–".join(map(str, sorted(ends))))
    return cite_passage(replace(passage, sheet=0), language)


def place_section(review: Review, section: SectionShare, language: str) -> str:
    """Where a section of the report begins, as `place_own`; "" when no passage has its heading."""
    own = [each for each in review.passages if each.passage.section == section.heading]
    same = [each for each in own if each.passage.page == section.page]
    return place_own(review, (same or own)[0], language) if own else ""


def is_from_image(review: Review, own: ReportPassage) -> bool:
    """Whether any of a passage stands on a sheet that was read from its image, as far as is known where it stands."""
    passage = own.passage
    return not {passage.sheet, *(box[0] for box in passage.boxes)}.isdisjoint(review.from_images)


def order_found(precedent: Precedent, item: ItemReview) -> tuple[tuple[Dimension, bool], ...]:
    """The dimensions of its category that a precedent of `item` speaks of, and whether the report, which speaks of the
    item, does not: those first."""
    gaps = item.missing if item.passages else ()
    own = [each for each in precedent.found if each in dimensions_of(category_of(item.code))]
    return tuple(sorted(((each, each in gaps) for each in own), key=lambda pair: not pair[1]))


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
