"""What is stored with a passage to be filtered by, and conditions on it as Milvus reads them.

Names are kept as hashes: no literal that a user has given reaches an expression, and none is too long for its field.
Two names of a million share one with a probability of one in 10^7.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import fields, replace
from functools import cache, cached_property
from typing import Any

import numpy as np

from corpus import Case, fold_name, read_criteria
from index.legs import Conditions, hash_term
from index.store import NO_ITEM, Library

UNSTATED = 0
"""In place of a category or a year that a case has not."""

MOST_NAMES = 256
"""Of one agency; a front matter may list any number."""


def hash_name(name: str) -> int:
    """The 63 bits that stand for `name`: Milvus' whole numbers have a sign."""
    return hash_term(name) >> 1


class PassageFields:
    """The fields of each passage of a library."""

    def __init__(self, library: Library) -> None:
        self._library, self._tables = library, library.tables

    @cached_property
    def _of_cases(self) -> list[dict[str, Any]]:
        return [_case_fields(case) for case in self._library.cases]

    @cached_property
    def _told(self) -> "np.ndarray":
        # Of each case whether a passage of it tells a practice.
        told = np.zeros(len(self._library.cases), dtype=np.bool_)
        told[self._tables.owners[~self._tables.aims]] = True
        return told

    def of(self, places: range) -> Iterator[dict[str, Any]]:
        """Of each passage at `places`, in order."""
        tables = self._tables
        for place in places:
            owner = int(tables.owners[place])
            practice = not tables.aims[place]
            yield {
                **self._of_cases[owner],
                "items": [int(item) for item in tables.items[place] if item != NO_ITEM],
                "is_foreign": bool(tables.foreign[place]),
                "is_practice": practice,
                "is_comparable": bool(practice or not self._told[owner]),
            }

    def years(self) -> list[int]:
        """The years that cases have, UNSTATED among them where one has none: a partition each."""
        return sorted({_year(case) for case in self._library.cases})


def partition_of(year: int) -> str:
    """The name of the partition of a year."""
    return f"year_{year}" if year != UNSTATED else "year_unstated"


def narrow(conditions: Conditions, years: Collection[int]) -> Conditions | None:
    """`conditions` without the alternatives that no passage can have, where cases have `years`: whatever numbers and
    codes a user may give. None where a condition has no other."""
    narrowed = replace(
        conditions,
        category=_known(conditions.category, {None, *(each.number for each in read_criteria().categories)}),
        year=_known(conditions.year, {None if year == UNSTATED else year for year in years}),
        item=_known(conditions.item, {None, *_item_numbers()}),
    )
    return None if any(getattr(narrowed, each.name) == () for each in fields(narrowed)) else narrowed


def _known(values: tuple[Any, ...] | None, known: Collection[Any]) -> tuple[Any, ...] | None:
    if values is None:
        return None
    return tuple(value for value in values if value in known)


def expression_of(conditions: Conditions) -> str:
    """`conditions`, narrowed, as Milvus reads them, "" for none."""
    asked = {each.name: getattr(conditions, each.name) for each in fields(conditions)}
    return " and ".join(_CLAUSES[name](value) for name, value in asked.items() if value is not None)


def partitions_of(conditions: Conditions) -> list[str]:
    """The names of the partitions in which passages may meet `conditions`, [] for all."""
    return [partition_of(year or UNSTATED) for year in conditions.year or ()]


@cache
def _item_numbers() -> dict[str, int]:
    return {item.code: number for number, item in enumerate(read_criteria().items)}


def _case_fields(case: Case) -> dict[str, Any]:
    names: Sequence[str] = [fold_name(name) for name in (case.agency, *case.short_names)]
    return {
        "category": UNSTATED if case.category is None else case.category,
        "year": _year(case),
        "agency": hash_name(names[0]),
        "names": [hash_name(name) for name in dict.fromkeys(names)][:MOST_NAMES],
        "agency_type": hash_name(case.agency_type),
        "document": hash_name(case.document),
    }


def _year(case: Case) -> int:
    return UNSTATED if case.year is None else case.year


def _one_of(field: str, values: Sequence[int]) -> str:
    return f"{field} in {sorted({*values})}"


def _has_one_of(field: str, values: Sequence[int], unstated: str) -> str:
    # unstated: asked of a passage beside, "" where nothing is.
    held = f"array_contains_any({field}, {sorted({*values})})" if values else ""
    return f"({' or '.join(filter(None, (held, unstated)))})"


_CLAUSES: dict[str, Callable[[Any], str]] = {
    "category": lambda numbers: _one_of("category", [number or UNSTATED for number in numbers]),
    "year": lambda years: _one_of("year", [year or UNSTATED for year in years]),
    "agency": lambda names: _has_one_of(
        "names", [hash_name(name) for name in names if name is not None], f"category == {UNSTATED}" * (None in names)
    ),
    "agency_type": lambda names: _one_of("agency_type", [hash_name(name or "") for name in names]),
    "document": lambda names: _one_of("document", [hash_name(name or "") for name in names]),
    "item": lambda codes: _has_one_of(
        "items",
        [_item_numbers()[code] for code in codes if code is not None],
        "array_length(items) == 0" * (None in codes),
    ),
    "other_than": lambda name: f"agency != {hash_name(name)}",
    "foreign": lambda wanted: f"is_foreign == {str(wanted).lower()}",
    "practice": lambda wanted: f"is_practice == {str(wanted).lower()}",
    "comparable": lambda wanted: f"is_comparable == {str(wanted).lower()}",
}
"""Of each condition what it asks of the fields of a passage."""
