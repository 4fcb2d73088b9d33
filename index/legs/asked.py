"""What a search asks of the legs of one generation, wherever they lie: on this disk (`index/legs/dense.py`,
`late_interaction.py`, `lexical.py`) or on other machines (`index/remote/`).

Each call is made a few times a query, for all passages that it is about at once, as a call may go over a network.
"""

from collections.abc import Sequence
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from index.legs.allowed import Allowed, Found, Places
from index.legs.dense import PassageRows
from index.legs.late_interaction import CodedQuery, PassageTokens


class DenseSearch(Protocol):
    """The vectors of passages and of their windows."""

    def __len__(self) -> int:
        """How many passages there are."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    @property
    def centre(self) -> NDArray[np.float64]:
        """The mean of the rows (dimensions,): what all texts of the index share."""

    @property
    def sample(self) -> tuple[NDArray[np.float32], Places]:
        """Some rows spread evenly over the index, always the same, and the passage that owns each."""

    def candidates(self, query: NDArray[np.float32], rows: int, allowed: Allowed | None) -> Places:
        """The passages, ascending, that own the `rows` rows nearest to `query`, a unit vector (dimensions,), of those
        that are allowed; None allows all."""

    def read_rows(self, passages: Sequence[int] | Places) -> PassageRows:
        """The rows of `passages`, in their order."""

    def window_vectors(self, passages: Sequence[int], windows: Sequence[int]) -> NDArray[np.float32]:
        """Of each of `passages` the vector of its window at the place of `windows`, (passages, dimensions)."""


class TokenSearch(Protocol):
    """The vectors of passages' tokens."""

    def code_query(self, tokens: NDArray[np.float32]) -> CodedQuery | None:
        """The tokens (tokens, dimensions) of a query, to meet those of passages; None where either has none."""

    def read_tokens(self, passages: Sequence[int] | Places) -> PassageTokens:
        """The tokens of `passages`, in their order."""


class WordScores(Protocol):
    """What some terms give passages by BM25."""

    def __add__(self, other: Self) -> Self:
        """What both give together."""

    def scaled(self, weight: float) -> Self:
        """So many times as much."""

    def best(self, count: int, allowed: Allowed | None) -> Found:
        """The `count` passages with the highest scores above 0, of those that are allowed; None allows all. Of equals
        at the edge the first, where the index can tell."""

    def of(self, passages: Places) -> NDArray[np.float32]:
        """The scores of `passages`, in their order, 0 for those that have nothing of the query."""


class LexicalSearch(Protocol):
    """The terms of passages."""

    def normalised(self, terms: Sequence[str], beside: Sequence[str] = ()) -> WordScores:
        """BM25 for `terms`, over the largest that any passage could reach were it to have all of them, and `beside`
        too: 0 to 1, 0 for no terms."""

    def document_frequency(self, term: str) -> int:
        """How many passages have this term."""

    def knows(self, term: str) -> bool:
        """Whether any passage has this term."""

    def idf(self, term: str) -> float:
        """What the term weighs: its inverse document frequency, that of frequency 0 when no passage has it."""

    def passages_with_all(self, terms: Sequence[str], most: int) -> Places:
        """The first `most` passages that have all of `terms`, ascending; none for no terms."""

    def count_with_all(self, terms: Sequence[str]) -> int:
        """How many passages have all of `terms`; 0 for no terms."""

    def have(self, terms: Sequence[str], passages: Places) -> NDArray[np.bool_]:
        """Of each of `terms` whether each of `passages` has it, (terms, passages)."""
