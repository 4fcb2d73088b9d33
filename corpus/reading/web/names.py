"""What an element is called by its author: its role, its classes and id in words."""

import re
from functools import lru_cache
from typing import Any

_HEADING = re.compile("h([1-6])")
_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")


def tag(element: Any) -> str:
    """Its name in small letters without a namespace; "" of a comment and the like."""
    name = element.tag
    return _local(name) if isinstance(name, str) else ""


def role(element: Any) -> str:
    """Its first ARIA role, "" when it has none."""
    return (element.get("role") or "").lower().partition(" ")[0]


def heading_level(element: Any) -> int:
    """From 1 of a heading, by its tag or its role; 0 of what is none."""
    if match := _HEADING.fullmatch(tag(element)):
        return int(match[1])
    level = (element.get("aria-level") or "").strip()
    return 0 if role(element) != "heading" else int(level) if re.fullmatch("[1-9]", level) else 2  # as ARIA has it


def classes(element: Any) -> frozenset[str]:
    """Its classes as they are written, in small letters."""
    return frozenset((element.get("class") or "").lower().split())


def words(element: Any) -> frozenset[str]:
    """The words of its id and classes, "sideBar_left" being three."""
    return _words(f"{element.get('id') or ''} {element.get('class') or ''}"[:400])


@lru_cache(2**10)
def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower()


@lru_cache(2**12)
def _words(names: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(names))
