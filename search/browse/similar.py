"""Passages and cases that do the like of a given one, of other agencies: what an agency wrote in another year, or in
another document, is no precedent for it.

Two passages are alike as far as the windows of each find their like in the other: the mean, over the windows of both,
of the best cosine (the chamfer measure; Barrow et al., 1977). The mean of the index's vectors is taken out first, as
all texts share most of their direction; search/answer/answerability.py says why.

Visions resemble one another whatever the agencies do. So practice is compared with practice: cases by their practice
alone, unless one of them has none, and of a passage that tells a practice the passages that tell one come first.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus import Case, Passage, fold_name
from index import Generation, ItemLink
from search.results import DenseLeg, Hit, LexicalLeg, SimilarCase

NEAREST_ROWS = 200
"""Rows of the index that are looked at for each window: the passages they belong to are compared in full."""

REMEMBERED = 64
"""Cases whose like is remembered: it takes a search for every window of the case."""

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
        self._library = generation.library
        self._passages = generation.library.passages
        self._cases = {case.id: case for case in generation.library.cases}
        agencies = {case.id: fold_name(case.agency) for case in generation.library.cases}
        self._owners = np.array([agencies[passage.case_id] for passage in self._passages], dtype=object)
        # Aims of a case are compared only where it has nothing else.
        self._practice = ~np.array(self._library.aims, dtype=np.bool_)
        told = {passage.case_id for passage, aim in zip(self._passages, self._library.aims, strict=True) if not aim}
        bare = np.array([passage.case_id not in told for passage in self._passages], dtype=np.bool_)
        self._comparable = self._practice | bare
        self._remembered = lru_cache(REMEMBERED)(self._alike_cases)

    def cases(self, case_id: str) -> tuple[SimilarCase, ...]:
        """The cases of other agencies, one of each, the most alike first, ties by id; no introductions. The score is
        the mean of the PAIRS best of the case's passages, each compared by its like in the other case; aims count only
        where one of the two has no practice, and such cases come last."""
        return self._remembered(case_id)

    def hits(self, place: int, limit: int) -> tuple[Hit, ...]:
        """At most `limit` passages like the one at `place`, best first, ties by passage id; none of its own agency and
        one of another. Of a passage that tells a practice, those that tell one come before aims; those that state an
        aim are behind, of agencies that have nothing else near."""
        first: dict[str, Alike] = {}
        for alike in self._practice_first(place):
            first.setdefault(self._owners[alike.place], alike)
        return tuple(
            alike_hit(
                rank,
                alike,
                self._cases[self._passages[alike.place].case_id],
                self._passages[alike.place],
                items=self._library.items[alike.place],
                states_aim=self._library.aims[alike.place],
            )
            for rank, alike in enumerate(list(first.values())[:limit], 1)
        )

    def _alike_cases(self, case_id: str) -> tuple[SimilarCase, ...]:
        best: dict[str, dict[int, Alike]] = {}
        for place, passage in enumerate(self._passages):
            if passage.case_id != case_id or not self._comparable[place]:
                continue
            for alike in self._ranked(place, self._comparable):
                best.setdefault(self._passages[alike.place].case_id, {}).setdefault(place, alike)
        rows = [(other, *_mean_of_best(found)) for other, found in best.items() if self._is_case(other)]
        first: dict[str, tuple[str, float, int, Alike]] = {}
        for row in sorted(rows, key=lambda row: (self._is_of_aims(row[2], row[3].place), -row[1], row[0])):
            first.setdefault(self._owners[row[3].place], row)
        return tuple(
            SimilarCase(
                rank=rank,
                score=score,
                case=self._cases[other],
                own=self._passages[place],
                other=self._passages[alike.place],
                states_aim=self._is_of_aims(place, alike.place),
            )
            for rank, (other, score, place, alike) in enumerate(first.values(), 1)
        )

    def _is_case(self, case_id: str) -> bool:
        return self._cases[case_id].category is not None

    def _is_of_aims(self, *places: int) -> bool:
        return not self._practice[list(places)].all()

    def _practice_first(self, place: int) -> list[Alike]:
        if self._library.aims[place]:
            return self._ranked(place)
        practice = self._ranked(place, self._practice)
        return practice + self._ranked(place, ~self._practice) if (~self._practice).any() else practice

    def _ranked(self, place: int, among: NDArray[np.bool_] | None = None) -> list[Alike]:
        # among: (passages,) which may be given; None for all.
        own = self._centred(place)
        others = self._owners != self._owners[place]
        if among is not None:
            others &= among
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
        rows = self._dense.vectors(place)[1:] - self._dense.centre
        centred: NDArray[np.float64] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return centred


def alike_hit(
    rank: int, alike: Alike, case: Case, passage: Passage, *, items: tuple[ItemLink, ...], states_aim: bool = False
) -> Hit:
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
        states_aim=states_aim,
    )


def _mean_of_best(found: dict[int, Alike]) -> tuple[float, int, Alike]:
    pairs = sorted(found.items(), key=lambda pair: (-pair[1].score, pair[0]))[:PAIRS]
    return sum(alike.score for _, alike in pairs) / len(pairs), *pairs[0]
