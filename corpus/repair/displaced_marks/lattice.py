"""The decoder: the cheapest reading of a line as words, by dynamic programming over a lattice.

A noisy channel (Shannon 1948; for spelling: Kernighan, Church and Gale 1990): a reading costs minus the logarithm of
its words' shares and of the chance that the channel made of it what stands there. A state is a slot and what the slot
gives back: every slot may give one of its marks, the last as a rule, to the slot before it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.allowance import check_time
from corpus.repair.displaced_marks.lexicon import Lexicon
from corpus.repair.displaced_marks.slots import Slot, order_marks
from corpus.repair.displaced_marks.witness import REACH, Witness
from corpus.thai import SARA_AM

KEPT, GIVEN_LAST, GIVEN_FIRST = 0, 1, 2
"""What a slot gives back: nothing, its last mark, or its first (where the viewer sorted the marks by height)."""

_DROPPED = 3
_STATES = (KEPT, GIVEN_LAST, GIVEN_FIRST)
_WORD_EDGE = " "
_SLOTS_BETWEEN_CHECKS = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Of what the channel may have done, in nats. moved, held: a last mark that did or did not move. disordered: marks
    in a wrong order. doubled: one printed twice. unsound: a mark left where no mark can stand."""

    moved: float
    held: float
    disordered: float = 1.0
    doubled: float = 4.0
    unsound: float = 30.0

    @classmethod
    def from_rate(cls, rate: float) -> "Prices":
        """rate: share of the marks that moved, strictly between 0 and 1."""
        return cls(moved=-math.log(rate), held=-math.log1p(-rate))


UNMOVED = Prices(moved=30.0, held=0.0, doubled=math.inf)
"""Of a sound line: a mark stays where it is unless that is impossible twice over."""

DOUBLED_PRICE = 8.0  # of a mark printed twice in a sound line, where it stays

UNKNOWN_PRICE = 9.0
"""Of a glyph outside any word; with it come the marks it bears, weighted."""

MARKS_WEIGHT = 2.0
SARA_AM_PRICE = 0.3  # of a tone behind sara am, which is where many fonts draw it


@dataclass(frozen=True, slots=True)
class SpacePrices:
    """Of one run of spaces: kept as it is, or dropped. A mark upon it is given back in either case."""

    kept: float
    dropped: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """cost: in nats. given: for each slot what it gives back. dropped: the slots (spaces) that are left out.
    unknown: the slots whose glyph stands outside words."""

    cost: float
    given: tuple[int, ...]
    dropped: frozenset[int]
    unknown: frozenset[int]


_Taken = tuple[int, "_Taken"] | None  # the codes of a stretch of slots, the last one first
_Step = tuple[int, _Taken, bool]  # the state it starts from, what was taken, whether it is unknown
_Choice = tuple[int, str, float]  # what the next slot gives, the cluster that makes, the price
_SlotChoices = tuple[tuple[_Choice, ...], ...]
_Choices = list[_SlotChoices]  # by slot and by what it gives back itself


def decode(
    slots: Sequence[Slot],
    lexicon: Lexicon,
    prices: Prices,
    spaces: Sequence[SpacePrices | None],
    witness: Witness | None = None,
) -> Reading:
    """The cheapest reading. spaces: prices for the slots that are spaces. witness: of sound lines of the document."""
    lattice = _Lattice(slots, lexicon, _choices(slots, prices), spaces)
    if witness is not None:
        _hear(witness, slots, lattice.choices)
    for place in range(len(slots)):
        if place % _SLOTS_BETWEEN_CHECKS == 0:
            check_time()
        lattice.extend(place)
    return lattice.best_reading()


