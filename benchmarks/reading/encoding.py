"""Measure the model as a graph against sentence-transformers; write benchmarks/results/encoding.json.

usage: python -m benchmarks.reading.encoding [--shared ../shared] [--home FOLDER]

Both ways side by side on the same machine: the first search of a fresh process, a query, the passages of the award
book, and whether the rankings are the same for our own judged queries on it. A home that is given keeps the models and
both indexes. OMP_NUM_THREADS=1 in the environment gives figures that depend less on what else the machine does.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.setup import (
    BOOK,
    DATA,
    ROOT,
    describe_machine,
    ingest_file,
    make_parser,
    open_home,
    read_answerable,
    report,
)
from index import BUNDLED, context_text, window_texts
from index.model import encoder
from index.model.bundled import read_weights, unpack_bundled
from index.model.pipeline import PipelineModel
from index.model.prepared import make_folder
from index.model.text_model import TextModel
from search import EngineSource, SearchEngine, Settings

WAYS = ("graph", "sentence-transformers")
ROUNDS = 3
DEPTH = 10


def main() -> None:
    parser = make_parser(__doc__)
    parser.add_argument("--apart", nargs=2, metavar=("WHAT", "WAY"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.apart:
        what, way = args.apart
        print(json.dumps(APART[what](way, args.home, args.shared)))
        return
    with open_home(args.home) as home:
        report("encoding", measure(args.shared.resolve(), home))


def measure(shared: Path, home: Path) -> dict[str, object]:
    def ask(what: str, way: str) -> dict[str, Any]:
        command = [sys.executable, "-m", "benchmarks.reading.encoding", "--home", str(home), "--shared", str(shared)]
        done = subprocess.run([*command, "--apart", what, way], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    prepared = ask("prepare", "graph")
    encoder.Encoder(BUNDLED, home / "models").load()  # before what is measured
    encoded = {way: ask("passages", way) for way in WAYS}
    firsts = [{way: ask("first search", way) for way in WAYS} for _ in range(ROUNDS)]
    ranked = {way: ask("rankings", way) for way in WAYS}
    same_index = ask("rankings on the other's index", "graph")
    return {
        "settings": {
            "machine": describe_machine(),
            "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS"),
            "rounds": ROUNDS,
        },
        "preparing the bundled model": prepared,
        "first search of a fresh process (median)": {way: middle([each[way] for each in firsts]) for way in WAYS},
        "passages of the award book": encoded,
        "query, milliseconds of encoding (median)": {way: ranked[way]["milliseconds"] for way in WAYS},
        "our own queries on the award book": {
            "one index, queries by each": compare(same_index["hits"], ranked[WAYS[1]]["hits"]),
            "index and queries by each": compare(ranked[WAYS[0]]["hits"], ranked[WAYS[1]]["hits"]),
        },
    }


def middle(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.median(each[name] for each in rounds), 2) for name in rounds[0]}


def source_of(way: str, home: Path) -> EngineSource:
    """A home of its own for each way, which share their models; torch's when `way` says so."""
    own = home / f"encoding-{way}"
    own.mkdir(parents=True, exist_ok=True)
    if way == "sentence-transformers":
        encoder.open_model = through_sentence_transformers
    return EngineSource(Settings(home=own, models=home / "models"))


def through_sentence_transformers(
    models: Path, revision: str, source: Path | None, preparing: Callable[[], None] | None = None
) -> TextModel:
    folder = models / "unpacked"  # a graph leaves none
    make_folder(folder, lambda beside: unpack_bundled(read_weights(), beside))
    return PipelineModel(folder)


def prepare(way: str, home: Path, shared: Path) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        unpack_bundled(read_weights(), Path(folder))
        unpacked = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        encoder.Encoder(BUNDLED, Path(folder)).load()
        written = time.perf_counter() - (unpacked - began)
        megabytes = {path.name: megabytes_in(path) for path in sorted(Path(folder).iterdir()) if path.is_dir()}
    return {
        "seconds to unpack": round(unpacked - began, 1),
        "seconds to write the graph and compare": round(written - unpacked, 1),
        "peak MB": peak(),
        "MB on disk": megabytes,
    }


def megabytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1_000_000


def first_search(way: str, home: Path, shared: Path) -> dict[str, object]:
    source = source_of(way, home)
    began = time.perf_counter()
    source.encoder.load()
    loaded = time.perf_counter()
    source.current().search("หน่วยงานใดลดขั้นตอนการอนุญาต")
    # From the start of the process: with the imports of this script, which are those of the command.
    ticks = float(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
    uptime = float(Path("/proc/uptime").read_text().split()[0])
    return {"seconds in all": uptime - ticks, "seconds to load the model": loaded - began, "peak MB": peak()}


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def passages(way: str, home: Path, shared: Path) -> dict[str, object]:
    source = source_of(way, home)
    source.encoder.load()
    ingest_file(source, shared / BOOK)
    engine = source.current()
    rows = [(case, passage) for case in engine.cases for passage in engine.passages(case.id)]
    texts = [text for case, passage in rows for text in (context_text(case, passage), *window_texts(passage))]
    source.encoder.encode_passages(texts[:32])
    began, processor = time.perf_counter(), time.process_time()
    source.encoder.encode_passages(texts)
    return {
        "texts": len(texts),
        "texts a second": round(len(texts) / (time.perf_counter() - began), 1),
        "texts a processor second": round(len(texts) / (time.process_time() - processor), 1),
        "peak MB": peak(),
    }


def rankings(way: str, home: Path, shared: Path) -> dict[str, object]:
    return rank(source_of(way, home))


def rankings_on_the_others_index(way: str, home: Path, shared: Path) -> dict[str, object]:
    (other,) = set(WAYS) - {way}
    return rank(EngineSource(Settings(home=home / f"encoding-{other}", models=home / "models")))


def rank(source: EngineSource) -> dict[str, object]:
    queries = [query.text for query in read_answerable(DATA / "book-queries.jsonl")]
    engine = SearchEngine(source.store.open(source.recipe), source.encoder)
    source.encoder.encode_query_with_tokens(queries[0])
    times = []
    for query in queries:
        began = time.perf_counter()
        source.encoder.encode_query_with_tokens(query)
        times.append(1000 * (time.perf_counter() - began))
    hits = [[(hit.passage.id, hit.score) for hit in engine.search(query, limit=DEPTH).hits] for query in queries]
    return {"milliseconds": round(statistics.median(times), 1), "hits": hits}


def compare(ours: list[list[tuple[str, float]]], others: list[list[tuple[str, float]]]) -> dict[str, object]:
    same = [[name for name, _ in one] == [name for name, _ in other] for one, other in zip(ours, others, strict=True)]
    apart = [
        np.abs(np.array([score for _, score in one]) - np.array([score for _, score in other])).max()
        for one, other in zip(ours, others, strict=True)
        if one
    ]
    return {
        "queries": len(ours),
        f"the same first {DEPTH} in the same order": sum(same),
        "the same first": sum(bool(one) and one[0][0] == other[0][0] for one, other in zip(ours, others, strict=True)),
        "largest difference of a score at the same rank": f"{max(apart):.1g}",
    }


APART: dict[str, Callable[[str, Path, Path], dict[str, object]]] = {
    "prepare": prepare,
    "first search": first_search,
    "passages": passages,
    "rankings": rankings,
    "rankings on the other's index": rankings_on_the_others_index,
}
"""What is measured in a process of its own."""


if __name__ == "__main__":
    main()
