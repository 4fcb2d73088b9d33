"""Queries that name a case: by nothing but a name (of an agency, in full, short, in part or in English, or of a
category), or by an agency's name among other words.

The legs see a name as one more stretch of text and may prefer a passage of another agency that mentions it often, or
one whose agency has a longer name. That the query names a case is evidence beside them. Where the whole query is the
name, it lifts the case's passages above all others, its first ones most; where other words stand beside it, it lifts
them by as much as sets equals apart.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus import AGENCY_TYPES, Case, Passage, fold_digits, fold_letters, read_criteria, read_terms, words_of
from search.ranking.ranking import Ranking

LEAST_PART = 4
"""Letters of a name that a query must hold to be a part of it; fewer stand in too many names."""

MOST_NAMED = 1000
"""Passages of named cases that become candidates. A book has fewer; the name of a category or the beginning of every
agency's name would rank an index of any size from end to end."""

_CATEGORY = re.compile(r"(?:หมวด(?:ที่)?|category|cat\.?|pmqa)\s*([1-7])(?!\.?\d)", re.IGNORECASE)


class CaseNames:
    """The names of the cases of one index."""

    def __init__(self, cases: Sequence[Case], passages: Sequence[Passage]) -> None:
        self._cases = tuple(case for case in cases if case.category is not None)
        self._names = {case.id: tuple(_names(case)) for case in self._cases}
        self._name_terms = {
            case.id: tuple(words_of(read_terms(name)) for name in _agency_names(case)) for case in self._cases
        }
        self._owners = np.array([passage.case_id for passage in passages], dtype=object)
        self._faces = _faces(cases, passages)

    def match(self, query: str) -> Mapping[str, float]:
        """The cases that the whole of `query` names, with how much of the name it is: 1 all of it, in any spelling of
        case, spaces, stops and marks; less for a part. Empty when it names none."""
        category = read_category(query)
        if category is not None:
            return {case.id: 1.0 for case in self._cases if case.category == category}
        folded = fold_letters(query)
        shares = {
            case_id: max((_share(folded, name) for name in names), default=0.0)
            for case_id, names in self._names.items()
        }
        return {case_id: share for case_id, share in shares.items() if share}

    def mentioned(self, words: tuple[str, ...]) -> frozenset[str]:
        """The cases an agency's name of which stands in `words`, those of a query: in full, short, or a province's
        without the word for province. A name that is part of a longer one that stands there does not count."""
        found = [
            (start, start + len(name), case_id)
            for case_id, names in self._name_terms.items()
            for name in names
            for start in range(len(words) - len(name) + 1)
            if words[start : start + len(name)] == name
        ]
        return frozenset(
            case_id
            for start, end, case_id in found
            if not any(first <= start and end <= last and last - first > end - start for first, last, _ in found)
        )

    def boosts(self, matched: Mapping[str, float], places: Sequence[int], ranking: Ranking) -> list[float]:
        """What a match adds to the score of each of the passages `places`: 0 to the weights of name and face."""
        if not matched:
            return [0.0] * len(places)
        return [
            matched.get(self._owners[place], 0.0) * (ranking.name + ranking.face * (place in self._faces))
            for place in places
        ]

    def mention_boosts(self, cases: Collection[str], places: Sequence[int], ranking: Ranking) -> list[float]:
        """What the mention of `cases` adds to the score of each of the passages `places`."""
        return [ranking.mention * (self._owners[place] in cases) for place in places]

    def passages(
        self, matched: Mapping[str, float], allowed: NDArray[np.bool_] | None, ranking: Ranking
    ) -> NDArray[np.int64]:
        """At most MOST_NAMED passages of the matched cases, ascending, of those that are `allowed` (passages,); None
        allows all. Of more, those whom the match lifts most, ties by place."""
        found = np.isin(self._owners, list(matched))
        places = np.flatnonzero(found if allowed is None else found & allowed)
        if len(places) <= MOST_NAMED:
            return places
        order = np.argsort(-np.array(self.boosts(matched, places.tolist(), ranking)), kind="stable")
        return np.sort(places[order[:MOST_NAMED]])


def _names(case: Case) -> Iterator[str]:
    yield fold_letters(case.agency)
    yield from filter(None, map(fold_letters, case.short_names))
    kind = written_type(case.agency)
    core = case.agency.removeprefix(kind).strip()
    if kind and len(fold_letters(core)) > 2:
        yield fold_letters(core)
    if kind == "จังหวัด":
        yield from (fold_letters(f"{name} province") for name in case.short_names if name.isascii())


def _agency_names(case: Case) -> Iterator[str]:
    yield case.agency
    yield from case.short_names
    if case.agency.startswith("จังหวัด"):
        yield case.agency.removeprefix("จังหวัด")


def written_type(agency: str) -> str:
    """The type of agency that its name begins with, letter for letter, so that it can be taken off; "" for none."""
    return next((kind for kind in AGENCY_TYPES if agency.startswith(kind)), "")


def read_category(query: str) -> int | None:
    """The category, 1-7, whose number or name the whole of `query` is; None when it is none."""
    found = _CATEGORY.fullmatch(fold_digits(query).strip())
    if found:
        return int(found[1])
    folded = fold_letters(query)
    categories = read_criteria().categories
    return next(
        (each.number for each in categories if folded in (fold_letters(each.name_th), fold_letters(each.name_en))), None
    )


def find_category(query: str) -> int | None:
    """The category, 1-7, whose number stands anywhere in `query`; None when none does, or several."""
    found = {int(number) for number in _CATEGORY.findall(fold_digits(query))}
    return found.pop() if len(found) == 1 else None


def _share(folded: str, name: str) -> float:
    if not folded or (folded != name and (len(folded) < LEAST_PART or folded not in name)):
        return 0.0
    return len(folded) / len(name)


def _faces(cases: Sequence[Case], passages: Sequence[Passage]) -> frozenset[int]:
    # The first passage of each part that has no printed heading, as overview and profile; else the first of all.
    opening = {case.id: {section.heading for section in case.sections if section.level == 0} for case in cases}
    faces: dict[tuple[str, str], int] = {}
    for place, passage in enumerate(passages):
        headings = opening.get(passage.case_id, set())
        if passage.section in headings or not headings:
            faces.setdefault((passage.case_id, passage.section if headings else ""), place)
    return frozenset(faces.values())
