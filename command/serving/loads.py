"""How many connections each worker has, for all of them to see."""

from collections.abc import Iterator
from multiprocessing.sharedctypes import RawArray
from typing import Protocol

ABSENT = 1 << 30
"""The load of a worker that is not there: nobody waits for it."""


class Loads(Protocol):
    """Whole numbers by the places of workers, in memory that the processes share."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[int]: ...

    def __getitem__(self, place: int, /) -> int: ...

    def __setitem__(self, place: int, load: int, /) -> None: ...


def make_loads(count: int) -> Loads:
    """The loads of `count` workers, none of which is there yet."""
    loads: Loads = RawArray("i", [ABSENT] * count)
    return loads
