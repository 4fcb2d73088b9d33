"""The processor time that may be spent on one document where it is asked for; what takes longer is refused."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_deadline: ContextVar[float] = ContextVar("deadline", default=math.inf)


class OutOfTimeError(Exception):
    """The time that was allowed is spent."""


@contextmanager
def allow(seconds: float) -> Iterator[None]:
    """Allow `seconds` of this thread's processor time for what follows, to be asked of by `check_time`; no more than is
    left of what was allowed around it."""
    token = _deadline.set(min(_deadline.get(), time.thread_time() + seconds))
    try:
        yield
    finally:
        _deadline.reset(token)


def check_time() -> None:
    """Raise OutOfTimeError when what was allowed is spent; nothing is spent where nothing was said. To be called in
    loops whose length a file decides."""
    if time.thread_time() > _deadline.get():
        raise OutOfTimeError
