"""Earlier values: told by an arrow, by words for a time before, and set beside the value of now."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.figures.quantities import Quantity
from corpus.figures.units import Kind

_NEAR = 80  # characters between two quantities of one comparison
_BARE_NEAR = 40  # where the earlier one bears no unit

_CHANGED_SINCE = re.compile(
    r"(?:ขึ้น|ลดลง|เติบโต|ขยายตัว|เพิ่ม|ลด)\s?(?:จาก|เมื่อเทียบกับ|เทียบกับ)(?:ช่วง)?(?:ปี|รอบ|ไตรมาส)(?:ก่อน(?:หน้า)?|ที่แล้ว)\s?$"
)
_ARROW = re.compile(r"\s?(?:→|➜|⟶|->|=>)\s?")
_NOW = re.compile(r"เหลือ|ปีนี้|ปัจจุบัน|ขณะนี้|รอบนี้|ล่าสุด|(?:เพิ่ม|ลด|ขึ้น|มา|กลาย)เป็น|\bnow\b|\bthis\syear", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A quantity with what it is set against, as a Figure has it."""

    quantity: Quantity
    before: float | None = None
    chained: bool = False
    part: bool = False
    target: float | None = None
    met: bool | None = None


def set_chains(text: str, found: list[Compared]) -> list[Compared]:
    """`found` with arrows read: 9 → 4 → 1 ครั้ง is a series, each against the one before it; 9 → 4 a change."""
    linked = [
        place > 0
        and each.quantity.unit == found[place - 1].quantity.unit != ""
        and _ARROW.fullmatch(text, found[place - 1].quantity.end, each.quantity.start) is not None
        for place, each in enumerate(found)
    ]
    left: list[Compared] = []
    for place, each in enumerate(found):
        if linked[place]:
            each = replace(each, before=found[place - 1].quantity.value, chained=True)
        following = [*linked[place + 1 : place + 3], False, False]
        if linked[place] or not following[0]:
            left.append(each)
        elif following[1]:
            left.append(replace(each, chained=True))
    return left


def set_earlier(text: str, found: list[Compared], earlier: set[int]) -> list[Compared]:
    """`found` without those whose digits begin at one of `earlier`, the values of a time before: each is set beside the
    value of now, the one behind it where that is said to be now, else the one before it. Of several the closest is the
    latest. Where there is none it is no figure."""
    left: list[Compared] = []
    waiting: list[Compared] = []
    for place, each in enumerate(found):
        if each.quantity.number in earlier and each.before is None:
            following = found[place + 1] if place + 1 < len(found) else None
            if not _is_now(text, each, following) and (host := _host(left, each)) is not None:
                left[host] = _with_before(left[host], each.quantity)
            elif _CHANGED_SINCE.search(text[max(0, each.quantity.start - 40) : each.quantity.start]):
                left.append(each)
            else:
                waiting.append(each)
            continue
        for old in waiting:
            if like(old.quantity, each.quantity) and each.quantity.start - old.quantity.end <= _NEAR:
                each = _with_before(each, old.quantity)
        waiting = []
        left.append(each)
    return left


def _is_now(text: str, each: Compared, following: Compared | None) -> bool:
    if following is None or like(each.quantity, following.quantity) is None:
        return False
    return _NOW.search(text[each.quantity.end : following.quantity.start]) is not None


def _host(left: Sequence[Compared], each: Compared) -> int | None:
    for place in range(len(left) - 1, max(-1, len(left) - 4), -1):
        gap = each.quantity.start - left[place].quantity.end
        if (
            gap <= (2 * _NEAR if each.quantity.kind else _BARE_NEAR)
            and like(left[place].quantity, each.quantity)
            and left[place].quantity.kind is not None
        ):
            return place
    return None


def _with_before(each: Compared, old: Quantity) -> Compared:
    value, unit = each.quantity.value, old if each.quantity.kind is None else each.quantity
    quantity = replace(each.quantity, unit=unit.unit, kind=unit.kind)
    if each.before is not None and abs(each.before - value) <= abs(old.value - value):
        return replace(each, quantity=quantity)
    return replace(each, quantity=quantity, before=old.value)


def like(earlier: Quantity, later: Quantity) -> tuple[Quantity, Quantity] | None:
    """Both with one unit, which a bare one takes from the other; None where they cannot be compared."""
    if earlier.unit == later.unit:
        return (earlier, later) if earlier.kind else None
    if Kind.SCORE in (earlier.kind, later.kind) and (earlier.kind is None or later.kind is None):
        return replace(earlier, kind=Kind.SCORE, unit=earlier.unit or later.unit), replace(
            later, kind=Kind.SCORE, unit=later.unit or earlier.unit
        )
    if not earlier.unit:
        return replace(earlier, unit=later.unit, kind=later.kind), later
    if not later.unit:
        return earlier, replace(later, unit=earlier.unit, kind=earlier.kind)
    return None
