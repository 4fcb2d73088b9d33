"""Type in the colour of what it stands on."""

import re
from collections.abc import Callable
from typing import Any

_PROPERTY = re.compile(r"(?:^|;)\s*(color|background(?:-color|-image)?)\s*:\s*([^;]+)", re.IGNORECASE)
_UNKNOWN = re.compile(r"position|text-shadow|filter|blend-mode", re.IGNORECASE)
"""Properties that may set a text on something else, or off from it."""
_HEX = re.compile("#(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))")
_RGB = re.compile(r"rgb\(\s*([0-9]{1,3})[\s,]+([0-9]{1,3})[\s,]+([0-9]{1,3})\s*\)")
_NAMES = {"white": (255, 255, 255), "snow": (255, 250, 250), "ivory": (255, 255, 240), "black": (0, 0, 0)}
_NOTHING = frozenset(["", "none", "transparent", "inherit", "initial", "unset"])
_PAPER = _NAMES["white"]
_NEAR = 12  # of 255: how far a colour may be from its background in each of red, green and blue

_Color = tuple[int, ...]
_Style = Callable[[Any], str]


def is_unseen_type(element: Any, style: _Style) -> bool:
    """Whether all that stands in `element` has, by the element's own word, the colour of its background, which is paper
    where nothing says another; `style` gives the style of an element. Over pictures, and where anything in it has a
    colour of its own, nobody can tell."""
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
        said = {name: value for name, value in _said(text).items() if value.lower() not in _NOTHING}
        grounds = {value for name, value in said.items() if name != "color"}
        if each.get("background") or "background-image" in said or len(grounds) > 1 or _UNKNOWN.search(text):
            return None
        if name := next(iter(grounds), each.get("bgcolor") or ""):
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
