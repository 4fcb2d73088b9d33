"""Passages labelled with the items they evidence: of the award book, of other documents, and written for this."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.setup import BOOK, NEWS, ROOT, read_rows
from corpus import (
    Case,
    Document,
    Line,
    Span,
    cut_passages,
    cut_windows,
    join_lines,
    parse_document,
    read_contents,
    read_criteria,
    read_document,
    repair_lines,
)

CODES = [item.code for item in read_criteria().items]

LABELS = ROOT / "benchmarks/labels/passages.jsonl"
"""Labels by document and lines, without text: the documents lie outside this project."""

WRITTEN = ROOT / "benchmarks/labels/written.jsonl"
"""Passages of our own, in the manner of reports."""

SHEETS = Path("pages")
"""The folder of sheets of other reports in the folder of --shared."""

_NAMELESS = {"agency": "หน่วยงาน", "category": 2, "year": 2560}


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A labelled passage. source: "tuned" (of the book, what earlier versions were made with), "book", "page", "news"
    or "written"; group: what it must not be measured with; primary: "" when it evidences nothing; held: never learned
    from."""

    id: str
    source: str
    group: str
    primary: str
    also: tuple[str, ...]
    text: str
    windows: tuple[Span, ...]
    held: bool = False

    @property
    def relevant(self) -> NDArray[np.float64]:
        return np.array([code in (self.primary, *self.also) for code in CODES], dtype=np.float64)

    @property
    def real(self) -> bool:
        return self.source != "written"


def read_labelled(shared: Path) -> list[Labelled]:
    """All of them, in the order of the files."""
    return [*_read_tuned(shared), *_read_passages(shared), *_read_written()]


def _read_tuned(shared: Path) -> Iterator[Labelled]:
    # Ranges of lines of the repaired book, joined as passages are.
    lines = (shared / BOOK).read_text(encoding="utf-8").replace("\f", "").split("\n")
    repaired = [Line(number=number, text=each.text) for number, each in enumerate(repair_lines(lines), 1)]
    for row in read_rows(shared / "eval/items-dev.jsonl"):
        first, last = row["lines"]
        yield _label(row, "tuned", row["case"], join_lines(repaired[first - 1 : last]))


def _read_passages(shared: Path) -> Iterator[Labelled]:
    folders = {"book": BOOK.parent, "page": SHEETS, "news": NEWS}
    for row in read_rows(LABELS):
        found = _passages(shared / folders[row["source"]] / row["document"])
        group, text = found[tuple(row["lines"])]
        yield _label(row, row["source"], group, text, held=row["held"])


def _read_written() -> Iterator[Labelled]:
    for row in read_rows(WRITTEN):
        yield _label(row, "written", row["id"], row["text"], held=row["held"])


def _label(row: dict[str, Any], source: str, group: str, text: str, *, held: bool = False) -> Labelled:
    return Labelled(
        id=row["id"],
        source=source,
        group=group,
        primary=row["primary"],
        also=tuple(row["also"]),
        text=text,
        windows=cut_windows(text),
        held=held,
    )


def open_labelled(path: Path) -> Document:
    """A document of the labels. Printed sheets do not tell whose they are; nothing that is measured depends on it."""
    return read_document(path) if path.suffix != ".pdf" else parse_document(path.name, path.read_bytes(), _NAMELESS)


@cache
def _passages(path: Path) -> dict[tuple[int, int], tuple[str, str]]:
    # By their lines: their group and text. A document's sheets are one group.
    document = open_labelled(path)
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for case in read_contents(document).cases:
        for passage in cut_passages(case):
            found.setdefault(passage.lines, (_group(path, case), passage.text))
    return found


def _group(path: Path, case: Case) -> str:
    if path.name == BOOK.name:
        return case.agency
    return path.stem.rsplit("-", 1)[0] if path.suffix == ".pdf" else path.stem
