"""Elements of WordprocessingML: their names, and ways to what stands in them."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_OFF = ("0", "false", "off")


def child(element: Any, *names: str) -> Any | None:
    """The element that the names of WordprocessingML lead to, each a child of the one before; None when one is missing
    or `element` is None."""
    for name in names:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def attribute(element: Any | None, name: str) -> str:
    """An attribute of WordprocessingML, "" when it or the element is missing."""
    return "" if element is None else element.get(f"{W}{name}") or ""


def value(element: Any | None, *names: str) -> str:
    """The attribute w:val of what `names` lead to, "" when there is none."""
    return attribute(child(element, *names), "val")


def switch(element: Any | None) -> bool:
    """Whether a property that is on or off is on; one that is missing is off."""
    return element is not None and attribute(element, "val").lower() not in _OFF


def count(text: str, *, most: int, otherwise: int = 0) -> int:
    """The whole number from 0 that `text` says, at most `most`; `otherwise` when it says none."""
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 12 else otherwise


def chosen(alternate: Any) -> Any | None:
    """What is shown of a mc:AlternateContent: its first choice, the fallback where there is none with a content."""
    choice = alternate.find(f"{MC}Choice")
    return choice if choice is not None and len(choice) else alternate.find(f"{MC}Fallback")
