"""What counts: headings of parts, chapters, components, indicators, and figures as in "1.2 Title"; items of lists."""

import re
from dataclasses import dataclass

from corpus.thai import fold_digits

_WORDS = (
    ("ส่วน", "ภาค", "เล่ม", "Part"),
    ("บท", "หมวด", "ตอน", "ภาคผนวก", "Chapter", "Category", "Appendix"),
    ("องค์ประกอบ", "มาตรฐาน", "ประเด็นยุทธศาสตร์", "ยุทธศาสตร์", "พันธกิจ", "ด้าน", "Section", "Strategy", "Standard"),
    ("ตัวบ่งชี้", "ตัวชี้วัด", "หัวข้อ", "เป้าประสงค์", "เป้าหมาย", "กลยุทธ์", "Indicator", "Item", "Goal"),
    ("เกณฑ์", "แผนงาน", "โครงการ", "กิจกรรม", "ขั้นตอน", "เรื่อง", "ประเด็น", "มาตรการ", "กรณี", "ระยะ", "Step", "Project"),
)
_RANKS = {word.lower(): rank for rank, words in enumerate(_WORDS) for word in words}
_ANY = "|".join(sorted((re.escape(word) for words in _WORDS for word in words), key=len, reverse=True))
_FIGURE = r"(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[A-Zก-ฮ](?![A-Za-z\u0e00-\u0e7f])|[IVX]{1,5}(?![A-Za-z]))"
_WORDED = re.compile(rf"(?P<word>{_ANY})\s?(?:ที่)?\s?(?P<figure>{_FIGURE})(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_DECIMAL = re.compile(
    r"(?P<figure>[0-9]{1,2}(?:\.[0-9]{1,2}){0,4})(?P<sign>[.)]?)(?![0-9])(?P<rest>\s*\S.*)", re.DOTALL
)
_RANK_OF_FIGURES = len(_WORDS)
_OPENS_ITEM = re.compile(
    r"(?:[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3}){0,4}[.)]|[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3}){1,4}|\([0-9๐-๙]{1,3}\)|[ก-ฮ][.)]|[-–•◦▪●○■✓✔])\s"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingNumber:
    """How a heading counts. rank: 0 the outermost: parts, then chapters, components, indicators, criteria, then figures
    by their depth. worded: whether a word says what is counted. figures: those of "1.2", empty for letters. bare:
    whether nothing follows, so that the title stands on a line of its own."""

    rank: int
    worded: bool
    figures: tuple[int, ...]
    bare: bool


def heading_number(text: str) -> HeadingNumber | None:
    """How `text` counts when it is a heading; None when it does not begin with a number."""
    words = " ".join(fold_digits(text).split())
    if match := _WORDED.match(words):
        rank = _RANKS[match["word"].lower()]
        bare = not match["rest"].strip(" :.-–—)")
        return HeadingNumber(rank=rank, worded=True, figures=_figures(match["figure"]), bare=bare)
    match = _DECIMAL.match(words)
    if match is None or not (match["sign"] or match["rest"].startswith(" ")):
        return None
    figures = _figures(match["figure"])
    return HeadingNumber(rank=_RANK_OF_FIGURES - 1 + len(figures), worded=False, figures=figures, bare=False)


def opens_item(text: str) -> bool:
    """Whether a line begins as an item of a list that its author numbered or marked by hand."""
    return _OPENS_ITEM.match(text) is not None


def _figures(text: str) -> tuple[int, ...]:
    parts = text.split(".")
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else ()
