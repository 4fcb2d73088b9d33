"""A case as it is read: its sections in order, each passage in its section exactly once; a long one in stretches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import escape

from corpus import Case, Passage, Section

DEEPEST = 3
"""Levels of headings below the page's own; deeper ones look like the last."""


STRETCH_BYTES = 68_000
"""Of the passages of a stretch, as a page has them: with all that stands around them a page has less than 100 kB."""

_AROUND = 700  # bytes of a page beside the words of a passage: its place, what can be done with it
_AROUND_ITEM = 200  # the same of an item
_AROUND_CELL = 10  # the same of a paragraph or a cell of a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading and its passages. number: its place in the case, from 1. level: 1 to DEEPEST, never more than one below
    the part before; heading may be ""."""

    number: int
    heading: str
    level: int
    passages: tuple[Passage, ...]


def outline_case(case: Case, passages: Sequence[Passage]) -> tuple[Part, ...]:
    """The parts of a case, from its sections and its passages in reading order.

    A section without passages stays when a deeper one with passages follows it. Passages that belong to no section
    of the case keep their own heading and come last: none is lost.
    """
    left = list(passages)
    parts = [(section.heading, section.level, _take(left, section)) for section in case.sections]
    for passage in left:
        if parts and parts[-1][0] == passage.section and parts[-1][2]:
            parts[-1] = (*parts[-1][:2], (*parts[-1][2], passage))
        else:
            parts.append((passage.section, 1, (passage,)))
    return _settle_levels([part for at, part in enumerate(parts) if _is_shown(parts, at)])


def cut_stretches(
    parts: Sequence[Part], items: Mapping[str, Sequence[object]], *, before: int = 0, most: int = STRETCH_BYTES
) -> tuple[tuple[Part, ...], ...]:
    """The parts of a case in stretches of at most `most` bytes, as a page shows them, the first with `before` bytes of
    something else above it; each has a passage, be it larger. A part whose passages are in two stretches is in both.
    items: those of each passage, by its id. One stretch where there are no parts."""
    stretches: list[list[Part]] = [[]]
    filled, begun = before, False
    for part in parts:
        fresh = replace(part, passages=())
        stretches[-1].append(fresh)
        filled += 2 * weigh_text(part.heading)
        for passage in part.passages:
            weight = _weigh(passage) + _AROUND_ITEM * len(items[passage.id])
            if begun and filled + weight > most:
                stretches.append(_take_open(stretches[-1], fresh))
                filled = 0
            last = stretches[-1][-1]
            stretches[-1][-1] = replace(last, passages=(*last.passages, passage))
            filled, begun = filled + weight, True
    return tuple(map(tuple, stretches))


def weigh_text(text: str) -> int:
    """Bytes of `text` on a page."""
    return len(escape(text).encode())


def repeats_profile(case: Case, passages: Sequence[Passage]) -> bool:
    """Whether the passages themselves hold the case's vision, as those of a book do; white space does not count."""
    vision = "".join(case.vision.split())
    return bool(vision) and vision in "".join("".join(passage.text.split()) for passage in passages)


def _weigh(passage: Passage) -> int:
    # The heading stands in what three links say of themselves.
    pieces = passage.text.count("\n") + passage.text.count("|")
    return weigh_text(passage.text) + 3 * weigh_text(passage.section) + _AROUND + _AROUND_CELL * pieces


def _take_open(stretch: list[Part], part: Part) -> list[Part]:
    # What begins the next stretch: the headings at the end of this one that have nothing under them, down to `part`.
    opened: list[Part] = []
    while stretch and not stretch[-1].passages:
        opened.insert(0, stretch.pop())
    return opened or [part]


def _take(left: list[Passage], section: Section) -> tuple[Passage, ...]:
    taken = tuple(passage for passage in left if passage.section == section.heading and _overlap(passage, section))
    for passage in taken:
        left.remove(passage)
    return taken


def _overlap(passage: Passage, section: Section) -> bool:
    first, last = passage.lines
    return any(start <= last and first <= end for start, end in section.lines)


def _is_shown(parts: Sequence[tuple[str, int, tuple[Passage, ...]]], at: int) -> bool:
    for _, level, passages in parts[at + 1 :]:
        if parts[at][2] or level <= parts[at][1]:
            break
        if passages:
            return True
    return bool(parts[at][2])


def _settle_levels(parts: Sequence[tuple[str, int, tuple[Passage, ...]]]) -> tuple[Part, ...]:
    settled: list[Part] = []
    for number, (heading, level, passages) in enumerate(parts, start=1):
        above = settled[-1].level if settled else 0
        level = min(max(level, 1), above + 1, DEEPEST)
        settled.append(Part(number=number, heading=heading, level=level, passages=passages))
    return tuple(settled)
