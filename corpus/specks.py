"""Isolated damage: one displaced mark in a text that is sound otherwise.

Such a speck does not pay for a run. It is mended only where giving back that one mark leaves fewer signs and the
phrase around it reads much better so: clean prose with foreign names must stay as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpus.damage import CONSONANT, MARK, Slot, cut_slots, order_marks
from corpus.lattice import KEPT, UNMOVED, Prices, Reading, decode
from corpus.signs import GRAM_LENGTH, find_signs
from corpus.words import lexicon

SPECK_PRICE = 24.0
"""Nats by which a reading with the mark given back must be cheaper than one without: two letters outside words become
part of one. Of 20,000 titles of Thai Wikipedia in a sound text ten are touched, half of them slips of the pen."""

SPECK_RATE = 0.05
"""Share of marks that is assumed to have moved in a text with specks."""

REACH = 40
"""Slots on either side that are read with a speck, at most; a phrase, as a rule."""

_PRICES = Prices.from_rate(SPECK_RATE)
_MOVABLE = re.compile(f"(?<=[{CONSONANT}])(?=([{MARK}]*)([\u0e01-\u0e45][{MARK}]*)([{MARK}])(?![{MARK}]))")


def find_specks(text: str) -> tuple[int, ...]:
    """Where in `text`, one line, marks stand of which giving back any one leaves fewer signs; in code points."""
    found: set[int] = set()
    for place in find_signs(text):
        for match in _MOVABLE.finditer(text, max(0, place - GRAM_LENGTH), place + 2 * GRAM_LENGTH):
            mark = match.start(3)
            near = mark >= place - 1 and match.start() <= place + GRAM_LENGTH
            if near and mark not in found and _relieves(text, match):
                found.add(mark)
    return tuple(sorted(found))


def _relieves(text: str, match: re.Match[str]) -> bool:
    own, slot, mark = match.groups()
    if order_marks(own + mark) != own + mark or order_marks(slot[1:] + mark) != slot[1:] + mark:
        return False  # two marks that no cluster bears in this order are a slip of the pen more often than a speck
    before = text[max(0, match.start() - GRAM_LENGTH) : match.start()]
    after = text[match.end(3) : match.end(3) + GRAM_LENGTH]
    return len(find_signs(before + own + mark + slot + after)) < len(find_signs(before + own + slot + mark + after))


def read_specks(text: str, marks: Sequence[int]) -> tuple[tuple[Slot, ...], Reading] | None:
    """The slots of `text` and a reading that moves marks in those phrases around `marks` where it pays; None if none.

    marks: what find_specks found. The reading's cost is 0: it is not to be compared.
    """
    slots = cut_slots(text)
    starts = [slot.start for slot in slots]
    given = [KEPT] * len(slots)
    done = 0
    for mark in marks:
        first, beyond = _phrase(slots, bisect_right(starts, mark) - 1)
        if first >= done:
            reading = _read(slots[first:beyond])
            given[first:beyond] = reading.given if reading else given[first:beyond]
            done = beyond
    if not any(given):
        return None
    return slots, Reading(cost=0.0, given=tuple(given), dropped=frozenset(), unknown=frozenset())


def _phrase(slots: Sequence[Slot], place: int) -> tuple[int, int]:
    first, beyond = place, place + 1
    while first > max(0, place - REACH) and slots[first - 1].is_letter:
        first -= 1
    while beyond < min(len(slots), place + REACH) and slots[beyond].is_letter:
        beyond += 1
    return first, beyond


def _read(slots: Sequence[Slot]) -> Reading | None:
    nothing = (None,) * len(slots)  # there are no spaces in a phrase
    sound = decode(slots, lexicon(), UNMOVED, nothing)
    moved = decode(slots, lexicon(), _PRICES, nothing)
    return moved if sound.cost - moved.cost >= SPECK_PRICE else None
