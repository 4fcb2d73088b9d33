"""Which passages are ranked, and what the score of each is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus import is_mostly_latin
from index import Generation
from search.query import Query
from search.ranking.aims import aim_parts, ask_for_aims
from search.ranking.name_match import NameMatch, Naming
from search.ranking.ranking import Ranking
from search.ranking.scale import background_places, fit_scale
from search.ranking.scores import LexicalScores, dense_scores, lexical_scores
from search.results import Filters

CANDIDATE_ROWS = 1000
"""Rows of the dense index whose passages become candidates: every passage of a book, and at scale the few hundred
nearest, which is far more than anyone reads."""

CANDIDATE_PASSAGES = 500
"""Passages with the highest lexical score that become candidates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that is ranked, and what its score is made of.

    place: of the passage in the index. dense, lexical: the scores of the legs. window: the place in `Passage.windows`
    of the window nearest to the query. fused: the score that fusion gives, dense_part: what of it is due to the dense
    leg. name_boost: what the names in the query add. aim: what is added as it states an aim, mostly below 0.
    """

    place: int
    dense: float
    window: int
    lexical: float
    fused: float
    dense_part: float
    name_boost: float
    aim: float = 0.0

    @property
    def score(self) -> float:
        """Higher is better."""
        return self.fused + self.name_boost + self.aim

    @property
    def lexical_part(self) -> float:
        """What of the fused score is due to the lexical leg."""
        return self.fused - self.dense_part


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """candidates: best first, ties by passage id. names: what the queries name. seeks_practice: whether they ask for
    what was done, and not for aims, a case by its whole name, an item or a number."""

    candidates: tuple[Candidate, ...]
    names: NameMatch
    seeks_practice: bool


class Ranker:
    """Ranks the passages of one generation; safe for several threads."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._library = generation.library

    def rank(self, queries: Sequence[Query], filters: Filters, ranking: Ranking) -> Ranked:
        """The passages that pass the filters, ranked for `queries` together: of each leg the largest score of any query
        counts."""
        allowed = self._allowed(filters)
        names = self._naming.match(queries, filters) if ranking.naming else NameMatch()
        worded = [lexical_scores(self._generation.lexical, query, self._foreign, ranking) for query in queries]
        lexical = np.max([scores for scores, _ in worded], axis=0)
        found = np.any([found for _, found in worded], axis=0)
        places = self._places(queries, LexicalScores(lexical, found), names, allowed, ranking)
        # In one go: of a small library the background are the candidates themselves.
        every = sorted({*places, *self._background})
        scores, nearest = self._dense_scores(queries, every, ranking)
        at = np.searchsorted(every, places)
        dense, windows = scores[at].tolist(), nearest[at].tolist()
        scaled = fit_scale(scores[np.searchsorted(every, self._background)]).of(dense).tolist() if places else []
        boosts = self._naming.boosts(names, places, ranking) if ranking.naming else [0.0] * len(places)
        named = names.item is not None or bool(names.numbered) or 1 in names.cases.values()
        asked, aims = ask_for_aims(queries), [0.0] * len(places)
        if not named:
            aims = aim_parts(self._library.aims, self._library.passages, places, queries[0], ranking, asked=asked)
        candidates = weigh(places, dense, scaled, windows, lexical[places].tolist(), boosts, aims, ranking)
        seeks_practice = not named and not asked
        return Ranked(candidates=self._ordered(candidates), names=names, seeks_practice=seeks_practice)

    def restore_aims(self, ranked: Ranked) -> Ranked:
        """The same candidates where aims lose nothing."""
        return replace(ranked, candidates=self._ordered([replace(each, aim=0.0) for each in ranked.candidates]))

    def _ordered(self, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        passages = self._library.passages
        return tuple(sorted(candidates, key=lambda each: (-each.score, passages[each.place].id)))

    def _allowed(self, filters: Filters) -> NDArray[np.bool_] | None:
        if not filters:
            return None
        cases = {case.id for case in self._library.cases if filters.admit(case)}
        return np.array(
            [
                passage.case_id in cases and (filters.item is None or filters.item in [link.code for link in links])
                for passage, links in zip(self._library.passages, self._library.items, strict=True)
            ],
            dtype=np.bool_,
        )

    def _places(
        self,
        queries: Sequence[Query],
        lexical: LexicalScores,
        names: NameMatch,
        allowed: NDArray[np.bool_] | None,
        ranking: Ranking,
    ) -> list[int]:
        # The nearest of each leg, and every passage of a case that the queries name, in the order of the index.
        found = np.flatnonzero(lexical.found if allowed is None else lexical.found & allowed)
        best = found[np.argsort(-lexical.scores[found], kind="stable")[:CANDIDATE_PASSAGES]]
        nearest = [self._generation.dense.candidates(query.vector, CANDIDATE_ROWS, allowed) for query in queries]
        named = self._naming.passages(names, allowed, ranking) if ranking.naming else []
        return sorted({int(place) for place in chain(*nearest, best, named)})

    def _dense_scores(
        self, queries: Sequence[Query], places: Sequence[int], ranking: Ranking
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        # With the larger score comes its window too; of equals that of the query as it was typed.
        index = self._generation
        found = [dense_scores(index.dense, index.tokens, query, places, ranking) for query in queries]
        scores, windows = np.array([score for score, _ in found]), np.array([window for _, window in found])
        best = scores.argmax(axis=0), np.arange(len(places))
        return scores[best], windows[best]

    @cached_property
    def _foreign(self) -> NDArray[np.bool_]:
        # By the text alone: the names of agency and headings are in either script whatever the text is in.
        return np.array([is_mostly_latin(passage.text) for passage in self._library.passages], dtype=np.bool_)

    @cached_property
    def _background(self) -> list[int]:
        return background_places(len(self._library.passages))

    @cached_property
    def _naming(self) -> Naming:
        # Made when first asked for: it reads the whole index once.
        library = self._library
        return Naming(
            library.cases,
            library.passages,
            library.awards,
            library.items,
            library.aims,
            self._generation.lexical,
        )


def weigh(
    places: Sequence[int],
    dense: Sequence[float],
    scaled: Sequence[float],
    windows: Sequence[int],
    lexical: Sequence[float],
    boosts: Sequence[float],
    aims: Sequence[float],
    ranking: Ranking,
) -> list[Candidate]:
    """The candidates at `places` with their scores; all sequences are in the same order. scaled: `dense` on the scale
    of the fusion.

    The dense leg's part is the score that fusion gives when the words say nothing, the lexical leg's what is added
    when they speak: so the parts add up whatever the fusion.
    """
    fused, silent = ranking.fusion(scaled, lexical), ranking.fusion(scaled, [0.0] * len(places))
    rows = zip(places, dense, windows, lexical, fused, silent, boosts, aims, strict=True)
    return [
        Candidate(
            place=place,
            dense=cosine,
            window=window,
            lexical=words,
            fused=whole,
            dense_part=part,
            name_boost=boost,
            aim=aim,
        )
        for place, cosine, window, words, whole, part, boost, aim in rows
    ]
