"""Type in the colour of what it stands on."""

import re
from collections.abc import Callable
from typing import Any

_PROPERTY = re.compile(r"(?:^|;)\s*(color|background(?:-color)?):\s*([^;]+)", re.IGNORECASE)
_HEX = re.compile("#(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))")
_RGB = re.compile(r"rgb\(\s*([0-9]{1,3})[\s,]+([0-9]{1,3})[\s,]+([0-9]{1,3})\s*\)")
_NAMES = {"white": (255, 255, 255), "snow": (255, 250, 250), "ivory": (255, 255, 240), "black": (0, 0, 0)}
_NOTHING = frozenset(["", "none", "transparent", "inherit", "initial", "unset"])
_PAPER = _NAMES["white"]
_NEAR = 12  # of 255: how far a colour may be from its background in each of red, green and blue

_Color = tuple[int, ...]
_Style = Callable[[Any], str]


def is_unseen_type(element: Any, style: _Style) -> bool:
    """Whether all that stands in `element` has, by the element's own word, the colour of its background; `style` gives
    the style of an element. Over pictures, and where anything in it has a colour of its own, nobody can tell."""
    color = _color(_said(style(element)).get("color") or element.get("color") or "")
    if color is None:
        return False
    behind = _background(element, style)
    if behind is None or any(abs(one - other) > _NEAR for one, other in zip(color, behind, strict=True)):
        return False
    return not any(_said(style(each)) or each.get("color") for each in element.iterdescendants("*"))


def _background(element: Any, style: _Style) -> _Color | None:
    for each in (element, *element.iterancestors()):
        text = style(each)
        said = _said(text)
        if each.get("background") or "position" in text.lower():
            return None
        name = said.get("background-color") or said.get("background") or each.get("bgcolor") or ""
        if name.strip().lower() not in _NOTHING:
            return _color(name)
    return _PAPER


def _said(style: str) -> dict[str, str]:
    return {name.lower(): text.replace("!important", "").strip() for name, text in _PROPERTY.findall(style)}


def _color(text: str) -> _Color | None:
    text = text.strip().lower()
    if match := _HEX.fullmatch(text):
        return tuple(int(2 * each if len(each) == 1 else each, 16) for each in match.groups() if each)
    if match := _RGB.fullmatch(text):
        return tuple(map(int, match.groups()))
    return _NAMES.get(text)
