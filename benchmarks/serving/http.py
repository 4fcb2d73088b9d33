"""Measure the server over HTTP; write benchmarks/results/serving.json.

usage: python -m benchmarks.serving.http [--shared ../shared] [--home FOLDER] [--workers N] [--book HOME]

Pages and JSON of 60 queries of our own on the award book, asked by 1, 8 and 64 clients that keep their connections.
Cold: every query is written in another way each time, so that no answer is there yet. Warm: the same again.
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
    free = measure_cores()
    with serving(home, workers) as (process, port):
        run(port, mix(queries, 1), clients=16, requests=2 * QUERIES)  # what is loaded at first use
        memory = {"after the first queries": memory_of(process.pid)}
        cold, spaces = {}, 2
        for clients in CLIENTS:
            paths = [path for each in range(COLD_ROUNDS[clients]) for path in mix(queries, spaces + each)]
            spaces += COLD_ROUNDS[clients]
            cold[str(clients)] = measure_run(process.pid, port, paths, clients=clients, requests=len(paths))
        for _ in range(3):
            run(port, mix(queries, 0), clients=16, requests=4 * QUERIES)  # until every worker has seen every query
        warm = {
            str(clients): measure_run(process.pid, port, mix(queries, 0), clients=clients, seconds=WARM_SECONDS)
            for clients in CLIENTS
        }
        memory["at the end"] = memory_of(process.pid)
    free = [*free, *measure_cores()]
    return {
        "settings": {"machine": describe_machine(), "workers": workers or "default", "queries": len(queries)},
        "cold, by clients": cold,
        "warm, by clients": warm,
        "8 clients' rate over one client's": {
            "cold": round(cold["8"]["requests a second"] / cold["1"]["requests a second"], 2),
            "warm": round(warm["8"]["requests a second"] / warm["1"]["requests a second"], 2),
        },
        "what two processes did at once over one alone, before and after": free,
        "MB of memory": memory,
    }


def measure_cores() -> list[float]:
    """What two processes count in a second, over what one does: 2 on two cores that nobody else uses."""
    count = "import time\nend, n = time.time() + 1, 0\nwhile time.time() < end: n += 1\nprint(n)"

    def together(processes: int) -> int:
        started = [
            subprocess.Popen([sys.executable, "-c", count], stdout=subprocess.PIPE, text=True) for _ in range(processes)
        ]
        return sum(int(each.communicate()[0]) for each in started)

    return [round(together(2) / together(1), 2)]


def mix(queries: Sequence[str], spaces: int) -> list[str]:
    """A third of the queries as pages, the others as JSON. spaces: behind each query, which change nothing but that its
    answer is not among those that are kept."""
    return [
        f"{'/?' if place % 3 == 0 else '/api/v1/search?'}q={query}{'%20' * spaces}"
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


def measure_run(pid: int, port: int, paths: Sequence[str], **asked: Any) -> dict[str, Any]:
    """A run, and the processor time that each worker spent on it: what a request costs, however busy the machine is."""
    workers = children_of(pid)
    before = [processor_ms(each) for each in workers]
    found = describe(run(port, paths, **asked))
    spent = [processor_ms(each) - own for each, own in zip(workers, before, strict=True)]
    return {
        **found,
        "processor ms a request": round(sum(spent) / found["requests"], 1),
        "share of each worker": [round(each / sum(spent), 2) for each in spent],
    }


def children_of(pid: int) -> list[int]:
    """The workers, which answer with threads; what else Python starts has one."""
    children = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    return [each for each in children if len(list(Path(f"/proc/{each}/task").iterdir())) > 1]


def processor_ms(pid: int) -> float:
    user, system = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return 1000 * (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


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
    environment = {**os.environ, "PMQA_HOME": str(home), "PMQA_LOG": "off", "PYTHONUNBUFFERED": "1"}
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
    read = [rollup(each) for each in (pid, *children_of(pid))]
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
