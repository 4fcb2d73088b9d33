"""How far two judges agree, beyond what chance would have them agree."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from search.judging.marks import GRADES, Mark

Table = tuple[tuple[int, ...], ...]
"""How often one judge gave the grade of the row and another that of the column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Of two judges, over the passages that both marked for the same query. table: the grades of the first judge by
    row, of the second by column. kappa: whether the grades are equal; weighted: by the square of their distance; None
    where nothing can be said: no passage that both marked, or one grade alone, which both always gave."""

    judges: tuple[str, str]
    table: Table
    kappa: float | None
    weighted: float | None

    @property
    def passages(self) -> int:
        """How many both marked."""
        return sum(map(sum, self.table))


def agree(marks: Iterable[Mark], first: str, second: str) -> Agreement:
    """The agreement of the judges `first` and `second`."""
    given: dict[tuple[str, str], dict[str, int]] = {}
    for mark in marks:
        given.setdefault((mark.key, mark.passage), {})[mark.judge] = mark.grade
    both = [(grades[first], grades[second]) for grades in given.values() if first in grades and second in grades]
    table = tuple(tuple(both.count((row, column)) for column in GRADES) for row in GRADES)
    return Agreement(
        judges=(first, second),
        table=table,
        kappa=_kappa(table, lambda row, column: float(row != column)),
        weighted=_kappa(table, lambda row, column: float((row - column) ** 2)),
    )


def _kappa(table: Sequence[Sequence[int]], weight: Callable[[int, int], float]) -> float | None:
    # Cohen (1960); with weights of disagreement Cohen (1968): 1 - observed over expected disagreement.
    total = sum(map(sum, table))
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
    cells = [(row, column) for row in range(len(table)) for column in range(len(table))]
    observed = sum(weight(row, column) * table[row][column] for row, column in cells)
    expected = sum(weight(row, column) * rows[row] * columns[column] for row, column in cells)
    return 1 - total * observed / expected if expected else None
