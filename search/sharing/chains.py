"""The longest stretch that two texts have in common, whatever words, names and numbers were changed in it and in
whatever order its parts stand: runs of equal letters, chained over small gaps, chains put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.sharing.shingles import hash_letters

SEED = 6
"""Letters that a run has at least: a short word and its neighbour."""

_SEEDS = 16
"""Places looked at for the same letters: a text that says one thing over and over is compared with the first."""

_RUNS = 300
"""Looked at of two texts, the longest."""

GAP = 30
"""Letters between two runs of a chain at most: some eight changed words."""

_GAP_COST, _SHIFT_COST = 0.3, 0.2
"""What a letter in a gap, and what one more on one side than on the other, costs of a run's letters."""

_CHAIN = 12
"""Letters that a chain is worth at least."""

_JOINT = 60
"""Letters between a chain and what it is put together with at most, in each text."""

DENSITY = 0.45
"""The part of a stretch's letters that must be equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """So many equal letters: `own` and `other` are where they begin in each text."""

    own: int
    other: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What two texts have in common: runs that overlap in neither text, in the order of the first."""

    runs: tuple[Run, ...]

    @property
    def own(self) -> tuple[int, int]:
        """From which letter to before which, in the first text."""
        return self.runs[0].own, self.runs[-1].own + self.runs[-1].length

    @property
    def other(self) -> tuple[int, int]:
        """The same in the second text."""
        return min(run.other for run in self.runs), max(run.other + run.length for run in self.runs)

    @property
    def matched(self) -> int:
        """How many letters are equal."""
        return sum(run.length for run in self.runs)

    @property
    def density(self) -> float:
        """The part of the longer of the two stretches that is equal."""
        return self.matched / max(self.own[1] - self.own[0], self.other[1] - self.other[0])

    @property
    def turned(self) -> "Common":
        """The same, seen from the second text."""
        runs = (Run(own=run.other, other=run.own, length=run.length) for run in self.runs)
        return Common(runs=tuple(sorted(runs, key=lambda run: run.own)))

    def within(self, start: int, end: int) -> "Common | None":
        """What of it stands in the first text from letter `start` to before `end`."""
        runs = [
            Run(own=first, other=run.other + first - run.own, length=last - first)
            for run in self.runs
            for first, last in [(max(run.own, start), min(run.own + run.length, end))]
            if last > first
        ]
        return Common(runs=tuple(runs)) if runs else None


def find_common(own: NDArray[np.uint16], other: NDArray[np.uint16]) -> Common | None:
    """The longest stretch of the letters `own` that stands in `other` too; None where they share no run that is worth a
    chain."""
    chains = list(_chains(find_runs(own, other)))
    return _put_together(chains) if chains else None


def find_runs(own: NDArray[np.uint16], other: NDArray[np.uint16]) -> list[Run]:
    """Runs of SEED equal letters and more that cannot be longer, the longest _RUNS, in the order of `own`."""
    there = hash_letters(other, SEED)
    order = np.argsort(there, kind="stable")
    here = hash_letters(own, SEED)
    first, last = (np.searchsorted(there[order], here, side) for side in ("left", "right"))
    taken = np.minimum(last - first, _SEEDS)
    begins = np.repeat(np.arange(len(here)), taken)
    ends = order[first[begins] + np.arange(len(begins)) - np.repeat(np.cumsum(taken) - taken, taken)]
    if not len(begins):
        return []
    along = np.lexsort((begins, begins - ends))
    begins, ends = begins[along], ends[along]
    breaks = np.flatnonzero((np.diff(begins) != 1) | (np.diff(ends) != 1)) + 1
    starts = np.concatenate([[0], breaks])
    lengths = np.diff(np.concatenate([starts, [len(begins)]])) + SEED - 1
    longest = starts_of_longest(begins[starts], lengths)
    return [Run(own=int(begins[starts[at]]), other=int(ends[starts[at]]), length=int(lengths[at])) for at in longest]


def starts_of_longest(begins: NDArray[np.int64], lengths: NDArray[np.int64]) -> list[int]:
    """The places of the longest _RUNS, in the order of where they begin."""
    longest = np.lexsort((begins, -lengths))[:_RUNS]
    places: list[int] = longest[np.argsort(begins[longest], kind="stable")].tolist()
    return places


def _chains(runs: Sequence[Run]) -> Iterator[Common]:
    # The best first; what overlaps it in either text is of no other.
    left = list(runs)
    while left:
        score, runs_of_best = _best_chain(left)
        if score < _CHAIN:
            return
        chain = Common(runs=tuple(runs_of_best))
        yield chain
        left = [run for run in left if not _meets(run, chain)]


def _meets(run: Run, chain: Common) -> bool:
    return any(
        -run.length < run.own - each.own < each.length or -run.length < run.other - each.other < each.length
        for each in chain.runs
    )


def _best_chain(runs: Sequence[Run]) -> tuple[float, list[Run]]:
    # Runs in the order of the first text, each after the best before it that is near in both.
    own, other, lengths = np.array([(run.own, run.other, run.length) for run in runs], dtype=np.int64).T
    scores, before = lengths.astype(np.float64), np.full(len(runs), -1)
    for at in range(1, len(runs)):
        here = own[at] - own[:at] - lengths[:at]
        there = other[at] - other[:at] - lengths[:at]
        near = (here <= GAP) & (there <= GAP) & (here >= 0) & (there >= 0)
        if near.any():
            cost = _GAP_COST * np.maximum(here, there) + _SHIFT_COST * np.abs(here - there)
            worth = np.where(near, scores[:at] - cost, -1.0)
            best = int(worth.argmax())
            if worth[best] > 0:
                scores[at] += worth[best]
                before[at] = best
    at = int(scores.argmax())
    score, chain = float(scores[at]), []
    while at >= 0:
        chain.append(runs[at])
        at = int(before[at])
    return score, chain[::-1]


def _put_together(chains: Sequence[Common]) -> Common:
    # What stands next to the best chain in both texts, in whatever order, is of the same stretch.
    found, others = chains[0], list(chains[1:])
    while True:
        joined = next((wider for each in others if (wider := _joined(found, each))), None)
        if joined is None:
            return found
        found = joined
        others = [each for each in others if not set(each.runs) <= set(found.runs)]


def _joined(one: Common, other: Common) -> Common | None:
    if _between(one.own, other.own) > _JOINT:
        return None
    both = Common(runs=tuple(sorted((*one.runs, *other.runs), key=lambda run: run.own)))
    return both if both.density >= DENSITY else None


def _between(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)
