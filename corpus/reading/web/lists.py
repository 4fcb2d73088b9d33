"""The marks of the items of lists, as browsers set them."""

import re
from typing import Any

from corpus.reading.web.names import role, tag

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?:\s*(decimal|thai|lower-alpha|upper-alpha|lower-roman|upper-roman)", re.I)
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
_LARGEST = 9999  # of a number that is written in letters


def is_list(element: Any) -> bool:
    """Whether items stand in it."""
    return tag(element) in ("ul", "ol", "menu", "dir") or role(element) == "list"


class Numbering:
    """The marks of one list's items, asked for in order."""

    def __init__(self, element: Any) -> None:
        self._ordered = tag(element) == "ol"
        style = _STYLE.search(element.get("style") or "")
        self._type = style[1].lower() if style else _TYPES.get(element.get("type") or "", "decimal")
        self._step = -1 if element.get("reversed") is not None else 1
        items = sum(tag(child) == "li" for child in element) if self._step < 0 else 1
        self._next = _whole(element.get("start"), items)

    def mark(self, item: Any) -> str:
        """A bullet, or the item's number, with a space behind it."""
        if not self._ordered:
            return "• "
        number = _whole(item.get("value"), self._next)
        self._next = number + self._step
        return f"{_written(number, self._type)}. "


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?[0-9]{1,9}\s*", text) else otherwise


def _written(number: int, style: str) -> str:
    if style == "thai":
        return str(number).translate(_THAI_DIGITS)
    if not 0 < number <= _LARGEST or style == "decimal":
        return str(number)
    text = _letters(number) if style.endswith("alpha") else _roman(number)
    return text.upper() if style.startswith("upper") else text


def _letters(number: int) -> str:
    text = ""
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
