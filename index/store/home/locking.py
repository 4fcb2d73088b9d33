"""One command at a time writes to a home."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from corpus import Said
from index.errors import IndexLocked
from index.store.home.lists import GENERATIONS
from index.store.home.privacy import private
from index.store.refusing import not_writable


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Hold the right to write to `home`, which is made where it is not there. Raises IndexLocked, IndexNotWritable."""
    lock = filelock.FileLock(home / "lock")
    try:
        with private():
            (home / GENERATIONS).mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
    except filelock.Timeout as exc:
        raise IndexLocked(
            Said(
                "มีคำสั่งอื่นกำลังเขียนดัชนีอยู่ กรุณารอให้เสร็จแล้วลองใหม่",
                "Another command is writing the index; wait until it has finished and try again",
            )
        ) from exc
    except OSError as exc:
        raise not_writable(home, exc) from exc
    try:
        yield
    finally:
        lock.release()
