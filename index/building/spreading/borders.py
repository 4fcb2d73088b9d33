"""What Ray would change of this process or say through it, kept to the time in which it starts."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


@contextmanager
def with_environment(given: Mapping[str, str]) -> Iterator[None]:
    """`given` stands in the environment of this process, and what stood there comes back."""
    # Ray reads it when it is imported and when it starts, and hands it to its processes. Where a program imported it
    # before, a start for this machine alone is refused, as it would listen on others too.
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            os.environ.update({} if value is None else {name: value})


@contextmanager
def without_noise() -> Iterator[None]:
    """Nothing that libraries write is seen on stderr."""
    # Ray says on the descriptor itself that it took the level of its log.
    sys.stderr.flush()
    kept, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)
