"""Reading processes made by fork, as a Python that begins anew for each document takes most of what reading it takes.

The keeper is a process that has the readers loaded and never sees a document. Asked over a socket it forks: the child
reads one document and ends. The child is not waited for before who asked says so, so that its number is its own as
long as it may be killed. The keeper ends when the socket does, and its child with it.
"""

import atexit
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import IO

_DONE = b"."
_LONGEST = 64  # bytes of a message


class Keeper:
    """Makes the keeper when it is first asked and asks it; one document at a time.

    command: what starts the keeper, given the number of its socket.
    """

    def __init__(self, command: Callable[[int], Sequence[str]]) -> None:
        self._command = command
        self._lock = threading.Lock()
        self._link: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def begin(self, suffix: str, source: int) -> "ForkedReader | None":
        """A process that reads the document behind the descriptor `source` with the reader of `suffix`; None where
        there are no forks, or another document is being read, or the keeper is gone."""
        if not hasattr(socket, "send_fds") or not hasattr(os, "fork") or not self._lock.acquire(blocking=False):
            return None
        reader = None
        try:
            reader = self._ask(suffix, source)
        finally:
            if reader is None:
                self._lock.release()
        return reader

    def _ask(self, suffix: str, source: int) -> "ForkedReader | None":
        output, into = os.pipe()
        try:
            link = self._connected()
            socket.send_fds(link, [suffix.encode()], [source, into])
            answer = link.recv(_LONGEST)
        except OSError:
            answer = b""
        finally:
            os.close(into)
        if not answer:
            os.close(output)
            self.close()
            return None
        return ForkedReader(int(answer), os.fdopen(output, "rb"), self._end)

    def _connected(self) -> socket.socket:
        # A process made of this one by fork has a keeper of its own.
        if self._link is None or self._owner != os.getpid():
            ours, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(
                    self._command(theirs.fileno()),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=[theirs.fileno()],
                )
            self._link, self._owner = ours, os.getpid()
            atexit.register(self.close)
        return self._link

    def _end(self) -> int | None:
        # The exit code of the child, as subprocess has it; None where the keeper is gone.
        try:
            if self._link is None:
                return None
            self._link.sendall(_DONE)
            answer = self._link.recv(_LONGEST)
            if answer:
                return int(answer)
            self.close()
        except OSError:
            self.close()
        finally:
            self._lock.release()
        return None

    def close(self) -> None:
        """End the keeper. The next document gets another."""
        link, process, owner = self._link, self._process, self._owner
        self._link = self._process = None
        atexit.unregister(self.close)
        if link is not None:
            link.close()
        if process is not None and owner == os.getpid():
            process.kill()
            process.wait()


class ForkedReader:
    """A reading process, with what is used of a subprocess.Popen. stdout: what it says. returncode: once it has ended,
    minus the number of the signal that ended it."""

    def __init__(self, pid: int, stdout: IO[bytes], end: Callable[[], int | None]) -> None:
        self.stdout: IO[bytes] = stdout
        self.returncode: int | None = None
        self._pid = pid
        self._end = end
        self._ended = threading.Lock()

    def kill(self) -> None:
        """End it at once; nothing when it has ended."""
        with self._ended, contextlib.suppress(ProcessLookupError):
            if self.returncode is None:
                os.kill(self._pid, signal.SIGKILL)

    def __enter__(self) -> "ForkedReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.stdout.close()
        with self._ended:
            code = self._end()
            self.returncode = -int(signal.SIGKILL) if code is None else code


def keep(link: socket.socket, load: Callable[[str], object], read: Callable[[str, int], None]) -> None:
    """What the keeper does until `link` ends. load: the reader of a suffix, before the fork. read: the document on
    stdin, in the child, with the suffix and the number of the keeper."""
    keeper = os.getpid()
    while True:
        request, descriptors, _, _ = socket.recv_fds(link, _LONGEST, 2)
        if not request:
            return
        suffix = request.decode()
        load(suffix)
        child = os.fork()
        if child == 0:
            _read(link, descriptors, suffix, keeper, read)
        for descriptor in descriptors:
            os.close(descriptor)
        link.sendall(str(child).encode())
        done = link.recv(_LONGEST)
        if not done:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if not done:
            return
        link.sendall(str(os.waitstatus_to_exitcode(status)).encode())


def _read(
    link: socket.socket, descriptors: Sequence[int], suffix: str, keeper: int, read: Callable[[str, int], None]
) -> None:
    # In the child; never returns.
    code = 1
    try:
        link.close()
        for descriptor, standard in zip(descriptors, (0, 1), strict=True):
            os.dup2(descriptor, standard)
            os.close(descriptor)
        read(suffix, keeper)
        sys.stdout.flush()
        code = 0
    finally:
        os._exit(code)
