"""What someone who is typing may mean, among the names that the library has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from corpus import cut_words, fold_letters, fold_name
from index import Library
from search.browse.names import LONGEST, Kind, Name, collect_names

ORDER: tuple[Kind, ...] = ("agency", "programme", "heading", "case", "item")
"""The kinds in the order in which they are offered. Every other item begins with การ, so items come last."""

_CONSIDERED = 512
"""Matches that are looked at, the best; many may be of one name."""

_NOUN = re.compile("^(การ|ความ)(?=..)")
"""Makes a noun of the word behind it: who seeks การรักษา may begin with รักษา."""

_END = "\n"
"""Between two names; no folded text holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """A name that was perhaps meant. case_id: of the one case that it stands in, None where several have it, or
    none."""

    text: str
    kind: Kind
    case_id: str | None = None


class Completer:
    """Completes what is typed from the names of one library, which are collected when it is first asked; safe for
    several threads."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def complete(self, text: str, limit: int) -> tuple[Completion, ...]:
        """At most `limit` names with `text` in them, whatever its case, spaces, stops and marks: first those with a
        word that begins so; of these those that have its marks too; then by `ORDER`, but items first for their code;
        those that begin so themselves first; each name once. None for a text without a letter or digit."""
        names = self._table.find(text, limit) if fold_letters(text) else ()
        cases = self._library.cases
        return tuple(
            Completion(text=name.text, kind=name.kind, case_id=None if name.case is None else cases[name.case].id)
            for name in names
        )

    @cached_property
    def _table(self) -> "NameTable":
        return NameTable(collect_names(self._library))


class NameTable:
    """Names, the best first within a kind, by what may be typed for them. All folded letters stand in one array, so
    that a look-up compares numbers and no texts."""

    def __init__(self, names: Sequence[Name]) -> None:
        pieces = [[fold_letters(word) for word in _words(name.called)] for name in names]
        folded = ["".join(words) for words in pieces]
        self._names, self._spelt = names, [fold_name(name.called) for name in names]
        self._firsts = np.array([0, *accumulate(len(each) + 1 for each in folded)][:-1], dtype=np.int64)
        self._letters = _numbers(_END.join([*folded, _END * LONGEST]))
        self._starts = np.array(
            [
                first + at
                for first, words in zip(self._firsts.tolist(), pieces, strict=True)
                for at, word in zip(accumulate(map(len, words), initial=0), words, strict=False)
                if word
            ],
            dtype=np.int64,
        )
        self._kinds = np.array([ORDER.index(name.kind) for name in names], dtype=np.int64)

    def find(self, text: str, limit: int) -> tuple[Name, ...]:
        """As `Completer.complete`, of a text with a letter or digit."""
        folded, spelt = fold_letters(text)[:LONGEST], fold_name(text)
        wanted, by_code = _numbers(folded), folded.isdecimal()
        found = self._best(self._beginning(self._starts, wanted), by_code, spelt)
        kept = self._once(found, limit)
        if len(kept) < limit:
            anywhere = np.flatnonzero(self._letters == wanted[0])
            kept = self._once([*found, *self._best(self._beginning(anywhere, wanted), by_code, spelt)], limit)
        return kept

    def _beginning(self, at: NDArray[np.int64], wanted: NDArray[np.uint32]) -> NDArray[np.int64]:
        # Of the places `at` in the letters those from which `wanted` stands.
        for step, letter in enumerate(wanted):
            at = at[self._letters[at + step] == letter]
        return at

    def _best(self, at: NDArray[np.int64], by_code: bool, spelt: str) -> list[int]:
        # The names in which the places `at` stand, the best first. spelt: what is sought, with its marks.
        numbers = np.searchsorted(self._firsts, at, side="right") - 1
        kinds = self._kinds[numbers]
        if by_code:
            kinds = np.where(kinds == ORDER.index("item"), -1, kinds)
        ranks = (2 * kinds + (at != self._firsts[numbers])) * len(self._firsts) + numbers
        if len(ranks) > _CONSIDERED:
            chosen = np.argpartition(ranks, _CONSIDERED)[:_CONSIDERED]
            ranks, numbers = ranks[chosen], numbers[chosen]
        best: list[int] = numbers[np.argsort(ranks, kind="stable")].tolist()
        return sorted(best, key=lambda number: spelt not in self._spelt[number])

    def _once(self, numbers: Sequence[int], limit: int) -> tuple[Name, ...]:
        kept: dict[str, Name] = {}
        for number in numbers:
            name = self._names[number]
            kept.setdefault(fold_letters(name.text), name)
            if len(kept) == limit:
                break
        return tuple(kept.values())


def _words(text: str) -> list[str]:
    return [part for word in cut_words(text) for part in _NOUN.split(word, maxsplit=1) if part]


def _numbers(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
