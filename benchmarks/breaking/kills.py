"""Kill every command that writes, at each of its file events and at any moment; look what is left.

After a kill the library is exactly as before the command or as after it, and answers; the next commands succeed, say
what they would have said, and leave the files of a home in which nothing was ever killed, and no process.
"""

import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from benchmarks.breaking.harmed import programs
from benchmarks.breaking.harmed.events import trace, watch
from benchmarks.breaking.harmed.forks import Ended, Fork, apart, finish, say, spread
from benchmarks.breaking.harmed.homes import (
    FACTS,
    KNOWN,
    ROOT,
    State,
    command,
    differences,
    environ,
    keep_marks,
    listing,
    make_home,
    must,
    place,
    read_state,
    warm,
    write_file,
    write_pdf,
)
from command.cli import main

TIMES = 1000
"""Kills, half of them at file events; a twentieth as many again are of the program as people start it."""

LEAST = 100
"""Kills from which on the program itself is killed too, one time in twenty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A command that writes. before: a folder with a home, as it is before. work: does it to such a folder. next: the
    arguments of the commands that follow. sides: the state before and after, each with the state, the listing and
    the words that follow where nothing is killed."""

    name: str
    before: Path
    work: Callable[[Path], object]
    next: Sequence[Sequence[str]]
    sides: tuple[tuple[State, State, dict[str, str], str], ...]
    seconds: float
    events: tuple[tuple[str, int], ...]
    kinds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """What was tried of which trial; event: a system call and which of them; else seconds. side: what was found, 0
    before, 1 after. fault: what is wrong. missed: it had ended."""

    trial: str
    event: tuple[str, int] | None
    seconds: float
    side: int = 0
    fault: str = ""
    missed: bool = False


_trials: dict[str, Trial] = {}
"""Of this process, for its forks."""


def run(times: int | None) -> dict[str, Any]:
    """Counts of kills, exact states and leftovers; of failures each by name."""
    return apart("benchmarks.breaking.kills", times, ROOT)


