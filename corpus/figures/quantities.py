"""Numbers of a text with the unit they bear, before anyone asks whether they are claimed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number and where it stands with its unit: [start, end). unit: "" and kind: None for a bare number. number:
    where the digits begin."""

    start: int
    number: int
    end: int
    value: float
    unit: str
    kind: Kind | None


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
                    start=match.start(), number=match.start(), end=unit.end, value=value, unit=unit.name, kind=unit.kind
                )
            )
    return tuple(sorted(found, key=lambda each: each.number))


def _within(match: re.Match[str], dates: Sequence[Dated]) -> bool:
    return any(each.start < match.end() and match.start() < each.end for each in dates)


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    value, number = float((match["high"] or match["low"]).replace(",", "")), match.start()
    end, before = match.end(), text[max(0, number - _LOOK_BACK) : number]
    if percent := _PERCENT_BEFORE.search(before):
        start = number - len(before) + percent.start()
        return Quantity(start=start, number=number, end=end, value=value, unit=PERCENT, kind=Kind.PERCENT)
    if baht := _BAHT_FOLD.match(text, end):
        return Quantity(start=number, number=number, end=baht.end(), value=value * 1e6, unit="บาท", kind=Kind.MONEY)
    fold, end = _fold(text, end)
    value = round(value * fold, 4)
    about = _ABOUT.match(text, end)
    unit = find_unit(text, about.end() if about else end)
    if unit is not None:
        return Quantity(start=number, number=number, end=unit.end, value=value, unit=unit.name, kind=unit.kind)
    if currency := _CURRENCY_BEFORE.search(before):
        start = number - len(before) + currency.start()
        name = currency[0].strip()
        return Quantity(start=start, number=number, end=end, value=value, unit=name, kind=Kind.MONEY)
    if (score := _SCORE_BEFORE.search(before)) and text[end : end + 1] != ".":
        start = number - len(before) + score.start()
        return Quantity(start=start, number=number, end=end, value=value, unit="คะแนน", kind=Kind.MEASURED)
    return Quantity(start=number, number=number, end=end, value=value, unit="", kind=None)


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
