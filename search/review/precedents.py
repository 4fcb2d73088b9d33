"""Precedents: for an item, passages of other agencies that did the like of what a report tells.

Two things make a passage one: how surely it evidences the item, which the index knows, and how like it is to what the
report itself says of the item (`search/browse/alike.py`), which is the surer the surer that is of the item. The score
is a geometric mean by WEIGHTS, so that none makes up for another. Where a report says nothing of an item, or but its
aims, the surest are shown.

Near passages are searched for with one window of each of the report's passages: the one that speaks most for the item.
They are compared in full, and with them the surest of each agency, so that an agency with little to say is met too.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

import numpy as np
from numpy.typing import NDArray

from corpus import (
    WINDOW_LENGTH,
    Dimension,
    Passage,
    category_of,
    dimensions_of,
    find_dimensions,
    fold_name,
    owner_key,
    read_criteria,
    states_aim,
)
from index import Allowed, Conditions, Generation, ItemLink
from search.browse import PassageWindows
from search.ranking import ItemCodes
from search.review.linking import Linked
from search.review.results import Precedent

MOST_PRECEDENTS = 5
"""Of an item: what somebody reads."""

FIRST = 2
"""Precedents of an item that are shown however low their score: where a library has little, little is more than
nothing."""

FLOOR = 0.4
"""Score below which no others are shown. Of the pairs that were judged (docs/review.md) 4 of 10 below it are of use, 15
of 18 up to 0.5 and 70 of 72 above."""

MOST_OWN = 8
"""Passages of a report, the surest of an item, that its precedents are likened to: more add time and little else."""

NEAREST_ROWS = 60
"""Rows of the index that are looked at for each of them."""

SUREST = 40
"""Agencies whose surest passage of an item is compared as well."""

SHORTLIST = 20
"""The best by score, whose texts are looked at: whether they tell a way of doing."""

NO_WAY = 0.9
"""Times its score has a passage that tells no way of doing, or of category 7 no level: it is of less use to somebody
who wants to do the like."""

SHORT, OF_SHORT = WINDOW_LENGTH, 0.5
"""Characters below which a passage is the beginning of a list, or its end; and times its score it has."""

WEIGHTS = (0.5, 0.2, 0.3)
"""Of how surely a passage evidences the item, how surely the report's does, and how like they are (docs/review.md)."""

_LEAD_IN = re.compile(
    r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|อาทิ|คือ|:|as follows|namely|including|such as)[\s:–-]{0,5}$", re.IGNORECASE
)
_LAST = 40  # characters of a text that are looked at for it

