"""The award registers: what a question asks of them, which write-ups here belong to an award, how a page lists them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus import Award, Case, Criteria, fold_digits, fold_name, is_same_agency, listed_names

AWARD_WORDS = ("รางวัล", "ทำเนียบ", "award", "winner", "won", "prize")
"""Words that turn the name of a category into a question for its winners."""

LONG_NAME = 8
"""Letters from which an agency's name counts anywhere in a question; a shorter one must stand there alone, between
spaces, since its letters stand in many words."""


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


def find_awards(question: str, awards: Sequence[Award], cases: Sequence[Case], criteria: Criteria) -> tuple[Award, ...]:
    """The awards that a question asks for, in the order given; none for most questions.

    A category named together with a word for award asks for all its winners, in the year that is named if there is one.
    An agency's name, full, short or English, asks for its awards when none of its write-ups is among `cases`; with one,
    the hits say more.
    """
    folded, words = _fold(question), {_fold(word) for word in question.split()}
    numbers = _named_categories(folded, criteria) if any(asked in folded for asked in AWARD_WORDS) else set()
    years = {award.year for award in awards if str(award.year) in folded} or {award.year for award in awards}
    return tuple(
        award
        for award in awards
        if (award.category in numbers and award.year in years)
        or (_is_named(award.agency, folded, words) and not _write_ups(award, cases))
    )


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


def _is_named(agency: str, folded: str, words: Collection[str]) -> bool:
    names = [_fold(name) for name in (agency, *listed_names(agency))]
    return any(name in folded if len(name) >= LONG_NAME else name in words for name in names)


def _named_categories(folded: str, criteria: Criteria) -> set[int]:
    numbers = {int(digit) for digit in re.findall(r"(?:หมวด|หมวดที่|category)([1-7])(?![0-9])", folded)}
    named = {
        category.number
        for category in criteria.categories
        if _fold(category.name_th) in folded or _fold(category.name_en) in folded
    }
    return numbers | named


def _fold(text: str) -> str:
    # White space stands differently in a question than in a book (หมวด 4, หมวด4), so it counts nowhere.
    return fold_name(fold_digits(text))
