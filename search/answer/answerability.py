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
familiarity  how many more of the query's words the index knows than of words in general: the share of its words and
           concepts, less the share of the thesaurus' concepts. A library of many subjects knows most words of any
           query, one book few.
strangeness  how much farther the query is from the mean of the index than queries on its subject may be, in standard
           deviations of the index's own passages: what someone asks an index of award write-ups about cooking. A
           query in Latin letters or digits lies farther off, so more is allowed to it by the share of its words.

A passage answers when the logistic regression of the four reaches LEAST_PROBABILITY; a query is answered when one
passage answers it. A query without a word that means anything (only particles, or letters that are no word of Thai,
English or the index) has no answer. The constants are fitted by `benchmarks/fitting/answerability.py`.
"""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from corpus import concept_terms, function_words, is_english, is_word
from index import DenseSearch, LexicalSearch, PassageRows, english_stopwords
from search.query import Query
from search.ranking import DenseScores

INTERCEPT, NEARNESS, COVERAGE, FAMILIARITY, STRANGENESS = -6.17, 5.02, 2.5, 4.09, -3.71
"""Of the logistic regression: benchmarks/results/answerability.json."""

FAMILIAR, FOREIGNER = 3.5, 3.8
"""Standard deviations below the mean passage that a query of the index's own language may lie, as a query is phrased
otherwise than a passage; and how many more one in Latin letters may. Chosen among five pairs on the same sets."""

STRANGEST = 8.0
"""More is not told apart: an index of nothing but twins has no deviation to speak of."""

LEAST_PROBABILITY = 0.36
"""Below it a query is refused. Half would be fair if both errors cost the same; but who is told "nothing here" does
not look, and who sees a poor list does. Set where one in twelve of our own judged queries, hard ones, is refused."""

LEAST_POSSIBLE = 0.05
"""Below it a passage is no answer to anybody, and neither listed nor counted."""

_NO_CATEGORY = re.compile(r"\s*(?:PMQA\s*)?(?:หมวด(?:ที่)?|category|cat\.?)\s*(?:[089]|[0-9]{2,})\s*", re.IGNORECASE)
"""A category that PMQA does not have: it has seven."""

_HELD_DOWN = re.compile(r"([^\W\d_])\1{3,}")
"""A letter that a key wrote again and again."""

PLEASANTRIES = frozenset(
    "hello hi hey ok okay thanks thank please test testing info information details help question questions google "
    "สวัสดี หวัดดี ขอบคุณ ขอบใจ โอเค ฮัลโหล ทดลอง ถาม สอบถาม ขอถาม รบกวน ช่วยด้วย รายละเอียด เพิ่มเติม แนะนำ อยากรู้ รู้ รู้สิ อยาก "
    "ขอ หา ค้นหา ดู มีไหม ไหม ยังไง ยังไงดี อะไรดี ได้ไหม".split()
)
"""Words that greet, thank or ask, and name no subject."""

LEAST_PASSAGES = 30
"""An index of fewer passages has no background to tell chance from: whatever was found is then called an answer."""

NEAREST = 10
"""Passages that are shown where none could be an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for passages as answers, each (passages,). nearness: 0 is unrelated, 1 the best by chance, an answer
    about 1.4. coverage: 0 to 1. familiarity, strangeness: of the query; -1 to 1, above 0 for one in the index's words,
    and 0 for one on the index's subject, to STRANGEST."""

    nearness: NDArray[np.float64]
    coverage: NDArray[np.float64]
    familiarity: float
    strangeness: float

    @property
    def probabilities(self) -> NDArray[np.float64]:
        """That each passage answers (passages,), 0 to 1, were answered and unanswered queries equally frequent."""
        logits = INTERCEPT + NEARNESS * self.nearness + COVERAGE * self.coverage
        logits += FAMILIARITY * self.familiarity + STRANGENESS * self.strangeness
        found: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
        return found


