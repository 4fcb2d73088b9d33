"""Two writers at once, clocks that go back, and homes in strange places: of each trial what is wrong, "" where nothing
is."""

import os
import shutil
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.breaking.harmed.forks import Ended, Fork, finish
from benchmarks.breaking.harmed.homes import State, command, environ, must, read_state, sentence, write_file
from command.cli import main as pmqa

TOO_LONG = "/".join(["โฟลเดอร์ที่มีชื่อยาวมาก" * 3] * 12)
"""A path of 2,400 bytes; SQLite takes 512."""


def write_twice(folder: Path, base: Path, pairs: int) -> list[str]:
    """Each writes a document of its own; both are in, or one was told that another writes."""
    found = []
    for number in range(pairs):
        home = Path(mkdtemp(dir=folder)) / "home"
        shutil.copytree(base, home)
        files = [write_file(home.parent, f"{name}.md", place) for place, name in enumerate(("left", "right"), 30)]
        given = files if number % 2 else files[::-1]
        forks = [Fork(partial(pmqa, ["ingest", str(each)]), environ(home), held=True) for each in given]
        for fork in forks:
            fork.go()
            time.sleep(0.005 * (number // 2))
        found.append(_settle(home, given, [fork.wait() for fork in forks]))
        shutil.rmtree(home.parent)
    return found


def _settle(home: Path, given: Sequence[Path], ended: Sequence[Ended | None]) -> str:
    expected = 3
    for each in ended:
        if each is None or each.left:
            return f"a writer did not end, or left {each and each.left}"
        if each.code and "Another command is writing" not in each.err:
            return f"ended with {each.code}: {each.err}"
        expected += not each.code
    if read_state(home).documents != expected:
        return f"{read_state(home).documents} documents, wanted {expected}"
    for path in given:
        must(command(home, "ingest", path))
    return "" if read_state(home).documents == 5 else "a document is missing"


def turn_back(folder: Path, base: Path) -> list[str]:
    """Files of the future, and a clock of the past."""
    other = write_file(folder / "others", "other.md", 99)
    home = folder / "clock" / "home"
    shutil.copytree(base, home)
    wanted = read_state(home)
    later = time.time() + 400 * 86_400
    for path in home.rglob("*"):
        os.utime(path, (later, later))
    found = [_same(home, wanted, "files of the future")]
    for arguments in (["ingest", str(other)], ["rebuild"], ["remove", other.name]):
        ended = finish(partial(_in_the_past, arguments), environ(home))
        found.append(f"{arguments[0]} in the past: {ended.err}" if ended.code else "")
    (home / "lock").write_text("of a command that is gone")
    found.append(_same(home, wanted, "after commands of the past, and with a stale lock"))
    found += [_lasts(home, other, "with a stale lock")]
    return found


def _in_the_past(arguments: Sequence[str]) -> None:
    now = time.time
    time.time = lambda: now() - 3_000 * 86_400
    pmqa(list(arguments))


def move(folder: Path, base: Path) -> list[str]:
    """Homes in strange places, homes that move, and homes that share a folder of models."""
    other, wanted, found = write_file(folder / "others", "other.md", 99), read_state(base), []
    long = "/".join(["โฟลเดอร์ชื่อยาว"] * 6)
    for name in ("with spaces and 'quotes'", "ที่เก็บ เอกสาร", "percent %20 #1 ?x=y", long):
        home = folder / "places" / name / "home"
        shutil.copytree(base, home)
        found += [_same(home, wanted, name), _lasts(home, other, name)]
    link, moved = folder / "link", folder / "moved"
    link.symlink_to(home, target_is_directory=True)
    found += [_same(link, wanted, "a link"), _lasts(link, other, "a link")]
    home.rename(moved)
    found += [_same(moved, wanted, "moved"), _lasts(moved, other, "moved")]
    home = folder / "places" / TOO_LONG / "home"
    shutil.copytree(base, home)
    for arguments in (["search", "แผน"], ["ingest", other], ["check"]):
        fault = sentence(command(home, *arguments))
        found.append(f"{arguments[0]} in too long a path: {fault}" if fault else "")
    return found


def _same(home: Path, wanted: State, name: str) -> str:
    state = read_state(home)
    return "" if state == wanted else f"{name}: {state.fault or state.said or 'another state'}"


def _lasts(home: Path, other: Path, name: str) -> str:
    for arguments in (["ingest", other], ["remove", other.name]):
        ended = command(home, *arguments)
        if ended.code or ended.left:
            return f"{name}: {arguments[0]} ended with {ended.code}: {ended.err}"
    return ""
