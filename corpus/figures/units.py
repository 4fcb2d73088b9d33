"""Units that numbers stand before, and what kind of thing they count."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from corpus.thai import THAI, cut_words

PERCENT = "ร้อยละ"
"""What a percentage bears as its unit, however it is printed; to readers of English it is written as %."""

_FILE = "units.txt"
_SECTION = re.compile(r"\[([a-z]{1,20})\]")
_RUN = re.compile(f"[{THAI}]{{1,60}}")
_PERCENT = re.compile(r"%|เปอร์เซ็นต์|เปอร์เซนต์|(?:ใน|ต่อ)\s?ร้อย(?![ก-๎])|per\s?cent(?:age\s{1,2}points)?(?![a-z])", re.I)
_ADJECTIVE = re.compile(r"(?:[a-z]{2,15}[ ]){1,2}", re.I)
_NO_NOUNS = frozenset("ต่อ และ จาก ของ ใน ที่ ได้ เป็น มี ให้ กับ โดย ซึ่ง หรือ เพื่อ แล้ว ร้อยละ พัน ล้าน เฉลี่ย อีก ถึง".split())
_NEXT = re.compile("แรก|ที่หนึ่ง|ที่สอง|หนึ่ง|สอง|สาม|สุดท้าย")  # 74 รอบสอง 88: a name of what follows
_RATE_OF = re.compile(
    "อัตรา(?=[ก-ฮเ-ไ])(?!ใน|จาก|ต่อ|ทั่ว|แล้ว|และ|ที่|ให้|เพื่อ|โดย|ซึ่ง|ได้|ครบ|ตาม|คิด|ทำ|มา|เป็น|รวม|หรือ)"
)  # ลาออก
_PREPOSITION = re.compile("ใน|จาก|ต่อ|ทั่ว")  # คนใน is a word, and 12 คนในกอง are two
_PLURAL = re.compile(r"(?:[a-z]{3,15}[ ])?([a-z]{3,20}(?<![su])s)(?![a-z])")
_NO_ADJECTIVE = re.compile(
    r"\b(?:of|in|to|and|or|from|per|by|for|with|the|at|out|its|this|was|has|does|is|as|others|times|more|less|than|on|per|plus)\b",
    re.I,
)


class Kind(Enum):
    """What a unit counts, as units.txt has it."""

    COUNTED = "counted"
    LOOSE = "loose"
    PARTS = "parts"
    TIME = "time"
    MEASURED = "measured"
    MONEY = "money"
    PERCENT = "percent"
    SCORE = "score"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as printed, where it ends in the text, and its kind."""

    name: str
    end: int
    kind: Kind


def find_unit(text: str, at: int) -> Unit | None:
    """The longest unit that begins at `at`, or one or two English words after it; None where a longer word stands
    there, as รายได้ for ราย, or a rate that has a name, as อัตราลาออก."""
    if percent := _PERCENT.match(text, at):
        return Unit(name=PERCENT, end=percent.end(), kind=Kind.PERCENT)
    if _RATE_OF.match(text, at):
        return None
    if found := _unit_at(text, at):
        return found
    adjective = _ADJECTIVE.match(text, at)
    if adjective is not None and not _NO_ADJECTIVE.search(adjective[0]):
        starts = {at + len(word) for word in (adjective[0], adjective[0].split(" ")[0] + " ")}
        if known := next((found for start in sorted(starts) if (found := _unit_at(text, start))), None):
            return known
    return _things(text, at) or _repeated(text, at)


def _things(text: str, at: int) -> Unit | None:
    # An English plural, with a word before it or none: 57 storekeepers, 48,200 land files.
    found = _PLURAL.match(text, at)
    if found is None or _NO_ADJECTIVE.search(found[0]):
        return None
    return Unit(name=found[1], end=found.end(), kind=Kind.COUNTED)


def _repeated(text: str, at: int) -> Unit | None:
    # A noun that counts itself: แขวงทั้ง 104 แขวง.
    run = _RUN.match(text, at)
    before = text[max(0, at - 40) : at]
    if run is None or not before[-1:].isspace():
        return None
    word = cut_words(run[0])[0]
    told = re.search(rf"(?<![0-9]){re.escape(word)}[{THAI} ]{{0,12}}[0-9,]{{1,12}}\s$", before)
    if len(word) < 3 or word in _NO_NOUNS or not told:
        return None
    return Unit(name=word, end=at + len(word), kind=Kind.COUNTED)


def _unit_at(text: str, at: int) -> Unit | None:
    kinds = _kinds()
    ends: frozenset[int] | None = None
    for length in _lengths():
        name = text[at : at + length]
        kind = kinds.get(name) or kinds.get(name.casefold())
        if kind is None or len(name) < length or _NEXT.match(text, at + length):
            continue
        end = at + length
        if not _goes_on(text, end) or _PREPOSITION.match(text, end):
            return Unit(name=name, end=end, kind=kind)
        ends = ends or _word_ends(text, at)
        if end in ends:
            return Unit(name=name, end=end, kind=kind)
    return None


def _goes_on(text: str, end: int) -> bool:
    # Whether the letter at `end` may belong to the word that ends there.
    last, following = text[end - 1], text[end : end + 1]
    if last.isascii() and last.isalpha():
        return following.isascii() and following.isalpha()
    return re.match(f"[{THAI}]", following) is not None


def _word_ends(text: str, at: int) -> frozenset[int]:
    run = _RUN.match(text, at)
    ends, end = set[int](), at
    for word in cut_words(run[0] if run else ""):
        end += len(word)
        ends.add(end)
    return frozenset(ends)


@cache
def _kinds() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    kind = Kind.COUNTED
    for line in files("corpus.figures").joinpath(_FILE).read_text(encoding="utf-8").splitlines():
        if section := _SECTION.fullmatch(line):
            kind = Kind(section[1])
        elif not line.startswith("#"):
            for name in line.split():
                kinds.setdefault(name.replace("_", " "), kind)
                kinds.setdefault(name.replace("_", " ").casefold(), kind)
    return kinds


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in _kinds()}, reverse=True))
