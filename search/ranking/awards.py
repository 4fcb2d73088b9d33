"""Queries that the registers of awards answer: who was awarded in a category, and what an agency was awarded for.

A register lists every award of its year, a book the write-ups of a few. So an agency without a write-up is found here
and nowhere else, and the passages that print its award come first.
"""

import re
from collections.abc import Sequence

from corpus import Award, Case, Passage, fold_digits, fold_letters, fold_name, listed_names
from search.ranking.case_names import find_category, read_category, written_type
from search.results import Filters

_ASKS = re.compile(r"รางวัล|\b(?:award(?:s|ed)?|winners?|won)\b", re.IGNORECASE)
"""Words of which a question after awards has one; a query that is nothing but a name needs none."""

_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")


class Awards:
    """The awards of one index. Of one award that several registers print, each counts."""

    def __init__(self, awards: Sequence[Award], cases: Sequence[Case], passages: Sequence[Passage]) -> None:
        self._awards = sorted(awards, key=lambda award: (-(award.year or 0), award.document, award.lines))
        short = {case.id: case.short_names for case in cases}
        self._called = {
            award.agency: (award.agency, *short.get(award.case_id or "", listed_names(award.agency)))
            for award in reversed(self._awards)
        }
        self._folded = {agency: tuple(map(fold_letters, names)) for agency, names in self._called.items()}
        self._places = self._printed(cases, passages)

    def find(self, query: str, filters: Filters = Filters()) -> tuple[Award, ...]:
        """The awards that `query` asks for and that meet the filters, the newest first, then in the order of the
        registers; empty when it asks for none.

        It asks for those of a category when it is the category's name, or names its number and says a word for awards;
        for those of an agency when it is one of the agency's names, or has the full one and says such a word. A year
        in it is a filter. An item is nothing that an award has.
        """
        if filters.item is not None or not self._awards:
            return ()
        asks = _ASKS.search(query) is not None
        category = find_category(query) if asks else read_category(query)
        folded = fold_letters(query)
        years = set(map(int, _YEAR.findall(fold_digits(query))))
        return tuple(
            award
            for award in self._awards
            if (award.category == category or (category is None and self._is_named(award, folded, asks)))
            and (not years or award.year in years)
            and self._meets(award, filters)
        )

    def passages(self, awards: Sequence[Award]) -> frozenset[int]:
        """The places of the passages that print `awards`."""
        return frozenset(self._places[key] for award in awards if (key := _line(award)) in self._places)

    def _is_named(self, award: Award, folded: str, asks: bool) -> bool:
        names = self._folded[award.agency]
        return folded in names or (asks and names[0] in folded)

    def _meets(self, award: Award, filters: Filters) -> bool:
        return (
            filters.category in (None, award.category)
            and filters.year in (None, award.year)
            and filters.agency_type in (None, written_type(award.agency))
            and filters.document in (None, award.document)
            and (filters.agency is None or fold_name(filters.agency) in map(fold_name, self._called[award.agency]))
        )

    def _printed(self, cases: Sequence[Case], passages: Sequence[Passage]) -> dict[tuple[str, int], int]:
        # By document and line of each award the first passage that has the line: its span may enclose others' lines.
        wanted = {_line(award) for award in self._awards}
        documents = {case.id: case.document for case in cases}
        found: dict[tuple[str, int], int] = {}
        for place, passage in enumerate(passages) if wanted else ():
            for number in range(passage.lines[0], passage.lines[1] + 1):
                if (key := (documents[passage.case_id], number)) in wanted:
                    found.setdefault(key, place)
        return found


def _line(award: Award) -> tuple[str, int]:
    return award.document, award.lines[0]
