"""Which passages are ranked, and what the score of each is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from index import Allowed, Generation
from search.query import Query
from search.ranking.aims import aim_parts, ask_for_aims
from search.ranking.dense import Background, DenseScores
from search.ranking.lexical import LexicalScores, Scripts
from search.ranking.naming import NameMatch, Naming
from search.ranking.ranking import Ranking
from search.ranking.selection import Selection
from search.results import Filters

CANDIDATE_ROWS = 400
"""Rows of the dense index whose passages become candidates: every passage of a book, and at scale the few hundred
nearest, which is far more than anyone reads."""

CANDIDATE_PASSAGES = 200
"""Passages with the highest lexical score that become candidates."""


COLUMNS = ("dense", "window", "lexical", "fused", "dense_part", "name_boost", "aim")
"""Of `Candidate` all but its place."""


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


class Candidates(Sequence[Candidate]):
    """Candidates in some order, as columns: one is made where it is looked at. Each column (candidates,)."""

    def __init__(self, places: NDArray[np.int64], columns: Mapping[str, NDArray[Any]]) -> None:
        self.places, self._columns = places, columns

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> Candidate: ...

    @overload
    def __getitem__(self, at: slice) -> "Candidates": ...

    def __getitem__(self, at: int | slice) -> "Candidate | Candidates":
        if isinstance(at, slice):
            return self.take(np.arange(len(self))[at])
        held = {name: column[at].item() for name, column in self._columns.items()}
        return Candidate(place=int(self.places[at]), **held)

    @property
    def scores(self) -> NDArray[np.float64]:
        """As `Candidate.score`."""
        held = self._columns
        found: NDArray[np.float64] = held["fused"] + held["name_boost"] + held["aim"]
        return found

    def column(self, name: str) -> NDArray[Any]:
        """That field of each."""
        return self._columns[name]

    def take(self, chosen: NDArray[Any]) -> "Candidates":
        """Those at `chosen`, places in this order or (candidates,) of truths."""
        return Candidates(self.places[chosen], {name: column[chosen] for name, column in self._columns.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """candidates: best first, ties by passage id. dense: what the vectors say of them; `dense.places` ascend.
    names: what the queries name. seeks_practice: whether they ask for what was done, and not for aims, a case by its
    whole name, an item or a number."""

    candidates: Candidates
    dense: DenseScores
    names: NameMatch
    seeks_practice: bool


class Ranker:
    """Ranks the passages of one generation; safe for several threads."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._library, self._tables = generation.library, generation.library.tables
        self._background = Background(generation.dense, generation.tokens)

    def rank(self, queries: Sequence[Query], filters: Filters, ranking: Ranking) -> Ranked:
        """The passages that pass the filters, ranked for `queries` together: of each leg the largest score of any query
        counts."""
        allowed = self.selection.allowed(filters)
        names = self._naming.match(queries, filters) if ranking.naming else NameMatch()
        lexical = LexicalScores(self._generation.lexical, queries, self._scripts, ranking)
        places = self._places(queries, lexical, names, allowed, ranking)
        words = lexical.of(places)
        named = names.item is not None or bool(names.numbered) or 1 in names.cases.values()
        asked = ask_for_aims(queries)
        boosts = self._naming.boosts(names, places, ranking) if ranking.naming else np.zeros(len(places))
        aims = np.zeros(len(places))
        if not named:
            aims = aim_parts(self._tables.aims, self._library, places, words, queries[0], ranking, asked=asked)
        dense = DenseScores(self._background, queries, places, ranking)
        candidates = weigh(dense, words, boosts, aims, ranking)
        seeks_practice = not named and not asked
        return Ranked(candidates=self._ordered(candidates), dense=dense, names=names, seeks_practice=seeks_practice)

    def restore_aims(self, ranked: Ranked, ranking: Ranking) -> Ranked:
        """The same candidates where aims lose nothing. ranking: that by which they were ranked."""
        # Weighed anew: an aim that stood too far behind to have its tokens met may now be the best.
        at = np.argsort(ranked.candidates.places)
        words, boosts = (ranked.candidates.column(name)[at] for name in ("lexical", "name_boost"))
        return replace(ranked, candidates=self._ordered(weigh(ranked.dense, words, boosts, np.zeros(len(at)), ranking)))

    def _ordered(self, candidates: Candidates) -> Candidates:
        return candidates.take(np.lexsort((self._tables.order[candidates.places], -candidates.scores)))

    def _places(
        self,
        queries: Sequence[Query],
        lexical: LexicalScores,
        names: NameMatch,
        allowed: Allowed | None,
        ranking: Ranking,
    ) -> NDArray[np.int64]:
        # The nearest of each leg, and every passage of a case that the queries name, in the order of the index.
        best = lexical.best(CANDIDATE_PASSAGES, allowed)
        nearest = [self._generation.dense.candidates(query.vector, CANDIDATE_ROWS, allowed) for query in queries]
        mask = None if allowed is None else allowed.mask
        named = self._naming.passages(names, mask, ranking) if ranking.naming else []
        return np.unique(np.concatenate([*nearest, best, np.asarray(named, dtype=np.int64)]))

    # Made when first asked for: a process that only shows a case asks for none.

    @cached_property
    def selection(self) -> Selection:
        """Which passages pass filters."""
        return Selection(self._library)

    @cached_property
    def _scripts(self) -> Scripts:
        return Scripts.of(self._tables.foreign)

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self._library, self._generation.lexical)


def weigh(
    dense: DenseScores,
    lexical: NDArray[np.floating],
    boosts: NDArray[np.float64],
    aims: NDArray[np.float64],
    ranking: Ranking,
) -> Candidates:
    """The candidates of `dense.places` with their scores; all arrays are in the same order.

    The dense leg's part is the score that fusion gives when the words say nothing, the lexical leg's what is added
    when they speak: so the parts add up whatever the fusion. Tokens are met by those that stand best before.
    """
    words = lexical.tolist()
    if not words:
        return Candidates(dense.places, dict.fromkeys(COLUMNS, np.zeros(0)))
    scale = dense.scale()
    before = np.array(ranking.fusion(scale.of(dense.expected()).tolist(), words)) + boosts + aims
    scores, windows = dense.met(np.sort(np.argsort(-before, kind="stable")[: ranking.met]))
    scaled = scale.of(scores).tolist()
    return Candidates(
        dense.places,
        {
            "dense": scores,
            "window": windows,
            "lexical": np.array(words),
            "fused": np.array(ranking.fusion(scaled, words)),
            "dense_part": np.array(ranking.fusion(scaled, [0.0] * len(words))),
            "name_boost": boosts,
            "aim": aims,
        },
    )
