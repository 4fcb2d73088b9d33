"""Folders for the time of a block, and those that programs before this one left when they were killed."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_HELD = "held"
"""A file in each folder, locked as long as who made the folder lives: the system lets go of it, however he ends."""


@contextmanager
def own_folder(prefix: str, place: str | None = None) -> Iterator[str]:
    """A new folder whose name begins with `prefix` in `place`, or where the system has such folders, for this user
    alone and gone with the block. Those of the same prefix and user that nobody holds any more go before."""
    with contextlib.suppress(OSError):
        sweep(prefix, Path(place or tempfile.gettempdir()))
    with (
        tempfile.TemporaryDirectory(prefix=prefix, dir=place, ignore_cleanup_errors=True) as folder,
        Path(folder, _HELD).open("w") as held,
    ):
        _hold(held)
        yield folder


def sweep(prefix: str, place: Path) -> None:
    """Take away the folders that `own_folder` has made and nobody holds."""
    for folder in place.glob(f"{prefix}*"):
        with contextlib.suppress(OSError):
            if not folder.is_symlink() and folder.stat().st_uid == os.getuid() and _is_left(folder):
                shutil.rmtree(folder)


def _is_left(folder: Path) -> bool:
    try:
        with (folder / _HELD).open() as held:
            return _hold(held)
    except FileNotFoundError:  # of somebody who has just made it
        return False


def _hold(file: IO[str]) -> bool:
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True