class Answerability:
    """The background of one index, and what it says of a query; safe for several threads."""

    def __init__(self, dense: DenseSearch, lexical: LexicalSearch, passages: int) -> None:
        self._dense, self._lexical, self._passages = dense, lexical, passages
        rows, owners = dense.sample
        # An index without a passage has no mean.
        self._mean = dense.centre if len(rows) else np.zeros(dense.dimensions)
        self._length = float(self._mean @ self._mean)
        self._spread = max(float((rows @ self._mean).std()), 1e-9) if len(rows) else 1.0
        centred = rows - self._mean
        centred /= np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
        apart = owners[:, None] != owners[None, :]
        squares = (centred @ centred.T)[apart] ** 2
        chance = _expected_largest(passages) * math.sqrt(float(squares.mean())) if squares.size else 0.0
        self._chance = chance if chance > 0 else math.inf

    def probabilities(self, queries: Sequence[Query], dense: DenseScores) -> NDArray[np.float64] | None:
        """Of each of the passages `dense.places` that it answers one of `queries`, for which it was scored (passages,),
        0 to 1; None when the index is too small to tell."""
        if self._passages < LEAST_PASSAGES:
            return None
        means = dense.rows.cosines(self._mean.astype(np.float32)).astype(np.float64)
        found = [np.zeros(len(dense.places))]
        for number, query in enumerate(queries):
            if self.says_something(query):
                nearness = self._nearness(query.vector, dense.rows, dense.row_cosines(number), means)
                found.append(self._weigh(query, dense.places, nearness).probabilities)
        best: NDArray[np.float64] = np.maximum.reduce(found)
        return best

    def weigh(self, query: Query, places: NDArray[np.int64]) -> Evidence:
        """What speaks for the passages `places`, in their order."""
        rows = self._dense.read_rows(places)
        means = rows.cosines(self._mean.astype(np.float32)).astype(np.float64)
        return self._weigh(query, places, self._nearness(query.vector, rows, rows.cosines(query.vector), means))

    def _weigh(self, query: Query, places: NDArray[np.int64], nearness: NDArray[np.float64]) -> Evidence:
        words = list(dict.fromkeys(query.words))
        meant = list(dict.fromkeys((*query.plain, *query.concepts)))
        foreign = sum(not re.search("[ก-ฮ]", word) for word in words) / len(words) if words else 0.0
        away = (self._length - float(query.vector @ self._mean)) / self._spread
        return Evidence(
            nearness=nearness,
            coverage=np.sqrt(self._coverage(meant, places)),
            familiarity=self._known(_content(meant)) - self._known_of_all,
            strangeness=min(max(0.0, away - FAMILIAR - FOREIGNER * foreign), STRANGEST),
        )

    def says_something(self, query: Query) -> bool:
        """Whether a word of `query` means anything, be it known to the index or not."""
        if not any(letter.isalnum() for letter in _HELD_DOWN.sub("", query.text)) or _NO_CATEGORY.fullmatch(query.text):
            return False
        content = _content(query.words)
        known = (self._lexical.knows(word) or is_word(word) or is_english(word) for word in content)
        return any(known) or bool(content and query.concepts)

    @cached_property
    def _known_of_all(self) -> float:
        return self._known(concept_terms())

    def _known(self, terms: Collection[str]) -> float:
        return sum(map(self._lexical.knows, terms)) / len(terms) if terms else 0.0

    def _nearness(
        self,
        vector: NDArray[np.float32],
        passages: PassageRows,
        cosines: NDArray[np.float32],
        means: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        # Cosines with the mean direction taken out of both: of the context and of the nearest window, in equal parts.
        # cosines: of the query with each row; means: of the mean.
        if not len(passages.firsts):
            return np.zeros(0)
        share = float(vector @ self._mean) / self._length if self._length else 0.0
        left = math.sqrt(max(1 - share * share * self._length, 1e-9))
        centred = (cosines - share * means) / np.sqrt(np.maximum(1 - 2 * means + self._length, 1e-9)) / left
        contexts, windows = centred[passages.firsts], passages.nearest_windows(centred).cosines
        nearness: NDArray[np.float64] = (contexts + windows) / 2 / self._chance
        return nearness

    def _coverage(self, words: Sequence[str], places: NDArray[np.int64]) -> NDArray[np.float64]:
        held, whole = np.zeros(len(places)), 0.0
        for word, having in zip(words, self._lexical.have(words, places), strict=True):
            weight = self._lexical.idf(word)
            held += weight * having
            whole += weight
        shares: NDArray[np.float64] = held / whole if whole else held
        return np.clip(shares, 0.0, 1.0)


def _content(words: Sequence[str]) -> list[str]:
    # Without particles and the like, and single letters.
    empty = (function_words(), PLEASANTRIES, english_stopwords())
    return [word for word in words if len(word) > 1 and not any(word in listed for listed in empty)]


def _expected_largest(count: int) -> float:
    # Of `count` normal numbers, by Blom's approximation.
    return NormalDist().inv_cdf((count - 0.375) / (count + 0.25)) if count > 1 else 0.0
