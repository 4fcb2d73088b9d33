"""Which passages may come, and which did: values that all legs take and give.

A passage is known by its place, its number in the generation.
"""

from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What is asked of a passage by what is stored with it; None asks nothing.

    category, year, agency_type, document: of its case. agency: one of its agency's names, as `corpus.fold_name` folds
    it; other_than: the folded full name that it must not have. item: the code of one that it evidences. foreign: its
    text is mostly in Latin letters. practice: it tells a practice, and no mere aim; comparable: that, or its case has
    nothing else.
    """

    category: int | None = None
    year: int | None = None
    agency: str | None = None
    agency_type: str | None = None
    document: str | None = None
    item: str | None = None
    other_than: str | None = None
    foreign: bool | None = None
    practice: bool | None = None
    comparable: bool | None = None

    def both(self, other: "Conditions") -> "Conditions":
        """What asks both. Raises ValueError where they ask the same field for different values."""
        held = {}
        for name in (each.name for each in fields(self)):
            values = {getattr(self, name), getattr(other, name)} - {None}
            if len(values) > 1:
                raise ValueError(f"{name} cannot be {' and '.join(sorted(map(str, values)))}")
            held[name] = values.pop() if values else None
        return Conditions(**held)


@dataclass(frozen=True, slots=True, eq=False)
class Allowed:
    """Which passages may come, said twice: mask, (passages,), and the conditions that those meet and no others. Who
    holds all passages looks at the first, who does not at the second."""

    mask: NDArray[np.bool_]
    conditions: Conditions

    def both(self, other: "Allowed | None") -> "Allowed":
        """Those that `other` allows too; None allows all."""
        return self if other is None else Allowed(self.mask & other.mask, self.conditions.both(other.conditions))


class Found(NamedTuple):
    """Passages of one leg, (passages,) each, the highest score first, ties by place."""

    places: Places
    scores: NDArray[np.float32]
