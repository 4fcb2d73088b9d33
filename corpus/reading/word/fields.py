"""Fields: what Word puts in by a code, such as a reference or a table of contents. Results are read, and of equations,
which have none, the codes."""

from dataclasses import dataclass
from typing import Any

from corpus.reading.word.elements import W, attribute, child, count, switch, value

_LEFT_OUT = ("TOC", "INDEX", "TOA", "EQ")  # lists of what stands elsewhere in the text; equations are in their code


@dataclass(slots=True)
class _Field:
    code: str = ""
    shown: bool = False


class Fields:
    """The fields that are open at a place of a story, which is read in its order. A field that is never closed is
    none."""

    def __init__(self, story: Any) -> None:
        self._open: list[_Field] = []
        self._unshown = 0  # of those that are open
        unmatched: list[Any] = []
        for mark in story.iter(f"{W}fldChar"):
            kind = attribute(mark, "fldCharType")
            if kind == "begin":
                unmatched.append(mark)
            elif kind == "end" and unmatched:
                unmatched.pop()
        self._unmatched = frozenset(unmatched)

    @property
    def shown(self) -> bool:
        """Whether text at this place is seen: it is in no code, and in no result that is none of the text."""
        return not self._unshown

    def mark(self, mark: Any) -> str:
        """Goes over a w:fldChar; at the end of a field whose result is not shown its code, else ""."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin" and mark not in self._unmatched:
            self._open.append(_Field())
            self._unshown += 1
        elif kind == "separate" and self._open and not self._open[-1].shown:
            self._open[-1].shown = is_text(self._open[-1].code)
            self._unshown -= self._open[-1].shown
        elif kind == "end" and self._open:
            field = self._open.pop()
            self._unshown -= not field.shown
            return "" if field.shown else field.code
        return ""

    def instruct(self, code: str) -> None:
        """Goes over a piece of a code."""
        if self._open:
            self._open[-1].code += code


def is_text(code: str) -> bool:
    """Whether the result of a field with this code is a text of its own."""
    return (code.split() or [""])[0].upper() not in _LEFT_OUT


def form_choice(mark: Any) -> str:
    """What stands in the old form field that a w:fldChar begins: the entry of a list, a box with or without a tick; ""
    for a field that is none, or whose result holds its text."""
    form = child(mark, "ffData")
    box, entries = child(form, "checkBox"), child(form, "ddList")
    if box is not None:
        checked = child(box, "checked")
        return "☑" if switch(child(box, "default") if checked is None else checked) else "☐"
    choices = [] if entries is None else [attribute(each, "val") for each in entries.findall(f"{W}listEntry")]
    chosen = count(value(entries, "result") or value(entries, "default"), most=len(choices))
    return choices[chosen] if chosen < len(choices) else ""
