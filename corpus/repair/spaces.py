"""Which spaces extraction put in, and what keeping or dropping one costs.

Printed Thai has spaces between phrases only. Three kinds are put in: before a mark, always; between a mark and a vowel
that leads, which stands tall; and, in letter-spaced lines, between any two letters. The first kind tells how a line is
set, and the others are looked for only where it, or its neighbourhood, shows that they occur.
"""

import math
import re
from collections.abc import Mapping, Sequence
from enum import Enum

from corpus.repair.displaced_marks import Slot, SpacePrices
from corpus.thai import CONSONANT, LEADING_VOWEL, LETTER, MARK, TONE_MARK, Rule

_BOUND = "ที่|ให้|ได้|ใช้|แก้|ผู้|ไม่|สู่"  # words that lead on and never end a phrase
_OPENING = "โดย|ได้แก่|ไม่ว่า|ในขณะ|เพื่อ|เช่น|เป็นต้น|และ|แต่|เนื่อง|เมื่อ|แล้ว"  # words that open one
_ANY_BOUND = re.sub(f"([{MARK}])", r" *\1", _BOUND)

_STRAY = re.compile(f"[{CONSONANT}{MARK}][ \u00a0]+(?=[{MARK}])")
_TALL_GAP = re.compile(f"(?:{_ANY_BOUND})( )(?=[โใไ])(?!{_OPENING})")
_NO_TALL_GAP = re.compile(f"(?:{_BOUND})(?=[โใไ])(?!{_OPENING})")
_TALL_WORD_GAP = re.compile(f"[{MARK}]( )(?=ใน|ใหม่|ไว้|ไป|ไข|ใจ|ใช้)(?!{_OPENING})")
_ABBREVIATION = f"[{CONSONANT}{LEADING_VOWEL}]+\\."  # stands apart, as figures do
_BOUND_GAP = re.compile(f"(?:{_ANY_BOUND})( )(?=[{LETTER}])(?![{MARK}])(?!{_OPENING})(?!{_ABBREVIATION})")
_LOW_GAP = re.compile(f"[{MARK}](?<!\u0e4c)( )(?=[{LEADING_VOWEL}])(?!{_OPENING})")
_LONE = f"(?![ณธ] )(?:[{LEADING_VOWEL}]|[{CONSONANT}](?:[\u0e31\u0e36\u0e37][{TONE_MARK}]?)?)"  # no word ends so
_BEFORE_LONE = re.compile(f"(?<=[{LETTER}])( )(?={_LONE} (?![{MARK}]))")
_BEHIND_LONE = re.compile(f"(?<![^ ]){_LONE}( )(?=[{LETTER}])(?![{MARK}])")
_WITHIN_CLUSTER = re.compile(f"[{LEADING_VOWEL}]( )|( )[\u0e30\u0e32\u0e33]")
_BETWEEN_DIGITS = re.compile("(?<= \\d)( )(?=\\d )")


class Setting(Enum):
    """How a line is set, as far as its spaces show."""

    PLAIN = 0
    SPACED = 1
    LETTER_SPACED = 2


TALL_GAPS = 2
TALL_GAP_SHARE = 0.15
"""So many gaps before a tall vowel, and such a share of the places where one can be, make them a habit of the font:
0.34 of them in the award book of 2564, 0.04 in clean prose."""

TALL_GAP_RULES = (
    Rule(
        name="space before a tall vowel",
        pattern=re.compile(
            f"(?<={_BOUND}) (?=[โใไ])(?! ?(?:{_OPENING}))"
            + f"|(?<=[{MARK}]) (?=ใน|ใหม่|ไว้|ไป|ไข|ใจ|ใช้)(?! ?(?:{_OPENING}))"
        ),
        replace=lambda match: "",
    ),
)
"""For a document whose font leaves such gaps."""

LETTER_SPACED_AT = 2
"""Gaps beside a lone letter from which on a line counts as letter-spaced, if one in it is torn within a cluster."""

