"""What a query finds: the ranking, whether it answers, which passages could be an answer, and their facets."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index import Generation
from search.answer.answerability import LEAST_POSSIBLE, LEAST_PROBABILITY, NEAREST, Answerability
from search.answer.facets import FacetCounter, FacetCounts
from search.kept import Kept
from search.query import Query
from search.ranking import Candidates, NameMatch, Ranked, Ranker, Ranking, Selection
from search.results import Filters

REMEMBERED = 64
"""Searches of which it is kept what they found, at most some 600 numbers each: who sets a filter has mostly just
searched without it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """What queries find. names: what they name. possible: the passages that could be an answer; listed: these, or the
    nearest few where none could; the best first. answered, confidence, only_aims: as of `Answer`."""

    names: NameMatch
    possible: Candidates
    listed: Candidates
    answered: bool
    confidence: float | None
    only_aims: bool


class Finder:
    """Finds in one generation; safe for several threads."""

    def __init__(self, generation: Generation, counter: FacetCounter) -> None:
        self._generation, self._library = generation, generation.library
        self._counter = counter
        self._ranker = Ranker(generation)
        self._kept: Kept[tuple[object, ...], NDArray[np.int64]] = Kept(REMEMBERED)

    def find(self, queries: Sequence[Query], filters: Filters, ranking: Ranking, everything: bool) -> Found:
        """What `queries` find together of what passes the filters. everything: list all that was ranked."""
        ranked = self._ranker.rank(queries, filters, ranking)
        judged = self._answerability.probabilities(queries, ranked.dense)
        probabilities = _ordered(judged, ranked)
        confidence = None if probabilities is None else float(probabilities.max(initial=0.0))
        answered = self._is_answered(ranked, confidence)
        only_aims = answered and self._are_only_aims(ranked, probabilities)
        if only_aims:
            ranked = self._ranker.restore_aims(ranked, ranking)
            probabilities = _ordered(judged, ranked)
        possible = ranked.candidates if everything else _possible(ranked, probabilities)
        self._kept.keep(_key(queries, filters, ranking, everything), possible.places)
        return Found(
            names=ranked.names,
            possible=possible,
            listed=possible if len(possible) else ranked.candidates[:NEAREST],
            answered=answered,
            confidence=confidence,
            only_aims=only_aims,
        )

    def count(
        self, found: Found, queries: Sequence[Query], filters: Filters, ranking: Ranking, everything: bool
    ) -> FacetCounts:
        """How what `queries` found under `filters` is spread over the facets, as `Answer.counts` tells it."""

        def find(wider: Filters) -> NDArray[np.int64]:
            kept = self._kept.get(_key(queries, wider, ranking, everything))
            return self.find(queries, wider, ranking, everything).possible.places if kept is None else kept

        allowed = self.selection.allowed(filters)
        return self._counter.count_filtered(found.possible.places, filters, allowed, find)

    @property
    def selection(self) -> Selection:
        """Which passages pass filters."""
        return self._ranker.selection

    def _is_answered(self, ranked: Ranked, confidence: float | None) -> bool:
        # Awards answer without a passage, and where the registers have none, passages on the subject are no answer
        # either; else passages do when one of them is likely to, is of a case that the whole query names, evidences
        # the item that it asks for, or prints the number.
        names, places = ranked.names, ranked.candidates.places
        if names.register.awards or names.register.final:
            return not names.register.final
        certain = confidence is None or confidence >= LEAST_PROBABILITY
        if names.item is not None:
            return bool(np.isin(places, [*names.evidence]).any())
        numbered = bool(names.numbered) and bool(np.isin(places, [*names.numbered]).any())
        return len(places) > 0 and (certain or numbered or self._holds_named_case(ranked))

    def _are_only_aims(self, ranked: Ranked, probabilities: NDArray[np.float64] | None) -> bool:
        # Of what answers: practice is sought, and none answers. A small index cannot tell what answers.
        if not ranked.seeks_practice or ranked.names.register.awards:
            return False
        practice = ~self._library.tables.aims[ranked.candidates.places]
        if probabilities is None:
            return not practice.any()
        return float(probabilities[practice].max(initial=0.0)) < LEAST_PROBABILITY

    def _holds_named_case(self, ranked: Ranked) -> bool:
        named = [self._library.numbers[case] for case, share in ranked.names.cases.items() if share == 1]
        owners = self._library.tables.owners[ranked.candidates.places]
        return bool(named) and bool(np.isin(owners, named).any())

    @cached_property
    def _answerability(self) -> Answerability:
        return Answerability(self._generation.dense, self._generation.lexical, len(self._library.tables))


def _key(queries: Sequence[Query], filters: Filters, ranking: Ranking, everything: bool) -> tuple[object, ...]:
    return (*(query.text for query in queries), filters, ranking, everything)


def _ordered(judged: NDArray[np.float64] | None, ranked: Ranked) -> NDArray[np.float64] | None:
    # Of the passages in the order of the index, in that of the candidates.
    return None if judged is None else judged[np.searchsorted(ranked.dense.places, ranked.candidates.places)]


def _possible(ranked: Ranked, probabilities: NDArray[np.float64] | None) -> Candidates:
    # Those that could be an answer by what they say, or are asked for by name; of an item its evidence alone, of a
    # number what prints it.
    candidates, names = ranked.candidates, ranked.names
    alone = names.evidence.keys() | names.numbered
    if alone or names.item is not None:
        return candidates.take(np.isin(candidates.places, [*alone]))
    if probabilities is None:
        return candidates
    return candidates.take((probabilities >= LEAST_POSSIBLE) | (candidates.column("name_boost") > 0))
