"""The numbers and bullets that Word sets before paragraphs, counted from the part numbering.xml."""

import re
from dataclasses import dataclass, field
from typing import Any

from corpus.reading.word.characters import numeral
from corpus.reading.word.elements import W, attribute, child, count, switch, value
from corpus.reading.word.styles import Numbered, Styles

BULLET = "•"
"""Written for bullets of every shape."""

_LEVELS = 9
_MOST = 10_000_000  # of a number that a list starts with
_MOST_LINKS = 4  # from a list to the style that defines it, and on
_WORDS_END = re.compile(r"[0-9A-Za-zก-๙]$")  # what follows without a space would be read as one word with it
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int = -1  # the level, from 0, from whose next number on this one starts anew; -1: any above it
    never: bool = False
    legal: bool = False
    parted: bool = True
    style: str = ""


@dataclass(slots=True, kw_only=True)
class _List:
    levels: dict[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class _Number:
    # A w:num: a list with levels and starts of its own. started: the levels it has numbered.
    list: _List
    levels: dict[int, _Level]
    starts: dict[int, int]
    started: set[int] = field(default_factory=set)


class Numbering:
    """Counts the numbered paragraphs of a document in their order. root: its part w:numbering, None when it has
    none."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Any] = {}
        self._elements: dict[str, Any] = {}
        self._numbers: dict[str, _Number] = {}
        self._lists: dict[str, _List] = {}
        for each in () if root is None else root:
            if each.tag == f"{W}abstractNum":
                self._abstract.setdefault(attribute(each, "abstractNumId"), each)
            elif each.tag == f"{W}num":
                self._elements.setdefault(attribute(each, "numId"), each)

    def label(self, numbered: Numbered | None, style: str) -> str:
        """What stands before the next paragraph of this place, "" for nothing: "1. ", "บทที่ ๒ ", BULLET and a space;
        no space at its end where Word sets none. style: the paragraph's, which may choose the level. Counts the
        paragraph."""
        number = None if numbered is None else self._number(numbered.number)
        if numbered is None or number is None:
            return ""
        levels = number.list.levels
        level = next((each for each, said in levels.items() if style and said.style == style), numbered.level)
        said = number.levels.get(level) or levels.get(level)
        if said is None:
            return ""
        _advance(number, level, said)
        text = BULLET if said.form == "bullet" and said.text.strip() else _shown(number, said)
        parted = said.parted or _WORDS_END.search(text)
        return f"{text.strip()} " if text.strip() and parted else text

    def _number(self, name: str) -> _Number | None:
        if name not in self._numbers and name in self._elements:
            element = self._elements[name]
            overrides = element.findall(f"{W}lvlOverride")
            starts = [(each, child(each, "startOverride")) for each in overrides]
            self._numbers[name] = _Number(
                list=self._list(element),
                levels={level: said for each in overrides for level, said in _levels(each).items()},
                starts={
                    count(attribute(each, "ilvl"), most=_LEVELS): count(attribute(start, "val"), most=_MOST)
                    for each, start in starts
                    if start is not None
                },
            )
        return self._numbers.get(name)

    def _list(self, element: Any) -> _List:
        abstract = value(element, "abstractNumId")
        for _ in range(_MOST_LINKS):
            link = value(self._abstract.get(abstract), "numStyleLink")
            place = self._styles.paragraph(link).numbered if link else None
            if place is None or place.number not in self._elements:
                break
            abstract = value(self._elements[place.number], "abstractNumId")
        if abstract not in self._lists:
            self._lists[abstract] = _List(levels=_levels(self._abstract.get(abstract)))
        return self._lists[abstract]


def _advance(number: _Number, level: int, said: _Level) -> None:
    counters, own = number.list.counters, number.starts.get(level)
    if own is not None and level not in number.started:
        counters.pop(level, None)
    number.started.add(level)
    for outer in range(level):  # a level that is passed over counts as used
        counters.setdefault(outer, (number.levels.get(outer) or number.list.levels.get(outer, _Level())).start)
    counters[level] = counters.get(level, (said.start if own is None else own) - 1) + 1
    for deeper in range(level + 1, _LEVELS):
        below = number.list.levels.get(deeper, _Level())
        if not below.never and (below.restart < 0 or level <= below.restart):
            counters.pop(deeper, None)


def _shown(number: _Number, said: _Level) -> str:
    def put(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        own = number.levels.get(level) or number.list.levels.get(level, _Level())
        form = "decimal" if said.legal and own.form != "decimalZero" else own.form
        return numeral(form, number.list.counters.get(level, own.start))

    return _PLACE.sub(put, said.text)


def _levels(parent: Any | None) -> dict[int, _Level]:
    levels = () if parent is None else parent.findall(f"{W}lvl")
    return {count(attribute(each, "ilvl"), most=_LEVELS): _level(each) for each in levels}


def _level(element: Any) -> _Level:
    restart = value(element, "lvlRestart")
    return _Level(
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText"),
        start=count(value(element, "start"), most=_MOST, otherwise=1),
        restart=count(restart, most=_LEVELS) - 1 if restart else -1,
        never=restart == "0",
        legal=switch(child(element, "isLgl")),
        parted=value(element, "suff") != "nothing",
        style=value(element, "pStyle"),
    )