_KEEP = SpacePrices(kept=0.0, dropped=math.inf)
_APART = SpacePrices(kept=0.0, dropped=6.0)  # a figure or a foreign word stands apart
_JOIN = SpacePrices(kept=6.0, dropped=0.0)
_LEAN_TO_JOIN = SpacePrices(kept=3.0, dropped=1.0)
_ELSEWHERE = {
    Setting.PLAIN: _KEEP,
    Setting.SPACED: SpacePrices(kept=0.0, dropped=4.0),
    Setting.LETTER_SPACED: SpacePrices(kept=0.0, dropped=1.5),
}


def line_setting(text: str) -> Setting:
    """How the line `text` is set."""
    torn = _STRAY.search(text) or _WITHIN_CLUSTER.search(text)
    if torn and len(_lone_gaps(text)) >= LETTER_SPACED_AT:
        return Setting.LETTER_SPACED
    return Setting.SPACED if torn else Setting.PLAIN


def is_letter_spaced(text: str) -> bool:
    """Whether letters that make no word stand alone in the line `text`, torn clusters or not."""
    return sum(len(pattern.findall(text)) for pattern in (_BEFORE_LONE, _BEHIND_LONE)) >= LETTER_SPACED_AT


def leave_tall_gaps(texts: Sequence[str]) -> bool:
    """Whether the font of these lines leaves gaps before tall vowels: behind words that never end a phrase."""
    gaps = sum(len(_TALL_GAP.findall(text)) for text in texts)
    return gaps >= TALL_GAPS and gaps >= TALL_GAP_SHARE * (gaps + sum(len(_NO_TALL_GAP.findall(t)) for t in texts))


def price_spaces(
    text: str, slots: Sequence[Slot], *, setting: Setting, tall_gaps: bool, under_mark: SpacePrices
) -> tuple[SpacePrices | None, ...]:
    """For each slot of the line `text` the prices of its spaces, None for slots of another kind.

    tall_gaps: whether the font leaves gaps before tall vowels. under_mark: prices of a space with a mark upon it.
    """
    plain = _plain_prices(text, setting, tall_gaps)
    around = zip(slots, (None, *slots[:-1]), (*slots[1:], None), strict=True)
    return tuple(
        _price(slot, before, after, plain, _ELSEWHERE[setting], under_mark) if slot.is_space else None
        for slot, before, after in around
    )


def _price(
    slot: Slot,
    before: Slot | None,
    after: Slot | None,
    plain: Mapping[int, SpacePrices],
    elsewhere: SpacePrices,
    under_mark: SpacePrices,
) -> SpacePrices:
    if slot.marks:
        apart = after is not None and after.glyph.isascii() and after.glyph.isalnum()
        return _APART if apart else under_mark
    if slot.start in plain:
        return plain[slot.start]
    if slot.glyph != " " or before is None or after is None:
        return _KEEP
    return elsewhere if after.is_letter and (before.is_letter or before.marks) else _KEEP


def _plain_prices(text: str, setting: Setting, tall_gaps: bool) -> dict[int, SpacePrices]:
    # By place in `text`; later entries overrule.
    prices: dict[int, SpacePrices] = {}
    if setting is not Setting.PLAIN:
        prices |= dict.fromkeys(_places(_BOUND_GAP, text), _LEAN_TO_JOIN)
        prices |= dict.fromkeys(_places(_LOW_GAP, text), _LEAN_TO_JOIN)
    if setting is Setting.LETTER_SPACED:
        prices |= dict.fromkeys(_lone_gaps(text), _JOIN)
    if tall_gaps or setting is not Setting.PLAIN:
        prices |= dict.fromkeys(_places(_TALL_WORD_GAP, text), _LEAN_TO_JOIN)
        prices |= dict.fromkeys(_places(_TALL_GAP, text), _JOIN)
    return prices


def _lone_gaps(text: str) -> set[int]:
    patterns = (_BEFORE_LONE, _BEHIND_LONE, _WITHIN_CLUSTER, _BETWEEN_DIGITS)
    return {place for pattern in patterns for place in _places(pattern, text)}


def _places(pattern: re.Pattern[str], text: str) -> list[int]:
    # Of the space each match is about.
    return [match.start(match.lastindex or 0) for match in pattern.finditer(text)]