_NO_AGENCY = -1  # of none that the index has
_CATEGORIES = (1, 2, 3, 4, 5, 6, 7)
_WAYS = {Dimension.APPROACH, Dimension.DEPLOYMENT, Dimension.LEVELS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Whose report precedents are for. others: (passages,) of the index which are of other agencies. name: as given.
    same: (passages,) which are of agencies of its kind, none where that is not known. same_type_first: whether these
    come first."""

    name: str
    others: NDArray[np.bool_]
    same: NDArray[np.bool_]
    agency_type: str
    same_type_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A passage of the index. like: the number of the report's passage that it resembles most, None for none. told: the
    dimensions it speaks of, once its text is read."""

    place: int
    score: float
    like: int | None = None
    window: int | None = None
    told: tuple[Dimension, ...] = ()


class Precedents:
    """Of one generation; safe for several threads."""

    def __init__(self, generation: Generation) -> None:
        self._library, self._dense = generation.library, generation.dense
        self._tables = generation.library.tables
        self._codes = ItemCodes(generation.library)
        keys = [owner_key(case.agency) for case in self._library.cases]
        self._keys = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        self._agencies = np.array([self._keys[key] for key in keys], dtype=np.int64)
        self._numbers = {item.code: number for number, item in enumerate(read_criteria().items)}

    def reporter(self, agency: str, agency_type: str, same_type_first: bool) -> Reporter:
        """Who reports: an agency by its full name, "" when it is not known."""
        own = self._keys.get(owner_key(agency), _NO_AGENCY) if agency else _NO_AGENCY
        kinds = [case.agency_type for case in self._library.cases]
        same = np.array([bool(agency_type) and kind == agency_type for kind in kinds], np.bool_)
        owners = self._tables.owners
        return Reporter(
            name=agency,
            others=self._agencies[owners] != own,
            same=same[owners],
            agency_type=agency_type,
            same_type_first=same_type_first and bool(agency_type),
        )

    def find(self, code: str, own: Sequence[tuple[int, Linked]], reporter: Reporter) -> tuple[Precedent, ...]:
        """At most MOST_PRECEDENTS for the item `code`, best first, one of an agency, practice before aims, those of the
        reporter's kind first where that is asked, ties by id; no introductions of books. The FIRST neither state aims
        nor end where a list begins, if there are others; behind them none is below FLOOR.

        own: the passages of the report that evidence the item, the surest first, each with its number.
        """
        sure = self._surest(code, reporter)
        if not len(sure):
            return ()
        told = [(number, linked) for number, linked in own if not states_aim(linked.passage)][:MOST_OWN]
        found = self._likened(code, told, sure, reporter) if told else self._by_sureness(code, sure)
        chosen = self._one_of_an_agency(found, reporter)[:SHORTLIST]
        records = self._library.records([each.place for each in chosen])
        read = {each.place: record for each, record in zip(chosen, records, strict=True)}
        weighed = [_weighed(each, read[each.place][0].text, code) for each in chosen]
        best = self._best(self._in_order(weighed, reporter), read)
        return tuple(self._precedent(code, each, read[each.place], reporter) for each in best)

    def _best(
        self, ordered: Sequence[_Found], read: Mapping[int, tuple[Passage, tuple[ItemLink, ...]]]
    ) -> list[_Found]:
        aims = self._tables.aims
        whole = [each for each in ordered if not aims[each.place] and not _leads_in(read[each.place][0].text)]
        first = whole[:FIRST]
        best = [*first, *(each for each in ordered if each not in first)][:MOST_PRECEDENTS]
        return [*best[:FIRST], *(each for each in best[FIRST:] if each.score >= FLOOR)]

    def _surest(self, code: str, reporter: Reporter) -> NDArray[np.int64]:
        # The surest passage of each of SUREST other agencies, practice before aims.
        places = self._codes.places(code)
        places = places[reporter.others[places]]
        if reporter.same_type_first:
            places = places[np.argsort(~reporter.same[places], kind="stable")]
        _, firsts = np.unique(self._agencies[self._tables.owners[places]], return_index=True)
        return places[np.sort(firsts)][:SUREST]

    def _by_sureness(self, code: str, places: NDArray[np.int64]) -> list[_Found]:
        scores = self._sureness(code, places).tolist()
        return [_Found(place=place, score=score) for place, score in zip(places.tolist(), scores, strict=True)]

    def _likened(
        self, code: str, own: Sequence[tuple[int, Linked]], sure: NDArray[np.int64], reporter: Reporter
    ) -> list[_Found]:
        places = np.unique(np.concatenate([sure, *self._near(code, own, reporter)]))
        places = places[reporter.others[places]]
        sureness = dict(zip(places.tolist(), self._sureness(code, places).tolist(), strict=True))
        windows = PassageWindows(self._dense, places)
        best: dict[int, _Found] = {}
        for number, linked in own:
            link = linked.link(code)
            for alike in windows.compare(linked.vectors):
                score = _blend(sureness[alike.place], link.score if link else 0.0, alike.score)
                if alike.place not in best or score > best[alike.place].score:
                    best[alike.place] = _Found(place=alike.place, score=score, like=number, window=alike.window)
        return list(best.values())

    def _near(self, code: str, own: Sequence[tuple[int, Linked]], reporter: Reporter) -> Iterable[NDArray[np.int64]]:
        # Practice alone: the surest of an agency may be an aim, where it has nothing else.
        asked = Conditions(
            item=(code,), category=_CATEGORIES, practice=True, other_than=fold_name(reporter.name) or None
        )
        mask = np.zeros(len(self._tables), dtype=np.bool_)
        mask[self._codes.places(code)] = True
        mask &= ~self._tables.aims & reporter.others
        allowed = [Allowed(mask, asked)]
        if reporter.same_type_first:
            allowed.append(Allowed(mask & reporter.same, replace(asked, agency_type=(reporter.agency_type,))))
        for _, linked in own:
            link = linked.link(code)
            window = linked.passage.windows.index(link.window) if link else 0
            for each in allowed:
                yield self._dense.candidates(linked.vectors[window], NEAREST_ROWS, each)

    def _one_of_an_agency(self, found: Iterable[_Found], reporter: Reporter) -> list[_Found]:
        first: dict[int, _Found] = {}
        for each in self._in_order(found, reporter):
            first.setdefault(int(self._agencies[self._tables.owners[each.place]]), each)
        return list(first.values())

    def _in_order(self, found: Iterable[_Found], reporter: Reporter) -> list[_Found]:
        aims, order = self._tables.aims, self._tables.order
        return sorted(
            found,
            key=lambda each: (
                bool(aims[each.place]),
                reporter.same_type_first and not reporter.same[each.place],
                -each.score,
                order[each.place],
            ),
        )

    def _sureness(self, code: str, places: NDArray[np.int64]) -> NDArray[np.float64]:
        # How surely each of `places` evidences the item (places,), 0 where it does not.
        linked = self._tables.items[places] == self._numbers[code]
        scores: NDArray[np.float64] = np.where(linked, self._tables.surenesses[places], 0).sum(axis=1, dtype=np.float64)
        return scores

    def _precedent(
        self, code: str, found: _Found, record: tuple[Passage, tuple[ItemLink, ...]], reporter: Reporter
    ) -> Precedent:
        passage, links = record
        link = next(link for link in links if link.code == code)
        return Precedent(
            case=self._library.cases[int(self._tables.owners[found.place])],
            passage=passage,
            link=link,
            score=found.score,
            like=found.like,
            window=link.window if found.window is None else passage.windows[found.window],
            is_same_type=bool(reporter.same[found.place]),
            states_aim=bool(self._tables.aims[found.place]),
            found=tuple(each for each in dimensions_of(category_of(code)) if each in found.told),
        )


def _blend(sureness: float, own_sureness: float, likeness: float) -> float:
    parts = (sureness, own_sureness, max(0.0, likeness))
    return float(prod(part**weight for part, weight in zip(parts, WEIGHTS, strict=True)))


def _weighed(found: _Found, text: str, code: str) -> _Found:
    told = tuple(each.dimension for each in find_dimensions(text))
    return replace(found, score=found.score * _use(text, told, code), told=told)


def _use(text: str, told: Sequence[Dimension], code: str) -> float:
    # Of how much use a passage is to somebody who wants to do the like: 1, or less.
    if len(text) < SHORT:
        return OF_SHORT
    return 1.0 if _WAYS.intersection(dimensions_of(category_of(code)), told) else NO_WAY


def _leads_in(text: str) -> bool:
    return _LEAD_IN.search(text.rstrip()[-_LAST:]) is not None
