"""Imported by every Python that starts with this folder in its path: notes what it writes, and whom it talks to.

Each line of the file that OUTSIDE_LOG names is an event: a JSON list of its name and what it is about.
"""

import json
import os
import sys
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_UNNAMED = getattr(os, "O_TMPFILE", 0)
_CHANGES = (
    *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"),
    *("os.chown", "os.utime", "os.mkfifo", "os.mknod", "os.setxattr", "os.removexattr"),
)
_TALKS = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo")
_LOG = os.open(os.environ["OUTSIDE_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)


def _note(event: str, given: tuple[Any, ...]) -> None:
    if event == "open":
        path, _, flags = given
        if flags & _WRITING and not isinstance(path, int) and flags & _UNNAMED != _UNNAMED:
            _write(event, _whole(path))
    elif event in _CHANGES:
        within = given[-1] if event in ("os.remove", "os.rmdir") and given[-1] != -1 else None
        _write(event, *[_whole(each, within) for each in given if isinstance(each, str | bytes | os.PathLike)])
    elif event == "sqlite3.connect":
        _write(event, str(given[0]))
    elif event in _TALKS and given[1] is not None:  # where it is, it goes to whom the socket is connected with
        _write(event, repr(given[1] if event != "socket.getaddrinfo" else given[:2]))
    elif event == "subprocess.Popen":
        _write(event, _whole(given[0]))


def _whole(path: "str | bytes | os.PathLike[str]", within: int | None = None) -> str:
    folder = os.getcwd() if within is None else os.readlink(f"/proc/self/fd/{within}")
    return os.path.normpath(os.path.join(folder, os.fsdecode(path)))


def _write(*event: str) -> None:
    os.write(_LOG, f"{json.dumps(event)}\n".encode())


os.set_inheritable(_LOG, False)
sys.addaudithook(_note)
