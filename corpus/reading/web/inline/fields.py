"""What fields of a form show."""

import re
from typing import Any

from corpus.reading.web.names import tag

_NOT_WRITTEN = frozenset("hidden password submit reset button image file range color".split())
_CHOSEN = "☑ "


def input_text(field: Any) -> str:
    """What is written in an <input>, or a sign that it is ticked."""
    kind = (field.get("type") or "").strip().lower()
    if kind in ("checkbox", "radio"):
        return _CHOSEN if field.get("checked") is not None else ""
    return "" if kind in _NOT_WRITTEN else field.get("value") or ""


def shown_options(select: Any) -> list[Any]:
    """The entries of a list to choose from that it shows: all of an open list, of a closed one what is chosen."""
    options = [each for each in select.iter() if tag(each) == "option"]
    if select.get("multiple") is not None or re.fullmatch(r"\s*0*(?:[2-9]|[1-9][0-9]+)\s*", select.get("size") or ""):
        return options
    return [each for each in options if each.get("selected") is not None][-1:] or options[:1]
