"""What in a line stands apart from what is beside it, by its tag, its class or its style."""

import re
from typing import Any

from corpus.reading.web.names import tag, words
from corpus.reading.words import PARTING

_APART = frozenset("label button textarea del ins s strike output meter progress".split())
_APART_CLASSES = frozenset("badge label btn pill tag chip".split())
_PARTED = frozenset("a img picture".split())
_STRUCK = re.compile(r"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*\bline-through", re.IGNORECASE)
_SPACED = re.compile(
    r"(?:^|;)\s*(?:(?:margin|padding)(?:-left|-right)?\s*:\s*(?:0\S*\s+)?[1-9.]|float\s*:\s*[lr]"
    r"|border(?:-left|-right)?\s*:\s*[^;]*[1-9.]|position\s*:\s*(?:absolute|fixed))",
    re.IGNORECASE,
)
"""Room or a line beside an element, or a place elsewhere."""

_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)", re.IGNORECASE)
_BLOCKS = frozenset(
    "block flex grid table list-item flow-root table-cell table-row table-caption table-row-group".split()
)
_BOXES = frozenset("flex grid inline-flex inline-grid".split())
_BOX_CLASSES = frozenset("d-flex d-inline-flex d-grid flex inline-flex grid inline-grid hstack".split())
"""As Bootstrap and Tailwind call them."""


def ends_line(style: str) -> bool:
    """Whether the style of an element makes a block of it."""
    return _display(style) in _BLOCKS


def parting(element: Any, style: str) -> str:
    """What stands in the text on both sides of an element within its line: a space, PARTING where it parts numbers
    and no words, or nothing."""
    if tag(element) in _APART or _STRUCK.search(style) or not words(element).isdisjoint(_APART_CLASSES):
        return " "
    if _follows_link(element):
        return " "
    return PARTING if tag(element) in _PARTED or _SPACED.search(style) or _is_box(element, style) else ""


def sets_children_apart(style: str, classes: frozenset[str]) -> bool:
    """Whether the style or the classes of an element set each thing in it side by side as a box."""
    return _display(style) in _BOXES or not _BOX_CLASSES.isdisjoint(classes)


def _is_box(element: Any, style: str) -> bool:
    # A box of one character is no number: counters set each of their digits so.
    return _display(style).startswith("inline-") and len("".join(element.itertext()).strip()) > 1


def _follows_link(element: Any) -> bool:
    # Two links are two things, though nothing parts them in the source.
    previous = element.getprevious()
    return tag(element) == "a" and previous is not None and tag(previous) == "a" and not (previous.tail or "").strip()


def _display(style: str) -> str:
    found = _DISPLAY.findall(style)
    return found[-1].lower() if found else ""
