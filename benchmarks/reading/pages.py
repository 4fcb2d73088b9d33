"""Measure the reading of real pages; write benchmarks/results/pages.json, which docs/documents.md quotes.

usage: python -m benchmarks.reading.pages [--shared ../shared]

Single sheets of real agencies' PDFs, transcribed by eye, are read by `pmqa read --json` and scored by score_pages.py of
../shared/eval; the files of ../shared/reported are checked by its check.py. A report of 128 sheets, copies of one that
Word wrote, is read for its processor time: the whole command, readers and all. Run from the project's root; it takes
some minutes.
"""

import importlib.metadata
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

import pypdfium2

from benchmarks.setup import ROOT, describe_machine, make_parser, report

TOLD = ("--agency", "กรมทดสอบ", "--category", "1", "--year", "2564")
SHEETS = 128
RUNS = 5
WORD_SHEET = "qaint2553-4.pdf"  # written by Word 2010, the circle of sara am as U+0020
PROGRAM = (
    f"#!{sys.executable} -P\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom command.cli import main\nmain()\n"
)
_PAGE = re.compile(r"(\S+\.pdf) .*? chars ([0-9.]+)")
_FIGURE = re.compile(r"([a-z]+) ([0-9.]+)")


def main() -> None:
    report("pages", measure(make_parser(__doc__, home=False).parse_args().shared.resolve()))


def measure(shared: Path) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "pmqa"
        program.write_text(PROGRAM, encoding="utf-8")
        program.chmod(0o755)
        return {
            "versions": {"pypdfium2": importlib.metadata.version("pypdfium2"), "tesseract": tesseract()},
            "machine": describe_machine(),
            "pages": groups(rows := score_pages(shared, program)),
            "trust": trust_by_source(rows, shared, program),
            "reported files": check_reported(shared, program),
            f"a report of {SHEETS} sheets": time_report(shared, program),
        }


def tesseract() -> str:
    done = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=False)
    return done.stdout.split("\n")[0] if done.returncode == 0 else "not installed"


def score_pages(shared: Path, program: Path) -> list[str]:
    """What the scorer says, a line a page and then a line a group."""
    scorer, gold = shared / "eval" / "score_pages.py", shared / "pages" / "gold.jsonl"
    command = [sys.executable, str(scorer), str(gold), str(gold.parent), str(program), "read", "--json", *TOLD]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def groups(rows: Sequence[str]) -> dict[str, dict[str, float]]:
    found = {name: row for row in rows for name in ("all with a text layer", "lost") if row.startswith(name)}
    return {
        name: {figure: float(value) for figure, value in _FIGURE.findall(row.removeprefix(name))}
        for name, row in found.items()
    }


def trust_by_source(rows: Sequence[str], shared: Path, program: Path) -> dict[str, dict[str, float]]:
    """By where a page's text comes from, the mean of its trust and of its letters that are right."""
    pairs: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for name, right in (match.groups() for row in rows if (match := _PAGE.match(row))):
        command = [program, "read", shared / "pages" / name, "--json", *TOLD]
        (page,) = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["pages"]
        pairs[page["source"]].append((page["trust"], float(right)))
    return {
        source: {
            "pages": len(each),
            "trust": round(mean(trust for trust, _ in each), 3),
            "letters right": round(mean(right for _, right in each), 3),
        }
        for source, each in pairs.items()
    }


def check_reported(shared: Path, program: Path) -> str:
    """How many of the cases hold that need no library."""
    command = [sys.executable, str(shared / "reported" / "check.py"), str(shared / "reported" / "cases.json")]
    environment = {**os.environ, "PMQA": str(program)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return done.stdout.splitlines()[-1].partition(";")[0]


def time_report(shared: Path, program: Path) -> dict[str, float]:
    """The fastest of RUNS runs: others may use the machine, and only ever slow it down."""
    source, file = pypdfium2.PdfDocument(shared / "pages" / WORD_SHEET), pypdfium2.PdfDocument.new()
    for _ in range(SHEETS):
        file.import_pages(source)
    out = io.BytesIO()
    file.save(out)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        path.write_bytes(out.getvalue())
        seconds = min(_processor_seconds([program, "read", path, "--json", *TOLD]) for _ in range(RUNS))
    return {"processor seconds": round(seconds, 1), "sheets a second": round(SHEETS / seconds, 1)}


def _processor_seconds(command: Sequence[str | Path]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
