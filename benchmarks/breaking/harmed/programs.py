"""The program as people start it, with its own model, killed at any moment; and killed while it prepares a model."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from benchmarks.breaking.harmed.forks import end_session
from benchmarks.breaking.harmed.homes import ROOT, State, differences, listing, place, write_file
from search.settings import shared_models

PROGRAM = "from command.cli import main; main()"
STATE = "from benchmarks.breaking.harmed.homes import tell_state; tell_state()"
MODEL = """
import sys
from pathlib import Path
from tests.support.small_models import make_bert
make_bert(Path(sys.argv[1]))
"""
PREPARED = 8
"""One of so many kills is of a model that is being prepared."""

PATIENCE = 600
"""Seconds that a command may take; the first one prepares the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A command that is killed. before: a folder with a home. environ: beside what is set. seconds: that it takes.
    sides: the state before and after, with the listing of the folder once the next commands are done."""

    before: Path
    arguments: Sequence[str]
    next: Sequence[Sequence[str]]
    environ: Mapping[str, str]
    seconds: float
    sides: Sequence[tuple[State, dict[str, str]]]


def kill_programs(times: int) -> dict[str, Any]:
    """Counts of so many kills, and the failures; in processes of their own, with the model in the user's cache."""
    moments = random.Random(50)
    with place() as folder, ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        jobs = _make_jobs(folder, pool)
        prepare = _make_preparing(folder)
        plan = [prepare if not number % PREPARED else jobs[number % len(jobs)] for number in range(times)]
        given = [(job, folder / f"run-{number}", moments.random()) for number, job in enumerate(plan)]
        found = list(pool.map(lambda each: _kill(*each), given))
    return {
        "kills": sum(fault is not None for fault in found),
        "ended before": sum(fault is None for fault in found),
        "of a model being prepared": plan.count(prepare),
        "failures": [f"{' '.join(job.arguments)}: {fault}" for job, fault in zip(plan, found, strict=True) if fault],
    }


def damage_models(times: int) -> dict[str, Any]:
    """Counts of so many files of the prepared model of which a bit is flipped, each followed by a search: it answers as
    before. The model is that in the user's cache; what is damaged is a copy."""
    found = sorted(shared_models().glob("graph-*"), key=lambda path: path.stat().st_mtime)
    if not found or not times:
        return {"skipped": "no prepared model in the user's cache"}
    chance, faults = random.Random(470), []
    with place() as folder:
        home = folder / "home"
        file = write_file(folder / "files", "one.md", 1)
        environ = {"PMQA_MODELS": str(shared_models())}
        _run(home, environ, ["ingest", str(file)])
        wanted = _read(home, environ)
        files = sorted((path for path in found[-1].rglob("*") if path.is_file()), key=lambda path: -path.stat().st_size)
        for path in files[:times]:
            faults += _damage_model(folder, home, path.relative_to(found[-1].parent), chance, wanted)
    return {"flips": min(times, len(files)), "failures": faults}


def _damage_model(folder: Path, home: Path, name: Path, chance: random.Random, wanted: State) -> list[str]:
    models = folder / "models"
    shutil.copytree(shared_models() / name.parts[0], models / name.parts[0])
    with (models / name).open("r+b") as file:
        place = chance.randrange((models / name).stat().st_size)
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1 << chance.randrange(8)]))
    try:
        first, second = (_read(home, {"PMQA_MODELS": str(models)}) for _ in range(2))
    finally:
        shutil.rmtree(models)
    if first.held != wanted.held:
        return [f"{name.name}: another answer: {first.fault or first.said}"]
    return (
        [] if (second.held, second.said) == (wanted.held, wanted.said) else [f"{name.name}: not mended: {second.said}"]
    )


def _make_jobs(folder: Path, pool: ThreadPoolExecutor) -> list[Job]:
    files, home = folder / "files", folder / "base" / "home"
    home.mkdir(parents=True)
    named = [str(write_file(files, f"{name}.md", number)) for number, name in enumerate(("one", "two", "new", "other"))]
    changed = str(write_file(folder / "changed", "two.md", 9))
    _run(home, {}, ["ingest", *named[:2]])
    follow = [["ingest", named[3]], ["remove", "other.md"]]
    commands = [["ingest", named[2]], ["ingest", "--replace", changed], ["remove", "one.md"], ["rebuild"]]
    return list(pool.map(lambda each: _make_job(home.parent, each, follow, {}), commands))


def _make_preparing(folder: Path) -> Job:
    subprocess.run([sys.executable, "-c", MODEL, str(folder / "bert")], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    before = folder / "unprepared"
    (before / "home").mkdir(parents=True)
    arguments = ["ingest", str(folder / "files" / "one.md")]
    return _make_job(before, arguments, [arguments], {"PMQA_MODEL": str(folder / "bert"), "MODELS": "models"})


def _make_job(
    before: Path, arguments: Sequence[str], follow: Sequence[Sequence[str]], environ: Mapping[str, str]
) -> Job:
    sides, seconds = [], 0.0
    for is_after in (False, True):
        run = Path(mkdtemp(dir=before.parent)) / "run"
        shutil.copytree(before, run)
        if is_after:
            began = time.monotonic()
            _run(run / "home", environ, arguments)
            seconds = time.monotonic() - began
        state = _read(run / "home", environ)
        for each in follow:
            _run(run / "home", environ, each)
        sides.append((state, listing(run)))
        shutil.rmtree(run)
    return Job(before=before, arguments=arguments, next=follow, environ=environ, seconds=seconds, sides=sides)


def _kill(job: Job, run: Path, share: float) -> str | None:
    # What is wrong; None where it had ended.
    shutil.copytree(job.before, run)
    process = _start(run / "home", job.environ, [PROGRAM, *job.arguments])
    try:
        process.wait(share * job.seconds)
        return None
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    if left := end_session(process.pid):
        return f"processes stayed: {', '.join(left)}"
    try:
        return _look(job, run)
    finally:
        shutil.rmtree(run)


def _look(job: Job, run: Path) -> str:
    found = _read(run / "home", job.environ)
    files = next((files for state, files in job.sides if state == found), None)
    if files is None:
        return f"a state that is neither: {found.fault or found.said or found.held[-300:]}"
    for arguments in job.next:
        said = _run(run / "home", job.environ, arguments)
        if said and "PMQA_MODEL" not in job.environ:
            return f"then {arguments[0]} said: {said}"
    return "; ".join(differences(listing(run), files)[:5])


def _read(home: Path, environ: Mapping[str, str]) -> State:
    process = _start(home, environ, [STATE])
    out, err = process.communicate(timeout=PATIENCE)
    if process.returncode:
        return State("", err.decode(), "a traceback")
    told = json.loads(out.decode().splitlines()[-1])
    return State(told["held"], "" if "PMQA_MODEL" in environ else err.decode(), told["fault"])


def _run(home: Path, environ: Mapping[str, str], arguments: Sequence[str]) -> str:
    # What it says on stderr. Raises RuntimeError where it does not end well.
    process = _start(home, environ, [PROGRAM, *arguments])
    _, err = process.communicate(timeout=PATIENCE)
    if process.returncode:
        raise RuntimeError(f"{arguments} ended with {process.returncode}: {err.decode()}")
    return err.decode()


def _start(home: Path, environ: Mapping[str, str], arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PMQA_")}
    given = {"PMQA_HOME": str(home), "PMQA_LANGUAGE": "en", **environ}
    if models := given.pop("MODELS", ""):
        given["PMQA_MODELS"] = str(home.parent / models)
    return subprocess.Popen(
        [sys.executable, "-c", *arguments],
        env={**kept, **given},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
