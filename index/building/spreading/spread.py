"""How the work on many documents is spread: in processes over the cores of this machine, or as `cluster.py` does it."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from index.building.spreading.hands import Hands
from index.model import Asked, Encoder, Progress, VectorCache

LEAST_SHARED = 4
"""Documents that are worth the start of processes."""


class Run(Protocol):
    """As `map`, of one iterable."""

    def __call__(self, make: Callable[[Any], Any], given: Iterable[Any], /) -> Iterator[Any]: ...


class Spread(Protocol):
    """Who does what many documents need. is_far: on machines that do not have the files of this one, so that what is
    given must hold all that is read."""

    @property
    def is_far(self) -> bool: ...

    def over(self, tasks: int) -> AbstractContextManager[Run]:
        """A `map` for about so many tasks, that of Python where they are done here and one by one. What it is given is
        taken as it is needed, what it makes comes in order; a bounded part of either is held."""
        ...

    def encode(
        self, calls: Iterable[Sequence[Asked]], cache: VectorCache, encoder: Encoder, progress: Progress, total: int
    ) -> Progress:
        """Have `cache` hold what it will be asked call by call, where that is made elsewhere; what is to be told from
        here on. total: of what is told."""
        ...


class Cores:
    """Documents in processes over the cores; texts are encoded when they are asked for, by a model that uses all."""

    is_far = False

    def over(self, tasks: int) -> AbstractContextManager[Run]:
        """As `Spread`."""
        return over_cores(tasks)

    def encode(
        self, calls: Iterable[Sequence[Asked]], cache: VectorCache, encoder: Encoder, progress: Progress, total: int
    ) -> Progress:
        """As `Spread`."""
        return progress


CORES = Cores()


def count_cores() -> int:
    """Those that this process may use, at least 1."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def over_cores(tasks: int) -> Iterator[Run]:
    """A `map` that runs in as many processes as there are cores, in this one for fewer than LEAST_SHARED tasks. What it
    is given is taken as it is needed, what it makes comes in order; a few of either are held."""
    cores = count_cores()
    if tasks < LEAST_SHARED or cores < 2:
        yield map
        return
    with Hands(cores) as hands:
        yield hands.run
