"""What an assessor looks for in a text beside its subject: how it is done (ADLI), and how results are told (LeTCI)."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources

from corpus.criteria.cues import CueFinder
from corpus.documents import Span


class Dimension(Enum):
    """Approach, deployment, learning and integration of what is done (categories 1 to 6); levels, trends and
    comparisons of what was reached (category 7)."""

    APPROACH = "approach"
    DEPLOYMENT = "deployment"
    LEARNING = "learning"
    INTEGRATION = "integration"
    LEVELS = "levels"
    TRENDS = "trends"
    COMPARISONS = "comparisons"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDimension:
    """A dimension that a text speaks of, and by which words: spans of the text, in order, at least one."""

    dimension: Dimension
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueList:
    """What a list of cues, found in a text, says of a dimension. cues: as CueFinder takes them. points: what the list
    adds once, however many of its cues a text has; below 0 it speaks against. planned: whether it counts where the
    text tells of a plan, too."""

    name: str
    dimension: Dimension
    points: int
    planned: bool
    cues: tuple[str, ...]


ENOUGH: Mapping[Dimension, int] = {
    Dimension.APPROACH: 4,
    Dimension.DEPLOYMENT: 3,
    Dimension.LEARNING: 3,
    Dimension.INTEGRATION: 3,
    Dimension.LEVELS: 3,
    Dimension.TRENDS: 3,
    Dimension.COMPARISONS: 3,
}
"""Points of different lists from which on a text is said to speak of a dimension."""

_PLAN = re.compile(
    r"(?:(?<!ก่อน)จะ|ควร|เพื่อ|ตั้งเป้า|มุ่ง)\S{0,40}\s?\Z|\b(?:will|shall|should|plans?\s+to|aims?\s+to)\b[^\n]{0,30}\Z"
    r"|(?:ไม่น้อยกว่า|ไม่เกิน|เกิน|อย่างน้อย|ไม่ต่ำกว่า)\s?\Z",
    re.IGNORECASE,
)
"""What stands before a cue that is meant to be, and before a figure that is demanded."""

_BEFORE = 50  # letters before a cue that are looked at: what _PLAN can span


def dimensions_of(category: int) -> tuple[Dimension, ...]:
    """Those that are looked for in a category, in the order of their scoring."""
    results = (Dimension.LEVELS, Dimension.TRENDS, Dimension.COMPARISONS)
    return results if category == 7 else tuple(each for each in Dimension if each not in results)


@cache
def read_cue_lists() -> tuple[CueList, ...]:
    """What the package ships, in the order of the dimensions; lists of one name have the same cues."""
    source = resources.files("corpus.criteria").joinpath("dimension-cues.json")
    told = json.loads(source.read_text(encoding="utf-8"))
    return tuple(
        CueList(
            name=row["list"],
            dimension=dimension,
            points=row["points"],
            planned=row.get("planned", False),
            cues=tuple(told["lists"][row["list"]]),
        )
        for dimension in Dimension
        for row in told["dimensions"][dimension.value]
    )


def find_dimensions(text: str) -> tuple[FoundDimension, ...]:
    """What repaired `text` speaks of, in the order of the dimensions; the spans of one do not overlap.

    A reading aid: it goes by words, which also stand where nothing is told (docs/review.md says how often).
    """
    cues = {name: [match.span() for match in found] for name, found in _finder().find(text).items()}
    done = {name: [span for span in spans if not _is_planned(text, span)] for name, spans in cues.items()}
    told = ((dimension, _told(dimension, cues, done)) for dimension in Dimension)
    return tuple(FoundDimension(dimension=dimension, spans=spans) for dimension, spans in told if spans)


_Places = Mapping[str, Sequence[Span]]  # by name of a list where its cues stand


def _told(dimension: Dimension, cues: _Places, done: _Places) -> tuple[Span, ...]:
    # What speaks for the dimension, nothing where that is not enough. done: cues without those of a plan.
    stand = [(each.points, (cues if each.planned else done).get(each.name, ())) for each in _lists_of(dimension)]
    if sum(points for points, spans in stand if spans) < ENOUGH[dimension]:
        return ()
    return _join(span for points, spans in stand if points > 0 for span in spans)


@cache
def _finder() -> CueFinder:
    return CueFinder({each.name: each.cues for each in read_cue_lists()})


@cache
def _lists_of(dimension: Dimension) -> tuple[CueList, ...]:
    return tuple(each for each in read_cue_lists() if each.dimension is dimension)


def _is_planned(text: str, span: Span) -> bool:
    # Thai parts sentences by spaces: what is said of the verb stands in the same run.
    before = text[max(0, span[0] - _BEFORE) : span[0]]
    return _PLAN.search(before) is not None


def _join(spans: Iterable[Span]) -> tuple[Span, ...]:
    # Those that overlap become one.
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
