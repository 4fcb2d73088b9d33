"""Which of the numbers on the pages of a document are those of its pages: the sequences that most pages bear out."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.printed.page_labels import Numbering, PageLabel

_BEGIN = 1.5  # what beginning a sequence costs, in pages that bear it out: one page alone begins none
_GAP = 0.12  # what a page without its number costs within a sequence: two pages bear each other out over four
_MOST_TRACKS = 300  # sequences that are looked at; a file can have any number of numbers in its margins
_SURE, _FAIR, _DOUBTFUL = 1.1, 1.0, 0.6  # pages' worth of a number alone, in a running head, among other words
_LONE_SHEETS = 2  # a document of so many sheets cannot bear out its numbers
_LONE_LARGEST = 1500  # from there on a number alone may be a year
_RISING = 3  # pages whose numbers stand at one place, rise, and do not follow each other, as those of an extract
_RISING_SHARE = 0.6  # of the document's pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What may be the number of a page.

    place: what numbers at one place of their pages have in common. alone: nothing stands beside it. head: it stands in
    what recurs, or beside it. outermost: nothing stands between it and the edge of the page, and nothing beside it,
    unless it is marked.
    """

    label: PageLabel
    place: tuple[bool, int]
    alone: bool = False
    head: bool = False
    outermost: bool = False

    @property
    def worth(self) -> float:
        """How much it says for a sequence, in pages."""
        return _SURE if self.alone else _FAIR if self.head or self.label.marked else _DOUBTFUL


_Track = tuple[Numbering, str, int]


@dataclass(slots=True)
class _Run:
    score: float
    start: int
    before: "_Chain | None"


@dataclass(frozen=True, slots=True)
class _Chain:
    track: _Track
    start: int
    end: int
    before: "_Chain | None" = field(repr=False)


def choose_labels(found: Sequence[Sequence[Candidate]]) -> list[PageLabel | None]:
    """The label of each page of a document, of which `found` holds the candidates of each page.

    Numbers that grow with the pages bear each other out; the best sequences of the whole document are taken, so that
    numbering may begin anew or in another way. Pages between two of one sequence are counted, others have none. In a
    document of one or two pages a number that stands alone at the edge is taken as it is.
    """
    tracks = _tracks(found)
    labels: list[PageLabel | None] = [None] * len(found)
    segments = _segments(tracks, len(found))
    for segment in segments:
        _count(labels, segment)
    for before, after in pairwise(segments):
        if before.track == after.track:
            _count(labels, _Chain(before.track, before.end, after.start, None))
    _adopt(labels, found, segments)
    if not segments:
        rising = _rising(found)
        labels = [rising.get(sheet) for sheet in range(len(found))]
    if len(found) <= _LONE_SHEETS:
        labels = [label or _lone(each) for label, each in zip(labels, found, strict=True)]
    return labels


def _track(candidate: Candidate, sheet: int) -> _Track:
    label = candidate.label
    return label.numbering, label.part, label.value - sheet


def _label(track: _Track, sheet: int) -> PageLabel | None:
    numbering, part, offset = track
    return PageLabel(numbering=numbering, part=part, value=1).at(offset + sheet - 1)


def _tracks(found: Sequence[Sequence[Candidate]]) -> dict[_Track, dict[int, float]]:
    # Of each sequence that two pages bear out, what each of them says for it; the best borne out first.
    tracks: defaultdict[_Track, dict[int, float]] = defaultdict(dict)
    for sheet, candidates in enumerate(found):
        for each in candidates:
            borne = tracks[_track(each, sheet)]
            borne[sheet] = max(borne.get(sheet, 0.0), each.worth)
    several = [(track, borne) for track, borne in tracks.items() if len(borne) > 1]
    return dict(sorted(several, key=lambda each: -sum(each[1].values()))[:_MOST_TRACKS])


def _segments(tracks: Mapping[_Track, Mapping[int, float]], count: int) -> list[_Chain]:
    # The best row of stretches, each of one sequence (Viterbi 1967); outside of them no page has a number.
    ends = {track: max(borne) for track, borne in tracks.items()}
    opening: defaultdict[int, list[_Track]] = defaultdict(list)
    for track, borne in tracks.items():
        opening[min(borne)].append(track)
    runs: dict[_Track, _Run] = {}
    score, chain = 0.0, None
    for sheet in range(count):
        for track in opening[sheet]:
            runs[track] = _Run(float("-inf"), sheet, None)
        best, ending = score, chain
        for track, run in runs.items():
            gain = tracks[track].get(sheet)
            if gain is not None and score - _BEGIN >= run.score:
                run.score, run.start, run.before = score - _BEGIN, sheet, chain
            run.score += -_GAP if gain is None else gain
            if gain is not None and run.score > best:
                best, ending = run.score, _Chain(track, run.start, sheet, run.before)
        score, chain = best, ending
        runs = {track: run for track, run in runs.items() if ends[track] > sheet}
    segments: list[_Chain] = []
    while chain is not None:
        segments.append(chain)
        chain = chain.before
    return segments[::-1]


def _count(labels: list[PageLabel | None], segment: _Chain) -> None:
    for sheet in range(segment.start, segment.end + 1):
        labels[sheet] = labels[sheet] or _label(segment.track, sheet)


def _adopt(labels: list[PageLabel | None], found: Sequence[Sequence[Candidate]], segments: Sequence[_Chain]) -> None:
    # A page outside of all stretches whose number goes on with one of them, where that one's numbers stand.
    places: defaultdict[_Track, set[tuple[bool, int]]] = defaultdict(set)
    for segment in segments:
        for sheet in range(segment.start, segment.end + 1):
            places[segment.track] |= {each.place for each in found[sheet] if _track(each, sheet) == segment.track}
    for sheet, candidates in enumerate(found):
        near = {before.track for before in [s for s in segments if s.end < sheet][-1:]}
        near |= {after.track for after in [s for s in segments if s.start > sheet][:1]}
        for each in candidates if labels[sheet] is None and near else ():
            track = _track(each, sheet)
            if track in near and each.place in places[track]:
                labels[sheet] = each.label


def _rising(found: Sequence[Sequence[Candidate]]) -> dict[int, PageLabel]:
    # Numbers alone at one place of most pages that rise from page to page.
    places = Counter(each.place for candidates in found for each in candidates if each.outermost)
    for place in sorted(places, key=lambda place: (-places[place], place)):
        borne = {
            sheet: each.label
            for sheet, candidates in enumerate(found)
            for each in candidates
            if each.place == place and each.outermost and each.label.numbering is Numbering.FIGURES
        }
        values = [label.value for label in borne.values()]
        if len(borne) < max(_RISING, _RISING_SHARE * len(found)):
            return {}
        if all(before < after for before, after in pairwise(values)) and values[-1] < _LONE_LARGEST:
            return borne
    return {}


def _lone(candidates: Sequence[Candidate]) -> PageLabel | None:
    outer = [each for each in candidates if each.outermost and each.label.value < _LONE_LARGEST]
    sure = [each for each in outer if each.label.marked or each.label.numbering is Numbering.FIGURES]
    best = min(sure, key=lambda each: (not each.label.marked, each.place), default=None)
    return best.label if best else None
