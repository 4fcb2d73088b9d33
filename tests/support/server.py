"""`pmqa serve` with two workers and without an index, looked at from the outside."""

import contextlib
import http.client
import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.support.program import COMMAND, environment

PATIENCE = 60


class Server:
    """`pmqa serve --workers 2` without an index: it answers 503, which is enough to see who does. Requests are no lines
    on stderr unless `log` is "json": what else stands there is what these tests are about."""

    def __init__(self, home: Path, *options: str, log: str = "off") -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "serve", "--port", "0", "--workers", "2", *options],
            env=environment(home, PMQA_LANGUAGE="en", PMQA_LOG=log),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout is not None
        found = re.search(r":(\d+) ", self.process.stdout.readline())
        assert found is not None
        self.port = int(found[1])
        wait_until(lambda: len(self.workers) == 2)
        self.ask()

    @property
    def children(self) -> list[int]:
        return [int(each) for each in children_of(self.process.pid)]

    @property
    def workers(self) -> list[int]:
        return [each for each in self.children if "spawn_main" in command_of(each)]

    def ask(self) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", "/readyz")
            answer = connection.getresponse()
            assert json.load(answer)["status"] == "unavailable"
            return answer.status

    def said(self) -> str:
        assert self.process.stderr is not None
        return self.process.stderr.read()


def children_of(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return []


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def is_there(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def wait_until(found: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@contextlib.contextmanager
def running(home: Path, *options: str, log: str = "off") -> Iterator[Server]:
    """The server, and no process of it afterwards."""
    started = Server(home, *options, log=log)
    left = started.children
    try:
        yield started
    finally:
        if started.process.poll() is None:
            started.process.kill()
        started.process.wait(PATIENCE)
        for stream in (started.process.stdout, started.process.stderr):
            assert stream is not None
            stream.close()
        wait_until(lambda: not any(map(is_there, left)))
