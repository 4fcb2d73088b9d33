"""A report beside the library: what it says of each item, what it leaves out, who did the like, what it shares."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from corpus import Passage, Report, category_of, dimensions_of, find_dimensions, find_figures, read_criteria
from index import Encoder, Generation, ItemModel, open_item_model
from search.browse import Agencies
from search.review.claimed import with_claimed
from search.review.linking import Linked, link_passages
from search.review.precedents import Precedents, Reporter
from search.review.reasons import show_dimensions, show_links
from search.review.results import ItemReview, ReportPassage, Review, ReviewProgress, SectionShare, Stage
from search.sharing import SharedKind, Sharing

_RESULTS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Steps:
    """Tells of the stages."""

    told: ReviewProgress | None

    def of(self, stage: Stage) -> Callable[[int, int], None]:
        def progress(done: int, total: int) -> None:
            if self.told is not None:
                self.told(stage, done, total)

        return progress


class Reviewer:
    """Of one generation, which never changes; safe for several threads. Nothing of a report is kept."""

    def __init__(self, generation: Generation, encoder: Encoder, agencies: Agencies, sharing: Sharing) -> None:
        self._generation, self._encoder, self._agencies, self._sharing = generation, encoder, agencies, sharing

    def review(self, report: Report, *, same_type_first: bool, progress: ReviewProgress | None) -> Review:
        """As `SearchEngine.review`."""
        steps = _Steps(told=progress)
        report = self._named(report)
        linked = link_passages(report.passages, self._encoder, self._model, steps.of("linking"))
        passages = tuple(self._read(linked, steps.of("precedents")))
        reporter = self._precedents.reporter(report.agency, report.agency_type, same_type_first)
        items = tuple(self._items(passages, linked, reporter, steps.of("precedents")))
        passages = tuple(self._with_shared(passages, report.agency, steps.of("sharing")))
        return Review(
            name=report.name,
            agency=report.agency,
            agency_type=report.agency_type,
            sheets=report.sheets,
            unread=report.unread,
            passages=passages,
            items=items,
            sections=tuple(_sections(passages)),
            warnings=report.warnings,
            generation=self._generation.name,
            same_type_first=same_type_first,
            from_images=report.from_images,
            paragraphs=report.paragraphs,
        )

    def _named(self, report: Report) -> Report:
        # A short name, or another spelling, of an agency that the library knows is that agency.
        known = self._agencies.find(report.agency) if report.agency else None
        if known is None:
            return report
        return replace(report, agency=known.name, agency_type=known.agency_type or report.agency_type)

    def _read(self, linked: Sequence[Linked], progress: Callable[[int, int], None]) -> Iterator[ReportPassage]:
        # Tells before each, for whoever ends a review that takes too long, or that nobody wants any more.
        for number, each in enumerate(linked, 1):
            progress(0, len(read_criteria().items))
            yield _passage(number, each)

    def _items(
        self,
        passages: Sequence[ReportPassage],
        linked: Sequence[Linked],
        reporter: Reporter,
        progress: Callable[[int, int], None],
    ) -> Iterator[ItemReview]:
        codes = [item.code for item in read_criteria().items]
        for place, code in enumerate(codes):
            progress(place, len(codes))
            own = _evidencing(linked, code)
            wanted = dimensions_of(category_of(code))
            told = {each.dimension for number, _ in own for each in passages[number - 1].dimensions}
            yield ItemReview(
                code=code,
                passages=tuple(number for number, _ in own),
                found=tuple(each for each in wanted if each in told),
                missing=tuple(each for each in wanted if each not in told),
                precedents=self._precedents.find(code, own, reporter),
            )
        progress(len(codes), len(codes))

    def _with_shared(
        self, passages: Sequence[ReportPassage], agency: str, progress: Callable[[int, int], None]
    ) -> Iterator[ReportPassage]:
        for done, each in enumerate(passages):
            progress(done, len(passages))
            yield replace(each, shared=self._sharing.find(each.passage.text, agency))
        progress(len(passages), len(passages))

    @cached_property
    def _model(self) -> ItemModel:
        return open_item_model(self._encoder.identity, self._encoder.encode_passages)

    @cached_property
    def _precedents(self) -> Precedents:
        return Precedents(self._generation)


def _passage(number: int, linked: Linked) -> ReportPassage:
    text = linked.passage.text
    figures, dimensions = find_figures(text), find_dimensions(text)
    if any(category_of(link.code) == _RESULTS for link in linked.links):
        dimensions = with_claimed(text, dimensions, figures)
    return ReportPassage(
        number=number,
        passage=linked.passage,
        links=show_links(text, linked.links),
        dimensions=show_dimensions(text, dimensions),
        figures=figures,
    )


def _evidencing(linked: Sequence[Linked], code: str) -> list[tuple[int, Linked]]:
    # Those that evidence the item with their numbers, the surest first, then as they are read.
    found = [(number, each, link) for number, each in enumerate(linked, 1) if (link := each.link(code))]
    return [(number, each) for number, each, link in sorted(found, key=lambda own: (-own[2].score, own[0]))]


def _sections(passages: Sequence[ReportPassage]) -> Iterator[SectionShare]:
    for _, group in groupby(passages, key=lambda each: (each.passage.path, each.passage.section)):
        held = list(group)
        first = held[0].passage
        yield SectionShare(
            heading=first.section,
            page=first.page,
            letters=sum(_count_letters(each.passage, 0, len(each.passage.text)) for each in held),
            shared=sum(_count_shared(each) for each in held),
        )


def _count_shared(each: ReportPassage) -> int:
    # Stretches that stand in several places of the library overlap; a letter counts once.
    counted = end = 0
    for start, beyond in sorted(shared.own for shared in each.shared if shared.kind is SharedKind.SHARED):
        counted += _count_letters(each.passage, max(start, end), beyond)
        end = max(end, beyond)
    return counted


def _count_letters(passage: Passage, start: int, end: int) -> int:
    return sum(map(str.isalpha, passage.text[start:end]))
