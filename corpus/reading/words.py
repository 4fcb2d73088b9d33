"""Words as they are shown: what is written as something that only a program sees, in the signs that a reader sees."""

import re

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_RAISED = dict(zip("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎", strict=True))
_OPENS_ITEM = re.compile(
    r"(?:[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3}){0,4}[.)]|[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3}){1,4}|\([0-9๐-๙]{1,3}\)|[ก-ฮ][.)]|[-–•◦▪●○■✓✔])\s"
)


def shown(text: str) -> str:
    """`text` without characters that have no width, its hyphens of one kind, its white space as single spaces."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text).replace("\u2011", "-")).strip()


def opens_item(text: str) -> bool:
    """Whether a line begins as an item of a list that its author numbered or marked by hand."""
    return _OPENS_ITEM.match(text) is not None


def raised(text: str) -> str:
    """A superscript such as it can follow its word: digits as small ones, words of Thai apart, others as they are."""
    return _small(text, _RAISED)


def lowered(text: str) -> str:
    """A subscript such as it can follow its word, as `raised`."""
    return _small(text, _LOWERED)


def _small(text: str, signs: dict[str, str]) -> str:
    if text and all(letter in signs for letter in text):
        return "".join(signs[letter] for letter in text)
    return f" {text}" if re.match("[0-9\u0e00-\u0e7f]", text) else text
