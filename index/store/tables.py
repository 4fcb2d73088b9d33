"""What is asked of every passage of a library, as arrays: looked up by number, never read from the passages."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Case, Passage, is_mostly_latin, read_criteria, states_aims
from index.items import MOST_LINKS, ItemLink

NO_ITEM = -1
"""In place of an item's number where a passage evidences fewer than MOST_LINKS."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Tables:
    """Of each passage, (passages,) unless said otherwise, in the order of the library.

    owners: the number of its case, int32. order: the place of its id among all ids, int32, by which ties are broken.
    aims: whether it states an aim and tells no practice. foreign: whether its text is mostly in Latin letters; the
    names of agency and headings are in either script whatever the text is in. faces: whether it is the first of a part
    of its case that has no printed heading, as overview and profile; else the first of all. items: (passages,
    MOST_LINKS) the numbers of the items it evidences among those of the criteria, best first, then NO_ITEM; int8.
    surenesses: (passages, MOST_LINKS) the scores of these links, float32. lines: (passages, 2) its first and last
    source line, int32.
    """

    owners: NDArray[np.int32]
    order: NDArray[np.int32]
    aims: NDArray[np.bool_]
    foreign: NDArray[np.bool_]
    faces: NDArray[np.bool_]
    items: NDArray[np.int8]
    surenesses: NDArray[np.float32]
    lines: NDArray[np.int32]

    @classmethod
    def make(cls, cases: Sequence[Case], passages: Sequence[Passage], items: Sequence[Sequence[ItemLink]]) -> "Tables":
        """The tables of `passages`, each of one of `cases`, which hold their sections, and of the links `items`."""
        numbers = {case.id: number for number, case in enumerate(cases)}
        codes = {item.code: number for number, item in enumerate(read_criteria().items)}
        linked = np.full((len(passages), MOST_LINKS), NO_ITEM, dtype=np.int8)
        surenesses = np.zeros((len(passages), MOST_LINKS), dtype=np.float32)
        for place, links in enumerate(items):
            for rank, link in enumerate(links):
                linked[place, rank], surenesses[place, rank] = codes[link.code], link.score
        return cls(
            owners=np.array([numbers[passage.case_id] for passage in passages], dtype=np.int32),
            order=order_of([passage.id for passage in passages]),
            aims=np.array(states_aims(passages), dtype=np.bool_),
            foreign=np.array([is_mostly_latin(passage.text) for passage in passages], dtype=np.bool_),
            faces=_faces(cases, passages),
            items=linked,
            surenesses=surenesses,
            lines=np.array([passage.lines for passage in passages], dtype=np.int32).reshape(-1, 2),
        )

    def part(self, places: range, cases: int = 0) -> "Tables":
        """Those of the passages `places`, the numbers of whose cases are moved by `cases`; the order of ids is none of
        a part."""
        kept = {each.name: getattr(self, each.name)[places.start : places.stop] for each in fields(self)}
        return Tables(**{**kept, "owners": (kept["owners"] + cases).astype(np.int32)})

    @classmethod
    def join(cls, parts: Sequence["Tables"], ids: Sequence[str]) -> "Tables":
        """The tables of parts that follow one another; ids: of all their passages."""
        joined = {
            each.name: np.concatenate([getattr(part, each.name) for part in (*parts, Tables.make((), (), ()))])
            for each in fields(cls)
        }
        return cls(**{**joined, "order": order_of(ids)})

    @classmethod
    def read(cls, path: Path) -> "Tables":
        """The tables that `write` wrote to `path`."""
        with np.load(path) as held:
            return cls(**{each.name: held[each.name] for each in fields(cls)})

    def write(self, path: Path) -> None:
        """Write the tables to `path`, which ends in .npz. Raises OSError."""
        np.savez(path, **{each.name: getattr(self, each.name) for each in fields(self)})

    def __len__(self) -> int:
        return len(self.owners)

    def passages_of(self, case: int) -> NDArray[np.int64]:
        """The passages of the case of this number, ascending."""
        return self._by_owner[slice(*np.searchsorted(self.owners[self._by_owner], [case, case + 1]))]

    @cached_property
    def _by_owner(self) -> NDArray[np.int64]:
        return np.argsort(self.owners, kind="stable")


def order_of(ids: Sequence[str]) -> NDArray[np.int32]:
    """Of each of `ids` its place among all of them in order (ids,)."""
    order = np.empty(len(ids), dtype=np.int32)
    order[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids), dtype=np.int32)
    return order


def _faces(cases: Sequence[Case], passages: Sequence[Passage]) -> NDArray[np.bool_]:
    opening = {case.id: {section.heading for section in case.sections if section.level == 0} for case in cases}
    first: dict[tuple[str, str], int] = {}
    for place, passage in enumerate(passages):
        headings = opening[passage.case_id]
        if passage.section in headings or not headings:
            first.setdefault((passage.case_id, passage.section if headings else ""), place)
    faces = np.zeros(len(passages), dtype=np.bool_)
    faces[list(first.values())] = True
    return faces
