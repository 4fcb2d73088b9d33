"""Kill every command that writes, at each of its file events and at any moment; look what is left.

After a kill the library is exactly as before the command or as after it, and answers; the next commands succeed, say
what they would have said, and leave the files of a home in which nothing was ever killed, and no process.
"""

import hashlib
import json
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.breaking.harmed import programs
from benchmarks.breaking.harmed.events import trace, watch
from benchmarks.breaking.harmed.forks import Ended, Fork, apart, finish, say, spread
from benchmarks.breaking.harmed.homes import (
    FACTS,
    ROOT,
    State,
    call,
    command,
    copy_run,
    differences,
    environ,
    listing,
    make_home,
    must,
    place,
    read_state,
    unpack_home,
    warm,
    write_file,
    write_pdf,
)
from search import Judgements, open_backup

TIMES = 1000
"""Kills, half of them at file events; a twentieth as many again are of the program as people start it."""

SAVING = ("backup", "restore")
"""Commands that are done again."""

LEAST = 100
"""Kills from which on all of them are tried, and the program itself too, one time in twenty; of fewer these: FEW."""

FEW = ("ingest", "replacing", "remove", "rebuild", "judging", "backup", "restore", "upgrade of format 7")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a command may leave: the state, with the digest of a backup. after, files, said: where nothing is killed,
    what the next commands make of it, and say."""

    state: tuple[State, str]
    after: tuple[State, str]
    files: dict[str, str]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A command that writes. before: a folder with a home, as it is before. work: does it to such a folder. next: the
    arguments of the commands that follow. sides: before and after; of a restore also what is documented of one that
    is cut off: judgements are in, documents are not."""

    name: str
    before: Path
    work: Callable[[Path], object]
    next: Sequence[Sequence[str]]
    sides: tuple[Side, ...]
    seconds: float
    events: tuple[tuple[str, int], ...]
    kinds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """What was tried of which trial; event: a system call and which of them; else seconds. side: what was found, by
    its place in the trial, else -1. fault: what is wrong. missed: it had ended."""

    trial: str
    event: tuple[str, int] | None
    seconds: float
    side: int = -1
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
        for trial in _make_trials(folder, has_strace, times < LEAST):
            _trials[trial.name] = trial
        events = _events(times // 2 if has_strace else 0)
        plan = [*events, *_moments(times - len(events))]
        random.Random(7).shuffle(plan)
        killed = list[Kill]()
        while plan:
            found = spread(partial(_harm, folder), plan)
            killed += (each for each in found if not each.missed)
            plan = [_sooner(each) for each in found if each.missed]
        real = programs.kill_programs(times // 20) if times >= LEAST else {"skipped": f"fewer than {LEAST} kills"}
    faults = [
        f"{each.trial}, at {each.event or f'{each.seconds:.3f} s'}: {each.fault}" for each in killed if each.fault
    ]
    return {
        "kills": len(killed),
        "at file events": sum(each.event is not None for each in killed),
        "of events that there are": sum(len(trial.events) for trial in _trials.values()),
        "kinds of event and file": sum(trial.kinds for trial in _trials.values()),
        "exact states": sum(each.side >= 0 for each in killed),
        "before": sum(each.side == 0 for each in killed),
        "after": sum(each.side == 1 for each in killed),
        "judgements restored, documents not yet": sum(each.side == 2 for each in killed),
        "by command": dict(sorted(Counter(each.trial for each in killed).items())),
        "the program itself": real,
        "skipped": "" if has_strace else "kills at file events: strace is not installed",
        "failures": faults,
    }


def _make_trials(folder: Path, has_strace: bool, few: bool) -> list[Trial]:
    files, nothing, alone = folder / "files", folder / "nothing", folder / "alone"
    new = [str(write_file(files, f"new-{number}.md", 10 + number)) for number in range(5)]
    replaced = str(write_file(folder / "replaced", "two.md", 2, " และทุกเดือน"))
    write_file(files, "other.md", 99)
    pdf = str(write_pdf(files / "page.pdf"))
    home = make_home(folder / "base").parent
    (nothing / "home").mkdir(parents=True)
    must(command(alone / "home", "ingest", new[0]))
    saved = str(folder / "saved")
    must(command(home / "home", "backup", saved))
    given: list[tuple[str, Path, Sequence[str]]] = [
        ("ingest of the first", nothing, ["ingest", new[0]]),
        ("ingest", home, ["ingest", new[0]]),
        ("ingest of several", home, ["ingest", *new[:2]]),
        ("ingest of many", home, ["ingest", *new]),
        ("ingest of a PDF", home, ["ingest", pdf, *FACTS]),
        ("replacing", home, ["ingest", "--replace", replaced]),
        ("remove", home, ["remove", "two.md"]),
        ("remove of the last", alone, ["remove", "new-0.md"]),
        ("rebuild", home, ["rebuild"]),
        ("judging", home, ["judge"]),
        ("backup", home, ["backup", "{run}/saved"]),
        ("restore", alone, ["restore", saved]),
        *((f"upgrade of format {each}", unpack_home(folder / f"format-{each}", each), ["upgrade"]) for each in (1, 7)),
        ("ingest into format 6", unpack_home(folder / "format-6", 6), ["ingest", new[0]]),
    ]
    return spread(partial(_make_trial, folder, has_strace), [each for each in given if not few or each[0] in FEW])


def _make_trial(folder: Path, has_strace: bool, given: tuple[str, Path, Sequence[str]]) -> Trial:
    name, before, arguments = given
    other = [["ingest", str(folder / "files" / "other.md")], ["remove", "other.md"]]
    # A backup and a restore are done again, as who saw it killed would; what they left goes with that.
    follow = [[arguments[0], *(["--replace"] if name == "backup" else []), arguments[1]]] if name in SAVING else []
    work, sides, seconds = partial(call, arguments), [], 0.0
    for is_after in (False, True):
        run = copy_run(before, folder)
        if is_after:
            seconds = must(finish(partial(work, run), environ(run / "home"))).seconds
        sides.append(_make_side(run, [*follow, *other]))
    if name == "restore":
        run = copy_run(before, folder)
        must(finish(partial(_restore_marks, Path(arguments[1]), run), environ(run / "home")))
        sides.append(_make_side(run, [*follow, *other]))
    run = copy_run(before, folder)
    events = watch(run, work) if has_strace else []
    random.Random(name).shuffle(events)
    events.sort(key=lambda each: each[1])  # the first of each kind and file, then the second, and so on
    shutil.rmtree(run)
    return Trial(
        name=name,
        before=before,
        work=work,
        next=[*follow, *other],
        sides=tuple(sides),
        seconds=seconds,
        events=tuple(event for event, _ in events),
        kinds=sum(not place for _, place in events),
    )


def _make_side(run: Path, follow: Sequence[Sequence[str]]) -> Side:
    state = _read(run)
    said = "".join(must(finish(partial(call, each, run), environ(run / "home"))).err for each in follow)
    side = Side(state=state, after=_read(run), files=listing(run), said=said)
    shutil.rmtree(run)
    return side


def _restore_marks(saved: Path, run: Path) -> None:
    # The first half of a restore, which is judgements, then documents.
    with open_backup(saved, lambda *_: None) as archive:
        Judgements(run / "home").merge(archive.marks)


def _read(run: Path) -> tuple[State, str]:
    # With the backup that was written, if one was. Of an older index it is not compared where the documents lie: in
    # those of the first formats they lie within it until they are brought out.
    state, saved = read_state(run / "home"), run / "saved"
    if state.fault.startswith("The index was made "):
        documents = [document[:3] for document in json.loads(state.held)["documents"]]
        state = State(json.dumps({"documents": documents}), state.said, "outdated")
    return state, hashlib.sha256(saved.read_bytes()).hexdigest() if saved.exists() else ""


def _events(count: int) -> list[Kill]:
    # Of every command about as large a part.
    ranked = sorted(
        ((place / max(1, len(trial.events)), trial.name, event))
        for trial in _trials.values()
        for place, event in enumerate(trial.events)
    )
    return [Kill(trial=name, event=event, seconds=0) for _, name, event in ranked[:count]]


def _moments(count: int) -> list[Kill]:
    moments, trials = random.Random(16), list(_trials.values())
    chosen = (trials[number % len(trials)] for number in range(count))
    return [Kill(trial=each.name, event=None, seconds=moments.uniform(0, each.seconds)) for each in chosen]


def _sooner(kill: Kill) -> Kill:
    return Kill(trial=kill.trial, event=None, seconds=0.4 * (kill.seconds or _trials[kill.trial].seconds))


def _harm(folder: Path, kill: Kill) -> Kill:
    trial = _trials[kill.trial]
    run = copy_run(trial.before, folder)
    try:
        ended = _killed(trial, run, kill)
        if ended.code == 0:
            return replace(kill, missed=True)
        if ended.code != -9:
            return replace(kill, fault=f"ended with {ended.code}: {ended.err[-400:]}")
        side, fault = _look(trial, run)
        stayed = f"processes stayed: {', '.join(ended.left)}" if ended.left else ""
        return replace(kill, side=side, fault="; ".join(filter(None, (stayed, fault))))
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


def _look(trial: Trial, run: Path) -> tuple[int, str]:
    # Which side it is, and what is wrong.
    found = _read(run)
    number = next((number for number, side in enumerate(trial.sides) if side.state == found), None)
    if number is None:
        state = found[0]
        return -1, f"a state that is neither: {state.fault or state.said or state.held[-300:]}"
    side, said = trial.sides[number], ""
    for arguments in trial.next:
        done = finish(partial(call, arguments, run), environ(run / "home"))
        if done.code or done.left:
            return number, f"then {arguments[0]} ended with {done.code}, left {done.left}: {done.err[-400:]}"
        said += done.err
    if said != side.said:
        return number, f"then commands said: {said}"
    if _read(run) != side.after:
        return number, "then the state is another"
    return number, "; ".join(differences(listing(run), side.files)[:5])


if __name__ == "__main__":
    say(break_all(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES))
