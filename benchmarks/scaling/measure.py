"""What one process takes for a library: to open it, to answer first, to answer; run on its own, prints JSON.

usage: python -m benchmarks.scaling.measure --home FOLDER --queries FILE.json --models FOLDER
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from index import Encoder
from search import Filters, SearchEngine
from search.settings import Settings
from search.source import EngineSource

ONE_IN_A_HUNDRED = Filters(category=(2,), year=(2564,))
"""Seven categories and fourteen years are spread evenly over a synthetic library."""

EXACT_QUERIES, DEPTH = 40, 100
"""Queries whose nearest rows are compared with those of all rows, and how many of each."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--home", "--queries", "--models"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    queries = json.loads(options.queries.read_text("utf-8"))
    source = EngineSource(Settings(home=options.home, models=options.models))
    opened = _timed(source.current)
    engine = source.current()
    source.encoder.load()
    first = _timed(lambda: engine.search(queries[0]))
    figures = {
        "passages": engine.passage_count,
        "open_s": opened,
        "first_search_s": first,
        "search_ms": _search_times(engine, queries, Filters()),
        "filtered_ms": _search_times(engine, queries, ONE_IN_A_HUNDRED),
        "memory_mb": _memory_mb(),
    }
    figures |= _recalls(engine, source.encoder, queries[:EXACT_QUERIES])
    print(json.dumps(figures))


def _search_times(engine: SearchEngine, queries: list[str], filters: Filters) -> dict[str, float]:
    # With the query encoded: asked once before, its vectors are remembered.
    times = []
    for query in queries:
        engine.search(query, filters=filters)
        times.append(1000 * _timed(lambda query=query: engine.search(query, filters=filters)))  # type: ignore[misc]
    return {"p50": round(float(np.median(times)), 1), "p95": round(float(np.percentile(times, 95)), 1)}


def _recalls(engine: SearchEngine, encoder: Encoder, queries: list[str]) -> dict[str, float]:
    # Of the rows nearest to a query, without a filter and with one, the share that is found among the candidates.
    dense = engine._generation.dense
    vectors = [engine._generation.language.move_query(text, encoder.encode_query(text)) for text in queries]
    allowed = engine._selection.allowed(ONE_IN_A_HUNDRED)
    owners = np.repeat(np.arange(len(dense.first_rows) - 1), np.diff(dense.first_rows))
    permitted = np.flatnonzero(allowed.mask[owners]) if allowed is not None else owners
    rows = dense.rows
    found: dict[str, list[float]] = {"recall": [], "recall_filtered": []}
    products = np.concatenate(
        [
            rows.take(np.array([start]), np.array([min(start + 50_000, len(rows))])) @ np.stack(vectors).T
            for start in range(0, len(rows), 50_000)
        ]
    )
    for number, vector in enumerate(vectors):
        exact = np.argpartition(-products[:, number], min(DEPTH, len(rows) - 1))[:DEPTH]
        found["recall"].append(_share(dense.nearest_rows(vector, 600, None), exact))
        within = permitted[np.argsort(-products[permitted, number])[:DEPTH]]
        found["recall_filtered"].append(_share(dense.nearest_rows(vector, 600, allowed and allowed.mask), within))
    return {name: round(float(np.mean(shares)), 4) for name, shares in found.items()}


def _share(found: np.ndarray, wanted: np.ndarray) -> float:
    return len(np.intersect1d(found, wanted)) / max(1, len(wanted))


def _timed(call: Callable[[], object]) -> float:
    before = time.perf_counter()
    call()
    return time.perf_counter() - before


def _memory_mb() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS:"))


if __name__ == "__main__":
    main()
