"""What the vectors give a passage, by the weights of a ranking.

Two cosines count: that of the nearest window, and of the passage's tokens (MaxSim), which are many times as much to
read. So tokens are met by a few passages alone, those that stand best by all else; the others get what their window
leads one to expect, by the line that fits both cosines of the background.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index import CodedQuery, DenseSearch, PassageRows, PassageTokens, TokenSearch
from search.query import Encoded, Query
from search.ranking.ranking import Ranking
from search.ranking.scale import Scale, background_places, fit_scale

Places = NDArray[np.int64]
Scores = NDArray[np.float64]


class Line(NamedTuple):
    """What MaxSim may be expected to be beside a window's cosine: base + slope * cosine."""

    base: float
    slope: float

    def at(self, cosines: Scores) -> Scores:
        """The MaxSim to expect (passages,)."""
        return self.base + self.slope * cosines


class Background:
    """The passages that stand for all of an index of vectors and one of tokens: their rows and tokens, read once."""

    def __init__(self, dense: DenseSearch, tokens: TokenSearch) -> None:
        self.dense, self.tokens = dense, tokens

    @cached_property
    def rows(self) -> PassageRows:
        """Their vectors."""
        return self.dense.read_rows(self._places)

    def cosines(self, encoded: Encoded) -> Scores:
        """Of each the cosine of its nearest window."""
        return self.rows.nearest_windows(self.rows.cosines(encoded.vector)).cosines.astype(np.float64)

    def maxsim(self, queries: Sequence[CodedQuery]) -> list[Scores]:
        """Of each its MaxSim with each of `queries`."""
        return self._held.met(queries)

    @cached_property
    def _places(self) -> Places:
        return np.array(background_places(len(self.dense)), dtype=np.int64)

    @cached_property
    def _held(self) -> PassageTokens:
        return self.tokens.read_tokens(self._places)


class DenseScores:
    """The dense scores of the passages `places` of the indexes that `background` stands for, for several queries: of
    each passage the largest of any query. All that is said of passages, (passages,), is in the order of `places`,
    whatever that is. rows: theirs, read once for all who ask."""

    def __init__(self, background: Background, queries: Sequence[Query], places: Places, ranking: Ranking) -> None:
        self.places, self.rows = places, background.dense.read_rows(places)
        self._tokens = background.tokens
        self._asked = [_Asked(query, self.rows, background, ranking) for query in queries]
        self._coded = [coded for asked in self._asked for coded in asked.coded]
        maxsim = iter(background.maxsim(self._coded) if self._coded else ())
        for asked in self._asked:
            asked.expect([*islice(maxsim, len(asked.coded))])

    def row_cosines(self, query: int) -> NDArray[np.float32]:
        """With each of `rows` (rows,), of the vector of the query at this place, as it is worded."""
        return self._asked[query].row_cosines

    def scale(self) -> Scale:
        """Of the background, by the largest scores of any query."""
        return fit_scale(_largest([asked.background for asked in self._asked]))

    def expected(self) -> Scores:
        """The score of each passage, its tokens unmet."""
        return _largest([asked.expected for asked in self._asked])

    def met(self, chosen: NDArray[np.int64]) -> tuple[Scores, NDArray[np.int64]]:
        """The score of each passage, those at `chosen`, places in `places`, with their tokens met, and its window: the
        one nearest to the query that gives the score, as that is worded."""
        maxsim = iter(self._tokens.read_tokens(self.places[chosen]).met(self._coded) if self._coded else ())
        scores = np.stack([asked.met([*islice(maxsim, len(asked.coded))], chosen) for asked in self._asked])
        best = scores.argmax(axis=0), np.arange(len(self.places))  # of equals the query as it was typed
        return scores[best], np.stack([asked.windows for asked in self._asked])[best]


class _Asked:
    # One query: as it is worded and, to the share `wording`, as an official would word it.

    def __init__(self, query: Query, rows: PassageRows, background: Background, ranking: Ranking) -> None:
        official = query.official if ranking.wording else None
        share = ranking.wording if official is not None else 0.0
        wordings = [(1 - share, query.encoded)] + ([(share, official)] if official is not None else [])
        self._shares = [each for each, _ in wordings]
        self._weights = ranking.windows, ranking.tokens
        self.row_cosines = rows.cosines(query.vector)
        nearest = [rows.nearest_windows(self.row_cosines)]
        nearest += [rows.nearest_windows(rows.cosines(encoded.vector)) for _, encoded in wordings[1:]]
        self.windows = nearest[0].windows
        self._cosines = [each.cosines.astype(np.float64) for each in nearest]
        self._coded = [background.tokens.code_query(encoded.tokens) for _, encoded in wordings]
        self.coded = [each for each in self._coded if each is not None]
        self._known = [background.cosines(encoded) for _, encoded in wordings]

    def expect(self, maxsim: Sequence[Scores]) -> None:
        # maxsim: of the background, of each of `coded`.
        pairs = list(zip(self._known, self._of_wordings(maxsim), strict=True))
        self.background = self._mixed([self._blend(cosines, met) for cosines, met in pairs])
        lines = [None if met is None else _fit_line(cosines, met) for cosines, met in pairs]
        unmet = zip(self._cosines, lines, strict=True)
        self._unmet = [self._blend(cosines, None if line is None else line.at(cosines)) for cosines, line in unmet]

    @property
    def expected(self) -> Scores:
        return self._mixed(self._unmet)

    def met(self, maxsim: Sequence[Scores], chosen: NDArray[np.int64]) -> Scores:
        scores = [unmet.copy() for unmet in self._unmet]
        for found, cosines, met in zip(scores, self._cosines, self._of_wordings(maxsim), strict=True):
            found[chosen] = self._blend(cosines[chosen], met)
        return self._mixed(scores)

    def _of_wordings(self, maxsim: Sequence[Scores]) -> list[Scores | None]:
        # One wording may have tokens and the other none: those of `coded` go back to the wordings they are of.
        found = iter(maxsim)
        return [None if coded is None else next(found) for coded in self._coded]

    def _blend(self, cosines: Scores, maxsim: Scores | None) -> Scores:
        windows, tokens = self._weights
        return cosines if maxsim is None else (windows * cosines + tokens * maxsim) / (windows + tokens)

    def _mixed(self, scores: Sequence[Scores]) -> Scores:
        return (
            scores[0]
            if len(scores) == 1
            else sum((share * each for share, each in zip(self._shares, scores, strict=True)), np.zeros(len(scores[0])))
        )


def _largest(scores: Sequence[Scores]) -> Scores:
    found: Scores = np.maximum.reduce(scores)
    return found


def _fit_line(cosines: Scores, maxsim: Scores) -> Line:
    spread = float(((cosines - cosines.mean()) ** 2).sum())
    slope = float(((cosines - cosines.mean()) * (maxsim - maxsim.mean())).sum()) / spread if spread > 0 else 0.0
    return Line(base=float(maxsim.mean()) - slope * float(cosines.mean()), slope=slope)
