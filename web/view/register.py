"""The award registers: which write-ups here belong to an award, and how a page lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Award, Case, is_same_agency


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An award as a page lists it. case: the write-up of this award, None when the collection has none. others: the
    write-ups of the same agency for other awards, in the order of the collection."""

    award: Award
    case: Case | None
    others: tuple[Case, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryYear:
    """The entries of one Buddhist year, None when their books do not tell, in the order of the register."""

    year: int | None
    entries: tuple[Entry, ...]


def list_entries(awards: Sequence[Award], cases: Sequence[Case]) -> tuple[Entry, ...]:
    """The awards with their write-ups among `cases`, in the order given.

    A register knows the cases of its own document alone; here every document counts. A write-up belongs to the award of
    its agency, category and year; an award without a year is of any.
    """
    return tuple(_enter(award, _write_ups(award, cases)) for award in awards)


def part_by_year(entries: Sequence[Entry]) -> tuple[EntryYear, ...]:
    """The entries by year, the newest first, those without one last."""
    years = sorted({entry.award.year for entry in entries}, key=lambda year: -(year or 0))
    return tuple(
        EntryYear(year=year, entries=tuple(entry for entry in entries if entry.award.year == year)) for year in years
    )


def _enter(award: Award, write_ups: Sequence[Case]) -> Entry:
    own = [case for case in write_ups if case.category == award.category and award.year in (None, case.year)]
    others = tuple(case for case in write_ups if case not in own)
    return Entry(award=award, case=own[0] if own else None, others=others)


def _write_ups(award: Award, cases: Sequence[Case]) -> list[Case]:
    return [case for case in cases if case.id == award.case_id or is_same_agency(award.agency, case.agency)]
