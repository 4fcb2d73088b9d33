"""What a query names: cases by name or by category, items by code, agencies among other words, awards of a register,
numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index import LexicalSearch, Library
from search.query import Query
from search.ranking.naming.awards import Awards, RegisterAnswer
from search.ranking.naming.case_names import MOST_NAMED, CaseNames
from search.ranking.naming.item_codes import ItemCodes, read_item
from search.ranking.ranking import Ranking
from search.results import Filters

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """What queries name. cases: by id with the share of the name that the whole query is, 1 for all of it. mentioned:
    cases that it names among other words. register: what the registers of awards answer. printed: the places of
    passages that print its awards, unless a case is named. numbered: the places of passages that print the numbers that
    the query is and nothing else. item: the code of the item that the whole query asks for,
    evidence: the places of the passages that evidence it, each with how many come after it, itself among them."""

    cases: Mapping[str, float] = field(default_factory=dict)
    mentioned: frozenset[str] = frozenset()
    register: RegisterAnswer = field(default_factory=RegisterAnswer)
    printed: frozenset[int] = frozenset()
    numbered: frozenset[int] = frozenset()
    item: str | None = None
    evidence: Mapping[int, int] = field(default_factory=dict)


class Naming:
    """The names of the cases of one index, the awards of its registers, and its evidence of items."""

    def __init__(self, library: Library, lexical: LexicalSearch) -> None:
        self._lexical = lexical
        self._names, self._items, self._awards = CaseNames(library), ItemCodes(library), Awards(library)

    def match(self, queries: Sequence[Query], filters: Filters) -> NameMatch:
        """What `queries`, of which the first is as it was typed, name together.

        A case that a query names says more than the register that lists it; what was typed, more than what was perhaps
        meant.
        """
        matches = [self._names.match(query.text) for query in queries]
        cases = {case: max(match.get(case, 0.0) for match in matches) for case in sorted({*chain(*matches)})}
        mentioned = frozenset(chain(*(self._names.mentioned(query.words) for query in queries))) - cases.keys()
        register = self._awards.answer([query.text for query in queries], filters)
        printed = frozenset[int]() if cases else self._awards.passages(register.awards)
        item = next(filter(None, (read_item(query.text) for query in queries)), None)
        return NameMatch(
            cases=cases,
            mentioned=mentioned,
            register=register,
            printed=printed,
            numbered=frozenset() if item else self._numbered(queries[0]),
            item=item,
            evidence=self._items.evidence(item),
        )

    def passages(self, match: NameMatch, allowed: NDArray[np.bool_] | None, ranking: Ranking) -> list[int]:
        """The passages that `match` makes candidates of, of those that are `allowed` (passages,); None allows all."""
        listed = [
            place for place in (*match.printed, *match.numbered, *match.evidence) if allowed is None or allowed[place]
        ]
        return [*self._names.passages(match.cases, allowed, ranking).tolist(), *listed]

    def boosts(self, match: NameMatch, places: NDArray[np.int64], ranking: Ranking) -> NDArray[np.float64]:
        """What `match` adds to the score of each of the passages `places`, 0 or more; evidence of an item with each
        step of the order of links more than the legs set passages apart by for a number."""
        boosts = self._names.boosts(match.cases, places, ranking)
        boosts += self._names.mention_boosts(match.mentioned, places, ranking)
        if match.printed or match.numbered:
            boosts[np.isin(places, [*match.printed, *match.numbered])] = ranking.name
        if match.evidence:
            steps = [match.evidence.get(place, 0) for place in places.tolist()]
            boosts += np.array(steps) * (ranking.name + ranking.face)
        return boosts

    def _numbered(self, typed: Query) -> frozenset[int]:
        # Vectors know nothing of a number, so who asks for nothing else gets the passages that print it.
        if not typed.words or not all(map(_NUMBER.fullmatch, typed.words)):
            return frozenset()
        return frozenset(self._lexical.passages_with_all(typed.words, MOST_NAMED).tolist())
