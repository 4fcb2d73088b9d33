"""A case as it is read: its sections in order, each passage in its section exactly once."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Case, Passage, Section

DEEPEST = 3
"""Levels of headings below the page's own; deeper ones look like the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading and its passages. level: 1 to DEEPEST, never more than one below the part before; heading may be ""."""

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


def repeats_profile(case: Case, passages: Sequence[Passage]) -> bool:
    """Whether the passages themselves hold the case's vision, as those of a book do; white space does not count."""
    vision = "".join(case.vision.split())
    return bool(vision) and vision in "".join("".join(passage.text.split()) for passage in passages)


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
    for heading, level, passages in parts:
        above = settled[-1].level if settled else 0
        settled.append(Part(heading=heading, level=min(max(level, 1), above + 1, DEEPEST), passages=passages))
    return tuple(settled)
