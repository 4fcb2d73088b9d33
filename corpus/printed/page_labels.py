"""What is printed on a page as its number: figures, Roman numbers, Thai letters, chapter and page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from corpus.documents import Page
from corpus.thai import fold_digits

_LONGEST = 40  # characters of a text that is nothing but a page's number
_MOST_ROMAN = 89
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_AROUND = r"[\s\-–—−~|•·.()\[\]]{0,12}"
_WORD = r"(?P<word>หน้า(?:ที่)?|page|p\.|pp\.)?"
_TOTAL = r"(?:\s?(?:/|จาก|ของ|of)\s?(?P<total>\d{1,4})(?:\s?หน้า)?)?"
_LABEL = re.compile(
    rf"(?P<before>{_AROUND}){_WORD}{_AROUND}"
    rf"(?:(?P<number>\d{{1,4}}){_TOTAL}|(?P<part>\d{{1,2}}|[A-Zก-ฮ])\s?[-–]\s?(?P<within>\d{{1,3}})"
    rf"|(?P<roman>[ivxl]{{1,9}}|[IVXL]{{1,9}})|(?P<letter>[ก-ฮ]))(?P<after>{_AROUND})",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:หน้า(?:ที่)?|\bpage|\bp\.)\s{0,3}(?P<number>\d{1,4})(?:\s?(?:/|จาก|ของ|of)\s?\d{1,4})?$", re.IGNORECASE
)
_OUTER = re.compile(r"^\d{1,4}(?!\d)|(?<!\d)\d{1,4}$")
_COUNTED = re.compile(r"(?:ที่|หมวด|ข้อ|ส่วน|บท|ตอน|ครั้ง|ฉบับ|ปี|พ\.ศ\.|[.:/-])\s{0,3}$")


class Numbering(Enum):
    """How the pages of a stretch are numbered; each counts for itself."""

    FIGURES = "figures"
    ROMAN = "roman"
    ROMAN_CAPITALS = "roman capitals"
    LETTERS = "letters"
    CHAPTERS = "chapters"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLabel:
    """A page's number as printed. part: of chapter and page the chapter, as printed, "" for others. value: how many
    pages into its numbering, from 1. marked: whether it stands between dashes or brackets or behind the word page."""

    numbering: Numbering
    part: str = ""
    value: int
    marked: bool = False

    @property
    def page(self) -> Page:
        """As a line's page: figures as a number, others as they are printed."""
        if self.numbering is Numbering.FIGURES:
            return self.value
        if self.numbering is Numbering.LETTERS:
            return _LETTERS[self.value - 1]
        if self.numbering is Numbering.CHAPTERS:
            thai = any(digit in _THAI_DIGITS for digit in self.part)
            return f"{self.part}-{_in_thai_digits(self.value) if thai else self.value}"
        roman = _to_roman(self.value)
        return roman if self.numbering is Numbering.ROMAN else roman.upper()

    def at(self, offset: int) -> "PageLabel | None":
        """The label `offset` pages further on in the same numbering; None where it has none."""
        value = self.value + offset
        most = {Numbering.FIGURES: 9999, Numbering.CHAPTERS: 999, Numbering.LETTERS: len(_LETTERS)}
        if not 1 <= value <= most.get(self.numbering, _MOST_ROMAN):
            return None
        return PageLabel(numbering=self.numbering, part=self.part, value=value)


def page_label(text: str) -> PageLabel | None:
    """What `text`, the whole of a line or of a piece of type, says as a page's number: "17", "- ๑๗ -", "หน้า 5 จาก 20",
    "iv", "(ค)", "2-7". None when it says anything else."""
    words = text.strip()
    match = _LABEL.fullmatch(fold_digits(words)) if len(words) <= _LONGEST else None
    if match is None:
        return None
    marked = bool(match["word"] or (match["before"].strip() and match["after"].strip()) or match["total"])
    if match["number"]:
        value = int(match["number"])
        beyond = match["total"] is not None and value > int(match["total"])
        return None if beyond or not value else PageLabel(numbering=Numbering.FIGURES, value=value, marked=marked)
    if match["within"]:
        part, value = words[match.start("part") : match.end("part")], int(match["within"])
        return PageLabel(numbering=Numbering.CHAPTERS, part=part, value=value, marked=marked) if value else None
    if match["letter"]:
        place = _LETTERS.find(match["letter"])
        return PageLabel(numbering=Numbering.LETTERS, value=place + 1, marked=marked) if place >= 0 else None
    return _roman_label(match["roman"], marked)


def labels_within(text: str) -> Iterator[PageLabel]:
    """What may be the page's number at either end of a running head, the one behind the word page marked."""
    words = fold_digits(text).strip()
    if match := _ENDING.search(words[-_LONGEST:]):
        yield PageLabel(numbering=Numbering.FIGURES, value=int(match["number"]), marked=True)
        return
    for match in _OUTER.finditer(words):
        if int(match[0]) and not (match.start() and _COUNTED.search(words[max(0, match.start() - 8) : match.start()])):
            yield PageLabel(numbering=Numbering.FIGURES, value=int(match[0]))


def without_label(text: str, page: Page | None) -> str:
    """The words of a running head without the number `page` at its ends."""
    words = text.strip()
    if (match := _ENDING.search(fold_digits(words))) and int(match["number"]) == page:
        words = words[: match.start()]
    for match in list(_OUTER.finditer(fold_digits(words.strip())))[::-1]:
        if int(match[0]) == page:
            words = words.strip()[: match.start()] + words.strip()[match.end() :]
    return words.strip(" -–—|·•\t")


def _roman_label(text: str, marked: bool) -> PageLabel | None:
    value = _from_roman(text.lower())
    if value is None or text not in (text.lower(), text.upper()):
        return None
    numbering = Numbering.ROMAN if text == text.lower() else Numbering.ROMAN_CAPITALS
    return PageLabel(numbering=numbering, value=value, marked=marked)


def _to_roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        while value >= worth:
            text, value = text + sign, value - worth
    return text


def _from_roman(text: str) -> int | None:
    value, rest = 0, text
    for worth, sign in _ROMAN:
        while rest.startswith(sign):
            value, rest = value + worth, rest[len(sign) :]
    return value if not rest and 0 < value <= _MOST_ROMAN and _to_roman(value) == text else None


def _in_thai_digits(value: int) -> str:
    return "".join(_THAI_DIGITS[int(digit)] for digit in str(value))
