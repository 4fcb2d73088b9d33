"""Passages and cases that do the like of a given one, in other cases.

Two passages are alike as far as the windows of each find their like in the other: the mean, over the windows of both,
of the best cosine (the chamfer measure; Barrow et al., 1977). The mean of the index's vectors is taken out first, as
all texts share most of their direction; search/answerability.py says why.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus import Case, Passage
from index import Generation, ItemLink
from search.results import DenseLeg, Hit, LexicalLeg

NEAREST_ROWS = 200
"""Rows of the index that are looked at for each window: the passages they belong to are compared in full."""

MEAN_ROWS = 1500
"""Rows that the mean of the index is taken from."""

PER_CASE = 1
"""Passages of one case in a list of similar ones: it is the other agencies that are sought."""

PAIRS = 5
"""Passages of another case that a case is compared by: what two cases share is a few undertakings, not all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A passage that is like another. place: its number in the index. score: at most 1, for the same text; 0 is
    unrelated. window: which of its windows is nearest to one of the other's, window_score: the cosine of the two."""

    place: int
    score: float
    window: int
    window_score: float


class Similarity:
    """What is like what in one generation; safe for several threads."""

    def __init__(self, generation: Generation) -> None:
        self._dense = generation.dense
        self._passages = generation.library.passages
        self._owners = np.array([passage.case_id for passage in self._passages], dtype=object)

    def passages(self, place: int, limit: int) -> list[Alike]:
        """At most `limit` passages like the one at `place`, best first, ties by passage id; none of its own case and
        at most PER_CASE of another."""
        taken: dict[str, int] = {}
        spread = []
        for alike in self._ranked(place):
            owner = self._passages[alike.place].case_id
            taken[owner] = taken.get(owner, 0) + 1
            if taken[owner] <= PER_CASE:
                spread.append(alike)
        return spread[:limit]

    def cases(self, case_id: str) -> list[tuple[str, float, int, Alike]]:
        """The other cases, the most alike first, ties by id: id, score, and the two passages that are most alike, the
        first by its place. The score is the mean of the PAIRS best of the case's passages, each compared by its like
        in the other case."""
        best: dict[str, dict[int, Alike]] = {}
        for place in np.flatnonzero(self._owners == case_id).tolist():
            for alike in self._ranked(place):
                found = best.setdefault(self._passages[alike.place].case_id, {})
                if place not in found:
                    found[place] = alike
        rows = [(other, *_mean_of_best(found)) for other, found in best.items()]
        return sorted(rows, key=lambda row: (-row[1], row[0]))

    def _ranked(self, place: int) -> list[Alike]:
        own = self._centred(place)
        others = self._owners != self._owners[place]
        near = {
            int(found)
            for row in self._dense.vectors(place)
            for found in self._dense.candidates(row, NEAREST_ROWS, others)
        }
        alike = [self._compare(own, other) for other in sorted(near)]
        return sorted(alike, key=lambda each: (-each.score, self._passages[each.place].id))

    def _compare(self, own: NDArray[np.float64], place: int) -> Alike:
        cosines = own @ self._centred(place).T
        score = (float(cosines.max(axis=1).mean()) + float(cosines.max(axis=0).mean())) / 2
        return Alike(
            place=place, score=score, window=int(cosines.max(axis=0).argmax()), window_score=float(cosines.max())
        )

    def _centred(self, place: int) -> NDArray[np.float64]:
        # The windows alone: the context vector knows the agency, which is just what must not matter.
        rows = self._dense.vectors(place)[1:] - self._mean
        centred: NDArray[np.float64] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return centred

    @cached_property
    def _mean(self) -> NDArray[np.float64]:
        rows, _ = self._dense.sample(MEAN_ROWS)
        mean: NDArray[np.float64] = rows.mean(axis=0, dtype=np.float64)
        return mean


def alike_hit(rank: int, alike: Alike, case: Case, passage: Passage, *, items: tuple[ItemLink, ...]) -> Hit:
    """The hit of a similar passage: the vectors alone speak for it, by the window that has its like in the other."""
    leg = DenseLeg(
        score=alike.score, window=passage.windows[alike.window], window_score=alike.window_score, part=alike.score
    )
    return Hit(
        rank=rank,
        score=alike.score,
        case=case,
        passage=passage,
        highlights=(),
        dense=leg,
        lexical=LexicalLeg(score=0.0, terms=()),
        items=items,
    )


def _mean_of_best(found: dict[int, Alike]) -> tuple[float, int, Alike]:
    pairs = sorted(found.items(), key=lambda pair: (-pair[1].score, pair[0]))[:PAIRS]
    return sum(alike.score for _, alike in pairs) / len(pairs), *pairs[0]
