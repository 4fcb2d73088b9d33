"""Units of numbers that stand bare: shared in a list, of a score, of a part, and times told in two units."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.quantities import Quantity
from corpus.figures.units import PERCENT, Kind

SCORE = "คะแนน"
"""The unit of a score where the sentence says the word."""

_LISTED = re.compile(r"\s?(?:,|และ|กับ|and|,\s?and|→|➜|⟶|->|=>|>|\(\s?(?:ปี\s?)?25\d\d\s?\)\s?(?:,|และ)?)?\s?")
_ORDERED = "ตามลำดับ"
_NUMBERED = re.compile(r"(?:ที่|ข้อ|มาตรา|หมวด|ระดับ|ชั้น|ระยะ|ม\.|No\.|[A-Za-z])\s?$", re.I)
_SMALLER = {"ชั่วโมง": ("นาที", 60), "ชม.": ("นาที", 60), "นาที": ("วินาที", 60), "ปี": ("เดือน", 12), "hours": ("minutes", 60)}
_SMALLER |= {"hour": ("minutes", 60), "minutes": ("seconds", 60), "minute": ("seconds", 60), "years": ("months", 12)}
_SCORED = re.compile(r"คะแนน(?!เต็ม)|\bscor(?:e|es|ed|ing)\b|\brated?\b|\bratings?\b", re.I)
_RATED = re.compile(
    r"พึงพอใจ|ผูกพัน|เชื่อมั่น|ไว้วางใจ|ดัชนี|ความสุข|เชื่อถือ|ประเมิน|เกรดเฉลี่ย|ค่าเฉลี่ย|satisf|\bindex\b|\bGPA\b|engagement|trust\b", re.I
)
_FULL = re.compile(r"\s?(?:\(|จาก|เต็ม|คะแนนเต็ม|/|out\sof|of|on\sa\sscale)")
_SHARE = re.compile(r"ร้อยละ(?:ของ|ความ|การ|ผู้|ที่|เฉลี่ย|สะสม)|อัตราร้อยละ|\(ร้อยละ\)|\(%\)|percentage\sof", re.I)
_SAID = re.compile(r"(?:เท่ากับ|อยู่ที่|อยู่|ได้|เป็น|คือ|คิดเป็น|:|=|เหลือ|ถึง|เฉลี่ย|\bwas|\bat|\bto|\bof)\s?(?:เพียง|ที่)?\s{0,2}$", re.I)
_PART_OF = re.compile(r"\s?(?:จาก|ใน|/|out\sof|of)\s?(?:ทั้งหมด|จำนวน|ทั้งสิ้น|the|all)?\s{0,2}", re.I)
_AVERAGE = re.compile(r"เฉลี่ย|ต่อ|ละ\s?$|average|mean|ratio|สัดส่วน", re.I)


def complete(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The `quantities` of `text`, a sentence, with the units of those that stand bare but share one or are scores, and
    with 3 ชั่วโมง 20 นาที as 200 นาที. A decimal counts no things: its unit is left out where nothing is averaged."""
    found = _join_times(text, [_without_things(text, each) for each in quantities])
    found = _share_units(text, found)
    found = _take_from_base(text, found)
    return tuple(_score(text, found))


def _without_things(text: str, each: Quantity) -> Quantity:
    counts = each.kind in (Kind.COUNTED, Kind.LOOSE, Kind.PARTS)
    if not counts or each.value == int(each.value) or each.start != each.number:
        return each
    digits = re.match(r"[\d,.]{1,24}", text[each.number : each.number + 24])
    before = text[max(0, each.number - 40) : each.number]
    behind = text[each.end : each.end + 8]
    if digits is None or _AVERAGE.search(before) or behind.lstrip().startswith(("ต่อ", "/", "per")):
        if not _SCORED.search(before) and not re.search("พึงพอใจ|ผูกพัน|เชื่อมั่น", before):
            return each
    if digits is None:
        return each
    return replace(each, end=each.number + len(digits[0].rstrip(".,")), unit="", kind=None)


