"""Isolated damage: one displaced mark in a text that is sound otherwise.

Such a speck does not pay for a run. It is mended only where giving back that one mark leaves fewer signs and the
phrase around it reads much better so: clean prose with foreign names must stay as it is.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from corpus.allowance import check_time
from corpus.documents import Span
from corpus.repair.displaced_marks import (
    KEPT,
    UNMOVED,
    Prices,
    Reading,
    Slot,
    cut_slots,
    decode,
    order_marks,
    read_lexicon,
)
from corpus.repair.signs import GRAM_LENGTH, find_signs
from corpus.thai import CONSONANT, LETTER, MARK

SPECK_PRICE = 24.0
"""Nats by which a reading with the mark given back must be cheaper than one without: two letters outside words become
part of one. Of 20,000 titles of Thai Wikipedia in a sound text ten are touched, half of them slips of the pen."""

SPECK_RATE = 0.05
"""Share of marks that is assumed to have moved in a text with specks."""

REACH = 60
"""Characters on either side that are read with a speck, at most; a phrase, as a rule."""

_PRICES = Prices.from_rate(SPECK_RATE)
_LETTER = re.compile(f"[{LETTER}]")
_MARKS = frozenset(chr(point) for point in range(0xE31, 0xE4F) if re.match(f"[{MARK}]", chr(point)))
_MOVABLE = re.compile(f"(?<=[{CONSONANT}])(?=([{MARK}]*)([\u0e01-\u0e45][{MARK}]*)([{MARK}])(?![{MARK}]))")


def find_specks(text: str) -> tuple[int, ...]:
    """Where in `text`, one line, marks stand of which giving back any one leaves fewer signs; in code points."""
    found: set[int] = set()
    for place in find_signs(text):
        check_time()
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
    return _count_signs(before + own + mark + slot + after) < _count_signs(before + own + slot + mark + after)


@lru_cache(maxsize=2**14)  # of at most 14 letters; names come again
def _count_signs(letters: str) -> int:
    return len(find_signs(letters))


def read_specks(text: str, marks: Sequence[int]) -> tuple[tuple[Slot, ...], Reading] | None:
    """The slots of `text` and a reading that moves marks in those phrases around `marks` where it pays; None if none.

    marks: what find_specks found. The reading's cost is 0: it is not to be compared.
    """
    moved: list[tuple[int, Reading]] = []  # where a phrase begins and how it is read
    done = 0
    for mark in marks:
        start, end = _phrase(text, mark)
        if start >= done:
            reading = _read(cut_slots(text[start:end]))
            moved += [(start, reading)] if reading else []
            done = end
    if not moved:
        return None
    slots = cut_slots(text)
    starts = [slot.start for slot in slots]
    given = [KEPT] * len(slots)
    for start, reading in moved:
        first = bisect_left(starts, start)
        given[first : first + len(reading.given)] = reading.given
    return slots, Reading(cost=0.0, given=tuple(given), dropped=frozenset(), unknown=frozenset())


def _phrase(text: str, mark: int) -> Span:
    # The letters around, of whole clusters, as far as REACH goes.
    start, end = mark, mark + 1
    while start > max(0, mark - REACH) and _LETTER.match(text, start - 1):
        start -= 1
    while end < min(len(text), mark + REACH) and _LETTER.match(text, end):
        end += 1
    while text[start] in _MARKS:
        start += 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return start, end


def _read(slots: Sequence[Slot]) -> Reading | None:
    nothing = (None,) * len(slots)  # there are no spaces in a phrase
    sound = decode(slots, read_lexicon(), UNMOVED, nothing)
    moved = decode(slots, read_lexicon(), _PRICES, nothing)
    return moved if sound.cost - moved.cost >= SPECK_PRICE else None