def break_all(times: int) -> dict[str, Any]:
    """As `run`, in this process."""
    with place() as folder:
        warm(folder)
        has_strace = shutil.which("strace") is not None
        for trial in _make_trials(folder, has_strace):
            _trials[trial.name] = trial
        events = _events(times // 2 if has_strace else 0)
        plan = [*events, *_moments(times - len(events))]
        random.Random(7).shuffle(plan)
        found = spread(partial(_harm, folder), plan)
        missed = [each for each in found if each.missed]
        again = spread(partial(_harm, folder), [_sooner(each) for each in missed])
        real = programs.kill_programs(times // 20) if times >= LEAST else {"skipped": f"fewer than {LEAST} kills"}
    killed = [each for each in (*found, *again) if not each.missed]
    faults = [
        f"{each.trial}, at {each.event or f'{each.seconds:.3f} s'}: {each.fault}" for each in killed if each.fault
    ]
    return {
        "kills": len(killed),
        "at file events": sum(each.event is not None for each in killed),
        "of events that there are": sum(len(trial.events) for trial in _trials.values()),
        "kinds of event and file": sum(trial.kinds for trial in _trials.values()),
        "exact states": len(killed) - sum("state" in each.fault for each in killed),
        "before": sum(each.side == 0 for each in killed),
        "after": sum(each.side == 1 for each in killed),
        "by command": dict(sorted(Counter(each.trial for each in killed).items())),
        "commands missing": sorted({"backup", "restore", "upgrade"} - KNOWN),
        "the program itself": real,
        "skipped": "" if has_strace else "kills at file events: strace is not installed",
        "failures": faults,
    }


def _make_trials(folder: Path, has_strace: bool) -> list[Trial]:
    files, nothing, alone = folder / "files", folder / "nothing", folder / "alone"
    new = [str(write_file(files, f"new-{number}.md", 10 + number)) for number in range(5)]
    replaced = str(write_file(folder / "replaced", "two.md", 2, " และทุกเดือน"))
    write_file(files, "other.md", 99)
    pdf = str(write_pdf(files / "page.pdf"))
    home = make_home(folder / "base").parent
    (nothing / "home").mkdir(parents=True)
    must(command(alone / "home", "ingest", new[0]))
    given: list[tuple[str, Path, Callable[[Path], object]]] = [
        ("ingest of the first", nothing, partial(_call, ["ingest", new[0]])),
        ("ingest", home, partial(_call, ["ingest", new[0]])),
        ("ingest of several", home, partial(_call, ["ingest", *new[:2]])),
        ("ingest of many", home, partial(_call, ["ingest", *new])),
        ("ingest of a PDF", home, partial(_call, ["ingest", pdf, *FACTS])),
        ("replacing", home, partial(_call, ["ingest", "--replace", replaced])),
        ("remove", home, partial(_call, ["remove", "two.md"])),
        ("remove of the last", alone, partial(_call, ["remove", "new-0.md"])),
        ("rebuild", home, partial(_call, ["rebuild"])),
        ("judging", home, _judge),
    ]
    return spread(partial(_make_trial, folder, has_strace), given)


def _call(arguments: Sequence[str], folder: Path) -> None:
    main(list(arguments))


def _judge(folder: Path) -> None:
    keep_marks(folder / "home", range(7, 8))


def _make_trial(folder: Path, has_strace: bool, given: tuple[str, Path, Callable[[Path], object]]) -> Trial:
    name, before, work = given
    follow = [["ingest", str(folder / "files" / "other.md")], ["remove", "other.md"]]
    sides, seconds = [], 0.0
    for is_after in (False, True):
        run = _copy(before, folder)
        if is_after:
            seconds = must(finish(partial(work, run), environ(run / "home"))).seconds
        state = read_state(run / "home")
        said = "".join(must(command(run / "home", *arguments)).err for arguments in follow)
        sides.append((state, read_state(run / "home"), listing(run), said))
        shutil.rmtree(run)
    run = _copy(before, folder)
    events = sorted(watch(run, work) if has_strace else [], key=lambda each: each[1])
    shutil.rmtree(run)
    return Trial(
        name=name,
        before=before,
        work=work,
        next=follow,
        sides=tuple(sides),
        seconds=seconds,
        events=tuple(event for event, _ in events),
        kinds=sum(not place for _, place in events),
    )


def _copy(before: Path, folder: Path) -> Path:
    run = Path(mkdtemp(dir=folder)) / "run"
    shutil.copytree(before, run, symlinks=True)
    return run


def _events(count: int) -> list[Kill]:
    # The first event of each kind and file of every command, then the second, and so on.
    ranked = sorted(
        ((place / max(1, len(trial.events)), trial.name, event))
        for trial in _trials.values()
        for place, event in enumerate(trial.events)
    )
    return [Kill(trial=name, event=event, seconds=0) for _, name, event in ranked[:count]]


def _moments(count: int) -> list[Kill]:
    moments, trials = random.Random(16), list(_trials.values())
    return [
        Kill(trial=trial.name, event=None, seconds=moments.uniform(0, trial.seconds))
        for trial in (trials[number % len(trials)] for number in range(count))
    ]


def _sooner(kill: Kill) -> Kill:
    return Kill(trial=kill.trial, event=None, seconds=0.4 * (kill.seconds or _trials[kill.trial].seconds))


def _harm(folder: Path, kill: Kill) -> Kill:
    trial = _trials[kill.trial]
    run = _copy(trial.before, folder)
    try:
        ended = _killed(trial, run, kill)
        if ended.code != -9:
            return Kill(trial=kill.trial, event=kill.event, seconds=kill.seconds, missed=True)
        side, fault = _look(trial, run, ended)
        return Kill(trial=kill.trial, event=kill.event, seconds=kill.seconds, side=side, fault=fault)
    finally:
        shutil.rmtree(run.parent)


def _killed(trial: Trial, run: Path, kill: Kill) -> Ended:
    fork = Fork(partial(trial.work, run), environ(run / "home"), held=True)
    if kill.event is None:
        fork.go()
        ended = fork.wait(kill.seconds)
        if ended is None:
            fork.kill()
    else:
        name, number = kill.event
        with trace(fork, "-o", "/dev/null", "-e", f"trace={name}", "-e", f"inject={name}:signal=KILL:when={number}"):
            fork.go()
            ended = fork.wait()
    ended = ended or fork.wait()
    if ended is None:
        raise TimeoutError(f"{trial.name} did not end")
    return ended


def _look(trial: Trial, run: Path, ended: Ended) -> tuple[int, str]:
    # Which side it is, and what is wrong.
    if ended.left:
        return 0, f"processes stayed: {', '.join(ended.left)}"
    found = read_state(run / "home")
    side = next((place for place, each in enumerate(trial.sides) if each[0] == found), None)
    if side is None:
        return 0, f"a state that is neither: {found.fault or found.said or found.held[-300:]}"
    _, after, files, words = trial.sides[side]
    said = ""
    for arguments in trial.next:
        done = command(run / "home", *arguments)
        if done.code or done.left:
            return side, f"then {arguments[0]} ended with {done.code}, left {done.left}: {done.err[-400:]}"
        said += done.err
    if said != words:
        return side, f"then commands said: {said}"
    if read_state(run / "home") != after:
        return side, "then the state is another"
    return side, "; ".join(differences(listing(run), files)[:5])


if __name__ == "__main__":
    say(break_all(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES))
