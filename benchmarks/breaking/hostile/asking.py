"""One hostile file through the program, each step in a process of its own that is watched."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.breaking.hostile.watching import Watched, watch
from corpus import (
    DocumentError,
    find_dimensions,
    find_figures,
    parse_document,
    read_bytes,
    read_report,
)
from index.building.documents import prepare
from tests.support.program import COMMAND, environment

MOST_SECONDS = 60
"""By the clock, for each step."""

THICK = 0.3
"""Seconds a sheet for documents of so many that this is more: what the program itself allows them."""

SHEETS = {"pdf-600-full-pages.pdf": 600, "pdf-300-ruled-pages.pdf": 300}
"""Of the files that have so many."""

MOST_MEMORY = 1024**3
"""Bytes of all processes of a step together."""

_PATIENCE = 240  # seconds after which a step is ended
FACTS = {"agency": "กรมทดสอบ", "category": 2, "year": 2564}
_GIVEN = ("--agency", "กรมทดสอบ", "--category", "2", "--year", "2564")
_CODE = "from benchmarks.breaking.hostile.asking import answer; answer()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one file. refused: in English, "" where it was read; passages: that were made of it. seconds,
    worked, peak: the largest of its steps, by the clock, of processor time and in bytes. faults: what should not be."""

    name: str
    refused: str
    passages: int
    seconds: float
    worked: float
    peak: int
    faults: tuple[str, ...] = field(default=())


def ask(path: Path, home: Path, *, alone: bool = True) -> Outcome:
    """The file at `path` through `pmqa read`, then through what ingest makes of it and through what a review makes of
    it before anything is encoded. alone: as the single case that it is said to be, not as a book."""
    steps = {"read": _watch([*COMMAND, "read", str(path), "--json", *(_GIVEN if alone else ())], home)}
    told = _answer(steps["read"])
    refused = told.get("refused") or {}
    faults = _sentence_faults(path.name, refused) if refused else []
    passages = 0
    if not refused:
        for step in ("prepare", "review"):
            steps[step] = _watch([sys.executable, "-c", _CODE, step, str(path), str(int(alone))], home)
        passages = _answer(steps["prepare"]).get("passages", 0)
    for step, watched in steps.items():
        most = max(MOST_SECONDS, THICK * SHEETS.get(path.name, 0))
        faults += (f"{step}: {fault}" for fault in _faults(watched, 1 if refused else 0, most))
    return Outcome(
        name=path.name,
        refused=refused.get("en", ""),
        passages=passages,
        seconds=round(max(each.seconds for each in steps.values()), 1),
        worked=round(max(each.worked for each in steps.values()), 1),
        peak=max(each.peak for each in steps.values()),
        faults=tuple(faults),
    )


def _watch(command: Sequence[str], home: Path) -> Watched:
    return watch(command, environment(home, PMQA_LANGUAGE="en"), _PATIENCE)


def _answer(watched: Watched) -> Mapping[str, object]:
    try:
        return json.loads(watched.out)
    except ValueError:
        return {}


def _faults(watched: Watched, code: int, most: float) -> list[str]:
    said = watched.err.decode(errors="replace")
    found = {
        "ended with another code": watched.code != code,
        "a traceback": "Traceback" in said,
        "no answer": not _answer(watched),
        "over its time": watched.seconds > most,
        "over its memory": watched.peak > MOST_MEMORY,
        f"left behind {watched.left}": bool(watched.left),
    }
    return [
        f"{fault} ({watched.code}, {watched.seconds:.0f} s, {watched.peak >> 20} MB)"
        for fault, is_so in found.items()
        if is_so
    ]


def _sentence_faults(name: str, refused: Mapping[str, str]) -> list[str]:
    # One line in each language that names the file.
    return [
        f"a refusal that does not name it, or has several lines: {said!r}"
        for said in (refused.get("th", ""), refused.get("en", ""))
        if name not in said or "\n" in said or len(said) > 1000
    ]


def answer() -> None:
    """What a step's process does: argv are the step, the path and whether the file is a case of its own."""
    step, path, alone = sys.argv[1], Path(sys.argv[2]), sys.argv[3] == "1"
    content = read_bytes(path)
    try:
        told = _review(path, content) if step == "review" else _prepare(path, content, alone)
    except DocumentError as exc:
        told = {"refused": exc.sentence("en"), "passages": 0}
    print(json.dumps(told))


def _prepare(path: Path, content: bytes, alone: bool) -> dict[str, object]:
    return {"passages": len(prepare(parse_document(path.name, content, FACTS if alone else {})).passages)}


def _review(path: Path, content: bytes) -> dict[str, object]:
    report = read_report(path.name, content, agency="กรมทดสอบ")
    figures = sum(len(find_figures(passage.text)) for passage in report.passages)
    dimensions = sum(len(find_dimensions(passage.text)) for passage in report.passages)
    return {"passages": len(report.passages), "figures": figures, "dimensions": dimensions}
