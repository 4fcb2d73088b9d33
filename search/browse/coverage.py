"""Which items the cases evidence, how often, and where: the other way round from passages to items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus import Case, Passage, read_criteria
from index import ItemLink, Library

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
    """The passages of each item, over cases of categories. cases: of the library, by id."""

    def __init__(self, library: Library, cases: Mapping[str, Case]) -> None:
        self._cases = [case for case in library.cases if case.category is not None]
        found: dict[str, list[ItemPassage]] = {item.code: [] for item in read_criteria().items}
        for passage, links, aim in zip(library.passages, library.items, library.aims, strict=True):
            case = cases[passage.case_id]
            for link in links if case.category is not None else ():
                found[link.code].append(ItemPassage(case=case, passage=passage, link=link, states_aim=aim))
        self._passages = {
            code: tuple(sorted(each, key=lambda one: (one.states_aim, -one.link.score, one.passage.id)))
            for code, each in found.items()
        }

    @property
    def codes(self) -> tuple[str, ...]:
        """The items that any passage evidences, in order."""
        return tuple(code for code, found in self._passages.items() if found)

    def passages(self, code: str) -> tuple[ItemPassage, ...]:
        """The passages of an item, practice before aims, the surest first, ties by id; none where it is no item."""
        return self._passages.get(code, ())

    def coverage(self, by: By, known: Sequence[str | int]) -> Coverage:
        """The grid; known: the columns in order, without the one for what is not told."""
        untold = any(not getattr(case, by) for case in self._cases)
        columns = (*known, *((None,) if untold else ()))
        return Coverage(
            by=by,
            columns=columns,
            rows=tuple(
                CoverageRow(code=code, cells=tuple(_cell(found, by, column) for column in columns))
                for code, found in self._passages.items()
            ),
        )


def _cell(found: Sequence[ItemPassage], by: By, column: str | int | None) -> Cell:
    held = [each for each in found if (getattr(each.case, by) or None) == column]
    return Cell(passages=len(held), cases=len({each.case.id for each in held}))
