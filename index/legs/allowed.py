"""Which passages may come, and which did: values that all legs take and give.

A passage is known by its place, its number in the generation.
"""

from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]

_SEVERAL = ("agency", "item")
"""Conditions on what a passage may have several of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What is asked of a passage by what is stored with it; None asks nothing.

    category, year, agency_type, document: of its case. agency: one of its agency's names, as `corpus.fold_name` folds
    it. item: the code of one that it evidences. Of each of these the alternatives, () where nothing meets it; None
    among them is what is not stated, of an agency that the case is of no category, of an item that there is none.
    other_than: the folded full name that its agency must not have. foreign: its text is mostly in Latin letters.
    practice: it tells a practice, and no mere aim; comparable: that, or its case has nothing else.
    """

    category: tuple[int | None, ...] | None = None
    year: tuple[int | None, ...] | None = None
    agency: tuple[str | None, ...] | None = None
    agency_type: tuple[str | None, ...] | None = None
    document: tuple[str | None, ...] | None = None
    item: tuple[str | None, ...] | None = None
    other_than: str | None = None
    foreign: bool | None = None
    practice: bool | None = None
    comparable: bool | None = None

    def both(self, other: "Conditions") -> "Conditions":
        """What asks both: of alternatives those that both have. Raises ValueError where no one condition says it: of
        one value two are asked for; or of a field of which a passage may have several, alternatives that are not all
        among the others."""
        pairs = {each.name: (getattr(self, each.name), getattr(other, each.name)) for each in fields(self)}
        return Conditions(**{name: _shared(name, *pair) for name, pair in pairs.items()})


@dataclass(frozen=True, slots=True, eq=False)
class Allowed:
    """Which passages may come, said twice: mask, (passages,), and the conditions that those meet and no others. Who
    holds all passages looks at the first, who does not at the second."""

    mask: NDArray[np.bool_]
    conditions: Conditions

    def both(self, other: "Allowed | None") -> "Allowed":
        """Those that `other` allows too; None allows all."""
        return self if other is None else Allowed(self.mask & other.mask, self.conditions.both(other.conditions))


def _shared(name: str, one: Any, other: Any) -> Any:
    if one is None or other is None:
        return other if one is None else one
    alternatives = isinstance(one, tuple)
    shared = tuple(value for value in one if value in other) if alternatives else one
    # One agency has several names, and a passage several items: it may meet two conditions that share nothing.
    told = alternatives and (name not in _SEVERAL or set(shared) in (set(one), set(other)))
    if not told and one != other:
        raise ValueError(f"{name} cannot be {one} and {other}")
    return shared


class Found(NamedTuple):
    """Passages of one leg, (passages,) each, the highest score first, ties by place."""

    places: Places
    scores: NDArray[np.float32]
