"""What fields of a form show."""

from typing import Any

from corpus.reading.web.names import tag

_WRITTEN = frozenset(["", "text", "number", "date", "month", "year", "time", "tel", "email", "url"])
_CHOSEN = "☑ "


def input_text(field: Any) -> str:
    """What is written in an <input>, or a sign that it is ticked."""
    kind = (field.get("type") or "").strip().lower()
    if kind in ("checkbox", "radio"):
        return _CHOSEN if field.get("checked") is not None else ""
    return field.get("value") or "" if kind in _WRITTEN else ""


def shown_options(select: Any) -> list[Any]:
    """The entries of a list to choose from that it shows: all of an open list, of a closed one what is chosen."""
    options = [each for each in select.iter() if tag(each) == "option"]
    if select.get("multiple") is not None or (select.get("size") or "1").strip() not in ("", "0", "1"):
        return options
    return [each for each in options if each.get("selected") is not None][-1:] or options[:1]
