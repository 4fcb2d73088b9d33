"""The file events of a command, which strace sees and may kill at."""

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.breaking.harmed.forks import Fork
from benchmarks.breaking.harmed.homes import environ

EVENTS = (
    "openat,creat,write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,"
    "ftruncate,truncate,fallocate,link,linkat,symlink,symlinkat,chmod,fchmod,fchmodat,copy_file_range,sendfile"
)
"""System calls that change files, of Python, SQLite, NumPy and FAISS alike."""

_READS = re.compile(r"O_RDONLY")
_PATH = re.compile(r'"(/[^"]*)"|<(/[^>]*)>')


def watch(run: Path, work: Callable[[Path], object]) -> list[tuple[tuple[str, int], int]]:
    """The events of `work` within `run`: each the name of the call and its number among all such calls, and which it is
    of those of this call and file, from 0."""
    fork = Fork(partial(work, run), environ(run / "home"), held=True)
    with trace(fork, "-y", "-e", f"trace={EVENTS}", "-o", str(run.parent / "log")) as tracer:
        fork.go()
        ended = fork.wait()
        tracer.wait(10)
    if ended is None or ended.code:
        raise RuntimeError(f"ended with {ended}")
    calls, places, found = Counter[str](), Counter[tuple[str, str]](), []
    for line in (run.parent / "log").read_text(encoding="utf-8", errors="replace").splitlines():
        name, parenthesis, rest = line.partition("(")
        if not parenthesis or not name.isidentifier():
            continue
        calls[name] += 1
        paths = [path for pair in _PATH.findall(rest) for path in pair if path.startswith(str(run))]
        if paths and not (name == "openat" and _READS.search(rest)):
            file = re.sub(r"#[0-9]+|[0-9]{6,}", "", paths[0].removeprefix(str(run)))
            found.append(((name, calls[name]), places[name, file]))
            places[name, file] += 1
    return found


def trace(fork: Fork, *options: str) -> subprocess.Popen[bytes]:
    """strace with these options, attached to `fork`, which is held."""
    tracer = subprocess.Popen(["strace", "-p", str(fork.pid), *options], stderr=subprocess.PIPE)
    told = tracer.stderr.readline() if tracer.stderr else b""
    if b"attached" not in told:
        fork.kill()
        fork.wait()
        raise RuntimeError(f"strace: {told.decode()}")
    return tracer
