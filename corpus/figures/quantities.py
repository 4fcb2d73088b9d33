"""Numbers of a text with the unit they bear, before anyone asks whether they are claimed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.figures.dates import Dated, find_dates
from corpus.figures.units import PERCENT, Kind, find_unit

_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,4})?"
_NUMBER = re.compile(
    rf"""(?<![\d.,:/+A-Za-z])(?<![A-Za-z\u0e01-\u0e4e][-–])(?<!\+[ ])
    (?P<low>{_DIGITS})(?:(?<!2[0456]\d\d)(?<!19\d\d)\s?(?:[-–]|ถึง|to)\s?(?P<high>{_DIGITS}))?
    (?!\d|[,.:/]\d|[)\]]?\s?\+|-[A-Za-z\u0e01-\u0e4e]|:)""",
    re.VERBOSE,
)
_MULTIPLIER = re.compile(
    r"""\s?(?:กว่า\s?)?(?:(?P<thai>(?:ล้าน|แสน|หมื่น|พัน|ร้อย)?ล้าน(?!นา|ช้าง)|แสน(?!สุข)|หมื่น|พัน(?!ธ|ตำ|โท|เอก|ตรี))
    | (?P<english>trillion|billion|million|thousand|bn)(?![a-z]))""",
    re.VERBOSE | re.IGNORECASE,
)
_THAI_FOLD = {"ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_ENGLISH_FOLD = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000}
_ENGLISH_FOLD["trillion"] = 1_000_000_000_000
_BAHT_FOLD = re.compile(r"\s?(?:ลบ\.(?!\s?ม)|ล\.บ\.|ล้านบ\.|MB(?![a-z]))", re.I)

_ONES = {"หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
_ONE = "|".join(_ONES)
_WORDS = re.compile(
    rf"(?:(?:{_ONE})?สิบ(?:{_ONE})?ล้าน|(?:{_ONE})(?:ร้อย|พัน|หมื่น|แสน|ล้าน)(?:(?:{_ONE})(?:สิบ|ร้อย|พัน|หมื่น|แสน)){{0,4}}(?:ล้าน)?)"
)

_PERCENT_BEFORE = re.compile(r"ร้อยละ(?:\s?(?:ประมาณ|เพียง|กว่า|ของ|เฉลี่ย|เท่ากับ|=))?\s{0,2}$")
_CURRENCY_BEFORE = re.compile(r"(?:US\s?\$|\$|฿|THB|Baht|USD)\s?$", re.I)
_SCORE_BEFORE = re.compile(
    r"คะแนน(?!เต็ม)(?:(?:เฉลี่ย|รวม|ประเมิน|ความพึงพอใจ|ผล|สูงสุด|การประเมิน){0,3})\s?(?:เท่ากับ|อยู่ที่|ที่|ได้|เป็น|=|:)?\s?$"
)
_ABOUT = re.compile(r"\s?(?:กว่า|เศษ|เต็ม)?\s{0,2}")
_LOOK_BACK = 40  # characters before a number in which its unit may stand

SCORE = "คะแนน"
"""The unit of a score where the sentence says the word."""

SCORES = (SCORE, "points")
"""The same in both languages."""

_LISTED = re.compile(r"\s?(?:,|และ|กับ|and|,\s?and|→|➜|⟶|->|=>|>|\(\s?(?:ปี\s?)?25\d\d\s?\)\s?(?:,|และ)?)?\s?")
_ORDERED = "ตามลำดับ"
_NUMBERED = re.compile(r"(?:ที่|ข้อ|มาตรา|หมวด|ระดับ|ชั้น|ระยะ|ม\.|No\.|[A-Za-z])\s?$", re.I)
_SMALLER = {"ชั่วโมง": ("นาที", 60), "ชม.": ("นาที", 60), "นาที": ("วินาที", 60), "ปี": ("เดือน", 12), "hours": ("minutes", 60)}
_SMALLER |= {"hour": ("minutes", 60), "minutes": ("seconds", 60), "minute": ("seconds", 60), "years": ("months", 12)}
_SCORED = re.compile(r"คะแนน(?!เต็ม)|\bscor(?:e|es|ed|ing)\b|\brated?\b|\bratings?\b", re.I)
_RATED = re.compile(
    r"พึงพอใจ|ผูกพัน|เชื่อมั่น|ไว้วางใจ|ดัชนี|ความสุข|เชื่อถือ|ประเมิน|เกรดเฉลี่ย|ค่าเฉลี่ย|satisf|\bindex\b|\bGPA\b|engagement|trust\b",
    re.I,
)
_FULL = re.compile(r"\s?(?:\(|จาก|เต็ม|คะแนนเต็ม|/|out\sof|of|on\sa\sscale)")
_SHARE = re.compile(r"ร้อยละ(?:ของ|ความ|การ|ผู้|ที่|เฉลี่ย|สะสม)|อัตราร้อยละ|\(ร้อยละ\)|\(%\)|percentage\sof", re.I)
_SAID = re.compile(
    r"(?:เท่ากับ|อยู่ที่|อยู่|ได้|เป็น|คือ|คิดเป็น|:|=|เหลือ|ถึง|เฉลี่ย|\bwas|\bat|\bto|\bof)\s?(?:เพียง|ที่)?\s{0,2}$", re.I
)
_PART_OF = re.compile(r"\s?(?:จาก|ใน|/|out\sof|of)\s?(?:ทั้งหมด|จำนวน|ทั้งสิ้น|the|all)?\s{0,2}", re.I)
_CLASSIFIERS = ("ครั้ง", "ราย", "เรื่อง", "คน", "ตัว")  # no noun that another clause may begin with
_AVERAGE = re.compile(r"เฉลี่ย|ต่อ|ละ\s?$|average|mean|ratio|สัดส่วน", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number and where it stands with its unit: [start, end). unit: "" and kind: None for a bare number. number:
    where the digits begin. printed: the number as the text has it, with its multiplier."""

    start: int
    number: int
    end: int
    value: float
    printed: str
    unit: str
    kind: Kind | None

    def moved(self, by: int) -> "Quantity":
        """The same in a text that begins `by` characters earlier."""
        return replace(self, start=self.start + by, number=self.number + by, end=self.end + by)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of `text` (Thai digits folded), with or without unit, that are no part of a date, in order. Of a
    range the upper value."""
    dates = find_dates(text)
    found: list[Quantity] = []
    for match in _NUMBER.finditer(text):
        if not _within(match, dates):
            found.append(_quantity(text, match))
    for match in _WORDS.finditer(text):
        unit = find_unit(text, match.end())
        if unit is not None:
            value = _worth(match[0])
            found.append(
                Quantity(
                    start=match.start(),
                    number=match.start(),
                    end=unit.end,
                    value=value,
                    printed=match[0],
                    unit=unit.name,
                    kind=unit.kind,
                )
            )
    return tuple(sorted(found, key=lambda each: each.number))


def _within(match: re.Match[str], dates: Sequence[Dated]) -> bool:
    return any(each.start < match.end() and match.start() < each.end for each in dates)


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    value, number = float((match["high"] or match["low"]).replace(",", "")), match.start()
    end, before = match.end(), text[max(0, number - _LOOK_BACK) : number]
    bare = Quantity(start=number, number=number, end=end, value=value, printed=match[0], unit="", kind=None)
    if percent := _PERCENT_BEFORE.search(before):
        return replace(bare, start=number - len(before) + percent.start(), unit=PERCENT, kind=Kind.PERCENT)
    if baht := _BAHT_FOLD.match(text, end):
        printed = f"{match[0]} ล้าน"  # ลบ. holds the unit, too
        return replace(bare, end=baht.end(), value=value * 1e6, printed=printed, unit="บาท", kind=Kind.MONEY)
    fold, end = _fold(text, end)
    bare = replace(bare, end=end, value=round(value * fold, 4), printed=text[number:end])
    about = _ABOUT.match(text, end)
    unit = find_unit(text, about.end() if about else end)
    if unit is not None:
        return replace(bare, end=unit.end, unit=unit.name, kind=unit.kind)
    if currency := _CURRENCY_BEFORE.search(before):
        start = number - len(before) + currency.start()
        return replace(bare, start=start, unit=currency[0].strip(), kind=Kind.MONEY)
    if (score := _SCORE_BEFORE.search(before)) and text[end : end + 1] != ".":
        return replace(bare, start=number - len(before) + score.start(), unit=SCORE, kind=Kind.MEASURED)
    return bare


def _fold(text: str, end: int) -> tuple[float, int]:
    # What multiplies the number that ends at `end`, and where that ends.
    found = _MULTIPLIER.match(text, end)
    if found is None:
        return 1, end
    if found["english"]:
        return _ENGLISH_FOLD[found["english"].casefold()], found.end()
    fold = 1
    for name in re.findall("ร้อย|พัน|หมื่น|แสน|ล้าน", found["thai"]):
        fold *= _THAI_FOLD[name]
    return fold, found.end()


def _worth(words: str) -> float:
    # หกหมื่นห้าพัน: 65,000; สองร้อยล้าน: 200,000,000.
    total, ones = 0, 1
    for word in re.findall(f"{_ONE}|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน", words):
        if word in _ONES:
            ones = _ONES[word]
        elif word == "ล้าน":
            total, ones = (total or ones) * 1_000_000, 0
        else:
            total, ones = total + ones * {"สิบ": 10, **_THAI_FOLD}[word], 0
    return float(total + (ones if total and words.endswith(tuple(_ONES)) else 0))


def complete(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The `quantities` of `text`, a sentence, with the units of those that stand bare but share one or are scores, and
    with 3 ชั่วโมง 20 นาที as 200 นาที. A decimal counts no things: its unit is left out where nothing is averaged."""
    found = _join_times(text, [_without_things(text, each) for each in quantities])
    found = _share_units(text, found)
    found = _take_from_base(text, found)
    return tuple(_score(text, found))


