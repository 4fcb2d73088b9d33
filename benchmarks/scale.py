"""What a search, a start and a filter cost as the library grows, and what the index finds of what there is.

usage: python -m benchmarks.scale --home FOLDER [--sizes 1000 2000 20000 200000]

The home needs an index of a real library (`pmqa ingest`), around which libraries of each size are made (about a minute
of processor time and half a gigabyte of disk for each 10,000 passages); one that is there already, below FOLDER/scale,
is taken. Each is measured in a process of its own, two threads at most. Results: benchmarks/results/scale.json and the
chart docs/scale.png, for which the extra `charts` is needed.
"""

import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.scaling.synthetic import Seeded, write_synthetic
from benchmarks.setup import DATA, ROOT, describe_run, make_parser, read_answerable, report
from index import Encoder, Recipe, Store
from search import Settings

SIZES = (1_000, 2_000, 20_000, 200_000)
ASKED = 60
"""Queries, every so many of our own."""

CHART = ROOT / "docs/scale.png"


def main() -> None:
    """Measure, and write results and chart."""
    parser = make_parser(__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    args = parser.parse_args()
    settings = Settings(home=args.home)
    recipe = Recipe(model=Encoder(settings.model, settings.models).identity)
    every = [query.text for query in (*read_answerable(DATA / "book-queries.jsonl"),)]
    queries = every[:: max(1, len(every) // ASKED)][:ASKED]
    rows = [_measure(settings, args.home, queries)]
    real: Seeded | None = None
    for size in args.sizes:
        home = args.home / "scale" / str(size)
        built = None
        if Store(home).current() is None:
            home.mkdir(parents=True, exist_ok=True)
            real = real or Seeded.of(Store(args.home).open(recipe))
            before = time.process_time()
            write_synthetic(Store(home), recipe, real, size)
            built = round(time.process_time() - before, 1)
        rows.append({**_measure(settings, home, queries), "built_s": built})
    found = {"settings": describe_run(recipe), "queries": len(queries), "libraries": rows, "growth": _growth(rows)}
    report("scale", found)
    draw(rows, CHART)


def _measure(settings: Settings, home: Path, queries: Sequence[str]) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as asked:
        json.dump(queries, asked)
        asked.flush()
        command = [sys.executable, "-m", "benchmarks.scaling.measure", "--home", str(home)]
        command += ["--queries", asked.name, "--models", str(settings.models)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    generation = home / "generations" / (Store(home).current() or "")
    disk = sum(path.stat().st_size for path in generation.rglob("*") if path.is_file())
    facts = generation / "dense/nearest.json"
    nearest = json.loads(facts.read_text("utf-8")) if facts.exists() else None
    return {**json.loads(done.stdout), "disk_mb": disk // 2**20, "nearest": nearest}


def _growth(rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    # The exponent e of passages ** e by which a figure grows from the smallest synthetic library to the largest.
    first, last = rows[1], rows[-1]
    times = math.log(last["passages"] / first["passages"])
    figures = {
        "search p50": (first["search_ms"]["p50"], last["search_ms"]["p50"]),
        "filtered p50": (first["filtered_ms"]["p50"], last["filtered_ms"]["p50"]),
        "first search": (first["first_search_s"], last["first_search_s"]),
        "memory": (first["memory_mb"], last["memory_mb"]),
        "disk": (first["disk_mb"], last["disk_mb"]),
    }
    return {name: round(math.log(after / before) / times, 2) for name, (before, after) in figures.items()}


def draw(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """The chart: times against passages, both logarithmic."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.subplots()
    made = sorted(rows, key=lambda row: row["passages"])
    for name, label in (("search_ms", "search"), ("filtered_ms", "search, 1 % filter")):
        for share, style in (("p50", "-o"), ("p95", ":")):
            points = [row[name][share] for row in made]
            axes.plot([row["passages"] for row in made], points, style, label=f"{label}, {share}")
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="milliseconds, query encoded")
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(path, dpi=110)


if __name__ == "__main__":
    main()
