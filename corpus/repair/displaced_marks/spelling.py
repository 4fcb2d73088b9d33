"""A reading written out: every mark where the decoder found it to belong."""

from collections.abc import Sequence

from corpus.documents import Span
from corpus.repair.alignment import Draft
from corpus.repair.displaced_marks.lattice import GIVEN_LAST, KEPT, Reading
from corpus.repair.displaced_marks.slots import Slot, order_marks
from corpus.thai import SARA_AM

_Letter = tuple[str, Span]


def spell(draft: Draft, slots: Sequence[Slot], reading: Reading) -> None:
    """Write `reading` of `slots`, which were cut from the draft's text, into the draft."""
    kept: list[list[_Letter]] = []
    gifts: list[_Letter | None] = []
    for slot, given in zip(slots, reading.given, strict=True):
        places = list(range(slot.start + len(slot.glyph), slot.start + len(slot.glyph) + len(slot.marks)))
        gift = None if given == KEPT else places.pop(-1 if given == GIVEN_LAST else 0)
        gifts.append(None if gift is None else (draft.letters[gift], draft.origins[gift]))
        kept.append([(draft.letters[place], draft.origins[place]) for place in places])
    letters: list[_Letter] = []
    for place, (slot, own) in enumerate(zip(slots, kept, strict=True)):
        gift_here = gifts[place + 1] if place + 1 < len(slots) else None
        dropped = place in reading.dropped
        glyph = [(draft.letters[at], draft.origins[at]) for at in range(slot.start, slot.start + len(slot.glyph))]
        if dropped:
            _touch_all(draft, glyph, "space before a mark" if slot.marks else "stray space")
        else:
            letters += glyph
        letters += _cluster_marks(draft, own, gift_here)
        if gift_here:
            draft.touch(gift_here[1], _move_rule(slots[place + 1], place + 1 in reading.dropped))
    draft.letters = [letter for letter, _ in letters]
    draft.origins = [origin for _, origin in letters]


def _cluster_marks(draft: Draft, own: Sequence[_Letter], gift: _Letter | None) -> list[_Letter]:
    marks = [*own, gift] if gift else list(own)
    ordered = order_marks("".join(letter for letter, _ in marks))
    if ordered is None or (gift is None and len(ordered) < len(marks)):
        return marks  # what is doubled in a sound line stays; where lines are damaged, a rule mends it
    first = {letter: (letter, origin) for letter, origin in reversed(marks)}
    if len(ordered) < len(marks):
        _touch_all(draft, marks, "doubled mark")
    elif ordered[: len(own)] != "".join(letter for letter, _ in own) and gift is None:
        _touch_all(draft, marks, "order of marks")
    return [first[letter] for letter in ordered]


def _touch_all(draft: Draft, letters: Sequence[_Letter], rule: str) -> None:
    for _, origin in letters:
        draft.touch(origin, rule)


def _move_rule(slot: Slot, dropped: bool) -> str:
    if slot.glyph == SARA_AM:
        return "tone after sara am"
    return "space before a mark" if dropped else "displaced mark"
