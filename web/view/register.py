"""The award registers: which write-ups here belong to an award, and how a page lists them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus import Award, Case, agency_key


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
    of_agencies: dict[str, list[Case]] = {}
    for case in cases:
        of_agencies.setdefault(agency_key(case.agency), []).append(case)
    return tuple(_enter(award, of_agencies.get(agency_key(award.agency), ())) for award in awards)


def part_by_year(entries: Sequence[Entry]) -> tuple[EntryYear, ...]:
    """The entries by year, the newest first, those without one last."""
    years = sorted({entry.award.year for entry in entries}, key=lambda year: -(year or 0))
    return tuple(
        EntryYear(year=year, entries=tuple(entry for entry in entries if entry.award.year == year)) for year in years
    )


def span_years(entries: Sequence[Entry], known: Iterable[int]) -> tuple[EntryYear, ...]:
    """A line of years, the oldest first: every year from the first to the last of `known` and of the entries, with
    those of the entries that are of it, most often none. Entries without a year stand on no line."""
    dated = [entry.award.year for entry in entries if entry.award.year is not None]
    years = sorted({*dated, *known})
    return tuple(
        EntryYear(year=year, entries=tuple(entry for entry in entries if entry.award.year == year))
        for year in (range(years[0], years[-1] + 1) if years else ())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Awards that registers list, and those of them whose write-up is here."""

    awards: int
    written: int

    @property
    def missing(self) -> int:
        """Awards without a write-up."""
        return self.awards - self.written

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Tally":
        """Of these entries."""
        written = [entry.case is not None for entry in entries]
        return cls(awards=len(written), written=sum(written))


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterYear:
    """A year of the registers: its tally of each category, 1 to 7 in order, and of all. A year without awards is one
    whose register is not here. cases: write-ups of the year, whether a register lists their award or not."""

    year: int | None
    categories: tuple[Tally, ...]
    total: Tally
    cases: int


def tally_register(
    entries: Sequence[Entry], cases: Sequence[Case], categories: Sequence[int]
) -> tuple[RegisterYear, ...]:
    """Every year from the first to the last that an award or a write-up is of, the newest first; last, where there are
    any, the awards whose year is not stated."""
    written = Counter(case.year for case in cases if case.category is not None)
    spanned = span_years(entries, [year for year in written if year is not None])
    undated = tuple(entry for entry in entries if entry.award.year is None)
    years = [*reversed(spanned), *([EntryYear(year=None, entries=undated)] if undated else [])]
    return tuple(_tally_year(year, written[year.year], categories) for year in years)


def _tally_year(year: EntryYear, cases: int, categories: Sequence[int]) -> RegisterYear:
    return RegisterYear(
        year=year.year,
        categories=tuple(
            Tally.of(entry for entry in year.entries if entry.award.category == number) for number in categories
        ),
        total=Tally.of(year.entries),
        cases=cases,
    )


def _enter(award: Award, write_ups: Sequence[Case]) -> Entry:
    own = [case for case in write_ups if case.category == award.category and award.year in (None, case.year)]
    others = tuple(case for case in write_ups if case not in own)
    return Entry(award=award, case=own[0] if own else None, others=others)
