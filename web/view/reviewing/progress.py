"""How far a review is, as a share of the whole."""

from collections.abc import Mapping

from search import Stage

PARTS: Mapping[Stage, int] = {"reading": 35, "linking": 30, "precedents": 20, "sharing": 15}
"""Percent of the time that each stage takes, in their order, of a report in PDF, so that the bar runs evenly."""


def share_done(stage: Stage | None, done: int, total: int) -> int:
    """Percent of the whole, 0 to 99, when `done` of `total` of a stage are done; None: the review waits its turn."""
    if stage is None:
        return 0
    stages = list(PARTS)
    before = sum(PARTS[each] for each in stages[: stages.index(stage)])
    return min(99, before + (PARTS[stage] * min(done, total) // total if total else 0))
