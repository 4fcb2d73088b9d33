"""The index of this machine beside the same in Milvus Lite; prints JSON, and writes results/remote.json.

usage: python -m benchmarks.scaling.remote --mixed HOME

The library of --mixed is written to a Milvus Lite that is served on 127.0.0.1, a process of its own, and every judged
query of ours is asked of both, encoded and read before. Milvus Lite is written in Python: the times are those of the
protocol and of it, not of a cluster.
"""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.setup import describe_machine, make_parser, read_own_queries, report
from index import BUNDLED, Encoder, MilvusAddress, Recipe, RemoteStore, Store, publish
from search import SearchEngine
from search.settings import shared_models

QUERIES = 60
LISTENING = 30.0
"""Seconds until the server must answer."""


def main() -> None:
    """Measure both and write what it took."""
    parser = make_parser(__doc__, home=False)
    parser.add_argument("--mixed", type=Path, required=True, help="a home that holds the book and the news")
    options = parser.parse_args()
    store, encoder = Store(options.mixed), Encoder(BUNDLED, shared_models())
    recipe = Recipe(model=encoder.identity)
    queries = [query.text for query in read_own_queries()][:QUERIES]
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder) / "milvus") as address:
        before = time.perf_counter()
        publish(store, recipe, address, lambda done, total, stage: None)
        written = time.perf_counter() - before
        before = time.perf_counter()
        there = RemoteStore(address, Path(folder) / "catalogue").open(recipe)
        opened = time.perf_counter() - before
        engines = {
            "this machine": SearchEngine(store.open(recipe), encoder),
            "Milvus Lite": SearchEngine(there, encoder),
        }
        times: dict[str, list[float]] = {name: [] for name in engines}
        same = 0
        for query in queries:
            answers = []
            for name, engine in engines.items():
                engine.search(query, limit=1)
                before = time.perf_counter()
                answers.append(engine.search(query))
                times[name].append(1000 * (time.perf_counter() - before))
            same += [hit.passage.id for hit in answers[0].hits] == [hit.passage.id for hit in answers[1].hits]
    report(
        "remote",
        {
            "settings": {"machine": describe_machine(), "queries": len(queries)},
            "passages": len(there.dense),
            "written s": round(written, 1),
            "opened s": round(opened, 2),
            "p50 ms": {name: round(median(each), 1) for name, each in times.items()},
            "answers that are the same": same,
        },
    )


@contextmanager
def serve(folder: Path) -> Iterator[MilvusAddress]:
    """A Milvus Lite over `folder`, for this machine alone."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = "import sys; from milvus_lite.cmdline import main; sys.argv[0] = 'milvus-lite'; sys.exit(main())"
    arguments = ["server", "--data-dir", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen([sys.executable, "-c", start, *arguments], stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + LISTENING
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
        yield MilvusAddress(host="127.0.0.1", port=port, name="pmqa")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
