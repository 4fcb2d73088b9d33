"""What the words of a text say of the PMQA items: a linear model over its terms, the same for every encoder."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import read_terms

WORDS = "items-2562-words.json"
"""What benchmarks/items.py learned of words, beside this module."""

_NUMBER = re.compile(r"[0-9][0-9.,]*")
_ANY_NUMBER = "0"


class ItemWords:
    """terms: those it knows; rarity: (terms,), how much each counts; weights: (terms, items); bias: (items,).

    A text is its known terms, (1 + log of how often) times rarity, to unit length; its log-shares are that row @
    weights + bias, less a constant.
    """

    def __init__(
        self,
        terms: Sequence[str],
        rarity: NDArray[np.float32],
        weights: NDArray[np.float32],
        bias: NDArray[np.float32],
    ) -> None:
        if not len(terms) == len(rarity) == len(weights) or weights.shape[1:] != bias.shape:
            raise ValueError(f"{len(terms)} terms, {rarity.shape}, {weights.shape} and {bias.shape} do not fit")
        self._rows = {term: row for row, term in enumerate(terms)}
        self.rarity, self.weights, self.bias = rarity, weights, bias

    @property
    def terms(self) -> tuple[str, ...]:
        return tuple(self._rows)

    def weigh_terms(self, text: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The rows of the known terms of repaired `text`, ascending, and their weights, of unit length."""
        counts = Counter(row for term in item_terms(text) if (row := self._rows.get(term)) is not None)
        rows = np.array(sorted(counts), dtype=np.int64)
        often = np.array([counts[int(row)] for row in rows], dtype=np.float64)
        values: NDArray[np.float64] = (1 + np.log(often)) * self.rarity[rows].astype(np.float64)
        return rows, values / max(float(np.linalg.norm(values)), 1e-9)

    def read_shares(self, text: str) -> NDArray[np.float64]:
        """The share of each item (items,), together 1; all alike when no term of `text` is known."""
        rows, values = self.weigh_terms(text)
        if not len(rows):
            return np.full(len(self.bias), 1 / len(self.bias))
        shares: NDArray[np.float64] = to_shares((values @ self.weights[rows] + self.bias)[None])[0]
        return shares


def item_terms(text: str) -> list[str]:
    """The terms of `text` as often as they occur, all numbers as one term."""
    return [_ANY_NUMBER if _NUMBER.fullmatch(term) else term for term in read_terms(text)]


def to_shares(scores: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """The softmax of each row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return shares


@cache
def read_item_words() -> ItemWords:
    """The words that the package ships."""
    stated = json.loads(resources.files("index").joinpath(WORDS).read_text(encoding="utf-8"))
    rows = stated["terms"].values()
    return ItemWords(
        tuple(stated["terms"]),
        np.array([row[0] for row in rows], dtype=np.float32),
        np.array([row[1:] for row in rows], dtype=np.float32) / stated["scale"],
        np.array(stated["bias"], dtype=np.float32),
    )