def _join_times(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for each in found:
        last = joined[-1] if joined else None
        smaller = _SMALLER.get(last.unit) if last else None
        if last and smaller and each.unit == smaller[0] and each.value < smaller[1]:
            if not text[last.end : each.start].strip():
                value = last.value * smaller[1] + each.value
                joined[-1] = replace(each, start=last.start, number=last.number, value=value)
                continue
        joined.append(each)
    return joined


def _share_units(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    # In a list with its unit before the first (ร้อยละ 80, 85 และ 91) or behind the last (10, 20 และ 30 คน).
    shared = list(found)
    places = range(1, len(shared))
    for here, beside in (
        *((place, place - 1) for place in places),
        *((place - 1, place) for place in reversed(places)),
    ):
        first, second = sorted((here, beside))
        unit, bare = shared[beside], shared[here]
        between = text[shared[first].end : shared[second].start]
        if not unit.unit or bare.unit or not _LISTED.fullmatch(between):
            continue
        if (between.strip() or _ORDERED in text) and not _NUMBERED.search(text[max(0, bare.start - 8) : bare.start]):
            shared[here] = replace(bare, unit=unit.unit, kind=unit.kind)
    return shared


def _take_from_base(text: str, found: list[Quantity]) -> list[Quantity]:
    # 102 จาก 110 คน: a part is counted as the whole is.
    shared = list(found)
    for place, (each, base) in enumerate(zip(found, found[1:], strict=False)):
        counted = base.kind in (Kind.COUNTED, Kind.LOOSE) or (base.kind is Kind.PARTS and base.unit not in ("ด้าน", "ระดับ"))
        whole = each.value == int(each.value) and each.value <= base.value
        fraction = base.value <= 10 and text[each.end : base.start].strip() == "ใน"
        if not each.unit and counted and whole and not fraction and _PART_OF.fullmatch(text[each.end : base.start]):
            shared[place] = replace(each, unit=base.unit, kind=Kind.COUNTED)
    return shared


def _score(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    scored: list[Quantity] = []
    last: str | None = None
    for place, each in enumerate(found):
        floor = found[place - 1].end if place else 0
        lead = text[max(floor, each.start - 70) : each.start]
        if not each.unit:
            unit = _bare_unit(text, each, lead, last)
            if unit is not None:
                each = replace(each, unit=unit, kind=Kind.PERCENT if unit == PERCENT else Kind.SCORE)
        full = re.fullmatch(r"\s?(?:คะแนน)?\s?\(?(?:จาก|เต็ม|/|คะแนนเต็ม|out of|of)\s?(?:คะแนนเต็ม)?\s?", lead)
        if each.kind is not None and each.kind is not Kind.PARTS and not full:
            last = each.unit if each.kind is Kind.SCORE or each.unit in (SCORE, PERCENT) else None
        scored.append(each)
    return scored


def _bare_unit(text: str, each: Quantity, lead: str, last: str | None) -> str | None:
    # The unit of a bare number that is a score or a share, else None.
    decimal = "." in text[each.number : each.end]
    behind = text[each.end : each.end + 20]
    if _SHARE.search(text[max(0, each.start - 150) : each.start]) and _SAID.search(lead):
        return PERCENT
    if re.search(r"(?:ได้|เท่ากับ|ทำได้|ผลงาน)\s?$", lead) and re.match(r"\s?\(?(?:เป้า|แผน|ประมาณการ|เกณฑ์)", behind):
        return ""
    if not decimal and not (_FULL.match(behind) and _SCORED.search(lead)):
        return None
    if re.search(r"(?:เต็ม|จาก|out\sof|ขนาด|รุ่น|version)\s?$", lead, re.I) and last is not None:
        return None
    if _SCORED.search(lead):
        return SCORE if re.search("คะแนน", lead) else ""
    if last == PERCENT and re.search(r"แยกเป็น|จำแนกเป็น", text[max(0, each.start - 100) : each.start]):
        return PERCENT
    if last is not None and last != PERCENT and each.value <= 100:
        return last
    return "" if _RATED.search(lead) else None
