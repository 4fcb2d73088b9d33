"""Years: one year, whichever calendar counts it. พ.ศ. 2564, ปี 64, ค.ศ. 2021 and a bare 2021 are the same."""

import re

BUDDHIST_ERA = 543
"""Years by which the Buddhist calendar is ahead of the Christian one, since 1941."""

FIRST, LAST = 2450, 2600
"""Of the Buddhist calendar: what public agencies write of. Read as Christian years they are 1907 to 2057, so no number
of four digits is a year of both."""

SHORT_FIRST, SHORT_LAST = 40, 79
"""Years written with two digits, after ปี or พ.ศ.: 2540 to 2579. Below, the two digits may be a Christian year's."""

_SAID = re.compile(r"(?:พ\.?ศ\.?|ค\.?ศ\.?|ปี(?:งบ(?:ประมาณ)?|การศึกษา)?)\s{0,3}\Z")
_SHORT_SAID = re.compile(r"(?:พ\.?ศ\.?|ปี(?:งบ(?:ประมาณ)?|การศึกษา)?)\s{0,3}'?\Z")
_LONGEST_SAID = len("ปีงบประมาณ") + 4

_COUNTED = re.compile(
    r"\s{0,3}(?:%|ราย|คน|แห่ง|ไร่|บาท|ครั้ง|ครัวเรือน|ล้าน|ตัน|ชุด|เตียง|ลิตร|กิโล|กก\.|กม\.|เมตร|ตร\."
    r"|(?:people|persons|cases|baht|rai|km|kg|tons)\b)"
)


def year_spellings(text: str, start: int, end: int) -> tuple[str, ...]:
    """The year that the number text[start:end] is, as each calendar writes it, the Buddhist first; empty when the
    number is no year. text: lower case, Arabic digits.

    A number of things is none (2021 ไร่), unless พ.ศ., ค.ศ. or ปี stands before it; nor is one with a comma or a point.
    """
    before = text[max(0, start - _LONGEST_SAID) : start]
    year = _buddhist(text[start:end], before)
    counted = _COUNTED.match(text, end) and not _SAID.search(before)
    return () if year is None or counted else (str(year), str(year - BUDDHIST_ERA))


def _buddhist(number: str, before: str) -> int | None:
    if not re.fullmatch("[0-9]{2}|[0-9]{4}", number):
        return None
    year = int(number)
    if len(number) == 2:
        short = SHORT_FIRST <= year <= SHORT_LAST and _SHORT_SAID.search(before)
        return 2500 + year if short else None
    return next((each for each in (year, year + BUDDHIST_ERA) if FIRST <= each <= LAST), None)
