"""Documents of our own that are another in every generation, and what writes them while the server answers.

Every passage of them bears the number of its version. So an answer that holds two numbers is of two generations, and
one that names its generation must hold the number that was current when that was made.
"""

import itertools
import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.breaking.serving.site import command
from benchmarks.setup import BOOK, ROOT, SAMPLE
from tests.support.files.set_type import Habit, set_type

NAMES = ("tide-one.md", "tide-two.md")
SHEETS = "tide-tables.pdf"
AGENCY = "กรมน้ำขึ้นน้ำลง"
QUERIES = (AGENCY, "สถานีวัดระดับน้ำทะเลแจ้งเตือนเรือประมง", "tide gauge warnings")
"""What finds them; none holds a number of a version."""

VERSION = re.compile(rb"TIDE(\d{4})")

_CASE = """---
agency: {agency}{place}
agency_type: กรม
category: {category}
year: 2566
title: สถานีวัดระดับน้ำ TIDE{version:04} ของ{agency}{place}
---

## เตือนภัยเรือประมง TIDE{version:04}

{body}

## ติดตามผลรายไตรมาส TIDE{version:04}

{body}
"""
_SENTENCE = (
    "รอบ TIDE{version:04} ข้อ {number} สถานีวัดระดับน้ำทะเลแห่งที่ {number} แจ้งเตือนเรือประมงก่อนน้ำลง {minutes} นาที "
    "ผู้บริหารของกรมติดตามผลทุกไตรมาสจากกระดานข้อมูล และปรับแผนตามความเห็นของชาวประมง (tide gauge warnings)"
)


def write_tides(folder: Path, version: int) -> list[str]:
    """The documents of this version, written to `folder`; their paths."""
    for place, name in enumerate(NAMES, 1):
        body = "\n".join(
            _SENTENCE.format(version=version, number=number, minutes=20 + (7 * number + version) % 40)
            for number in range(1, 6)
        )
        text = _CASE.format(agency=AGENCY, place=place, category=place + 1, version=version, body=body)
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in NAMES]


def build_library(home: Path) -> None:
    """Bring in the sample, the award book where it lies beside the project, and a PDF. Raises SystemExit."""
    book = ROOT.parent / "shared" / BOOK
    run_command(home, "ingest", str(SAMPLE), *([str(book)] if book.exists() else []))
    bring_sheets(home)


def bring_sheets(home: Path) -> None:
    """Bring a PDF into the library, whose sheet can be drawn. Raises SystemExit."""
    sheets = home.with_name(SHEETS)
    lines = ["สถานีวัดระดับน้ำแจ้งเตือนเรือประมงในพื้นที่", "ผู้บริหารติดตามผลทุกไตรมาสจากกระดานข้อมูล"] * 8
    sheets.write_bytes(set_type(["ตารางระดับน้ำ", *lines], Habit()))
    facts = ("--agency", "กรมตารางน้ำ", "--category", "4", "--year", "2566")
    run_command(home, "ingest", str(sheets), *facts)


def run_command(home: Path, *arguments: str) -> None:
    """Raises SystemExit where the command fails."""
    done = command(home, *arguments)
    if done.returncode:
        raise SystemExit(f"pmqa {' '.join(arguments)}: {done.stderr}")


def generation_of(home: Path) -> str:
    """The name of the generation that answers, "" when there is none."""
    try:
        return (home / "current").read_text(encoding="utf-8").split()[0]
    except (OSError, IndexError):
        return ""


@dataclass(slots=True, kw_only=True)
class Writer:
    """Writes into `home` until it is told to stop: versions are brought in, replaced, removed, and the index made anew.

    versions: by the name of a generation the number that its documents bear, None where it has none of them."""

    home: Path
    folder: Path
    versions: dict[str, bytes | None] = field(default_factory=dict)
    done: list[dict[str, Any]] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> "Writer":
        self.versions[generation_of(self.home)] = None
        self._thread = threading.Thread(target=self._write)
        self._thread.start()
        return self

    def __exit__(self, *about: object) -> None:
        self._stop.set()
        assert self._thread is not None
        self._thread.join()

    def _write(self) -> None:
        for version in itertools.count(1, 2):
            if self._stop.is_set():
                return
            self._run(version, "ingest", *write_tides(self.folder, version))
            if not self._stop.is_set():
                self._run(version + 1, "ingest", "--replace", *write_tides(self.folder, version + 1))
                self._run(version + 1, "rebuild")
            self._run(int(self.versions[generation_of(self.home)] or 0), "remove", NAMES[0])
            self._run(None, "remove", NAMES[1])

    def _run(self, version: int | None, *arguments: str) -> None:
        began = time.monotonic()
        done = command(self.home, *arguments)
        self.versions[generation_of(self.home)] = None if version is None else b"%04d" % version
        seconds = round(time.monotonic() - began, 1)
        self.done.append({"command": arguments[0], "code": done.returncode, "seconds": seconds, "said": done.stderr})

    def failures(self) -> Sequence[str]:
        """Commands that did not end well, by what they said."""
        return [f"pmqa {each['command']}: {each['said'][-300:]}" for each in self.done if each["code"]]
