"""Disks that are full, read-only or not ours, two writers at once, clocks that go back, and homes in strange places.

Every command that writes is run with room for a part of what it writes, at many levels, and with a bound on the size of
a file, as quotas set one: it says one sentence, the home holds the files it held, answers as before, and with room the
same command succeeds. File systems are small ones in memory, which takes root; without it that part is skipped.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from benchmarks.breaking.harmed.forks import apart, finish, say, spread
from benchmarks.breaking.harmed.homes import (
    FACTS,
    ROOT,
    call,
    command,
    differences,
    environ,
    listing,
    make_home,
    must,
    place,
    read_state,
    sentence,
    warm,
    write_file,
    write_pdf,
)
from benchmarks.breaking.harmed.places import move, turn_back, write_twice

TIMES = 20
"""Levels of a full disk for each command, and of a bound on files; half as many pairs of writers."""

NOBODY = 65534
"""The number of a user who owns nothing."""

BLOCK = 4096

JOURNAL = "vectors.sqlite-journal"
"""Of a file larger than the bound: SQLite may not put its pages back, and leaves that to whoever opens it next."""


def run(times: int | None) -> dict[str, Any]:
    """Counts of what was tried; of failures each by name."""
    return apart("benchmarks.breaking.disk", times, ROOT)


def break_all(times: int) -> dict[str, Any]:
    """As `run`, in this process."""
    with place() as folder:
        os.chmod(folder, 0o755)
        warm(folder)
        base = make_home(folder / "base")
        commands = _commands(folder, base)
        levels = [(name, number / times) for name in commands for number in range(times)]
        can_mount = os.geteuid() == 0 and _can_mount(folder)
        full = spread(partial(_fill, folder, base, commands), levels) if can_mount else []
        bounded = spread(partial(_bound, folder, base, commands), levels)
        parts = {
            "two writers": write_twice(folder, base, max(2, times // 2)),
            "read-only": _read_only(folder, base, commands) if can_mount else [],
            "not ours": _not_ours(folder, base, commands) if os.geteuid() == 0 else [],
            "clock": turn_back(folder, base),
            "places": move(folder, base),
        }
    return {
        "full disks": {"tried": len(full), "failed with a sentence": sum(failed for failed, _ in full)},
        "bounded files": {"tried": len(bounded), "failed with a sentence": sum(failed for failed, _ in bounded)},
        **{name: {"tried": len(found), "failed": sum(bool(fault) for fault in found)} for name, found in parts.items()},
        "skipped": "" if can_mount else "full and read-only file systems: mounting them takes root",
        "failures": [fault for _, fault in (*full, *bounded) if fault]
        + [f"{name}: {fault}" for name, found in parts.items() for fault in found if fault],
    }


def _commands(folder: Path, base: Path) -> dict[str, Sequence[str]]:
    files = folder / "files"
    new = [str(write_file(files, f"new-{number}.md", 10 + number)) for number in range(2)]
    found: dict[str, Sequence[str]] = {
        "ingest": ["ingest", *new],
        "ingest of a PDF": ["ingest", str(write_pdf(files / "page.pdf")), *FACTS],
        "replacing": ["ingest", "--replace", str(write_file(folder / "replaced", "two.md", 2, " และทุกเดือน"))],
        "remove": ["remove", "two.md"],
        "rebuild": ["rebuild"],
        "judging": ["judge"],
        "backup": ["backup", "{run}/saved"],
    }
    fuller = folder / "fuller" / "home"
    shutil.copytree(base, fuller)
    must(command(fuller, "ingest", *new))
    must(command(fuller, "backup", folder / "saved"))
    return {**found, "restore": ["restore", str(folder / "saved")]}


def _fill(folder: Path, base: Path, commands: dict[str, Sequence[str]], level: tuple[str, float]) -> tuple[bool, str]:
    # Whether the command failed, and what is wrong. The room left is that part of what it needs at most.
    name, part = level
    with _small_disk(folder) as disk:
        home = disk / "run" / "home"
        shutil.copytree(base, home)
        filler = disk / "filler"
        room = int(part * _needed(base))
        free = os.statvfs(disk).f_bavail * BLOCK
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(BLOCK, free - room))
        found = _try(home, base, commands[name])
        filler.unlink()
        return _again(home, commands[name], f"{name}, {room // 1024} KiB left", found)


def _bound(folder: Path, base: Path, commands: dict[str, Sequence[str]], level: tuple[str, float]) -> tuple[bool, str]:
    name, part = level
    home = Path(mkdtemp(dir=folder)) / "home"
    shutil.copytree(base, home)
    size = int(1024 + part * max(path.stat().st_size for path in base.rglob("*") if path.is_file()) * 1.2)
    found = _try(home, base, commands[name], size)
    found = _again(home, commands[name], f"{name}, files of {size // 1024} KiB at most", found)
    shutil.rmtree(home.parent)
    return found


def _needed(base: Path) -> int:
    # A generation, and what caches and journals take beside it.
    return int(1.6 * sum(path.stat().st_size + BLOCK for path in base.rglob("*") if path.is_file()) / 2)


def _try(home: Path, base: Path, arguments: Sequence[str], size: int | None = None) -> tuple[bool, str]:
    before, files = read_state(home), listing(home.parent)
    ended = finish(partial(_limited, arguments, size, home.parent), environ(home))
    if ended.code == 0:
        return False, ""
    fault = sentence(ended)
    if not fault and read_state(home) != before:
        fault = f"the library is another: {read_state(home).fault}"
    kept = listing(home.parent)
    if size is not None:
        kept.pop(f"home/{JOURNAL}", None)
    return True, fault or "; ".join(differences(kept, files)[:5])


def _limited(arguments: Sequence[str], size: int | None, run: Path) -> None:
    if size is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    call(arguments, run)


def _again(home: Path, arguments: Sequence[str], name: str, found: tuple[bool, str]) -> tuple[bool, str]:
    failed, fault = found
    if failed and not fault:
        ended = finish(partial(call, arguments, home.parent), environ(home))
        fault = f"with room it ended with {ended.code}: {ended.err}" if ended.code else read_state(home).fault
        if (home / JOURNAL).exists():
            fault = fault or "the journal stays"
    return failed, f"{name}: {fault}" if fault else ""


def _can_mount(folder: Path) -> bool:
    try:
        with _small_disk(folder):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


@contextmanager
def _small_disk(folder: Path, megabytes: int = 24) -> Iterator[Path]:
    disk = Path(mkdtemp(dir=folder))
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", str(disk)],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
        disk.rmdir()


def _read_only(folder: Path, base: Path, commands: dict[str, Sequence[str]]) -> list[str]:
    found = []
    with _small_disk(folder) as disk:
        home = disk / "run" / "home"
        shutil.copytree(base, home)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for name, arguments in commands.items():
            failed, fault = _try(home, base, arguments)
            found.append(f"{name}: {fault}" if fault else "" if failed else f"{name}: succeeded")
    return found


def _not_ours(folder: Path, base: Path, commands: dict[str, Sequence[str]]) -> list[str]:
    # A folder that may be read and not written to, then one that may not be read, as a user that is not root.
    home = folder / "not-ours" / "home"
    shutil.copytree(base, home)
    found = []
    for mode in (0o755, 0o700):
        for path in (home, *home.rglob("*")):
            path.chmod(mode if path.is_dir() else mode & 0o644)
        files = listing(home.parent)
        for name, arguments in (*commands.items(), ("search", ["search", "แผน"])):
            ended = finish(partial(call, arguments, home.parent), environ(home), NOBODY)
            fault = "" if name == "search" and mode == 0o755 and not ended.code else sentence(ended)
            fault = fault or "; ".join(differences(listing(home.parent), files)[:5])
            found.append(f"{name}, mode {mode:o}: {fault}" if fault else "")
    return found


if __name__ == "__main__":
    say(break_all(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES))
