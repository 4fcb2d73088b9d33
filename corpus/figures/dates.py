"""Years and dates in a text: what numbers within them are no quantities, and which year a figure may be of."""

import re
from dataclasses import dataclass

_MONTH = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.?"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_ERA = r"(?:พ\.\s?ศ\.|พศ\.?|พุทธศักราช|ค\.\s?ศ\.)"
_YEAR = (
    rf"(?:ปี(?:\s?งบประมาณ|\s?การศึกษา|\s?บัญชี|งบ)?\s{{0,2}}(?:{_ERA})?|{_ERA}|ประจำปี"
    r"|fiscal\s{1,2}years?|\bFY|\byears?|\bin|\bsince|\bby|\bduring)"
)
_FULL = r"(?:2[45]\d\d|19\d\d|20\d\d)"
_TO = r"\s{0,2}(?:[-–—]|ถึง|และ|to|and)\s{0,2}(?:ปี|พ\.ศ\.)?\s?"
_END = r"(?!\d|[,:.]\d)"

_DATE = re.compile(
    rf"""(?P<range>{_YEAR}\s{{0,2}}{_FULL}{_TO}(?:{_FULL}|\d\d){_END})
    | (?:{_YEAR}\s{{0,2}}(?P<said>{_FULL}){_END})
    | (?:(?:ปี|FY)\s{{0,2}}(?:งบประมาณ|การศึกษา)?\s{{0,2}}(?:{_ERA})?\s?(?P<short>[4-7]\d){_END}(?!\s?[ก-ฮเ-ไ%]))
    | (?:(?:\d{{1,2}}\s{{0,2}}(?:[-–]\s{{0,2}}\d{{1,2}}\s{{0,2}})?)?(?:{_MONTH})\s{{0,2}}(?:{_ERA})?\s?
      (?:(?P<dated>{_FULL})|(?P<dated_short>[4-7]\d)){_END})
    | (?:\d{{1,2}}/(?:\d{{1,2}}/)?(?P<slashed>{_FULL}){_END})
    | (?:\(\s?(?P<bracketed>{_FULL})\s?\))
    | (?:\d{{1,2}}\s{{0,2}}(?:[-–]\s{{0,2}}\d{{1,2}}\s{{0,2}})?(?:{_MONTH}))
    | (?:วันที่\s{{0,2}}\d{{1,2}})
    | (?:\d{{1,2}}[.:]\d\d\s{{0,2}}น\.)
    | (?:(?<![\d,.])(?:2[45]\d\d|19[5-9]\d|20[0-4]\d)(?![\d,]|\.\d))""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_A_NAME = re.compile(r"แผน|ฉบับ|พระราช|พ\.ร\.|ระเบียบ|ประกาศ|ยุทธศาสตร์|มาตรฐาน|โคโรนา|เกณฑ์|รุ่น|\bplan\b|\bact\b", re.I)
_COMPARED = re.compile(
    r"(?:จาก|กว่า|เทียบ(?:กับ|เท่า)?|ตั้งแต่|ภายใน|ใน\s?อนาคต|compared\s(?:with|to)|since|\bby|from|than)\s?(?:เมื่อ)?\s?$", re.I
)
_BEFORE = 30  # characters before a year that say what it is of
_BUDDHIST_CENTURY = 2500


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date or year in a text. year: None where it gives none for a figure: the span of a plan, the year of a law,
    one that something is compared with."""

    start: int
    end: int
    year: int | None


def find_dates(text: str) -> tuple[Dated, ...]:
    """Dates and years of `text` (Thai digits folded), in order."""
    return tuple(Dated(start=found.start(), end=found.end(), year=_year(text, found)) for found in _DATE.finditer(text))


def _year(text: str, found: re.Match[str]) -> int | None:
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    if _COMPARED.search(before) or re.match(r"since|by\b", found[0], re.I) or _OF_A_NAME.search(before):
        return None
    full = found["said"] or found["dated"] or found["slashed"] or found["bracketed"]
    short = found["short"] or found["dated_short"]
    if full:
        return int(full)
    return _BUDDHIST_CENTURY + int(short) if short else None
