"""Text typed with the keyboard set to the other language, typed anew: US or Kedmanee (TIS 820-2538).

Kedmanee has letters where US has digits (ๅ/-ภถุึคตจ for 1234567890), and a keyboard of numbers prints digits under both.
So a digit of Latin text may be a key or a digit, and Thai text may hold a number in letters.
"""

import re
from collections.abc import Callable
from itertools import product

from corpus import THAI, keyboard_layout

MOST_RUNS = 3
"""Runs of digits in a token that are each read both ways; more are read alike."""

_NUMBER = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*%?")
_DIGITS = re.compile("(^[0-9]{2,}|[0-9]{4,}|[0-9]{2,}$)")
_KEYS = "ๅ/\\-ภถุึคตจ"
_DIGIT_OF = str.maketrans("ๅ/-ภถุึคตจใ", "1234567890.")
_TYPED_NUMBER = re.compile(
    rf"(?<![^\s(])[{_KEYS}][{_KEYS}ใ]+(?![^\s).,])"  # alone
    rf"|(?<=[{THAI}])/[ถจ][{_KEYS}]{{2}}(?![{THAI}/-])"  # a year behind its word
)
_YEAR = re.compile("(?:19|20|24|25|26)[0-9]{2}")
_UNPRONOUNCEABLE = re.compile("(?<![ก-ฮ])[ุึ]|(?<![ฤฦ])ๅ")


def is_thai(letter: str) -> bool:
    """Whether `letter` is a letter or mark of Thai words."""
    return re.match(f"[{THAI}]", letter) is not None


def is_number(token: str) -> bool:
    """Whether `token` is a number, or several parted by stops, as 4.1 and 2564-2566 are."""
    return _NUMBER.fullmatch(token) is not None


def retype(text: str, stays: Callable[[str], bool], sense: Callable[[str], float]) -> str:
    """`text` with the keys under the other layout: from Thai when it holds any, else to Thai.

    stays: whether a word, parted by white space, was typed as it is meant. sense: how much of a word, retyped, makes
    sense; by it two and more digits at either end of a word, four and more within, are keys or digits, of equals keys.
    """
    thai = any(map(is_thai, text))
    keys = keyboard_layout()
    table = str.maketrans({printed: key for key, printed in keys.items()} if thai else dict(keys))
    return " ".join(
        token if stays(token) else max(_readings(token, table), key=sense, default=token) for token in text.split()
    )


def retype_numbers(text: str) -> str:
    """Thai `text` with the numbers in digits that were typed in the letters of the digits' keys: ปี /ถุภ is ปี 2564."""
    return _TYPED_NUMBER.sub(_typed_number, text)


def _typed_number(match: re.Match[str]) -> str:
    # What Thai cannot be, or a year; short forms of months and the like may be written in such letters.
    number = match[0].translate(_DIGIT_OF)
    odd = _UNPRONOUNCEABLE.search(match[0]) is not None and any(map(is_thai, match[0]))
    return number if is_number(number) and (odd or _YEAR.fullmatch(number)) else match[0]


def _readings(token: str, table: dict[int, str]) -> list[str]:
    # All keys first, so that it wins among equals.
    parts = _DIGITS.split(token)
    runs = len(parts) // 2
    choices = product((True, False), repeat=runs) if runs <= MOST_RUNS else ((keys,) * runs for keys in (True, False))
    return [
        "".join(part.translate(table) if at % 2 == 0 or chosen[at // 2] else part for at, part in enumerate(parts))
        for chosen in choices
    ]
