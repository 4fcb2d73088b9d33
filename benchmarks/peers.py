"""The program beside what people would use instead, over the same passages and vectors; write results/peers.json.

usage: python -m benchmarks.peers [--shared ../shared] [--home FOLDER] [--mixed HOME] [--scale-home HOME]
  [--passages N]

Needs the packages of the extra `peers`, txtai, pymilvus and milvus-lite: what is not installed is left out by name.

FAISS over every window beside bm25s, fused by reciprocal rank; the hybrid index of txtai, over passages and over
windows; the hybrid search of Milvus Lite. Words are cut by newmm, vectors are those of the program's model. Each system
is a process of its own that computes with one thread; all are asked in turns, ten queries at a time, each query once.

Quality and times on the award book among 250 texts of news (--mixed names a home that holds them), times on a synthetic
library (--scale-home names one that `benchmarks/scaling/synthetic.py` made, for it takes minutes).
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks.scaling.rivals.library import judge, open_generation, write_material
from benchmarks.scaling.rivals.process import PROGRAM, SYSTEMS, TXTAI_WINDOWS, needs
from benchmarks.scaling.synthetic import Seeded, write_synthetic
from benchmarks.setup import (
    BOOK,
    NEWS,
    ROOT,
    describe_machine,
    make_parser,
    open_home,
    open_source,
    read_own_queries,
    report,
)
from index import BUNDLED, Encoder, Recipe, Store
from search.evaluation.judgements import JudgedQuery

PASSAGES = 20_000
WARMING, BLOCK, ENCODED = 17, 10, 60
"""Queries that are not timed, those of a turn, and those that are timed with their encoding."""

COLD_STARTS = 3
THREADS = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1"),
    "TOKENIZERS_PARALLELISM": "false",
}

EVERYTHING = "program, everything it ranks"
"""As other benchmarks judge it: what could be no answer stays in the list."""


def main() -> None:
    parser = make_parser(__doc__)
    parser.add_argument("--mixed", type=Path, help="a home that holds the book and the news, and the models")
    parser.add_argument("--scale-home", type=Path, help="a home with a synthetic library")
    parser.add_argument("--passages", type=int, default=PASSAGES, help="of a synthetic library that is to be made")
    args = parser.parse_args()
    with open_home(args.home) as home:
        report("peers", measure(args.shared.resolve(), home, args.mixed, args.scale_home, args.passages))


def measure(shared: Path, home: Path, mixed: Path | None, scale: Path | None, passages: int) -> dict[str, object]:
    """The settings and the figures of both libraries."""
    missing = left_out()
    systems = [system for system in SYSTEMS if system not in missing]
    models = ((mixed or home) / "models").resolve()
    work = home / "peers"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    real = work / "library"
    if mixed is None:
        source = open_source(home, "peers/library", shared / BOOK, shared / NEWS)
        real = source.store.home
    else:
        shutil.copytree(mixed, real, ignore=shutil.ignore_patterns("models"))
    made = scale.resolve() if scale else _synthetic(work / "synthetic", real, models, passages)
    queries = read_own_queries()
    return {
        "settings": {"machine": describe_machine(), "threads of each": 1, "queries": len(queries)},
        "left out, for want of": missing,
        "book and news": _on_library(systems, work / "real", real, models, queries, is_real=True),
        "synthetic": _on_library(systems, work / "made", made, models, queries, is_real=False),
    }


def left_out() -> dict[str, list[str]]:
    """Of each system that cannot be measured here the modules that it lacks."""
    lacking = {system: [each for each in needs(system) if find_spec(each) is None] for system in SYSTEMS}
    return {system: names for system, names in lacking.items() if names}


def _synthetic(home: Path, real: Path, models: Path, passages: int) -> Path:
    home.mkdir()
    recipe = Recipe(model=Encoder(BUNDLED, models).identity)
    write_synthetic(Store(home), recipe, Seeded.of(open_generation(real, models)), passages)
    return home


def _on_library(
    systems: Sequence[str], work: Path, home: Path, models: Path, queries: Sequence[JudgedQuery], *, is_real: bool
) -> dict[str, object]:
    material = work / "material"
    everything = write_material(material, home, models, queries, is_real=is_real)
    places = {system: home if system == PROGRAM else work / str(number) for number, system in enumerate(systems)}
    commands = {system: [system, str(material), str(place), str(models)] for system, place in places.items()}
    # A synthetic library of the program has no documents that it could be made of.
    taken = {
        system: json.loads(_run(["build", *command])[0])
        for system, command in commands.items()
        if is_real or system != PROGRAM
    }
    disk = {system: _megabytes(_index_of(place)) for system, place in places.items()}
    found, warm = _ask_all(commands, [*range(WARMING)], [*range(WARMING, len(queries))], encode=False)
    _, encoded = _ask_all(commands, [*range(WARMING)], [*range(WARMING, WARMING + ENCODED)], encode=True)
    # Windows change nothing of a start but the size of a file.
    cold = _start_cold({system: command for system, command in commands.items() if system != TXTAI_WINDOWS})
    figures: dict[str, object] = {
        system: {
            "seconds to index, processor": taken.get(system),
            "MB on disk": disk[system],
            "cold start": cold.get(system),
            "query encoded": warm[system],
            "with encoding": encoded[system],
        }
        for system in systems
    }
    ratios = {
        "query encoded, p50": over("p50 ms", warm),
        "query encoded, processor": over("processor ms", warm),
        "with encoding, p50": over("p50 ms", encoded),
        "cold start, wall": over("wall s", cold),
        "cold start, processor": over("processor s", cold),
    }
    made: dict[str, object] = {"passages": _count(home, models), "systems": figures, "program over others": ratios}
    if is_real:
        made["quality"] = judge(home, models, queries, {**found, EVERYTHING: everything}, PROGRAM)
    return made


def _count(home: Path, models: Path) -> dict[str, int]:
    generation = open_generation(home, models)
    passages = len(generation.library.tables)
    return {"passages": passages, "windows": len(generation.dense.rows) - passages}


def over(measured: str, figures: Mapping[str, Any]) -> dict[str, float]:
    """The program's figure `measured` over that of each other system."""
    return {
        system: round(figures[PROGRAM][measured] / own[measured], 2)
        for system, own in figures.items()
        if system != PROGRAM
    }


