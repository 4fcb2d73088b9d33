"""The channel: what extraction does to Thai text, as glyphs, slots and signs.

Extraction prints the last mark of a cluster exactly one glyph too late (529 of 529 marks counted by hand): it lands
behind that glyph's own marks, and the glyph may be a consonant, a vowel that leads or follows, or a space. A slot is
one glyph with the marks printed on it; what is unknown is which of them came from the slot before.
"""

import re
from dataclasses import dataclass

from corpus.thai import MARK, TONE_MARK, VOWEL_MARK

_VOWELS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e4d")
_SLOT = re.compile(f"([ \u00a0]+|[^{MARK}]|^)([{MARK}]*)", re.DOTALL)
_SOUND_MARKS = re.compile(f"[{VOWEL_MARK}]?[{TONE_MARK}]?")

_SHIFTED_DOWN = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
PRIVATE_GLYPHS = (
    # Windows: shifted left, down and left, down; then the letters that lost their foot
    dict(zip("\uf701\uf702\uf703\uf704", "\u0e34\u0e35\u0e36\u0e37", strict=True))
    | dict(zip("\uf705\uf706\uf707\uf708\uf709", _SHIFTED_DOWN, strict=True))
    | dict(zip("\uf70a\uf70b\uf70c\uf70d\uf70e", _SHIFTED_DOWN, strict=True))
    | dict(zip("\uf710\uf711\uf712", "\u0e31\u0e4d\u0e47", strict=True))
    | dict(zip("\uf713\uf714\uf715\uf716\uf717", _SHIFTED_DOWN, strict=True))
    | dict(zip("\uf718\uf719\uf71a", "\u0e38\u0e39\u0e3a", strict=True))
    | {"\uf700": "\u0e10", "\uf70f": "\u0e0d"}
    # Macintosh: the same glyphs, each tone in its three places side by side
    | dict(zip("\uf884\uf885\uf886\uf887\uf888\uf889", "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47", strict=True))
    | {chr(0xF88A + place): _SHIFTED_DOWN[place // 3] for place in range(15)}
    | {"\uf899": "\u0e4d", "\uf89a": "\u0e0d", "\uf89b": "\u0e38", "\uf89c": "\u0e39", "\uf89d": "\u0e3a"}
    | {"\uf89e": "\u0e10"}
)
"""Thai glyphs of the private use area; source: the tables of HarfBuzz, src/hb-ot-shaper-thai.cc (2012)."""

BULLETS = "\uf06c\uf06e\uf076\uf09f\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
"""Bullets and ticks of the Wingdings and Symbol fonts, which extraction puts at U+F000 and their place in the font."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A glyph (a run of spaces counts as one) and the marks printed on it. start: of the glyph, in code points."""

    glyph: str
    marks: str
    start: int

    @property
    def is_space(self) -> bool:
        return self.glyph[:1] in (" ", "\u00a0")

    @property
    def bears_marks(self) -> bool:
        return "\u0e01" <= self.glyph <= "\u0e2e"

    @property
    def is_letter(self) -> bool:
        return "\u0e01" <= self.glyph <= "\u0e45" and self.glyph != "\u0e2f"


def cut_slots(text: str) -> tuple[Slot, ...]:
    """The slots of one line, in order; together they cover it."""
    return tuple(Slot(match[1], match[2], match.start()) for match in _SLOT.finditer(text) if match[0])


def order_marks(marks: str) -> str | None:
    """The marks of one cluster as they are stored: vowel before tone, each once. None when no cluster can bear them."""
    if len(marks) < 2:
        return marks
    once = dict.fromkeys(marks)
    ordered = "".join(sorted(once, key=lambda mark: mark not in _VOWELS))
    return ordered if _SOUND_MARKS.fullmatch(ordered) else None
