"""Passages and cases that do the like of a given one, of other agencies: what an agency wrote in another year, or in
another document, is no precedent for it.

Visions resemble one another whatever the agencies do. So practice is compared with practice: cases by their practice
alone, unless one of them has none, and of a passage that tells a practice the passages that tell one come first.
"""

from functools import lru_cache

import numpy as np

from corpus import Case, Passage, fold_name
from index import Allowed, Conditions, Generation, ItemLink
from search.browse.alike import Alike, PassageWindows
from search.results import DenseLeg, Hit, LexicalLeg, SimilarCase

NEAREST_ROWS = 200
"""Rows of the index that are looked at for each window: the passages they belong to are compared in full."""

REMEMBERED = 64
"""Cases whose like is remembered: it takes a search for every window of the case."""

PAIRS = 5
"""Passages of another case that a case is compared by: what two cases share is a few undertakings, not all of them."""


class Similarity:
    """What is like what in one generation; safe for several threads."""

    def __init__(self, generation: Generation) -> None:
        self._dense, self._library = generation.dense, generation.library
        self._tables = generation.library.tables
        agencies = {
            name: number for number, name in enumerate({fold_name(case.agency): 0 for case in self._library.cases})
        }
        numbers = np.array([agencies[fold_name(case.agency)] for case in self._library.cases], dtype=np.int64)
        self._agencies = numbers[self._tables.owners]
        # Aims of a case are compared only where it has nothing else.
        self._practice = ~self._tables.aims
        told = np.zeros(len(self._library.cases), dtype=np.bool_)
        told[self._tables.owners[self._practice]] = True
        self._comparable = self._practice | ~told[self._tables.owners]
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
        first: dict[int, Alike] = {}
        for alike in self._practice_first(place):
            first.setdefault(int(self._agencies[alike.place]), alike)
        found = list(first.values())[:limit]
        records = self._library.records([alike.place for alike in found])
        return tuple(
            alike_hit(
                rank,
                alike,
                self._case_of(alike.place),
                passage,
                items=items,
                states_aim=bool(self._tables.aims[alike.place]),
            )
            for rank, (alike, (passage, items)) in enumerate(zip(found, records, strict=True), 1)
        )

    def _alike_cases(self, case_id: str) -> tuple[SimilarCase, ...]:
        best: dict[int, dict[int, Alike]] = {}
        for place in self._tables.passages_of(self._library.numbers[case_id]).tolist():
            if not self._comparable[place]:
                continue
            for alike in self._ranked(place, Allowed(self._comparable, Conditions(comparable=True))):
                best.setdefault(int(self._tables.owners[alike.place]), {}).setdefault(place, alike)
        cases = self._library.cases
        rows = [(cases[other], *_mean_of_best(found)) for other, found in best.items()]
        rows = [row for row in rows if row[0].category is not None]
        first: dict[int, tuple[Case, float, int, Alike]] = {}
        for row in sorted(rows, key=lambda row: (self._is_of_aims(row[2], row[3].place), -row[1], row[0].id)):
            first.setdefault(int(self._agencies[row[3].place]), row)
        pairs = [(place, alike.place) for _, _, place, alike in first.values()]
        shown = {place for pair in pairs for place in pair}
        passages = dict(zip(shown, (passage for passage, _ in self._library.records([*shown])), strict=True))
        return tuple(
            SimilarCase(
                rank=rank,
                score=score,
                case=case,
                own=passages[own],
                other=passages[other],
                states_aim=self._is_of_aims(own, other),
            )
            for rank, ((case, score, _, _), (own, other)) in enumerate(zip(first.values(), pairs, strict=True), 1)
        )

    def _case_of(self, place: int) -> Case:
        return self._library.cases[int(self._tables.owners[place])]

    def _is_of_aims(self, *places: int) -> bool:
        return not self._practice[list(places)].all()

    def _practice_first(self, place: int) -> list[Alike]:
        if self._tables.aims[place]:
            return self._ranked(place)
        practice = self._ranked(place, Allowed(self._practice, Conditions(practice=True)))
        if self._practice.all():
            return practice
        return practice + self._ranked(place, Allowed(~self._practice, Conditions(practice=False)))

    def _ranked(self, place: int, among: Allowed | None = None) -> list[Alike]:
        # among: which may be given; None for all.
        agency = fold_name(self._case_of(place).agency)
        others = Allowed(self._agencies != self._agencies[place], Conditions(other_than=agency)).both(among)
        own = self._dense.read_rows([place]).rows
        near = np.unique(np.concatenate([self._dense.candidates(row, NEAREST_ROWS, others) for row in own]))
        alike = PassageWindows(self._dense, near).compare(own[1:])
        return sorted(alike, key=lambda each: (-each.score, self._tables.order[each.place]))


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
