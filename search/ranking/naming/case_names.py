"""Queries that name a case: by nothing but a name (of an agency, in full, short, in part or in English, or of a
category), or by an agency's name among other words.

The legs see a name as one more stretch of text and may prefer a passage of another agency that mentions it often, or
one whose agency has a longer name. That the query names a case is evidence beside them. Where the whole query is the
name, it lifts the case's passages above all others, its first ones most; where other words stand beside it, it lifts
them by as much as sets equals apart.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from corpus import AGENCY_TYPES, Case, fold_digits, fold_letters, read_criteria
from index import Library
from search.ranking.ranking import Ranking

LEAST_PART = 4
"""Letters of a name that a query must hold to be a part of it; fewer stand in too many names."""

MOST_NAMED = 1000
"""Passages of named cases that become candidates. A book has fewer; the name of a category or the beginning of every
agency's name would rank an index of any size from end to end."""

_CATEGORY = re.compile(r"(?:หมวด(?:ที่)?|category|cat\.?|pmqa)\s*([1-7])(?!\.?\d)", re.IGNORECASE)


class CaseNames:
    """The names of the cases of a library, each looked up, however many there are."""

    def __init__(self, library: Library) -> None:
        self._numbers, self._tables = library.numbers, library.tables
        self._ids = [case.id for case in library.cases]
        self._by_category: dict[int, list[int]] = defaultdict(list)
        owners: dict[str, list[int]] = defaultdict(list)
        self._by_terms: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, case in enumerate(library.cases):
            if case.category is None:
                continue
            self._by_category[case.category].append(number)
            for name in dict.fromkeys(_names(case)):
                owners[name].append(number)
            for terms in dict.fromkeys(library.name_terms[number]):
                self._by_terms[terms].append(number)
        self._by_name = dict(owners)
        self._names = list(owners)
        # One text of all names: what is a part of any is found in it at once.
        self._text = "\n".join(("", *self._names, ""))
        self._starts = list(accumulate((len(name) + 1 for name in self._names), initial=1))
        self._lengths = sorted({*map(len, self._by_terms)} - {0})

    def match(self, query: str) -> Mapping[str, float]:
        """The cases that the whole of `query` names, with how much of the name it is: 1 all of it, in any spelling of
        case, spaces, stops and marks; less for a part. Empty when it names none."""
        category = read_category(query)
        if category is not None:
            return {self._ids[number]: 1.0 for number in self._by_category[category]}
        shares: dict[int, float] = {}
        for name, share in self._shares(fold_letters(query)):
            for number in self._by_name[name]:
                shares[number] = max(share, shares.get(number, 0.0))
        return {self._ids[number]: shares[number] for number in sorted(shares)}

    def mentioned(self, words: tuple[str, ...]) -> frozenset[str]:
        """The cases an agency's name of which stands in `words`, those of a query: in full, short, or a province's
        without the word for province. A name that is part of a longer one that stands there does not count."""
        found = [
            (start, start + length, words[start : start + length])
            for length in self._lengths
            for start in range(len(words) - length + 1)
            if words[start : start + length] in self._by_terms
        ]
        return frozenset(
            self._ids[number]
            for start, end, name in found
            if not any(first <= start and end <= last and last - first > end - start for first, last, _ in found)
            for number in self._by_terms[name]
        )

    def boosts(
        self, matched: Mapping[str, float], places: Sequence[int] | NDArray[np.int64], ranking: Ranking
    ) -> NDArray[np.float64]:
        """What a match adds to the score of each of the passages `places`: 0 to the weights of name and face."""
        places = np.asarray(places, dtype=np.int64)
        faces = self._tables.faces[places]
        return self._shares_of(matched)[self._tables.owners[places]] * (ranking.name + ranking.face * faces)

    def mention_boosts(
        self, cases: Collection[str], places: Sequence[int] | NDArray[np.int64], ranking: Ranking
    ) -> NDArray[np.float64]:
        """What the mention of `cases` adds to the score of each of the passages `places`."""
        shares = self._shares_of(dict.fromkeys(cases, 1.0))
        return ranking.mention * shares[self._tables.owners[np.asarray(places, dtype=np.int64)]]

    def passages(
        self, matched: Mapping[str, float], allowed: NDArray[np.bool_] | None, ranking: Ranking
    ) -> NDArray[np.int64]:
        """At most MOST_NAMED passages of the matched cases, ascending, of those that are `allowed` (passages,); None
        allows all. Of more, those whom the match lifts most, ties by place."""
        if not matched:
            return np.zeros(0, dtype=np.int64)
        found = (self._shares_of(matched) > 0)[self._tables.owners]
        places = np.flatnonzero(found if allowed is None else found & allowed)
        if len(places) <= MOST_NAMED:
            return places
        order = np.argsort(-self.boosts(matched, places, ranking), kind="stable")
        return np.sort(places[order[:MOST_NAMED]])

    def _shares(self, folded: str) -> Iterator[tuple[str, float]]:
        # Each name that `folded` is, or is a part of, with how much of it. No letters are no name, of whatever case.
        if folded and folded in self._by_name:
            yield folded, 1.0
        start = self._text.find(folded) if len(folded) >= LEAST_PART else -1
        while start >= 0:
            name = self._names[bisect_right(self._starts, start) - 1]
            yield name, len(folded) / len(name)
            start = self._text.find(folded, start + 1)

    def _shares_of(self, matched: Mapping[str, float]) -> NDArray[np.float64]:
        # Of every case how much of its name is there, 0 for others.
        shares = np.zeros(len(self._ids))
        for case_id, share in matched.items():
            shares[self._numbers[case_id]] = share
        return shares


def _names(case: Case) -> Iterator[str]:
    yield fold_letters(case.agency)
    yield from filter(None, map(fold_letters, case.short_names))
    kind = written_type(case.agency)
    core = case.agency.removeprefix(kind).strip()
    if kind and len(fold_letters(core)) > 2:
        yield fold_letters(core)
    if kind == "จังหวัด":
        yield from (fold_letters(f"{name} province") for name in case.short_names if name.isascii())


def written_type(agency: str) -> str:
    """The type of agency that its name begins with, letter for letter, so that it can be taken off; "" for none."""
    return next((kind for kind in AGENCY_TYPES if agency.startswith(kind)), "")


def read_category(query: str) -> int | None:
    """The category, 1-7, whose number or name the whole of `query` is; None when it is none."""
    found = _CATEGORY.fullmatch(fold_digits(query).strip())
    if found:
        return int(found[1])
    return _numbers_by_name().get(fold_letters(query))


@cache
def _numbers_by_name() -> Mapping[str, int]:
    # Of categories of one name the first.
    categories = reversed(read_criteria().categories)
    return {fold_letters(name): each.number for each in categories for name in (each.name_th, each.name_en)}


def find_category(query: str) -> int | None:
    """The category, 1-7, whose number stands anywhere in `query`; None when none does, or several."""
    found = {int(number) for number in _CATEGORY.findall(fold_digits(query))}
    return found.pop() if len(found) == 1 else None
