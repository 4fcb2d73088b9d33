"""Raised and lowered type as characters of its own, so that 10 with a raised 3 is not read as 103."""

import re

_RAISED = str.maketrans(
    "0123456789๐๑๒๓๔๕๖๗๘๙+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ"
)  # Unicode has no raised Thai digits
_LOWERED = str.maketrans("0123456789๐๑๒๓๔๕๖๗๘๙+-−–=()", "₀₁₂₃₄₅₆₇₈₉₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_NUMBER = re.compile(r"[0-9๐-๙+\-−–=().,/ *†‡n]{0,12}")
_DIGIT = re.compile(r"[0-9๐-๙]")


def raised(before: str, text: str) -> str:
    """What is written for `text` that stands raised after `before`.

    Digits and signs become raised characters; a raised "o" after a number is a degree. Words ("st", "ใหม่") stay as
    they are, parted from a number before them when they begin with one."""
    if text.strip() in ("o", "O", "º") and re.search(r"[0-9๐-๙] ?$", before):
        return text.replace(text.strip(), "°")
    return _scripted(before, text, _RAISED)


def lowered(before: str, text: str) -> str:
    """What is written for `text` that stands lowered after `before`: digits after a number become lowered characters;
    after a letter they stay as they are, as CO2 and PM2.5 are commonly written."""
    if not _DIGIT.match(before[-1:]):
        return text
    return _scripted(before, text, _LOWERED)


def _scripted(before: str, text: str, characters: dict[int, int]) -> str:
    if _NUMBER.fullmatch(text) and text.strip() != "n":
        return text.translate(characters)
    if text.strip() == "n" and re.search(r"[0-9๐-๙A-Za-z)]$", before):
        return text.translate(characters)
    return f" {text}" if _DIGIT.match(before[-1:]) and _DIGIT.match(text) else text
