"""Words as they are shown: what is written as something that only a program sees, in the signs that a reader sees."""

import re

from corpus.thai import part_numbers

PARTING = "\u200b"
"""Stands in a text that is being read where something was left out or is set apart: between two digits it becomes a
space, elsewhere nothing."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROLS_IN_NUMBER = re.compile(r"(?<=[0-9๐-๙])[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+(?=[0-9๐-๙])")
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_RAISED = str.maketrans(
    "0123456789๐๑๒๓๔๕๖๗๘๙+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ"
)  # Unicode has no raised Thai digits
_LOWERED = str.maketrans("0123456789๐๑๒๓๔๕๖๗๘๙+-−–=()", "₀₁₂₃₄₅₆₇₈₉₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_NUMBER = re.compile(r"(?!.*[0-9๐-๙]\.[0-9๐-๙])[0-9๐-๙+\-−–=().,/ *†‡n]{0,12}")
_DEGREE = re.compile(r"\s*([oOº])[CF]?\s*")
_ORDINAL = re.compile("(?:st|nd|rd|th)(?![A-Za-z])")
_ENDS = re.compile(r"[0-9A-Za-z๐-๙]")
_THAI = "ก-ฮเ-ไ"  # what a word can begin with
_ENTERS = re.compile(f"[0-9๐-๙]\v[0-9๐-๙A-Za-z{_THAI}]|[ก-ฮะ-ฺเ-๎]\v[{_THAI}]")
_ENTERS_ABOVE = re.compile("[A-Za-z]{2}\v[A-Za-z]")
_LEAVES = re.compile(f"[0-9๐-๙]\v[0-9๐-๙]|[ก-ฮะ-ฺเ-๎]\v[0-9๐-๙{_THAI}]|[A-Za-z]\v[A-Za-z]")


def shown(text: str) -> str:
    """`text` without characters that have no width, numbers that they part apart, its hyphens of one kind, its white
    space as single spaces."""
    return _SPACES.sub(" ", _UNSEEN.sub("", part_numbers(text)).replace("\u2011", "-")).strip()


def part_by_controls(text: str) -> str:
    """`text` with two numbers apart where control characters stand between their digits, U+001E and U+001F being the
    hyphens of old Word files; other controls stay."""
    return _CONTROLS_IN_NUMBER.sub(lambda found: "-" if found[0].strip("\x1e\x1f") == "" else " ", text)


def join_pieces(left: str, right: str) -> str:
    """Both, which stand apart, as one text: a space between them only where they would make another number or Latin
    word."""
    return f"{left} {right}" if _ENDS.match(left[-1:]) and _ENDS.match(right[:1]) else left + right


def raised(before: str, text: str) -> str:
    """What is written for `text` that stands raised after `before`, of which the last two characters count.

    Digits and signs become raised characters, and "o" after a number is a degree. Words stay as they are, parted from a
    number or word that they would become part of, but for "1st"."""
    if (degree := _DEGREE.fullmatch(text)) and re.search("[0-9๐-๙] ?$", before):
        return f"°{text[degree.end(1) :]}"
    if text.strip() == "n" and not re.search(r"[0-9๐-๙A-Za-z)]$", before):
        return text
    if _NUMBER.fullmatch(text):
        return text.translate(_RAISED)
    ordinal = re.search("[0-9]$", before) and _ORDINAL.match(text)
    meets = _meet(_ENTERS, before, text) or _meet(_ENTERS_ABOVE, before, text)
    return f" {text}" if meets and not ordinal else text


def lowered(before: str, text: str) -> str:
    """What is written for `text` that stands lowered after `before`, as `raised`; letters after Latin ones stay."""
    if _NUMBER.fullmatch(text):
        return text.translate(_LOWERED)
    return f" {text}" if _meet(_ENTERS, before, text) else text


def after_small(before: str, text: str) -> str:
    """`text` that follows `before` on the line, `before` being raised or lowered: parted where the two would make
    another number or word."""
    return f" {text}" if _meet(_LEAVES, before, text) else text


def _meet(places: re.Pattern[str], before: str, after: str) -> bool:
    return places.fullmatch(f"{before[-2:]}\v{after[:1]}") is not None or (
        places.fullmatch(f"{before[-1:]}\v{after[:1]}") is not None
    )
