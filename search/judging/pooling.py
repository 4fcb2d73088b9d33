"""Marks of several judges made one grade of each passage."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from search.judging.marks import Mark, query_id


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledQuery:
    """A query that was judged. text: as it was first typed. marks: one of a passage, with the grade that its judges
    come to; the highest first, then by document and line."""

    id: str
    text: str
    marks: tuple[Mark, ...]


def pool_marks(marks: Iterable[Mark]) -> tuple[PooledQuery, ...]:
    """The queries of `marks` in the order of their first mark, each passage once.

    Its grade is the median of those of its judges, of an even number the lower of the two in the middle: what more than
    half of them gave where there is such a grade, and never more than half of them would grant.
    """
    queries: dict[str, dict[str, list[Mark]]] = {}
    for mark in sorted(marks, key=lambda each: (each.time, each.judge, each.key, each.passage)):
        queries.setdefault(mark.key, {}).setdefault(mark.passage, []).append(mark)
    return tuple(_pool(key, passages) for key, passages in queries.items())


def _pool(key: str, passages: dict[str, list[Mark]]) -> PooledQuery:
    first = next(iter(passages.values()))[0]
    marks = [replace(given[-1], grade=_lower_median([mark.grade for mark in given])) for given in passages.values()]
    marks.sort(key=lambda mark: (-mark.grade, mark.document, mark.lines, mark.passage))
    return PooledQuery(id=query_id(key), text=first.query, marks=tuple(marks))


def _lower_median(grades: list[int]) -> int:
    return sorted(grades)[(len(grades) - 1) // 2]
