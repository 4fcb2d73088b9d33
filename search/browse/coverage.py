"""Which items the cases evidence, how often, and where: the other way round from passages to items."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from corpus import Case, Passage, read_criteria
from index import ItemLink, Lazy, Library
from search.ranking import ItemCodes

By = Literal["agency_type", "year"]
"""What the columns of a coverage grid are: a field of `corpus.Case`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How many passages evidence an item, and of how many cases; both 0 where nothing does."""

    passages: int
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """An item, and its cell in every column."""

    code: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A grid of all items, in the order of their codes, by agency type or by year.

    columns: the values in order, None last for cases that do not tell theirs, when there are any. A passage counts
    under each item it is linked to. Introductions of books do not count.
    """

    by: By
    columns: tuple[str | int | None, ...]
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPassage:
    """A passage that evidences an item. link: to that item. states_aim: it states an aim and tells no practice."""

    case: Case
    passage: Passage
    link: ItemLink
    states_aim: bool = False


class ItemRegister:
    """The passages of each item, over cases of categories."""

    def __init__(self, library: Library) -> None:
        self._library, self._codes = library, ItemCodes(library)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The items that any passage evidences, in order."""
        return tuple(item.code for item in read_criteria().items if len(self._codes.places(item.code)))

    def passages(self, code: str, allowed: NDArray[np.bool_] | None = None) -> Sequence[ItemPassage]:
        """The passages of an item, of those that are `allowed` (passages,), practice before aims, the surest first,
        ties by id; none where it is no item. Each is read when it is looked at."""
        places = self._codes.places(code)
        chosen = (places if allowed is None else places[allowed[places]]).tolist()
        return Lazy(len(chosen), lambda at: self._passage(code, chosen[at]))

    def coverage(self, by: By, known: Sequence[str | int]) -> Coverage:
        """The grid; known: the columns in order, without the one for what is not stated."""
        cases = [case for case in self._library.cases if case.category is not None]
        columns = (*known, *((None,) if any(not getattr(case, by) for case in cases) else ()))
        places = {column: at for at, column in enumerate(columns)}
        at = np.array([places.get(getattr(case, by) or None, len(columns)) for case in self._library.cases], dtype=int)
        codes = [item.code for item in read_criteria().items]
        rows = (CoverageRow(code=code, cells=self._cells(code, at, len(columns))) for code in codes)
        return Coverage(by=by, columns=columns, rows=tuple(rows))

    def _cells(self, code: str, columns: NDArray[np.int64], count: int) -> tuple[Cell, ...]:
        # columns: of each case its column.
        owners = self._library.tables.owners[self._codes.places(code)]
        passages = np.bincount(columns[owners], minlength=count + 1)
        cases = np.bincount(columns[np.unique(owners)], minlength=count + 1)
        pairs = zip(passages[:count].tolist(), cases[:count].tolist(), strict=True)
        return tuple(Cell(passages=held, cases=of) for held, of in pairs)

    def _passage(self, code: str, place: int) -> ItemPassage:
        library = self._library
        ((passage, links),) = library.records([place])
        return ItemPassage(
            case=library.cases[library.tables.owners[place]],
            passage=passage,
            link=next(link for link in links if link.code == code),
            states_aim=bool(library.tables.aims[place]),
        )
