"""Passages to the PMQA items they evidence: a linear model over the vectors of windows, one over words, and cues.

For each window a softmax over the items and "nothing of them", from a matrix learned from example sentences and
passages; a passage's share for an item is the mean of its windows' by length. The logs of that share, of the words'
share and of one plus the number of different cues are added with weights, and a logistic scaling (Platt 1999) makes a
probability of the log-odds and of those of "nothing". docs/criteria.md has the figures.
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
from index.item_words import ItemWords, read_item_words, to_shares

ITEMS_VERSION = 6
"""Counts up whenever the same passage would come out with other links: the evidence, the parameters, the formula."""

MOST_LINKS = 3
"""Links a passage keeps: an item an assessor files it under, and two that it evidences as well."""

PARAMETERS = "items-2562.json"
"""What benchmarks/items.py learned, beside this module."""

WORDS_WEIGHT, CUES_WEIGHT = 2.0, 0.5
"""Of the logs of the words' share and of the cues, beside 1 for the windows' share: the words' shares are the evenest,
and cues are few."""

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to unit vectors (texts, dimensions), as of windows."""

_CERTAIN = 1e-6  # a probability is kept this far from 0 and 1, so that its log-odds are finite
_NEVER = -30.0  # a bias of the row for "nothing" with which it never has a share


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
    """How the sum of the signals becomes a score. slope, intercept: of its log-odds; doubt: how much the log-odds of
    "nothing" take off; threshold: the score from which a link is kept."""

    slope: float
    intercept: float
    threshold: float
    doubt: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What a text says of the items, columns in the order of their codes. windows: each window's shares (windows,
    items); share: their mean (items,); nothing: the share of none of them, with which the others make 1; words: the
    shares by the words (items,), together 1; kinds: different cues of each item (items,)."""

    windows: NDArray[np.float64]
    share: NDArray[np.float64]
    nothing: float
    words: NDArray[np.float64]
    kinds: NDArray[np.float64]
    cues: Mapping[str, FoundCues]


class ItemModel:
    """Ranks the items of texts. head: (items + 1, dimensions), the last row for nothing of them; bias: (items + 1,); a
    window's log-shares are head @ vector + bias less a constant."""

    def __init__(
        self, head: NDArray[np.float32], bias: NDArray[np.float32], calibration: Calibration, words: ItemWords
    ) -> None:
        self.codes = tuple(item.code for item in read_criteria().items)
        if head.shape[:1] != bias.shape or len(bias) != len(self.codes) + 1:
            raise ValueError(f"head {head.shape}, bias {bias.shape}, wanted {len(self.codes) + 1} rows")
        self.head, self.bias, self.words = head, bias, words
        self.calibration = calibration

    def read_signals(self, text: str, windows: Sequence[Span], vectors: NDArray[np.float32]) -> Signals:
        """The signals of repaired `text`; vectors: (windows, dimensions), of the windows' texts. Text without windows
        has equal shares."""
        found = find_cues(text)
        items = len(self.codes)
        shares, share = np.zeros((0, items + 1)), np.append(np.full(items, 1 / items), 0.0)
        if windows:
            shares = to_shares(vectors.astype(np.float64) @ self.head.T + self.bias)
            share = np.average(shares, axis=0, weights=[end - start for start, end in windows])
        return Signals(
            windows=shares[:, :-1],
            share=share[:-1],
            nothing=float(share[-1]),
            words=self.words.read_shares(text),
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
    log_odds = read_log_odds(signals)
    raised = calibration.slope * log_odds[:-1] + calibration.intercept - calibration.doubt * log_odds[-1]
    scores: NDArray[np.float64] = 1 / (1 + np.exp(-raised))
    return scores


def read_log_odds(signals: Signals) -> NDArray[np.float64]:
    """Of the items among each other, and last of nothing of them (items + 1,)."""
    chances = np.append(to_shares(blend_signals(signals)[None])[0], signals.nothing).clip(_CERTAIN, 1 - _CERTAIN)
    found: NDArray[np.float64] = np.log(chances / (1 - chances))
    return found


def blend_signals(signals: Signals) -> NDArray[np.float64]:
    """The sum of the three logs (items,), before it is made probabilities."""
    logs = [np.log(np.maximum(share, np.exp(_NEVER))) for share in (signals.share, signals.words)]
    found: NDArray[np.float64] = logs[0] + WORDS_WEIGHT * logs[1] + CUES_WEIGHT * np.log1p(signals.kinds)
    return found


def open_item_model(identity: str, encode: Encode) -> ItemModel:
    """The model for vectors of the encoder `identity`: the one that was trained for it, otherwise one by similarity to
    the example sentences, which `encode` gives vectors."""
    stated = _parameters()
    if stated["model"] == identity:
        head = np.array(stated["head"], dtype=np.float32)
        bias = np.array(stated["bias"], dtype=np.float32)
        return ItemModel(head, bias, Calibration(**stated["trained"]), read_item_words())
    evidence = read_evidence()
    vectors = encode([sentence for each in evidence for sentence in each.sentences])
    places = np.repeat(np.arange(len(evidence)), [len(each.sentences) for each in evidence])
    head, bias = head_by_similarity(vectors, places, stated["spread"])
    return ItemModel(head, bias, Calibration(**stated["similarity"]), read_item_words())


def is_trained_for(identity: str) -> bool:
    """Whether there is a model trained for vectors of the encoder `identity`; without one similarity must do."""
    return bool(_parameters()["model"] == identity)


def head_by_similarity(
    vectors: NDArray[np.float32], places: NDArray[np.int64], spread: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A head and bias that score by the cosine with the middle of each item's sentences, and never say "nothing".
    Encoders differ in how far apart cosines lie, so the scores of the sentences are stretched to a standard deviation
    of `spread`.

    vectors: (sentences, dimensions), unit; places: (sentences,), the row of each one's item.
    """
    middles = np.stack([vectors[places == place].mean(axis=0) for place in range(int(places.max()) + 1)])
    middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), _CERTAIN)
    head = middles - middles.mean(axis=0)
    scores = (vectors - vectors.mean(axis=0)) @ head.T
    head *= spread / max(float(scores.std()), _CERTAIN)
    bias = np.append(-(head @ vectors.mean(axis=0)), _NEVER)
    return np.vstack([head, np.zeros_like(head[:1])]).astype(np.float32), bias.astype(np.float32)


@cache
def _parameters() -> dict[str, Any]:
    source = resources.files("index").joinpath(PARAMETERS)
    stated: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return stated
