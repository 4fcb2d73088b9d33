"""The damage model of design.md as a generator: clean Thai in, damaged Thai out, the same for the same seed."""

import random

from corpus.repair.displaced_marks.slots import cut_slots


def displace(text: str, rate: float, seed: int) -> str:
    """Print the last mark of each cluster one glyph too late, with probability `rate`; a line's last one stays."""
    rng = random.Random(seed)
    return "\n".join(_displace_line(line, rate, rng) for line in text.split("\n"))


def _displace_line(line: str, rate: float, rng: random.Random) -> str:
    slots = cut_slots(line)
    own = [slot.marks for slot in slots]
    received = [""] * len(slots)
    for place, slot in enumerate(slots[:-1]):
        if slot.bears_marks and slot.marks and rng.random() < rate:
            own[place], received[place + 1] = slot.marks[:-1], slot.marks[-1]
    return "".join(slot.glyph + marks + more for slot, marks, more in zip(slots, own, received, strict=True))
