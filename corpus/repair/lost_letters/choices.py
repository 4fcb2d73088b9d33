"""The cheapest reading of a stretch of Thai in which some places may be one of several letters, by word costs."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.allowance import check_time
from corpus.repair.displaced_marks import read_lexicon
from corpus.thai import LETTER, MARK

UNKNOWN_LETTER = 9.0
UNKNOWN_MARK = 8.0
"""Nats for a letter and for a mark outside words; what is no Thai letter parts words at no price."""

_PLACES_BETWEEN_CHECKS = 64

_IS_MARK = re.compile(f"[{MARK}]")
_IS_LETTER = re.compile(f"[{LETTER}]")


@dataclass(frozen=True, slots=True)
class Option:
    """letters: what the text has up to its character `end` in truth; price: nats."""

    letters: str
    end: int
    price: float = 0.0


Options = Mapping[int, Sequence[Option]]
"""By the place where they begin what may stand there; in code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """cost: of the reading, in nats. unknown: letters that stand outside words. picked: for each place
    at which it had a choice what was picked, by place."""

    cost: float
    unknown: int
    picked: Mapping[int, Option]


_Picks = tuple[int, Option, "_Picks"] | None
_Step = tuple[int, _Picks, bool]  # where it begins, what was picked, whether it is outside words


def choose(text: str, options: Options) -> Choice:
    """The cheapest reading of `text`, one stretch without spaces but those that options replace."""
    size = len(text)
    best = [math.inf] * (size + 1)
    steps: list[_Step] = [(0, None, False)] * (size + 1)
    best[0] = 0.0
    for place in range(size):
        if place % _PLACES_BETWEEN_CHECKS == 0:
            check_time()
        if best[place] < math.inf:
            readings = ((_read_words(text, place, options), False), (_read_unknown(text, place, options), True))
            for found, is_outside in readings:
                for end, cost, picks in found:
                    if best[place] + cost < best[end]:
                        best[end], steps[end] = best[place] + cost, (place, picks, is_outside and cost > 0)
    picked: dict[int, Option] = {}
    place, unknown = size, 0
    while place:
        place, picks, is_outside = steps[place]
        unknown += is_outside
        while picks:
            at, option, picks = picks
            picked[at] = option
    return Choice(cost=best[size], unknown=unknown, picked=dict(sorted(picked.items())))


def _read_words(text: str, start: int, options: Options) -> list[tuple[int, float, _Picks]]:
    costs = read_lexicon().costs
    found = []
    paths: list[tuple[str, int, float, _Picks]] = [("", start, 0.0, None)]
    while paths:
        begun, place, price, picks = paths.pop()
        for letters, end, more, link in _next_letters(text, place, options, picks):
            if letters and begun and not _IS_MARK.match(letters) and begun not in costs:
                continue  # a whole cluster begins no word
            word = begun + letters
            whole = costs.get(word, math.inf)
            if whole < math.inf:
                found.append((end, price + more + whole, link))
            if end < len(text):
                paths.append((word, end, price + more, link))
    return found


def _next_letters(text: str, place: int, options: Options, picks: _Picks) -> list[tuple[str, int, float, _Picks]]:
    if place in options:
        return [(each.letters, each.end, each.price, (place, each, picks)) for each in options[place]]
    return [(text[place], place + 1, 0.0, picks)]


def _read_unknown(text: str, start: int, options: Options) -> list[tuple[int, float, _Picks]]:
    return [
        (end, price + sum(map(_unknown_price, letters)), picks)
        for letters, end, price, picks in _next_letters(text, start, options, None)
    ]


def _unknown_price(letter: str) -> float:
    if _IS_MARK.match(letter):
        return UNKNOWN_MARK
    return UNKNOWN_LETTER if _IS_LETTER.match(letter) else 0.0
