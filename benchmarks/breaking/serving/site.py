"""`pmqa serve` over a library of its own, asked and looked at from the outside."""

import http.client
import math
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.setup import ROOT

PROGRAM = [sys.executable, "-c", "from command.cli import main; main()"]
WORKERS = 2
PATIENCE = 120.0
"""Seconds after which an answer that has not come is a failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came for a request, and in how many seconds. fields: headers by their names in lower case."""

    status: int
    fields: Mapping[str, str]
    body: bytes
    seconds: float


@dataclass(slots=True, kw_only=True)
class Site:
    """A running server. log: the file that its stderr goes to. marked: how much of it has been looked at."""

    home: Path
    process: "subprocess.Popen[str]"
    port: int
    log: Path
    marked: int = field(default=0)

    def connect(self) -> http.client.HTTPConnection:
        """A connection that is opened by its first request."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **fields: str) -> Answer:
        """What comes for one request over a connection of its own."""
        with closing(self.connect()) as connection:
            return ask(connection, path, method, body, fields)

    @property
    def workers(self) -> list[int]:
        """The ids of the processes that answer."""
        return [each for each in children_of(self.process.pid) if b"spawn_main" in _read(each, "cmdline")]

    @property
    def tree(self) -> list[int]:
        """The ids of all processes of the server, the supervisor first."""
        found = [self.process.pid]
        for each in found:
            found += children_of(each)
        return found

    def memory(self) -> dict[str, int]:
        """MB of all its processes together: resident, and proportional where several hold the same."""
        rows = [line.split() for each in self.tree for line in _read(each, "smaps_rollup").decode().splitlines()[1:]]
        return {name: sum(int(row[1]) for row in rows if row[0] == f"{name}:") // 1024 for name in ("Rss", "Pss")}

    def open_files(self) -> int:
        """The most files that one worker has open."""
        return max((_count(each, "fd") for each in self.workers), default=0)

    def threads(self) -> int:
        """The most threads that one worker has."""
        return max((_count(each, "task") for each in self.workers), default=0)

    def said(self) -> str:
        """What it has said on stderr since this was last asked."""
        content = self.log.read_bytes()
        fresh, self.marked = content[self.marked :], len(content)
        return fresh.decode(errors="replace")


def ask(
    connection: http.client.HTTPConnection,
    path: str,
    method: str = "GET",
    body: bytes | None = None,
    fields: Mapping[str, str] | None = None,
) -> Answer:
    """What comes for one request over `connection`. Raises OSError and HTTPException where it does not come whole."""
    began = time.perf_counter()
    connection.request(method, path, body=body, headers=dict(fields or {}))
    came = connection.getresponse()
    content = came.read()
    told = {name.lower(): value for name, value in came.getheaders()}
    return Answer(status=came.status, fields=told, body=content, seconds=time.perf_counter() - began)


@contextmanager
def open_site(home: Path, *options: str, **environment: str) -> Iterator[Site]:
    """The server over the index of `home`, ended afterwards. environment: what is set beside the home; requests are no
    lines in its log unless that says so."""
    log = home.with_name(f"{home.name}.log")
    with log.open("wb") as stderr:
        process = subprocess.Popen(
            [*PROGRAM, "serve", "--port", "0", "--workers", str(WORKERS), *options],
            cwd=ROOT,
            env=surroundings(home, PMQA_LOG="off", PMQA_LANGUAGE="en") | environment,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    with process:
        try:
            assert process.stdout is not None
            found = re.search(r"127\.0\.0\.1:(\d+)", process.stdout.readline())
            if found is None:
                raise SystemExit(f"the server did not start: {log.read_text(encoding='utf-8')}")
            site = Site(home=home, process=process, port=int(found[1]), log=log)
            wait_until(lambda: len(site.workers) == WORKERS)
            for _ in range(2 * WORKERS):
                site.ask("/readyz")  # which has the worker read its index and model
            yield site
        finally:
            process.terminate()


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """The environment of a command over `home`, without settings of the developer's own; models are those of `home`
    where it has any."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PMQA_")}
    models = {"PMQA_MODELS": str(home / "models")} if (home / "models").exists() else {}
    return {**kept, **models, "PMQA_HOME": str(home), "PYTHONUNBUFFERED": "1", **more}


def command(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The finished command `pmqa` over `home`."""
    return subprocess.run(
        [*PROGRAM, *arguments], cwd=ROOT, env=surroundings(home), capture_output=True, text=True, timeout=600
    )


def wait_until(found: Callable[[], bool], seconds: float = 60.0) -> float:
    """The seconds until `found` says so, or inf when it has not after `seconds`."""
    began = time.monotonic()
    while not found():
        if time.monotonic() - began > seconds:
            return math.inf
        time.sleep(0.02)
    return time.monotonic() - began


def children_of(pid: int) -> list[int]:
    """The ids of the processes that `pid` has started and that live."""
    return [int(each) for each in _read(pid, f"task/{pid}/children").split()]


def is_there(pid: int) -> bool:
    """Whether this process lives."""
    state = _read(pid, "stat").rpartition(b")")[2].split()
    return bool(state) and state[0] != b"Z"


def _read(pid: int, name: str) -> bytes:
    with suppress(OSError):  # it may have ended
        return Path(f"/proc/{pid}/{name}").read_bytes()
    return b""


def _count(pid: int, folder: str) -> int:
    with suppress(OSError):
        return len(os.listdir(f"/proc/{pid}/{folder}"))
    return 0
