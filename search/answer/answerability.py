"""Whether the index answers a query at all, judged by what the legs measured and not by the ranking's score.

A ranking always has a first place. Four figures tell whether it is worth having, each relative to the index, so that
one rule serves every corpus:

nearness   how near the query comes to the passage, in units of what the best of as many passages reaches by chance.
           Cosines of one model lie in a narrow band, since all texts share most of their direction. So the mean of the
           index's vectors is taken out of passages and query first (Mu and Viswanath, 2018, All-but-the-top), then the
           cosine is divided by the spread of such cosines between the index's own passages, and by the mean of the
           largest of as many normal numbers as there are passages (Blom, 1958).
coverage   the square root of the share of the query's idf that the passage has, of concepts and of the words that no
           concept covers: what is unknown to the index weighs the most, and one known among five is already something.
foreign    the share of the query's words in Latin letters: they cannot be expected in Thai text, so their absence
           proves nothing.
strangeness  how much farther the query is from the mean of the index than queries on its subject may be, in standard
           deviations of the index's own passages: what someone asks an index of award write-ups about cooking.

A passage answers when the logistic regression of the four reaches LEAST_PROBABILITY; a query is answered when one
passage answers it. The constants are fitted by `benchmarks/fitting/answerability.py`.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from index import DenseIndex, LexicalIndex
from search.query import Query
from search.ranking import Candidate

INTERCEPT, NEARNESS, COVERAGE, FOREIGN = -6.66, 4.19, 4.12, 1.71
STRANGENESS = -0.8
"""Of the logistic regression: benchmarks/results/answerability.json."""

FAMILIAR, FOREIGNER = 3.5, 3.8
"""Standard deviations below the mean passage that a query of the index's own language may lie, as a query is phrased
otherwise than a passage; and how many more one in Latin letters may. Chosen among five pairs on the same sets."""

STRANGEST = 8.0
"""More is not told apart: an index of nothing but twins has no deviation to speak of."""

LEAST_PROBABILITY = 0.2
"""Below it a query is refused. Half would be fair if both errors cost the same; but who is told "nothing here" does not
look, and who sees a poor list does. Set where one in ten of our own judged queries, hard ones, is refused falsely."""

LEAST_PASSAGES = 30
"""An index of fewer passages has no background to tell chance from: whatever was found is then called an answer."""

JUDGED = 30
"""The first passages of each leg that are asked whether they answer: behind them none does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one passage as an answer. nearness: 0 is unrelated, 1 the best by chance, an answer about 1.4.
    coverage, foreign: 0 to 1. strangeness: 0 for a query on the index's subject, to STRANGEST."""

    nearness: float
    coverage: float
    foreign: float
    strangeness: float = 0.0

    @property
    def probability(self) -> float:
        """That the passage answers, 0 to 1, were answered and unanswered queries equally frequent."""
        logit = INTERCEPT + NEARNESS * self.nearness + COVERAGE * self.coverage + FOREIGN * self.foreign
        logit += STRANGENESS * self.strangeness
        return 1 / (1 + math.exp(-logit))


class Answerability:
    """The background of one index, and what it says of a query; safe for several threads."""

    def __init__(self, dense: DenseIndex, lexical: LexicalIndex, passages: int) -> None:
        self._dense, self._lexical, self._passages = dense, lexical, passages
        rows, owners = dense.sample
        self._mean = dense.centre
        self._length = float(self._mean @ self._mean)
        self._spread = max(float((rows @ self._mean).std()), 1e-9)
        centred = rows - self._mean
        centred /= np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
        apart = owners[:, None] != owners[None, :]
        squares = (centred @ centred.T)[apart] ** 2
        chance = _expected_largest(passages) * math.sqrt(float(squares.mean())) if squares.size else 0.0
        self._chance = chance if chance > 0 else math.inf

    def confidence(self, queries: Sequence[Query], candidates: Sequence[Candidate]) -> float | None:
        """The probability that one of the first candidates of either leg answers one of `queries`; None as in
        `judge`."""
        near = sorted(candidates, key=lambda each: (-each.dense, each.place))[:JUDGED]
        worded = sorted(candidates, key=lambda each: (-each.lexical, each.place))[:JUDGED]
        places = sorted({each.place for each in (*near, *worded)})
        found = [evidence for query in queries if (evidence := self.judge(query, places)) is not None]
        return max((evidence.probability for evidence in found), default=None)

    def judge(self, query: Query, places: Sequence[int]) -> Evidence | None:
        """The strongest evidence among the passages `places`, of equals the first; None when the index is too small or
        there are no places."""
        if self._passages < LEAST_PASSAGES:
            return None
        return max(self.weigh(query, places), key=lambda evidence: evidence.probability, default=None)

    def weigh(self, query: Query, places: Sequence[int]) -> list[Evidence]:
        """What speaks for each of the passages `places`, in their order."""
        words = list(dict.fromkeys(query.words))
        meant = list(dict.fromkeys((*query.plain, *query.concepts)))
        foreign = sum(bool(re.search("[a-z]", word)) for word in words) / len(words) if words else 0.0
        away = (self._length - float(query.vector @ self._mean)) / self._spread
        strangeness = min(max(0.0, away - FAMILIAR - FOREIGNER * foreign), STRANGEST)
        aside = self._aside(query.vector)
        return [
            Evidence(
                nearness=self._nearness(query.vector, aside, place),
                coverage=math.sqrt(share),
                foreign=foreign,
                strangeness=strangeness,
            )
            for place, share in zip(places, self._coverage(meant, places), strict=True)
        ]

    def _aside(self, vector: NDArray[np.float32]) -> tuple[float, float]:
        # The query's share of the mean direction, and the length of what is left of it.
        share = float(vector @ self._mean) / self._length if self._length else 0.0
        return share, math.sqrt(max(1 - share * share * self._length, 1e-9))

    def _nearness(self, vector: NDArray[np.float32], aside: tuple[float, float], place: int) -> float:
        rows = self._dense.vectors(place)
        share, left = aside
        means = rows @ self._mean
        lengths = np.sqrt(np.maximum(1 - 2 * means + self._length, 1e-9))
        cosines = (rows @ vector - share * means) / lengths / left
        return float(cosines[0] + cosines[1:].max()) / 2 / self._chance

    def _coverage(self, words: Sequence[str], places: Sequence[int]) -> NDArray[np.float64]:
        held, whole = np.zeros(self._passages), 0.0
        for word in words:
            weight = self._lexical.idf(word)
            held[self._lexical.passages_with(word)] += weight
            whole += weight
        shares: NDArray[np.float64] = held[list(places)] / whole if whole else held[list(places)]
        return np.clip(shares, 0.0, 1.0)


def _expected_largest(count: int) -> float:
    # Of `count` normal numbers, by Blom's approximation.
    return NormalDist().inv_cdf((count - 0.375) / (count + 0.25)) if count > 1 else 0.0
