"""What a file holds, if it is one: pipes, sockets and devices are refused at once, whatever leads to them."""

import errno
import os
import stat
from pathlib import Path

from corpus.refusals import refuse

# Opening a pipe would wait for whoever writes into it; and a terminal must not become ours.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def read_regular(path: Path, limit: int) -> bytes:
    """The bytes of the regular file `path`, of which there may be `limit`.

    What is opened is what is looked at, and no more than the limit is read however the file grows meanwhile. Raises a
    DocumentError that names a pipe, a socket, a device, or a file that is larger, and OSError as `open` does.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(mode):
            raise refuse(str(path), "no regular file")
        return _read(path, descriptor, limit)
    finally:
        os.close(descriptor)


def _read(path: Path, descriptor: int, limit: int) -> bytes:
    with open(descriptor, "rb", closefd=False) as stream:
        content = stream.read(limit + 1)
        size = max(len(content), os.fstat(descriptor).st_size)
    if len(content) > limit:
        raise refuse(str(path), "large", size=f"{size:,}", limit=f"{limit:,}")
    return content
