"""Formulas on one line of text: (a + b)/c, x², √(a + b)."""

import re

from corpus.reading.words import lowered, raised

_SIMPLE = re.compile(r"[^\s+\-−×÷*/=<>±·,]+")
_SCRIPT = re.compile(r"[0-9๐-๙+\-−n]{1,6}")


def grouped(text: str) -> str:
    """`text` in brackets unless it is one number or name, or stands in brackets."""
    bracketed = text.startswith("(") and text.endswith(")") and text.count("(") == 1
    return text if bracketed or _SIMPLE.fullmatch(text) or not text else f"({text})"


def fraction(upper: str, lower: str) -> str:
    """One above the other."""
    return f"{grouped(upper)}/{grouped(lower)}" if upper and lower else upper + lower


def root(text: str, degree: str = "") -> str:
    """The root of `text`, the square root without a degree."""
    mark = f" {raised('', degree) if _SCRIPT.fullmatch(degree) else degree}" if degree else ""
    return f"{mark}√{grouped(text)}"


def power(text: str) -> str:
    """What stands raised behind or above something."""
    return raised("1", text) if _SCRIPT.fullmatch(text) else f"^{grouped(text)}" if text else ""


def index(text: str) -> str:
    """What stands lowered behind or below something."""
    return lowered("1", text) if _SCRIPT.fullmatch(text) and "n" not in text else f"_{grouped(text)}" if text else ""
