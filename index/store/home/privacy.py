"""A home is its owner's alone: what it holds may be what an agency has not published yet."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def private() -> Iterator[None]:
    """Folders that are made within are 0700, files 0600; in the whole process, so do nothing else there."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


_OURS = ("current", "documents", "generations", "judgements*", "lock", "remote", "vectors*")


def close_to_others(home: Path) -> None:
    """Make what an older program left open in `home` as `private` has it, where it is ours to change; and what root
    wrote into the home of somebody else his, for the server that runs as he could not read it."""
    owner = home.stat()
    given = os.name == "posix" and os.geteuid() == 0 and owner.st_uid != 0
    ours = [path for pattern in _OURS for path in home.glob(pattern)]
    for path in (home, *ours, *(below for each in ours for below in each.rglob("*"))):
        with suppress(OSError):
            mode = path.lstat().st_mode
            if mode & 0o077 and not path.is_symlink():
                path.chmod(mode & 0o7700)
            if given:
                os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