def _without_things(text: str, each: Quantity) -> Quantity:
    counts = each.kind in (Kind.COUNTED, Kind.LOOSE, Kind.PARTS)
    digits = re.match(r"\d[\d,]{0,20}\.\d{1,4}", text[each.number : each.number + 26])
    if not counts or digits is None or float(digits[0].replace(",", "")) != each.value:
        return each
    if each.unit in _CLASSIFIERS and not re.match("[ก-๎]", text[each.end : each.end + 1]):
        return each
    before = text[max(0, each.number - 40) : each.number]
    behind = text[each.end : each.end + 8]
    averaged = _AVERAGE.search(before) is not None or behind.lstrip().startswith(("ต่อ", "/", "per"))
    scored = _SCORED.search(before) or re.search("พึงพอใจ|ผูกพัน|เชื่อมั่น", before)
    if averaged and not scored:
        return each
    return replace(each, end=each.number + len(digits[0]), unit="", kind=None)


def _join_times(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for each in found:
        last = joined[-1] if joined else None
        smaller = _SMALLER.get(last.unit) if last else None
        follows = last is not None and not text[last.end : each.start].strip()
        if last and smaller and follows and each.unit == smaller[0] and each.value < smaller[1]:
            value = last.value * smaller[1] + each.value
            printed = text[last.number : each.number] + each.printed
            joined[-1] = replace(each, start=last.start, number=last.number, value=value, printed=printed)
        else:
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
    for place, (each, base) in enumerate(pairwise(found)):
        counted = base.kind in (Kind.COUNTED, Kind.LOOSE) or (
            base.kind is Kind.PARTS and base.unit not in ("ด้าน", "ระดับ")
        )
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
    if decimal and each.value <= 10 and re.match(r"\s?(?:จาก|เต็ม|/|out of)\s?(?:5|10)(?![\d,.])", behind):
        return SCORE if "คะแนน" in lead else ""
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
