"""The agencies that a collection knows: those of its write-ups and those of its award registers, each once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus import (
    Award,
    Case,
    agency_key,
    agency_type,
    dictionary_key,
    fold_name,
    listed_names,
    merge_names,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An agency with all that is known of it.

    name: in the spelling of most of its write-ups, or of most awards where it has none. key: `fold_name` of the name,
    which finds it. short_names: Thai and English ones, of its write-ups and of the project's own list. agency_type: ""
    when unknown. cases, awards: the newest first, then by category; what is not dated comes last.
    """

    name: str
    key: str
    short_names: tuple[str, ...]
    agency_type: str
    cases: tuple[Case, ...]
    awards: tuple[Award, ...]


class Agencies:
    """All agencies of `cases` and `awards`; introductions of books are no agency's. Immutable."""

    def __init__(self, cases: Iterable[Case], awards: Iterable[Award]) -> None:
        groups: dict[str, tuple[list[Case], list[Award]]] = {}
        for case in cases:
            if case.category is not None:
                groups.setdefault(agency_key(case.agency), ([], []))[0].append(case)
        for award in awards:
            groups.setdefault(agency_key(award.agency), ([], []))[1].append(award)
        found = {key: _gather(*group) for key, group in groups.items()}
        self.all = tuple(sorted(found.values(), key=lambda agency: dictionary_key(agency.name)))
        """In the order of a Thai dictionary."""
        self._by_key = {agency.key: agency for agency in self.all}
        self._by_name = found
        self._by_short_name: dict[str, list[Agency]] = {}
        for agency in self.all:
            for name in agency.short_names:
                self._by_short_name.setdefault(fold_name(name), []).append(agency)

    def find(self, name: str) -> Agency | None:
        """The agency of this key or name, in any spelling; of a short name, where one agency alone has it."""
        short = self._by_short_name.get(fold_name(name), [])
        known = self._by_key.get(fold_name(name)) or self._by_name.get(agency_key(name))
        return known or (short[0] if len(short) == 1 else None)


def _gather(cases: Sequence[Case], awards: Sequence[Award]) -> Agency:
    name = _spelling([case.agency for case in cases] or [award.agency for award in awards])
    listed = next((names for spelt in (name, *_spellings(cases, awards)) if (names := listed_names(spelt))), ())
    return Agency(
        name=name,
        key=fold_name(name),
        short_names=merge_names(*(case.short_names for case in cases), listed),
        agency_type=next((case.agency_type for case in cases if case.agency_type), "") or agency_type(name),
        cases=tuple(sorted(cases, key=lambda case: (-(case.year or 0), case.category or 0, case.id))),
        awards=tuple(sorted(awards, key=lambda award: (-(award.year or 0), award.category, award.document))),
    )


def _spelling(names: Sequence[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))


def _spellings(cases: Iterable[Case], awards: Iterable[Award]) -> Iterator[str]:
    yield from (case.agency for case in cases)
    yield from (award.agency for award in awards)
