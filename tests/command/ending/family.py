"""A program with all processes that come of it, which are known by a word in their environment."""

import contextlib
import os
import re
import secrets
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.support.program import COMMAND, environment
from tests.support.server import is_there

PATIENCE = 180.0
"""Seconds for what must come."""

SOON = 10.0
"""Seconds for what must be gone: a second or two, and more on a machine that has much to do."""


class Family:
    """`pmqa` with `arguments`, the leader of a group of processes; all of them bear its mark."""

    def __init__(self, home: Path, *arguments: str, code: Sequence[str] = COMMAND, **more: str) -> None:
        self.mark = f"FAMILY={secrets.token_hex(8)}".encode()
        name, _, value = self.mark.decode().partition("=")
        self.process = subprocess.Popen(
            [*code, *arguments],
            env=environment(home, PMQA_LANGUAGE="en", **{name: value}, **more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def members(self) -> dict[int, str]:
        """The living by number, with their command lines."""
        found = {}
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and is_there(int(folder.name)):
                with contextlib.suppress(OSError):
                    if self.mark in (folder / "environ").read_bytes().split(b"\0"):
                        found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        return found

    def has(self, *words: str) -> bool:
        """Whether there is a member for each of the words, in whose command line it stands."""
        lines = self.members().values()
        return all(any(word in line for line in lines) for word in words)

    def wait_for(self, *words: str) -> None:
        """Until `has` them."""
        wait_until(lambda: self.has(*words), PATIENCE)

    def port(self) -> int:
        """Of a server, once it listens."""
        assert self.process.stdout is not None
        found = re.search(r":(\d+) ", self.process.stdout.readline())
        assert found
        return int(found[1])

    def end(self) -> tuple[int, str, str]:
        """Exit code, stdout and stderr, once it has ended."""
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


def wait_until(found: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@contextlib.contextmanager
def family(home: Path, *arguments: str, code: Sequence[str] = COMMAND, **more: str) -> Iterator[Family]:
    """The family, and nobody of it afterwards."""
    started = Family(home, *arguments, code=code, **more)
    try:
        yield started
    finally:
        for number in started.members():
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, 9)
        started.process.wait(PATIENCE)
        for stream in (started.process.stdout, started.process.stderr):
            if stream is not None:
                stream.close()
