"""The program in forks of a process that has imported it: a command begins at once, and may be killed.

What forks must have neither threads nor a model, so each part of the battery that does it is a Python of its own
(`apart`), with one thread for every numerical library. Vectors are those of a stand-in, the same for the same text.
"""

import atexit
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
import traceback
import types
import weakref
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

Task, Found = TypeVar("Task"), TypeVar("Found")

PATIENCE = 120.0
"""Seconds that a command may take."""

LINGERING = 5.0
"""Seconds that the processes of a command may outlive it: they learn of its end, and end."""

PIPE = 1 << 20
"""Bytes that a command may say on stdout or stderr."""

CRASHED = 70
"""The exit code of a fork in which an exception came through, whose traceback is on its stderr."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """code: of exit, minus the number of the signal that ended it. left: processes that stayed, by their names."""

    code: int
    out: str
    err: str
    left: tuple[str, ...]
    seconds: float


class Fork:
    """A process made of this one, which calls `work` in a session of its own, with `environ` beside what is set.

    held: it waits for `go`, so that somebody can be told its number before. user: of a number, as whom it runs.
    """

    def __init__(
        self, work: Callable[[], object], environ: Mapping[str, str], *, held: bool = False, user: int | None = None
    ) -> None:
        # Pipes, as a bound on the size of files would be one on what is said; with room for all of it.
        (self._out, out), (self._err, err) = _pipe(), _pipe()
        gate, self._gate = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._gate)
            _run(partial(_as_user, work, user), environ, (out, err), gate)
        for end in (gate, out, err):
            os.close(end)
        self._began = time.monotonic()
        if not held:
            self.go()

    def go(self) -> None:
        """Let it begin."""
        os.close(self._gate)
        self._began = time.monotonic()

    def kill(self) -> None:
        """End it at once, if it has not ended."""
        os.kill(self.pid, signal.SIGKILL)

    def wait(self, seconds: float = PATIENCE) -> Ended | None:
        """How it ended; None where it still runs after so many `seconds`. Whatever it leaves is ended."""
        until = time.monotonic() + seconds
        while (found := os.waitpid(self.pid, os.WNOHANG)) == (0, 0):
            if time.monotonic() > until:
                return None
            time.sleep(0.001)
        took = time.monotonic() - self._began
        left = end_session(self.pid)
        out, err = (_drain(end) for end in (self._out, self._err))
        return Ended(code=os.waitstatus_to_exitcode(found[1]), out=out, err=err, left=left, seconds=took)


def finish(work: Callable[[], object], environ: Mapping[str, str], user: int | None = None) -> Ended:
    """What came of `work` in a fork; TimeoutError where it does not end."""
    fork = Fork(work, environ, user=user)
    ended = fork.wait()
    if ended is None:
        fork.kill()
        fork.wait()
        raise TimeoutError(f"a command did not end in {PATIENCE:.0f} seconds")
    return ended


def apart(module: str, times: int | None, folder: Path) -> dict[str, Any]:
    """What `module`, run with `times` as a program in a Python of its own, says last on stdout. folder: of the tree."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PMQA_")}
    done = subprocess.run(
        [sys.executable, "-m", module, *([] if times is None else [str(times)])],
        env={**kept, **threads, "TOKENIZERS_PARALLELISM": "false"},
        cwd=folder,
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def say(found: Mapping[str, Any]) -> None:
    """What `apart` hears."""
    print(json.dumps(found, ensure_ascii=False))


def spread(make: Callable[[Task], Found], tasks: Sequence[Task]) -> list[Found]:
    """`make` of each task, in order, in a fork of this process for each core."""
    with ProcessPoolExecutor(len(os.sched_getaffinity(0)), get_context("fork")) as pool:
        return list(pool.map(make, tasks))


def _pipe() -> tuple[int, int]:
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, PIPE)
    os.set_blocking(reading, False)
    return reading, writing


def _drain(end: int) -> str:
    with os.fdopen(end, "rb") as file:
        return (file.read() or b"").decode("utf-8", "replace")


def _run(work: Callable[[], object], environ: Mapping[str, str], ends: Sequence[int], gate: int) -> None:
    # In the child; never returns.
    code = CRASHED
    try:
        for finalizer in list(weakref.finalize._registry):  # of the parent: its temporary folders
            finalizer.detach()
        os.setsid()
        sys.modules["__main__"] = types.ModuleType("__main__")  # which processes of a pool would import
        for end, standard in zip(ends, (1, 2), strict=True):
            os.dup2(end, standard)
        # Those of the parent know of a file that it may have had there.
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
        os.environ.update(environ)
        os.read(gate, 1)
        os.close(gate)
        code = work() or 0  # type: ignore[assignment]
    except SystemExit as exc:
        code = exc.code if isinstance(exc.code, int) else 0
    except BaseException:
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0)


def _as_user(work: Callable[[], object], user: int | None) -> object:
    if user is not None:
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)
    return work()


def end_session(session: int) -> tuple[str, ...]:
    """End the processes of a session whose first one has ended, once they have had time to end; their names."""
    until = time.monotonic() + LINGERING
    while (left := _session(session)) and time.monotonic() < until:
        time.sleep(0.01)
    for pid in left:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    return tuple(left.values())


def _session(session: int) -> dict[int, str]:
    found = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                text = Path(entry.path, "stat").read_text()
            except OSError:
                continue
            name, _, rest = text.rpartition(")")
            fields = rest.split()
            if fields[0] != "Z" and int(fields[3]) == session:
                found[int(entry.name)] = name.partition("(")[2]
    return found
