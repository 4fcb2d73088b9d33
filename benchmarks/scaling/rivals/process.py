"""One system in a process of its own, so that it has its own memory, its own threads and its own first second.

usage: python -m benchmarks.scaling.rivals.process [TASK SYSTEM MATERIAL INDEX MODELS]

TASK is `build`, which writes INDEX and prints what it took; `cold`, which answers one query that is encoded here; or
`serve`, which answers a line of JSON on standard input with one on standard output, until there is none.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.scaling.rivals.material import Material, Rival, Units, Vector, cut_words, read_queries

PROGRAM = "program"
FLAT, TXTAI, TXTAI_WINDOWS, MILVUS = "FAISS flat + bm25s", "txtai hybrid", "txtai hybrid, windows", "Milvus Lite hybrid"
SYSTEMS = (PROGRAM, FLAT, TXTAI, TXTAI_WINDOWS, MILVUS)

RECORDED = "encoded.npz"
"""In the folder of the material, of the queries and what the program asks beside them."""


def needs(system: str) -> Sequence[str]:
    """The modules that `system` needs beside those of the program."""
    wanted: Mapping[str, Sequence[str]] = {
        FLAT: ("faiss", "bm25s", "pythainlp"),
        TXTAI: ("txtai", "pythainlp"),
        TXTAI_WINDOWS: ("txtai", "pythainlp"),
        MILVUS: ("pymilvus", "milvus_lite", "pythainlp"),
    }
    return wanted.get(system, ())


def main() -> None:
    task, system, *folders = sys.argv[1:]
    material, index, models = map(Path, folders)
    tasks: Mapping[str, Callable[[str, Path, Path, Path], None]] = {"build": _build, "cold": _cold, "serve": _serve}
    tasks[task](system, material, index, models)


def open_system(system: str, index: Path, encoder: Any) -> Rival:
    """The system over what was written to `index`; the program asks `encoder`. Nothing else is imported."""
    if system == FLAT:
        from benchmarks.scaling.rivals.flat import Flat

        return Flat(index)
    if system in (TXTAI, TXTAI_WINDOWS):
        from benchmarks.scaling.rivals.embeddings import Embeddings

        return Embeddings(index)
    if system == MILVUS:
        from benchmarks.scaling.rivals.collection import Collection

        return Collection(index)
    from benchmarks.scaling.rivals.program import Program

    return Program(index, encoder)


def _build(system: str, folder: Path, index: Path, models: Path) -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one process, whose time is known
    steps = _program_steps(index, models) if system == PROGRAM else _rival_steps(system, folder, index)
    taken: list[float] = []
    for step in steps:
        begun = processor_seconds()
        step()
        taken.append(processor_seconds() - begun)
    _say({"words": round(taken[0], 2), "index": round(taken[1], 2)})


def _program_steps(home: Path, models: Path) -> Sequence[Callable[[], None]]:
    from benchmarks.scaling.rivals.program import build, cut
    from index import BUNDLED, Encoder, text_terms

    encoder, spools = Encoder(BUNDLED, models), list[Any]()
    encoder.load(), text_terms("ก")  # what is loaded at first use is no work on this library
    return (lambda: spools.append(cut(home)), lambda: build(home, encoder, spools[0]))


def _rival_steps(system: str, folder: Path, index: Path) -> Sequence[Callable[[], None]]:
    material = Material.read(folder)
    index.mkdir(parents=True)
    for each in needs(system):
        import_module(each)
    cut_words("ก")
    units = material.parts if system == TXTAI_WINDOWS else material.passages
    words: list[list[str]] = []
    return (
        lambda: words.extend(map(cut_words, units.texts)),
        lambda: _write_rival(system, index, units, material.parts, words),
    )


def _write_rival(system: str, index: Path, units: Units, windows: Units, words: Sequence[Sequence[str]]) -> None:
    if system == FLAT:
        from benchmarks.scaling.rivals import flat

        flat.build(index, windows, words)
    elif system == MILVUS:
        from benchmarks.scaling.rivals import collection

        collection.build(index, units, words)
    else:
        from benchmarks.scaling.rivals import embeddings

        embeddings.build(index, units, words)


def _cold(system: str, folder: Path, index: Path, models: Path) -> None:
    text = read_queries(folder)[0][0]
    from index import BUNDLED, Encoder

    encoder = Encoder(BUNDLED, models)
    opened = open_system(system, index, encoder)
    vector: Any = None if system == PROGRAM else encoder.encode_query(text)
    _say({"found": opened.search(text, vector)})


def _serve(system: str, folder: Path, index: Path, models: Path) -> None:
    from index import BUNDLED, Encoder

    texts, asked = read_queries(folder)
    encoding = json.loads(sys.stdin.readline())["encode"]
    encoder: Any = Encoder(BUNDLED, models)
    if system == PROGRAM and not encoding:
        from benchmarks.scaling.rivals.program import RecordedEncoder

        encoder = RecordedEncoder(models, folder / RECORDED)
    opened = open_system(system, index, encoder)

    def ask(place: int) -> tuple[float, list[int]]:
        begun = time.perf_counter()
        vector: Vector = encoder.encode_query(texts[place]) if encoding and system != PROGRAM else asked[place]
        found = opened.search(texts[place], vector)
        return 1000 * (time.perf_counter() - begun), found

    for line in sys.stdin:
        begun = processor_seconds()
        answers = [ask(place) for place in json.loads(line)]
        _say(
            {
                "ms": [ms for ms, _ in answers],
                "processor ms": 1000 * (processor_seconds() - begun),
                "found": [found for _, found in answers],
                "MB": _resident(),
            }
        )


def processor_seconds() -> float:
    """Of this process with its threads, and of the children that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _resident() -> dict[str, int]:
    # Mapped files are counted where they are held just now; what is the process's own stands beside.
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]
    found = {line.split(":")[0]: int(line.split()[1]) // 1024 for line in lines}
    return {"resident": found["Rss"], "own": found["Anonymous"]}


def _say(answer: object) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
