"""Text of a library that another text shares, and text that passages of the library share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus import Case, Passage, owner_key
from index import Library
from search.sharing.borders import find_span
from search.sharing.chains import DENSITY, Common, find_common
from search.sharing.kinds import LEAST, Side, tell_kind, weigh
from search.sharing.letters import Letters, read_letters
from search.sharing.results import SharedKind, SharedPair, SharedStretch
from search.sharing.shingles import Shingles
from search.sharing.wording import prescribed, written_by_many

CANDIDATES, LETTERS_A_CANDIDATE = 25, 50
"""Passages that a text is compared with, letter by letter: those with which it has the most and the rarest shingles;
one more for so many letters."""

MOST_CANDIDATES = 400

MEETINGS = 2
"""Shingles that a passage has in common with a text, at least, to be compared with it."""

_OWN_FIRST = 1.25
"""What an agency has written before it has from itself: its own text goes before another's that is a fifth longer."""

_MOST_PAIRS = 5_000
"""Pairs of passages of a library that are compared, those with the most shingles in common."""

_BATCH = 500
"""Passages that are read at once."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Found:
    # A stretch in common with the passage at `place`, whose letters are `letters`.

    place: int
    passage: Passage
    letters: Letters
    common: Common
    kind: SharedKind

    @property
    def worth(self) -> float:
        return weigh(self.common) * (_OWN_FIRST if self.kind is SharedKind.OWN else 1.0)


class Sharing:
    """Finds shared text in one library, whose passages are read once, when first asked; safe for several threads."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, text: str, agency: str = "") -> tuple[SharedStretch, ...]:
        """What `text`, written by `agency`, has in common with the library, in the order of `text`: stretches that do
        not overlap there, the longest of each place, one for each passage of the library. Of all kinds, so that what
        is no finding can be told apart. agency: its full name; without it nothing is OWN."""
        letters, key = read_letters(text), owner_key(agency)
        begins, places, rareness = self._shingles.find(letters.codes)
        candidates = self._candidates(len(letters), places, rareness)
        compared = [
            (place, passage, other, common)
            for place, passage in self._read(candidates)
            for other in [read_letters(passage.text)]
            for common in [_compare(letters, other)]
            if common is not None
        ]
        if not compared:
            return ()
        own = self._side(text, letters, key, begins, places)
        found = [
            _Found(
                place=place,
                passage=passage,
                letters=other,
                common=common,
                kind=tell_kind(common, own, self._case(place), self._keys[int(self._agencies[place])]),
            )
            for place, passage, other, common in compared
        ]
        stretches: list[SharedStretch] = []
        for each in _apart(found, len(letters)):
            stretches.append(self._stretch(own, each, after=stretches[-1].own[1] if stretches else 0))
        return tuple(stretches)

    def pairs(
        self, limit: int = 100, kinds: frozenset[SharedKind] = frozenset({SharedKind.SHARED})
    ) -> tuple[SharedPair, ...]:
        """The `limit` longest stretches of these kinds that passages of different agencies of the library share, each
        pair of passages once, ties in the order of the library. Introductions of books are of no agency."""
        found = [pair for pair in self._pairs() if pair.stretch.kind in kinds]
        return tuple(sorted(found, key=lambda pair: -pair.stretch.letters)[:limit])

    def _pairs(self) -> Iterator[SharedPair]:
        pairs = self._near_pairs()
        passages = dict(self._read(sorted({place for pair in pairs for place in pair})))
        for one, other in pairs:
            letters = read_letters(passages[one].text), read_letters(passages[other].text)
            common = _compare(*letters)
            if common is None:
                continue
            own, theirs = (
                self._side_of(one, passages[one], letters[0]),
                self._side_of(other, passages[other], letters[1]),
            )
            kind = tell_kind(common, own, self._case(other), theirs.agency)
            if kind is SharedKind.SHARED:  # of two passages of the library either may say that it quotes
                kind = tell_kind(common.turned, theirs, self._case(one), own.agency)
            found = _Found(place=other, passage=passages[other], letters=letters[1], common=common, kind=kind)
            yield SharedPair(case=self._case(one), passage=passages[one], stretch=self._stretch(own, found))

    def _side_of(self, place: int, passage: Passage, letters: Letters) -> Side:
        begins, places, _ = self._shingles.find(letters.codes)
        return self._side(passage.text, letters, self._keys[int(self._agencies[place])], begins, places)

    def _near_pairs(self) -> list[tuple[int, int]]:
        is_told = np.array([case.category is not None for case in self._library.cases], dtype=np.bool_)
        told = is_told[self._library.tables.owners]
        pairs = self._shingles.pairs(np.where(told, self._agencies, -1), _MOST_PAIRS)
        return sorted(pairs)

    def _candidates(self, letters: int, places: NDArray[np.int64], rareness: NDArray[np.float64]) -> list[int]:
        votes, meetings = np.bincount(places, rareness), np.bincount(places)
        near = np.flatnonzero(meetings >= MEETINGS)
        most = min(CANDIDATES + letters // LETTERS_A_CANDIDATE, MOST_CANDIDATES)
        return sorted(near[np.argsort(-votes[near], kind="stable")][:most].tolist())

    def _side(
        self, text: str, letters: Letters, key: str, begins: NDArray[np.int64], places: NDArray[np.int64]
    ) -> Side:
        many = written_by_many(begins, self._agencies[places], len(letters), self._number(key))
        return Side(text=text, letters=letters, agency=key, nobodys=many | prescribed(text, letters))

    def _stretch(self, own: Side, found: _Found, after: int = 0) -> SharedStretch:
        text = found.passage.text
        span = find_span(own.text, own.letters, *found.common.own, after)
        other = find_span(text, found.letters, *found.common.other)
        return SharedStretch(
            own=span,
            case=self._case(found.place),
            passage=found.passage,
            other=other,
            letters=min(len(read_letters(own.text[slice(*span)])), len(read_letters(text[slice(*other)]))),
            kind=found.kind,
        )

    def _case(self, place: int) -> Case:
        return self._library.cases[int(self._library.tables.owners[place])]

    def _read(self, places: Sequence[int]) -> Iterator[tuple[int, Passage]]:
        for start in range(0, len(places), _BATCH):
            some = places[start : start + _BATCH]
            for place, (passage, _) in zip(some, self._library.records(some), strict=True):
                yield place, passage

    def _number(self, key: str) -> int | None:
        return self._numbers.get(key) if key else None

    @cached_property
    def _shingles(self) -> Shingles:
        return Shingles.of(passage.text for _, passage in self._read(range(len(self._library.tables))))

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(owner_key(case.agency) for case in self._library.cases))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self._keys)}

    @cached_property
    def _agencies(self) -> NDArray[np.int64]:
        # Of each passage the number of its agency.
        numbers = [self._numbers[owner_key(case.agency)] for case in self._library.cases]
        return np.array(numbers, dtype=np.int64)[self._library.tables.owners]


def _compare(own: Letters, other: Letters) -> Common | None:
    common = find_common(own.codes, other.codes)
    return common if common is not None and common.density >= DENSITY and weigh(common) >= LEAST else None


def _apart(found: Sequence[_Found], letters: int) -> list[_Found]:
    # The best of each place; of what is left of another, the longest part, where that is long enough.
    free = np.ones(letters, dtype=np.bool_)
    kept = []
    for each in sorted(found, key=lambda one: (-one.worth, one.place)):
        common = each.common.within(*_longest_free(free, *each.common.own))
        if common is not None and common.density >= DENSITY and weigh(common) >= LEAST:
            kept.append(
                _Found(place=each.place, passage=each.passage, letters=each.letters, common=common, kind=each.kind)
            )
            free[slice(*common.own)] = False
    return sorted(kept, key=lambda one: one.common.own)


def _longest_free(free: NDArray[np.bool_], start: int, end: int) -> tuple[int, int]:
    inside = np.concatenate([[False], free[start:end], [False]])
    changes = np.flatnonzero(inside[1:] != inside[:-1])
    if not len(changes):
        return start, start
    longest = int(np.argmax(changes[1::2] - changes[::2]))
    return start + int(changes[2 * longest]), start + int(changes[2 * longest + 1])
