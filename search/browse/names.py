"""What a library's documents name, for who begins to type it: agencies, programmes, headings, titles, items."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from corpus import Passage, is_english, read_criteria
from index import Library

Kind = Literal["agency", "programme", "heading", "case", "item"]
"""What a name is of."""

MOST_READ = 20_000
"""Passages that are read for their headings and programmes; of more, this many at equal distances. Reading them takes a
second, and what is named often stands in many."""

MOST_NAMES = 10_000
"""Names of one kind that are kept, those that stand in most passages."""

SHORTEST, LONGEST = 2, 80
"""Characters of a name; what is longer is a sentence."""

LONGEST_QUOTED = 40
"""Characters between quotation marks; more is something said, and no name."""

_BATCH = 500
"""Passages that are read at once."""

_NUMBER = re.compile(r"[\s(]*[0-9๐-๙]+(?:\.[0-9๐-๙]+)*[.)]*\s+")
"""Before a heading."""

_QUOTED = re.compile(rf"[“\"‘]([^“”\"‘’\n]{{{SHORTEST},{LONGEST_QUOTED}}})[”\"’]")
_WORD = r"(?:[A-Z]|[ei]-?[A-Z])[A-Za-z0-9]*(?:[-–&/+.][A-Za-z0-9]+)*"
_CAPITALISED = re.compile(
    rf"(?<![A-Za-z0-9@./-]){_WORD}(?:(?: (?:of|and|for|the|to|in|on) | )(?:{_WORD}|[0-9]+(?:\.[0-9]+)?)){{0,7}}"
)
_ROMAN = re.compile("[IVX]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of the library. called: what may be typed for it. case: the number of the one case that it stands in, None
    where several have it, or none."""

    text: str
    called: str
    kind: Kind
    case: int | None


def collect_names(library: Library) -> list[Name]:
    """The names of `library`: agencies, programmes, headings, titles of cases, items; of each kind those that stand in
    most passages, or cases, first, of equals the shorter ones."""
    programmes, headings = _Tally("programme"), _Tally("heading")
    for case, passage, is_foreign in _read(library):
        headings.add(filter(None, map(_heading, (*passage.path, passage.section))), case)
        programmes.add(_programmes((passage.section, passage.text), is_foreign=is_foreign), case)
    titles = _Tally("case")
    for number, each in enumerate(library.cases):
        titles.add([each.title.strip()][: bool(each.title.strip())], number)
        programmes.add(_programmes((each.title,), is_foreign=False), number)
    items = [
        Name(text=f"{item.code} {name}", called=called, kind="item", case=None)
        for item in read_criteria().items
        for name, called in ((item.name_th, f"{item.code} {item.name_th}"), (item.name_en, item.name_en))
    ]
    return [*_agencies(library), *programmes.names(), *headings.names(), *titles.names(), *items]


def _agencies(library: Library) -> list[Name]:
    agencies = _Tally("agency")
    short: dict[str, dict[str, None]] = {}
    for number, case in enumerate(library.cases):
        if case.category is not None:
            agencies.add([case.agency], number)
            short.setdefault(case.agency, {}).update(dict.fromkeys(case.short_names))
    for award in library.awards:
        agencies.add([award.agency], library.numbers.get(award.case_id or ""))
    names = agencies.names()
    called = (
        Name(text=name.text, called=each, kind="agency", case=name.case)
        for name in names
        for each in short.get(name.text, ())
    )
    return [*names, *called]


class _Tally:
    # How often names stand, and in which case, None for several or none.

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._times: dict[str, int] = {}
        self._cases: dict[str, int | None] = {}

    def add(self, names: Iterable[str], case: int | None) -> None:
        for name in dict.fromkeys(names):
            self._times[name] = self._times.get(name, 0) + 1
            if self._cases.setdefault(name, case) != case:
                self._cases[name] = None

    def names(self) -> list[Name]:
        best = sorted(self._times, key=lambda name: (-self._times[name], len(name), name))[:MOST_NAMES]
        return [Name(text=name, called=name, kind=self._kind, case=self._cases[name]) for name in best]


def _read(library: Library) -> Iterator[tuple[int, Passage, bool]]:
    # Passages, each with the number of its case and whether it is mostly in Latin letters.
    tables = library.tables
    places = range(0, len(tables), -(-len(tables) // MOST_READ) or 1)
    for start in range(0, len(places), _BATCH):
        some = places[start : start + _BATCH]
        for place, (passage, _) in zip(some, library.records(some), strict=True):
            yield int(tables.owners[place]), passage, bool(tables.foreign[place])


def _heading(text: str) -> str | None:
    name = " ".join(_NUMBER.sub("", text, count=1).split())
    return name if SHORTEST <= len(name) <= LONGEST and any(map(str.isalpha, name)) else None


def _programmes(texts: Iterable[str], *, is_foreign: bool) -> Iterator[str]:
    # In English prose capitals begin sentences, so there quotation marks alone tell a name.
    for text in texts:
        quoted = (match[1].strip() for match in _QUOTED.finditer(text))
        latin = () if is_foreign else (match[0] for match in _CAPITALISED.finditer(text) if _is_name(match[0]))
        yield from (name for name in chain(quoted, latin) if len(name) >= SHORTEST and any(map(str.isalpha, name)))


def _is_name(latin: str) -> bool:
    # One English word that merely has a capital is none, nor is a number.
    if len(latin) > LONGEST or _ROMAN.fullmatch(latin):
        return False
    return not latin.isalpha() or sum(map(str.isupper, latin)) > 1 or not is_english(latin)
