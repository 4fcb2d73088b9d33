"""A process and all that it starts, watched: how long it takes, how much memory together, what it leaves behind."""

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.02  # seconds between two looks
_PATIENCE = 2.0  # seconds that what is left may take to end


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """code: as of subprocess. out, err: what it said. seconds: by the clock. worked: of processor time, of all of
    them. peak: bytes of memory at its largest, of all processes together. left: the commands of processes that are
    still there, and the names of temporary files; None of both is as it should be."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    worked: float
    peak: int
    left: tuple[str, ...]


def watch(command: Sequence[str], environment: Mapping[str, str], seconds: float, given: bytes = b"") -> Watched:
    """The command run to its end, or ended after `seconds` with all that it started. given: on its stdin."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as source:
        place = Path(folder, "tmp")
        place.mkdir()
        source.write(given)
        source.seek(0)
        with open(Path(folder, "out"), "wb+") as out, open(Path(folder, "err"), "wb+") as err:
            began = time.monotonic()
            process = subprocess.Popen(
                command,
                env={**environment, "TMPDIR": str(place)},
                stdin=source,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
            peak, worked = _follow(process, began + seconds)
            took = time.monotonic() - began
            left = _left(process.pid) + tuple(sorted(path.name for path in place.rglob("*")))
            _end(process.pid)
            out.seek(0)
            err.seek(0)
            return Watched(
                code=process.returncode,
                out=out.read(),
                err=err.read(),
                seconds=took,
                worked=worked,
                peak=peak,
                left=left,
            )


def _follow(process: "subprocess.Popen[bytes]", deadline: float) -> tuple[int, float]:
    peak = 0
    worked: dict[int, float] = {}  # by process, as it was when it was last looked at
    while process.poll() is None:
        pids = _session(process.pid)
        # What shares pages is told from what does not by a look that takes its time: a fork is all of its parent.
        if sum(map(_resident, pids)) > peak:
            peak = max(peak, sum(map(_proportional, pids)))
        worked |= {pid: _worked(pid) for pid in pids}
        if time.monotonic() > deadline:
            _end(process.pid)
        time.sleep(_EVERY)
    return peak, sum(worked.values())


def _left(session: int) -> tuple[str, ...]:
    patience = time.monotonic() + _PATIENCE
    while (pids := _session(session)) and time.monotonic() < patience:
        time.sleep(_EVERY)
    return tuple(sorted(filter(None, map(_command, pids))))


def _end(session: int) -> None:
    for pid in _session(session):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _session(session: int) -> list[int]:
    # All processes of the session, which no part of the program leaves; those that have ended left out.
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdecimal():
            fields = _read(f"/proc/{entry}/stat").rpartition(b")")[2].split()
            if len(fields) > 3 and int(fields[3]) == session and fields[0] not in (b"Z", b"X"):
                found.append(int(entry))
    return found


def _proportional(pid: int) -> int:
    # A page that several processes share counts for each in part.
    found = re.search(rb"^Pss:\s+(\d+) kB", _read(f"/proc/{pid}/smaps_rollup"), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def _resident(pid: int) -> int:
    pages = _read(f"/proc/{pid}/statm").split()
    return int(pages[1]) * os.sysconf("SC_PAGE_SIZE") if len(pages) > 1 else 0


def _worked(pid: int) -> float:
    fields = _read(f"/proc/{pid}/stat").rpartition(b")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if len(fields) > 12 else 0.0


def _command(pid: int) -> str:
    return _read(f"/proc/{pid}/cmdline").replace(b"\0", b" ").decode(errors="replace")[:80]


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
