"""A file that is written beside its place and put there when it is whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from corpus import reason_of
from index import sync
from search.safekeeping.problems import BUSY, FOLDER, THERE, UNWRITABLE, problem


@contextmanager
def written_beside(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """A stream to write what `path` will be, to be read too; `path` is there, with the mode 0600, when the block ends
    without an error, and else as it was. What a killed process left of the same file goes. Raises BackupProblem where
    `path` is a folder, there already unless `replace`, being written by another process, or not to be written."""
    if os.path.isdir(path):
        raise problem(FOLDER, path)
    part = path.with_name(f"{path.name}.part")
    try:
        stream = _claim(path, part)
    except OSError as exc:
        raise problem(UNWRITABLE, path, reason=reason_of(exc)) from exc
    try:
        _refuse_existing(path, replace)
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
        _refuse_existing(path, replace)
        part.replace(path)
        sync(path.parent)
    except OSError as exc:
        raise problem(UNWRITABLE, path, reason=reason_of(exc)) from exc
    finally:
        with suppress(OSError):
            if _is_same(stream, part):  # else it is in its place
                part.unlink()
        with suppress(OSError):  # of what it could not write, which was told
            stream.close()


def _refuse_existing(path: Path, replace: bool) -> None:
    if not replace and os.path.lexists(path):
        raise problem(THERE, path)


def _claim(path: Path, part: Path) -> BinaryIO:
    # The file itself is the lock: what a killed process left is not locked, and is begun anew.
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    while True:
        stream = os.fdopen(os.open(part, flags, 0o600), "r+b")
        if not _lock(stream):
            stream.close()
            raise problem(BUSY, path)
        if _is_same(stream, part):
            os.chmod(part, 0o600)
            stream.truncate(0)
            return stream
        stream.close()  # it was put in its place, or swept, between the two


def _lock(stream: BinaryIO) -> bool:
    if os.name != "posix":
        return True
    import fcntl

    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_same(stream: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(stream.fileno()), os.lstat(path))
    except FileNotFoundError:
        return False
