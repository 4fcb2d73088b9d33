"""Questions that the registers of awards answer: who was awarded in a category, and what an agency was awarded for.

A register lists every award of its year, a book the write-ups of a few. So an agency without a write-up is found here
and nowhere else, and the passages that print its award come first. That a register has none is an answer as well.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Award, Case, fold_name, is_same_agency, listed_names, merge_names
from index import Library
from search.ranking.naming.agency_names import AgencyNames
from search.ranking.naming.award_question import AwardQuestion, read_award_question
from search.ranking.naming.case_names import written_type
from search.results import Filters, NoneAwarded


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterAnswer:
    """What the registers answer. awards: the newest first, then in the order of the registers. none_awarded: set when
    they were asked and have none, whatever the filters. final: then no passage answers it either: the question says a
    word for awards, and no write-up of what it names is here."""

    awards: tuple[Award, ...] = ()
    none_awarded: NoneAwarded | None = None
    final: bool = False


class Awards:
    """The awards of one index. Of one award that several registers print, each counts."""

    def __init__(self, library: Library) -> None:
        awards, cases = library.awards, library.cases
        self._awards = sorted(awards, key=lambda award: (-(award.year or 0), award.document, award.lines))
        self._cases = [case for case in cases if case.category is not None]
        short = {case.id: case.short_names for case in cases}
        self._called = {
            award.agency: merge_names((award.agency,), short.get(award.case_id or "", ()), listed_names(award.agency))
            for award in reversed(self._awards)
        }
        self._names = AgencyNames(self._called) if self._awards else None
        self._coverage = NoneAwarded(
            years=tuple(sorted({award.year for award in awards if award.year is not None})),
            documents=tuple(sorted({award.document for award in awards})),
            awards=len(awards),
        )
        self._places = _printed(library)

    def answer(self, queries: Sequence[str], filters: Filters = Filters()) -> RegisterAnswer:
        """What the first of `queries` that asks for awards is answered; the first is as it was typed.

        An item is nothing that an award has: with the filter of one there are no awards, and nothing is said of it.
        None found is told of what was typed, and of another query only when it says a word for awards.
        """
        if filters.item or self._names is None:
            return RegisterAnswer()
        for place, query in enumerate(queries):
            question = read_award_question(query, self._names)
            if question is not None:
                return self._answer(question, filters, typed=place == 0)
        return RegisterAnswer()

    def passages(self, awards: Sequence[Award]) -> frozenset[int]:
        """The places of the passages that print `awards`."""
        return frozenset(self._places[key] for award in awards if (key := _line(award)) in self._places)

    def _answer(self, question: AwardQuestion, filters: Filters, *, typed: bool) -> RegisterAnswer:
        found = [award for award in self._awards if _is_wanted(question, award)]
        if found:
            return RegisterAnswer(awards=tuple(award for award in found if self._meets(award, filters)))
        written = any(_is_told(question, case) for case in self._cases)
        told = question.definite and (question.expressly or (typed and not written))
        return RegisterAnswer(
            none_awarded=self._coverage if told else None, final=told and question.expressly and not written
        )

    def _meets(self, award: Award, filters: Filters) -> bool:
        called = {fold_name(name) for name in self._called[award.agency]}
        return (
            _holds(filters.category, award.category)
            and _holds(filters.year, award.year)
            and _holds(filters.agency_type, written_type(award.agency) or None)
            and _holds(filters.document, award.document)
            and (not filters.agency or any(name is not None and fold_name(name) in called for name in filters.agency))
        )


def _holds(wanted: Sequence[object], value: object) -> bool:
    return not wanted or value in wanted


def _printed(library: Library) -> dict[tuple[str, int], int]:
    # By document and line of each award the first passage that has the line: its span may enclose others' lines.
    by_document: dict[str, list[int]] = defaultdict(list)
    for award in library.awards:
        by_document[award.document].append(award.lines[0])
    found: dict[tuple[str, int], int] = {}
    for document, wanted in by_document.items():
        cases = [number for number, case in enumerate(library.cases) if case.document == document]
        places = np.flatnonzero(np.isin(library.tables.owners, cases))
        lines = library.tables.lines[places]
        for line in wanted:
            holding = places[(lines[:, 0] <= line) & (line <= lines[:, 1])]
            if len(holding):
                found[document, line] = int(holding[0])
    return found


def _is_wanted(question: AwardQuestion, award: Award) -> bool:
    return (
        question.category in (None, award.category)
        and (not question.years or award.year in question.years)
        and (not question.agencies or award.agency in question.agencies)
        and (not question.types or written_type(award.agency) in question.types)
    )


def _is_told(question: AwardQuestion, case: Case) -> bool:
    # Whether a write-up is of what the question names; a year it does not tell may be the one.
    return (
        question.category in (None, case.category)
        and (not question.years or case.year in (None, *question.years))
        and (not question.agencies or any(is_same_agency(case.agency, agency) for agency in question.agencies))
        and (not question.types or written_type(case.agency) in question.types)
    )


def _line(award: Award) -> tuple[str, int]:
    return award.document, award.lines[0]
