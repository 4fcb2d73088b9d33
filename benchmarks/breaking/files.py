"""Hostile files of every format through the program, as it runs: each in processes that are watched, and a folder that
holds all of them beside good ones ingested.

60 seconds by the clock, 0.3 a sheet of more than 200 sheets, and 1 GiB of memory are the bounds of each step; a machine
that is busy with something else breaks the first.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.breaking.hostile import CODE, FILES, Outcome, Watched, ask, watch, write_good
from benchmarks.setup import SAMPLE
from search import Settings
from tests.support.program import COMMAND, environment

_WHOLE = 10_000  # times that a good file is cut and turned at most
_PATIENCE = 1800  # seconds for a good file spoiled hundreds of times, and for the folder
_FEW = 50  # passages: what has more would be encoded for hours, which is not what is tried here
_GOOD = "trat.md", "sing-buri.md"


def run(times: int | None) -> dict[str, Any]:
    """What came of every hostile file, of good ones spoiled, and of the folder. times: of hostile files, and how often
    each good one is cut and turned, all by default."""
    with tempfile.TemporaryDirectory() as place:
        folder, home = Path(place, "files"), Path(place, "home")
        folder.mkdir()
        outcomes = list(_outcomes(list(FILES)[:times], folder, home))
        good = Path(place, "good")
        good.mkdir()
        spoiled = {path.name: _spoiled(path, home, times or _WHOLE) for path in write_good(good, SAMPLE / _GOOD[0])}
        together = _ingest(folder, outcomes, home)
    return {
        "files": len(outcomes),
        "refused": sum(bool(each.refused) for each in outcomes),
        "slowest": _worst(outcomes, "seconds"),
        "largest": _worst(outcomes, "peak"),
        "faults": {each.name: each.faults for each in outcomes if each.faults},
        "spoiled": spoiled,
        "folder": together,
    }


def _outcomes(names: Iterable[str], folder: Path, home: Path) -> Iterator[Outcome]:
    # What may be ingested in seconds stays in the folder.
    for name in names:
        path = folder / name
        path.write_bytes(FILES[name]())
        outcome = ask(path, home, alone=not name.startswith("book"))
        taken = f"{outcome.seconds:6.1f} s {outcome.worked:6.1f} s {outcome.peak >> 20:5} MB"
        print(f"{taken}  {name}  {outcome.faults or ''}", file=sys.stderr)
        yield outcome
        if outcome.passages > _FEW:
            path.unlink()


def _worst(outcomes: Sequence[Outcome], by: str) -> list[list[object]]:
    worst = sorted(outcomes, key=lambda each: (-getattr(each, by), each.name))[:5]
    return [[each.name, each.seconds, each.worked, f"{each.peak >> 20} MB", each.refused] for each in worst]


def _spoiled(path: Path, home: Path, most: int) -> dict[str, Any]:
    done = watch([sys.executable, "-c", CODE, str(path), str(most)], environment(home), _PATIENCE)
    found: dict[str, Any] = json.loads(done.out) if done.code == 0 else {"faults": [done.err.decode()[-500:]]}
    return {**found, **_measured(done)}


def _measured(done: Watched) -> dict[str, Any]:
    return {
        "seconds": round(done.seconds, 1),
        "processor seconds": round(done.worked, 1),
        "peak": f"{done.peak >> 20} MB",
        "left": list(done.left),
    }


def _ingest(folder: Path, outcomes: Sequence[Outcome], home: Path) -> dict[str, Any]:
    # The hostile beside two good documents, as a user would bring them in.
    for name in _GOOD:
        (folder / name).write_bytes((SAMPLE / name).read_bytes())
    books = [path for path in folder.iterdir() if path.name.startswith("book") or path.suffix == ".txt"]
    named = [path for path in folder.iterdir() if path not in books and path.name not in _GOOD]
    rows = "".join(f"กรมทดสอบ,2,2564,{path.name}\n" for path in sorted(named))
    (folder / "cases.csv").write_text(f"agency,category,year,file\n{rows}", encoding="utf-8")
    told = environment(home, PMQA_LANGUAGE="en", PMQA_MODELS=str(Settings.from_env(os.environ).models))
    done = watch([*COMMAND, "ingest", str(folder)], told, _PATIENCE)
    held = watch([*COMMAND, "status"], told, _PATIENCE)
    said = f"{done.out.decode()}\n{done.err.decode()}"
    return {
        "files": len(list(folder.iterdir())) - 1,
        "good that came in": [name for name in _GOOD if f"{name}: added" in said],
        "traceback": "Traceback" in said or "Traceback" in held.err.decode(),
        "code": done.code,
        "refused": sum(row.startswith("pmqa: ") for row in done.err.decode().splitlines()),
        **_measured(done),
    }