def _index_of(place: Path) -> Path:
    # Of the program the generation that answers: what it answers from.
    current = place / "current"
    return place / "generations" / current.read_text().strip() if current.exists() else place


def _megabytes(folder: Path) -> float:
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6, 1)


class Asked:
    """A system in a process that waits for queries."""

    def __init__(self, command: Sequence[str], *, encode: bool) -> None:
        self._process = subprocess.Popen(
            _python(["serve", *command]),
            cwd=ROOT,
            env={**os.environ, **THREADS},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._write({"encode": encode})

    def ask(self, places: Sequence[int]) -> dict[str, Any]:
        """What it found and what that took."""
        assert self._process.stdout is not None
        self._write(places)
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found

    def close(self) -> None:
        """Let it end."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def _write(self, line: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()


@contextmanager
def _asked(commands: Mapping[str, Sequence[str]], *, encode: bool) -> Iterator[dict[str, Asked]]:
    with ExitStack() as stack:
        opened = {}
        for system, command in commands.items():
            opened[system] = Asked(command, encode=encode)
            stack.callback(opened[system].close)
        yield opened


def _ask_all(
    commands: Mapping[str, Sequence[str]], warming: Sequence[int], timed: Sequence[int], *, encode: bool
) -> tuple[dict[str, list[list[int]]], dict[str, Any]]:
    # What each found for every query, and its times; in turns, each block begun by another.
    with _asked(commands, encode=encode) as systems:
        names = [*systems]
        first = {system: asked.ask(warming) for system, asked in systems.items()}
        found = {system: list(first[system]["found"]) for system in names}
        times: dict[str, list[float]] = {system: [] for system in names}
        processor = dict.fromkeys(names, 0.0)
        memory = {}
        for turn, start in enumerate(range(0, len(timed), BLOCK)):
            for system in names[turn % len(names) :] + names[: turn % len(names)]:
                made = systems[system].ask(timed[start : start + BLOCK])
                times[system] += made["ms"]
                processor[system] += made["processor ms"]
                found[system] += made["found"]
                memory[system] = made["MB"]
    return found, {
        system: {
            "p50 ms": round(float(np.percentile(times[system], 50)), 2),
            "p95 ms": round(float(np.percentile(times[system], 95)), 2),
            "processor ms": round(processor[system] / len(timed), 2),
            "MB": memory[system],
        }
        for system in names
    }


def _start_cold(commands: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    # In turns too. Files are in the system's memory by then.
    taken: dict[str, list[tuple[float, float]]] = {system: [] for system in commands}
    for _ in range(COLD_STARTS):
        for system, command in commands.items():
            taken[system].append(_run(["cold", *command])[1:])
    return {
        system: {
            "wall s": round(median(wall for wall, _ in times), 2),
            "processor s": round(median(processor for _, processor in times), 2),
        }
        for system, times in taken.items()
    }


def _run(command: Sequence[str]) -> tuple[str, float, float]:
    """What a process prints last, and the seconds that it took: of the clock, and of the processor."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        _python(command), cwd=ROOT, env={**os.environ, **THREADS}, stdout=subprocess.PIPE, text=True, check=True
    )
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout.splitlines()[-1], wall, processor


def _python(command: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "benchmarks.scaling.rivals.process", *command]


if __name__ == "__main__":
    main()
