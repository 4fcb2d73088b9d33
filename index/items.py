"""Passages to the PMQA items they evidence: a small linear model over the vectors of windows, and cues.

For each window a softmax over the items, from a matrix learned from example sentences; a passage's share for an item is
the mean of its windows' by length. The log of the share and the log of one plus the number of different cues are
added, and Platt's scaling (1999) makes a probability of the log-odds. docs/criteria.md has the figures.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import FoundCues, Span, find_cues, read_criteria, read_evidence

ITEMS_VERSION = 5
"""Counts up whenever the same passage would come out with other links: the evidence, the parameters, the formula."""

MOST_LINKS = 3
"""Links a passage keeps: an item an assessor files it under, and two that it evidences as well."""

PARAMETERS = "items-2562.json"
"""What benchmarks/items.py learned, beside this module."""

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to unit vectors (texts, dimensions), as of windows."""

_CERTAIN = 1e-6  # a probability is kept this far from 0 and 1, so that its log-odds are finite


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLink:
    """A passage evidences an item, and why. score: 0 to 1, the probability that an assessor would name it.

    cues: spans of the passage's text whose words speak for the item, in order. window: the span that speaks most.
    declared: a heading of the passage names the item, so the score is 1.
    """

    code: str
    score: float
    cues: tuple[Span, ...]
    window: Span
    declared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How the sum of the signals becomes a score. slope, intercept: Platt's, of its log-odds; threshold: the score from
    which a link is kept."""

    slope: float
    intercept: float
    threshold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What a text says of the items, columns in the order of their codes. windows: each window's shares (windows,
    items); share: the text's (items,), rows of both sum to 1; kinds: different cues of each item (items,)."""

    windows: NDArray[np.float64]
    share: NDArray[np.float64]
    kinds: NDArray[np.float64]
    cues: Mapping[str, FoundCues]


class ItemModel:
    """Ranks the items of texts. head: (items, dimensions); bias: (items,); a window's log-shares are head @ vector +
    bias less a constant."""

    def __init__(self, head: NDArray[np.float32], bias: NDArray[np.float32], calibration: Calibration) -> None:
        self.codes = tuple(item.code for item in read_criteria().items)
        if head.shape[:1] != bias.shape or len(bias) != len(self.codes):
            raise ValueError(f"head {head.shape}, bias {bias.shape}, wanted {len(self.codes)} rows")
        self._head, self._bias = head, bias
        self.calibration = calibration

    def read_signals(self, text: str, windows: Sequence[Span], vectors: NDArray[np.float32]) -> Signals:
        """The signals of repaired `text`; vectors: (windows, dimensions), of the windows' texts. Text without windows
        has equal shares."""
        found = find_cues(text)
        items = len(self.codes)
        shares, share = np.zeros((0, items)), np.full(items, 1 / items)
        if windows:
            shares = _softmax(vectors.astype(np.float64) @ self._head.T + self._bias)
            share = np.average(shares, axis=0, weights=[end - start for start, end in windows])
        return Signals(
            windows=shares,
            share=share,
            kinds=np.array([found[code].kinds for code in self.codes], dtype=np.float64),
            cues=found,
        )

    def rank(self, text: str, windows: Sequence[Span], vectors: NDArray[np.float32]) -> tuple[ItemLink, ...]:
        """All items for repaired `text`, best first, ties by code; arguments as of `read_signals`."""
        signals = self.read_signals(text, windows, vectors)
        scores = score_items(signals, self.calibration)
        order = sorted(range(len(self.codes)), key=lambda place: (-scores[place], self.codes[place]))
        return tuple(
            ItemLink(
                code=self.codes[place],
                score=round(float(scores[place]), 4),
                cues=signals.cues[self.codes[place]].spans,
                window=windows[int(np.argmax(signals.windows[:, place]))] if windows else (0, 0),
            )
            for place in order
        )

    def link(
        self, text: str, windows: Sequence[Span], vectors: NDArray[np.float32], declared: Sequence[str] = ()
    ) -> tuple[ItemLink, ...]:
        """The items that headings have `declared`, then the first of `rank` that reach the threshold, at most
        MOST_LINKS; often fewer, or none."""
        ranked = self.rank(text, windows, vectors)
        named = [replace(link, score=1.0, declared=True) for link in ranked if link.code in declared]
        others = [link for link in ranked[:MOST_LINKS] if link.code not in declared]
        return (*named, *(link for link in others if link.score >= self.calibration.threshold))[:MOST_LINKS]


def score_items(signals: Signals, calibration: Calibration) -> NDArray[np.float64]:
    """The probability of each item (items,), each for itself: they need not sum to 1."""
    chances = np.clip(_softmax(blend_signals(signals)[None])[0], _CERTAIN, 1 - _CERTAIN)
    log_odds = np.log(chances / (1 - chances))
    scores: NDArray[np.float64] = 1 / (1 + np.exp(-(calibration.slope * log_odds + calibration.intercept)))
    return scores


def blend_signals(signals: Signals) -> NDArray[np.float64]:
    """The sum of the two logs (items,), before it is made probabilities."""
    found: NDArray[np.float64] = np.log(signals.share) + np.log1p(signals.kinds)
    return found


def open_item_model(identity: str, encode: Encode) -> ItemModel:
    """The model for vectors of the encoder `identity`: the one that was trained for it, otherwise one by similarity to
    the example sentences, which `encode` gives vectors."""
    stated = _parameters()
    if stated["model"] == identity:
        head = np.array(stated["head"], dtype=np.float32)
        return ItemModel(head, np.array(stated["bias"], dtype=np.float32), Calibration(**stated["trained"]))
    evidence = read_evidence()
    vectors = encode([sentence for each in evidence for sentence in each.sentences])
    places = np.repeat(np.arange(len(evidence)), [len(each.sentences) for each in evidence])
    head, bias = head_by_similarity(vectors, places, stated["spread"])
    return ItemModel(head, bias, Calibration(**stated["similarity"]))


def is_trained_for(identity: str) -> bool:
    """Whether there is a model trained for vectors of the encoder `identity`; without one similarity must do."""
    return bool(_parameters()["model"] == identity)


def head_by_similarity(
    vectors: NDArray[np.float32], places: NDArray[np.int64], spread: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A head and bias that score by the cosine with the middle of each item's sentences. Encoders differ in how far
    apart cosines lie, so the scores of the sentences are stretched to a standard deviation of `spread`.

    vectors: (sentences, dimensions), unit; places: (sentences,), the row of each one's item.
    """
    middles = np.stack([vectors[places == place].mean(axis=0) for place in range(int(places.max()) + 1)])
    middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), _CERTAIN)
    head = middles - middles.mean(axis=0)
    scores = (vectors - vectors.mean(axis=0)) @ head.T
    head *= spread / max(float(scores.std()), _CERTAIN)
    return head.astype(np.float32), -(head @ vectors.mean(axis=0)).astype(np.float32)


@cache
def _parameters() -> dict[str, Any]:
    source = resources.files("index").joinpath(PARAMETERS)
    stated: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return stated


def _softmax(scores: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return shares
