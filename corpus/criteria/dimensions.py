"""What an assessor looks for in a text beside its subject: how it is done (ADLI), and how results are told (LeTCI)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources
from math import sqrt

from corpus.criteria.signals import Place, Signals, find_signals, read_ways
from corpus.documents import Span


class Dimension(Enum):
    """Approach, deployment, learning and integration of what is done (categories 1 to 6); levels, trends and
    comparisons of what was reached (category 7)."""

    APPROACH = "approach"
    DEPLOYMENT = "deployment"
    LEARNING = "learning"
    INTEGRATION = "integration"
    LEVELS = "levels"
    TRENDS = "trends"
    COMPARISONS = "comparisons"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDimension:
    """A dimension that a text speaks of, and by which words: spans of the text, in order, at least one."""

    dimension: Dimension
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What ways of telling are worth for a dimension, learned from labelled passages. speaks: of those that may speak
    for it, above 0; beside: of others, of either sign. It is found where bias and all together reach the threshold."""

    bias: float
    threshold: float
    speaks: Mapping[str, float]
    beside: Mapping[str, float]


MOST_PLACES = 8
"""Places of a way of telling beyond which more say no more."""

SHOWN_FROM = 0.1
"""Weight from which on the words of a way of telling are given as those that speak for a dimension; below it stand
words as general as 'then'."""


def dimensions_of(category: int) -> tuple[Dimension, ...]:
    """Those that are looked for in a category, in the order of their scoring."""
    results = (Dimension.LEVELS, Dimension.TRENDS, Dimension.COMPARISONS)
    return results if category == 7 else tuple(each for each in Dimension if each not in results)


@cache
def read_weights() -> Mapping[Dimension, Weights]:
    """What the package ships, written by benchmarks/reports/dimensions.py --write."""
    source = resources.files("corpus.criteria").joinpath("dimension-weights.json")
    told = json.loads(source.read_text(encoding="utf-8"))["dimensions"]
    return {each: Weights(**told[each.value]) for each in Dimension}


def find_dimensions(text: str) -> tuple[FoundDimension, ...]:
    """What repaired `text` speaks of, in the order of the dimensions; the spans of one do not overlap.

    A reading aid: it goes by words, which also stand where nothing is told (docs/review.md says how often).
    """
    signals = find_signals(text)
    told = ((each, _told(each, signals, read_weights()[each])) for each in Dimension)
    return tuple(FoundDimension(dimension=dimension, spans=spans) for dimension, spans in told if spans)


def speaking(dimension: Dimension, signals: Signals, name: str) -> Sequence[Place]:
    """The places of a way of telling that count for `dimension`: plans do for some alone."""
    return (signals.told if dimension.value in read_ways().planned else signals.done).get(name, ())


def strength(places: Sequence[Place]) -> float:
    """How much they say together, from 0: the first more than the fifth."""
    return sqrt(min(len(places), MOST_PLACES))


def _told(dimension: Dimension, signals: Signals, weights: Weights) -> tuple[Span, ...]:
    # What speaks for the dimension, nothing where that is not enough.
    speaks = {name: speaking(dimension, signals, name) for name in weights.speaks}
    total = weights.bias + sum(weight * strength(speaks[name]) for name, weight in weights.speaks.items())
    total += sum(weight * strength(signals.told.get(name, ())) for name, weight in weights.beside.items())
    if total < weights.threshold:
        return ()
    shown = (name for name, weight in weights.speaks.items() if weight >= SHOWN_FROM)
    return _join(span for name in shown for place in speaks[name] for span in place)


def _join(spans: Iterable[Span]) -> tuple[Span, ...]:
    # Those that overlap become one.
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