class _Lattice:
    """best[i][state]: the least cost of reading the slots before i, slot i giving back by `state`."""

    def __init__(
        self, slots: Sequence[Slot], lexicon: Lexicon, choices: _Choices, spaces: Sequence[SpacePrices | None]
    ) -> None:
        self.slots = slots
        self.spaces = spaces
        self.lexicon = lexicon
        self.choices = choices
        self.glyphs = [slot.glyph if slot.is_letter else _WORD_EDGE for slot in slots] + [_WORD_EDGE]
        self.best = [[math.inf] * len(_STATES) for _ in range(len(slots) + 1)]
        self.steps: list[list[_Step | None]] = [[None] * len(_STATES) for _ in range(len(slots) + 1)]
        self.best[0][KEPT] = 0.0

    def extend(self, place: int) -> None:
        slot = self.slots[place]
        for state in _STATES:
            if self.best[place][state] == math.inf:
                continue
            if slot.is_letter:
                self._read_words(place, state)
                self._read_unknown(place, state)
            elif slot.is_space:
                self._read_space(place, state)
            else:
                for given, _, cost in self.choices[place][state]:
                    self._offer(place + 1, given, self.best[place][state] + cost, (state, (given, None), False))

    def best_reading(self) -> Reading:
        place = len(self.slots)
        state = min(_STATES, key=self.best[place].__getitem__)
        cost = self.best[place][state]
        given = [KEPT] * (place + 1)
        dropped = []
        unknown = []
        while place:
            step = self.steps[place][state]
            if step is None:
                raise ValueError(f"no reading ends at slot {place}")
            state, taken, outside = step
            unknown += [place - 1] * outside
            while taken:
                code, taken = taken
                if code == _DROPPED:
                    dropped.append(place - 1)
                else:
                    given[place] = code
                place -= 1
        return Reading(cost=cost, given=tuple(given[:-1]), dropped=frozenset(dropped), unknown=frozenset(unknown))

    def _offer(self, place: int, state: int, cost: float, step: _Step) -> None:
        if cost < self.best[place][state]:
            self.best[place][state] = cost
            self.steps[place][state] = step

    def _read_space(self, place: int, state: int) -> None:
        prices = self.spaces[place]
        base = self.best[place][state]
        if prices is None:
            raise ValueError(f"no prices for the space at slot {place}")
        for _, _, cost in self.choices[place][state]:
            self._offer(place + 1, KEPT, base + cost + prices.kept, (state, (KEPT, None), False))
            self._offer(place + 1, KEPT, base + cost + prices.dropped, (state, (_DROPPED, None), False))

    def _read_unknown(self, place: int, state: int) -> None:
        slot = self.slots[place]
        base = self.best[place][state] + UNKNOWN_PRICE
        before, after = self.glyphs[place - 1] if place else _WORD_EDGE, self.glyphs[place + 1]
        for given, cluster, cost in self.choices[place][state]:
            cost += base
            if cost >= self.best[place + 1][given]:
                continue
            if slot.bears_marks:
                cost += MARKS_WEIGHT * self.lexicon.marks.cost(before, slot.glyph, after, cluster[1:])
            self._offer(place + 1, given, cost, (state, (given, None), True))

    def _read_words(self, place: int, state: int) -> None:
        # The inner loop of the repair: most of its time is spent here, so names are bound once.
        choices, spaces, best, steps = self.choices, self.spaces, self.best, self.steps
        word_cost = self.lexicon.costs.get
        last = len(spaces) - 1
        paths: list[tuple[str, int, int, float, _Taken]] = [("", place, state, best[place][state], None)]
        while paths:
            begun, here, given_back, cost, taken = paths.pop()
            beyond = here + 1
            for given, cluster, price in choices[here][given_back]:
                word = begun + cluster
                whole = word_cost(word)
                if whole is None:
                    continue
                total = cost + price
                if total + whole < best[beyond][given]:
                    best[beyond][given] = total + whole
                    steps[beyond][given] = (state, (given, taken), False)
                if here == last:
                    continue
                link: _Taken = (given, taken)
                state_beyond = given
                while beyond < last and (space := spaces[beyond]) is not None:
                    total += space.dropped + min(price for _, _, price in choices[beyond][state_beyond])
                    link = (_DROPPED, link)
                    state_beyond = KEPT
                    beyond += 1
                if total < math.inf:
                    paths.append((word, beyond, state_beyond, total, link))
                beyond = here + 1


def _choices(slots: Sequence[Slot], prices: Prices) -> _Choices:
    following = [*(slot.marks for slot in slots[1:]), ""]
    bearing = [False, *(slot.bears_marks for slot in slots[:-1])]
    return [
        _slot_choices(slot.glyph, slot.marks, after, could_give, prices)
        for slot, after, could_give in zip(slots, following, bearing, strict=True)
    ]


def _hear(witness: Witness, slots: Sequence[Slot], choices: _Choices) -> None:
    glyphs = "\n" * REACH + "".join(slot.glyph[0] if slot.glyph else " " for slot in slots) + "\n" * REACH
    for place, slot in enumerate(slots):
        if slot.bears_marks:
            context = glyphs[place : place + 2 * REACH + 1]
            if context in witness:
                choices[place] = tuple(
                    tuple((given, cluster, price + witness.cost(context, cluster[1:])) for given, cluster, price in row)
                    for row in choices[place]
                )


@lru_cache(maxsize=2**15)  # few kinds of slots make up a text
def _slot_choices(glyph: str, marks: str, after: str, could_give: bool, prices: Prices) -> _SlotChoices:
    slot = Slot(glyph, marks, 0)
    gifts = [("", KEPT)]
    if after and slot.bears_marks:
        gifts.append((after[-1], GIVEN_LAST))
        if after[0] != after[-1]:
            gifts.append((after[0], GIVEN_FIRST))
    return tuple(
        tuple(_kept_choices(slot, own, gifts, price, prices)) for own, price in _own_marks(slot, could_give, prices)
    )


def _own_marks(slot: Slot, could_give: bool, prices: Prices) -> list[tuple[str | None, float]]:
    # By state: the marks that stay with the slot and the price; None where it has nothing to give.
    marks = slot.marks
    own: list[tuple[str | None, float]] = [(marks, prices.held if marks else 0.0), (None, 0.0), (None, 0.0)]
    if marks and could_give:
        moved = SARA_AM_PRICE if slot.glyph == SARA_AM else 0.0 if slot.is_space else prices.moved
        own[GIVEN_LAST] = (marks[:-1], moved)
        if marks[0] != marks[-1]:
            own[GIVEN_FIRST] = (marks[1:], moved + prices.disordered)
    return own


def _kept_choices(
    slot: Slot, own: str | None, gifts: Sequence[tuple[str, int]], price: float, prices: Prices
) -> list[_Choice]:
    if own is None:
        return []
    if own and not slot.bears_marks:
        return [(KEPT, slot.glyph + own, price + prices.unsound)]
    disorder = prices.disordered if len(own) > 1 and order_marks(own) != own else 0.0
    choices = []
    for gift, given in gifts:
        marks = own + gift
        ordered = order_marks(marks)
        if ordered is not None and len(ordered) < len(marks) and given == KEPT and prices.doubled == math.inf:
            choices.append((given, slot.glyph + marks, price + DOUBLED_PRICE))
        elif ordered is not None:
            twice = prices.doubled if len(ordered) < len(marks) else disorder
            choices.append((given, slot.glyph + ordered, price + twice))
        elif given == KEPT:
            choices.append((given, slot.glyph + marks, price + prices.unsound))
    return choices
