"""Measure every stage on the award book; write benchmarks/results/book.json, which the README's figures come from.

usage: python -m benchmarks.book [--shared ../shared] [--home FOLDER]

The book and its judged files lie outside the project. A home that is given keeps the unpacked model and the vectors,
so that a second run is quick; without one, everything is made in a temporary folder.
"""

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

from benchmarks.setup import (
    BOOK,
    DATA,
    describe_run,
    ingest_file,
    make_parser,
    make_source,
    open_home,
    read_rows,
    report,
)
from corpus import Passage, Repaired, cases_table, read_contents, read_document, repair_text
from corpus.repair.alignment import Draft
from corpus.repair.glyphs import CLUSTER_RULES, GLYPH_RULES, apply_rules
from search import EngineSource, SearchEngine, evaluate, evaluation_to_json, read_queries
from search.evaluation.judgements import JudgedPassage, JudgedQuery

SIMILAR = 5


def main() -> None:
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        report("book", measure(args.shared, home))


def measure(shared: Path, home: Path) -> dict[str, object]:
    book, judged = shared / BOOK, shared / "eval"
    source = make_source(home, "book")
    source.encoder.load()
    began = time.perf_counter()
    ingest_file(source, book)
    ingested = time.perf_counter() - began
    engine = source.current()
    queries = read_queries(judged / "queries-dev.jsonl")
    return {
        "settings": describe_run(source.recipe),
        "counts": {"cases": len(engine.cases) - 1, "passages": engine.passage_count},
        "retrieval": retrieval(source, queries, book.name),
        "retrieval, our own queries": retrieval(source, own_queries(), book.name),
        "similar passages, our own queries": similar(engine, own_queries()),
        "retrieval on text repaired by rules alone": retrieval_by_rules(book, home, queries),
        "structure": structure(book, judged),
        "repair": repair(judged),
        "seconds": {"ingest": round(ingested, 1), "query (median)": query_seconds(source, queries)},
    }


def retrieval(source: EngineSource, queries: Sequence[JudgedQuery], document: str) -> dict[str, object]:
    return evaluation_to_json(evaluate(source.current(), queries, document))


def own_queries() -> tuple[JudgedQuery, ...]:
    """Our own: those with an answer in the book, and both files of those without."""
    files = ("book-queries.jsonl", "negatives.jsonl", "near-negatives.jsonl")
    return tuple(query for name in files for query in read_queries(DATA / name))


def similar(engine: SearchEngine, queries: Sequence[JudgedQuery]) -> dict[str, object]:
    """Passages of two cases that were judged to answer the same query are alike: how often the five that are given as
    similar to one hold one of the other case, and at which place (the mean of 1 / rank)."""
    ranks = []
    for query in queries:
        good = [passage for passage in query.relevant if passage.grade >= 2]
        for judged in good:
            others = [each for each in good if each.case != judged.case]
            for passage in _met(engine, judged)[:1] if others else ():
                hits = engine.similar_passages(passage.id, SIMILAR)
                wanted = {met.id for other in others for met in _met(engine, other)}
                ranks.append(next((hit.rank for hit in hits if hit.passage.id in wanted), 0))
    return {
        "passages asked for": len(ranks),
        f"found among {SIMILAR}": round(statistics.mean(rank > 0 for rank in ranks), 4),
        "mean reciprocal rank": round(statistics.mean(1 / rank if rank else 0 for rank in ranks), 4),
    }


def _met(engine: SearchEngine, judged: JudgedPassage) -> list[Passage]:
    # The passages of the judged lines, the one that shares the most of them first.
    first, last = judged.lines
    shared = [
        (min(passage.lines[1], last) - max(passage.lines[0], first) + 1, passage)
        for case in engine.cases
        if case.agency == judged.case
        for passage in engine.passages(case.id)
    ]
    shared.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [passage for lines, passage in shared if lines > 0]


def retrieval_by_rules(book: Path, home: Path, queries: Sequence[JudgedQuery]) -> dict[str, object]:
    """The same book and code, but for the decoder: what repair by words does for search."""
    source = make_source(home, "by-rules")
    # The program knows one repair; what it did before is no setting of it.
    with mock.patch("corpus.contents.repair_lines", repair_by_rules):
        ingest_file(source, book)
    return retrieval(source, queries, book.name)


def repair_by_rules(lines: Sequence[str]) -> tuple[Repaired, ...]:
    repaired = []
    for line in lines:
        draft = Draft.from_text(line)
        apply_rules(draft, (*GLYPH_RULES, *CLUSTER_RULES))
        repaired.append(Repaired(text=draft.text, edits=draft.to_edits(line)))
    return tuple(repaired)


def structure(book: Path, judged: Path) -> str:
    table = cases_table(read_contents(read_document(book)).cases)
    return score(judged / "score_structure.py", judged / "structure-dev.json", json.dumps(table))[-1]


def repair(judged: Path) -> dict[str, str]:
    rows = read_rows(judged / "repair-dev.jsonl")
    repaired = repair_text("\n".join(row["raw"] for row in rows)).text
    lines = score(judged / "score_repair.py", judged / "repair-dev.jsonl", repaired + "\n")
    return dict(line.split(None, 1) for line in lines)


def query_seconds(source: EngineSource, queries: Sequence[JudgedQuery]) -> float:
    # An engine of its own, which remembers no vector, and has made what it makes once.
    engine = SearchEngine(source.store.open(source.recipe), source.encoder)
    engine.search("ก่อน")
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


if __name__ == "__main__":
    main()
