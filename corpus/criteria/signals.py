"""Ways of telling in a text: cues of one kind, two kinds near each other, one kind far from another."""

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from corpus.criteria.cues import CueFinder
from corpus.documents import Span

Place = tuple[Span, ...]
"""Where something is told: the spans of its words, in order, at least one, not overlapping."""

Places = Mapping[str, Sequence[Place]]
"""By name of a way of telling its places, in order; names without places may be missing."""

_PLAN = re.compile(
    r"(?:(?<!ก่อน)จะ|ควร|เพื่อ|ตั้งเป้า|มุ่ง)\S{0,40}\s?\Z|\b(?:will|shall|should|plans?\s+to|aims?\s+to)\b[^\n]{0,30}\Z"
    r"|(?:ไม่น้อยกว่า|ไม่เกิน|เกิน|อย่างน้อย|ไม่ต่ำกว่า)\s?\Z",
    re.IGNORECASE,
)
"""What stands before a cue that is meant to be, and before a figure that is demanded."""

_BEFORE = 50  # letters before a cue that are looked at: what _PLAN can span


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """`first` and `second` at most `within` letters apart; in_order: not the other way round."""

    name: str
    first: str
    second: str
    within: int
    in_order: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """`of` where no `source` is within `by` letters."""

    name: str
    of: str
    source: str
    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The ways of telling that the package ships. pairs and apart: in an order in which each needs only those before.

    speaks: by name of a dimension those that may speak for it; planned: dimensions for which plans count, too. beside:
    those that may speak for or against any.
    """

    lists: Mapping[str, tuple[str, ...]]
    pairs: tuple[Pair, ...]
    apart: tuple[Apart, ...]
    speaks: Mapping[str, tuple[str, ...]]
    planned: frozenset[str]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """The ways of telling in a text. done: without what is only planned or demanded."""

    told: Places
    done: Places


@cache
def read_ways() -> Ways:
    told = json.loads(resources.files("corpus.criteria").joinpath("dimension-cues.json").read_text(encoding="utf-8"))
    return Ways(
        lists={name: tuple(cues) for name, cues in told["lists"].items()},
        pairs=tuple(_read_pair(name, row) for name, row in told["pairs"].items()),
        apart=tuple(
            Apart(name=name, of=row["of"], source=row["from"], by=row["by"]) for name, row in told["apart"].items()
        ),
        speaks={name: tuple(ways) for name, ways in told["speaks"].items()},
        planned=frozenset(told["planned"]),
        beside=tuple(told["beside"]),
    )


def _read_pair(name: str, row: Mapping[str, Any]) -> Pair:
    return Pair(name=name, first=row["of"], second=row["and"], within=row["within"], in_order=row["in order"])


def find_signals(text: str) -> Signals:
    """The ways of telling in repaired `text`."""
    found = {name: [match.span() for match in matches] for name, matches in _finder().find(text).items()}
    done = {name: [span for span in spans if not _is_planned(text, span)] for name, spans in found.items()}
    return Signals(told=_derive(found), done=_derive(done))


@cache
def _finder() -> CueFinder:
    return CueFinder(read_ways().lists)


def _is_planned(text: str, span: Span) -> bool:
    # Thai parts sentences by spaces: what is said of the verb stands in the same run.
    before = text[max(0, span[0] - _BEFORE) : span[0]]
    return _PLAN.search(before) is not None


def _derive(found: Mapping[str, Sequence[Span]]) -> Places:
    places: dict[str, Sequence[Place]] = {name: [(span,) for span in spans] for name, spans in found.items()}
    for pair in read_ways().pairs:
        places[pair.name] = _near(places.get(pair.first, ()), places.get(pair.second, ()), pair)
    for apart in read_ways().apart:
        places[apart.name] = _far(places.get(apart.of, ()), places.get(apart.source, ()), apart.by)
    return places


def _near(first: Sequence[Place], second: Sequence[Place], pair: Pair) -> Sequence[Place]:
    # One place for each of the first: with the nearest of the second behind it, else with one before.
    if not first or not second:
        return ()
    begun, ended = sorted(second, key=_start), sorted(second, key=_end)
    begins, ends = [_start(place) for place in begun], [_end(place) for place in ended]
    found = []
    for place in first:
        behind, before = bisect_left(begins, _end(place)), bisect_right(ends, _start(place)) - 1
        if behind < len(begun) and begins[behind] - _end(place) <= pair.within:
            found.append(place + begun[behind])
        elif not pair.in_order and before >= 0 and _start(place) - ends[before] <= pair.within:
            found.append(ended[before] + place)
    return sorted(found)


def _far(places: Sequence[Place], source: Sequence[Place], by: int) -> Sequence[Place]:
    begins = [_start(place) for place in source]

    def is_far(place: Place) -> bool:
        at = bisect_left(begins, _end(place))
        behind = at == len(source) or begins[at] - _end(place) > by
        return behind and (at == 0 or _start(place) - _end(source[at - 1]) > by)

    return [place for place in places if is_far(place)]


def _start(place: Place) -> int:
    return place[0][0]


def _end(place: Place) -> int:
    return place[-1][1]
