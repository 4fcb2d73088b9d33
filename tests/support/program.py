"""The program as a user runs it: a process of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

COMMAND = [sys.executable, "-c", "from command.cli import main; main()"]


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment without settings of the developer's own; models are those of `home`, which a test may share."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PMQA_")}
    return {**kept, "PMQA_HOME": str(home), "PMQA_MODELS": str(home / "models"), "PYTHONUNBUFFERED": "1", **more}


def run(home: Path, *arguments: str, stdin: bytes | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """The finished command; its output as text."""
    done = subprocess.run(
        [*COMMAND, *arguments], env=environment(home, **more), input=stdin or b"", capture_output=True, timeout=300
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def start(home: Path, arguments: Sequence[str], **more: str) -> subprocess.Popen[bytes]:
    """The command, started and not waited for."""
    return subprocess.Popen(
        [*COMMAND, *arguments], env=environment(home, **more), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


@contextmanager
def serving(home: Path, *options: str) -> Iterator[str]:
    """The address of a server on a free port of this machine, ended afterwards."""
    with serving_process(home, *options) as (address, _):
        yield address


@contextmanager
def serving_process(home: Path, *options: str, **more: str) -> Iterator[tuple[str, int]]:
    """The address of a server and the id of its process."""
    server = start(home, ["serve", "--port", "0", *options], **more)
    try:
        assert server.stdout is not None
        line = server.stdout.readline().decode()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, f"the server said {line!r}"
        yield found[0], server.pid
    finally:
        server.terminate()
        server.wait(timeout=30)
        server.stdout.close()
