"""Measure the server over HTTP; write benchmarks/results/serving.json.

usage: python -m benchmarks.serving.http [--shared ../shared] [--home FOLDER] [--workers N] [--book HOME]

Pages and JSON of 60 queries of our own on the award book, asked by 1, 8 and 64 clients that keep their connections.
Cold: every query is asked for another number of hits each time, so that no answer is there yet. Warm: the same again.
--book names a home that has the book already. The clients are a process beside the server, on the same cores; what the
machine gave two processes at the time is measured before each run, for a shared machine gives less than two cores.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np

from benchmarks.setup import (
    BOOK,
    DATA,
    ROOT,
    describe_machine,
    make_parser,
    open_home,
    open_source,
    read_answerable,
    report,
)

CLIENTS = (1, 8, 64)
QUERIES = 60
COLD_ROUNDS = {1: 1, 8: 2, 64: 5}
"""How often all queries are asked cold: more often by more clients."""

WARM_SECONDS = 5.0
COMMAND = [sys.executable, "-c", "from command.cli import main; main()"]


def main() -> None:
    parser = make_parser(__doc__)
    parser.add_argument("--workers", type=int, help="processes, by default those of the command")
    parser.add_argument("--book", type=Path, help="a home with the book in it")
    args = parser.parse_args()
    with open_home(args.home) as folder:
        home = args.book or open_source(folder, "serving", args.shared.resolve() / BOOK).store.home
        report("serving", measure(home.resolve(), args.workers))


def measure(home: Path, workers: int | None) -> dict[str, object]:
    queries = [quote(query.text) for query in read_answerable(DATA / "book-queries.jsonl")[:QUERIES]]
    with serving(home, workers) as (process, port):
        run(port, mix(queries, 1), clients=16, requests=64)  # what is loaded at first use
        memory = {"after the first queries": memory_of(process.pid)}
        cold, hits = {}, 10
        for clients in CLIENTS:
            paths = [path for each in range(COLD_ROUNDS[clients]) for path in mix(queries, hits + each)]
            hits += COLD_ROUNDS[clients]
            cold[str(clients)] = describe(run(port, paths, clients=clients, requests=len(paths)))
        for _ in range(3):
            run(port, mix(queries, 10), clients=16, requests=4 * QUERIES)  # until every worker has seen every query
        warm = {
            str(clients): describe(run(port, mix(queries, 10), clients=clients, seconds=WARM_SECONDS))
            for clients in CLIENTS
        }
        memory["at the end"] = memory_of(process.pid)
    return {
        "settings": {"machine": describe_machine(), "workers": workers or "default", "queries": len(queries)},
        "cold, by clients": cold,
        "warm, by clients": warm,
        "8 clients' rate over one client's": {
            "cold": round(cold["8"]["requests a second"] / cold["1"]["requests a second"], 2),
            "warm": round(warm["8"]["requests a second"] / warm["1"]["requests a second"], 2),
        },
        "MB of memory": memory,
    }


def mix(queries: Sequence[str], hits: int) -> list[str]:
    """Every other query as a page, which has a length of its own, for another page; the rest as JSON."""
    return [
        f"/?q={query}&page={hits - 9}" if place % 2 and hits >= 10 else f"/api/v1/search?q={query}&k={hits}"
        for place, query in enumerate(queries)
    ]


def run(
    port: int, paths: Sequence[str], *, clients: int, seconds: float = 600.0, requests: int = 1_000_000
) -> dict[str, Any]:
    """What the clients in a process of their own have found."""
    asked = {
        "host": "127.0.0.1",
        "port": port,
        "paths": paths,
        "clients": clients,
        "seconds": seconds,
        "requests": requests,
    }
    command = [sys.executable, "-m", "benchmarks.serving.client"]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def describe(found: dict[str, Any]) -> dict[str, Any]:
    times = 1000 * np.array(found["times"])
    return {
        "requests": len(times),
        "requests a second": round(len(times) / found["seconds"], 1),
        "p50 ms": round(float(np.percentile(times, 50)), 1),
        "p99 ms": round(float(np.percentile(times, 99)), 1),
        "other answers": found["others"],
    }


@contextmanager
def serving(home: Path, workers: int | None) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The server and its port."""
    more = ["--workers", str(workers)] if workers else []
    environment = {**os.environ, "PMQA_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", *more], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            found = re.search(r":(\d+)", process.stdout.readline().split("//")[-1])
            assert found is not None
            time.sleep(5)  # the workers warm themselves
            yield process, int(found[1])
        finally:
            process.terminate()


def memory_of(pid: int) -> dict[str, object]:
    """Of the server's processes, the supervisor first: what each holds, and its share of it where others hold the
    same."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    read = [rollup(int(each)) for each in (pid, *children)]
    return {
        "resident": [each["Rss"] for each in read],
        "proportional": [each["Pss"] for each in read],
        "proportional, sum": sum(each["Pss"] for each in read),
    }


def rollup(pid: int) -> dict[str, int]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {line.split(":")[0]: int(line.split()[1]) // 1024 for line in lines}


if __name__ == "__main__":
    main()
