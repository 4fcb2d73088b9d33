"""Cases and agencies side by side: of each what best evidences every item."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from corpus import Case, read_criteria
from index import Library
from search.browse.coverage import ItemPassage, ItemRegister
from search.browse.shelf import newest_first

Nearness = Literal["type_and_category", "agency_type", "category", "other"]
"""What two cases have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What one column has for an item. best: the surest passage, one that tells a practice before one that states an
    aim; None where nothing evidences the item. passages: how many evidence it."""

    best: ItemPassage | None
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedItem:
    """An item, and what each column has for it, in the order of the columns."""

    code: str
    cells: tuple[Compared, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Columns of one case or several each, and a row for every item of the criteria, in the order of their codes."""

    columns: tuple[tuple[Case, ...], ...]
    rows: tuple[ComparedItem, ...]


def compare(library: Library, register: ItemRegister, columns: Sequence[Sequence[Case]]) -> Comparison:
    """What the cases of each column, all of them of `library`, have for each item; a column without cases has none."""
    numbers = [[library.numbers[case.id] for case in column] for column in columns]
    masks = [np.isin(library.tables.owners, column) for column in numbers]

    def cell(code: str, column: int) -> Compared:
        passages = register.passages(code, masks[column])
        return Compared(best=passages[0] if len(passages) else None, passages=len(passages))

    rows = (
        ComparedItem(code=item.code, cells=tuple(cell(item.code, column) for column in range(len(columns))))
        for item in read_criteria().items
    )
    return Comparison(columns=tuple(map(tuple, columns)), rows=tuple(rows))


def near_cases(case: Case, cases: Sequence[Case]) -> tuple[tuple[Nearness, tuple[Case, ...]], ...]:
    """The other `cases` that one may want to compare with `case`, by what they have in common with it, the nearest
    first; within as `newest_first`. No introductions; no empty group."""
    groups: dict[Nearness, list[Case]] = {"type_and_category": [], "agency_type": [], "category": [], "other": []}
    others = [other for other in cases if other.category is not None and other.id != case.id]
    for other in newest_first(others):
        groups[_nearness(case, other)].append(other)
    return tuple((nearness, tuple(group)) for nearness, group in groups.items() if group)


def _nearness(case: Case, other: Case) -> Nearness:
    same_type = bool(case.agency_type) and case.agency_type == other.agency_type
    if case.category == other.category:
        return "type_and_category" if same_type else "category"
    return "agency_type" if same_type else "other"
