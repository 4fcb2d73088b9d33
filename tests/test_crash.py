"""Killing `pmqa ingest` at any moment leaves an index that answers."""

import random
import shutil
import time
from pathlib import Path

import pytest

from index import Encoder, Recipe, Store
from search import SearchEngine
from tests.support.program import run, start

QUERY = "มาตรการ TRAT-FC"
CASE = """---
agency: เทศบาลทดสอบ
agency_type: เทศบาล
category: 3
year: 2566
---
## {heading}
{text}
"""


def write_case(folder: Path, name: str, number: int) -> Path:
    path = folder / name
    text = f"ศูนย์รับเรื่องแห่งที่ {number} ตอบประชาชนภายใน {number + 3} วัน และรายงานผลทุกสัปดาห์"
    path.write_text(CASE.format(heading=f"รับเรื่องร้องเรียน {number}", text=text), encoding="utf-8")
    return path


def check(home: Path, encoder: Encoder) -> int:
    """The number of documents of an index that opens, is whole and answers."""
    engine = SearchEngine(Store(home).open(Recipe(model=encoder.identity)), encoder)
    assert engine.search(QUERY).hits[0].case.agency == "จังหวัดตราด"
    return len({case.document for case in engine.cases})


def kill_after(home: Path, arguments: list[str], seconds: float) -> None:
    process = start(home, arguments)
    time.sleep(seconds)
    process.kill()
    process.wait(timeout=30)
    assert process.stdout is not None
    process.stdout.close()


@pytest.fixture
def home(sample_home: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "home"
    shutil.copytree(sample_home, copy, symlinks=True, ignore=shutil.ignore_patterns("models", "lock"))
    (copy / "models").symlink_to((sample_home / "models").resolve())
    return copy


def test_ten_kills_at_random_moments_leave_an_index_that_answers(home: Path, encoder: Encoder, tmp_path: Path) -> None:
    moments = random.Random(2564)
    # Five of a run that encodes, from the start of the program to the end of a run.
    began = time.monotonic()
    assert run(home, "ingest", str(write_case(tmp_path, "first.md", 0))).returncode == 0
    length = time.monotonic() - began
    known = check(home, encoder)
    for number in range(1, 6):
        document = write_case(tmp_path, f"new-{number}.md", number)
        kill_after(home, ["ingest", str(document)], moments.uniform(0, length))
        assert check(home, encoder) in (known, known + 1)
        known = check(home, encoder)
    # Five of a run that has all its vectors already: most of it is reading and writing the index.
    variants = [write_case(tmp_path, "first.md", 0).read_bytes(), write_case(tmp_path, "first.md", 9).read_bytes()]
    began = time.monotonic()
    for content in (variants[1], variants[0]):
        (tmp_path / "first.md").write_bytes(content)
        began = time.monotonic()
        assert run(home, "ingest", "--replace", str(tmp_path / "first.md")).returncode == 0
    length = time.monotonic() - began
    for number in range(5):
        (tmp_path / "first.md").write_bytes(variants[(number + 1) % 2])
        kill_after(home, ["ingest", "--replace", str(tmp_path / "first.md")], moments.uniform(length / 3, length))
        assert check(home, encoder) == known
    # And the next ingest succeeds, whatever the kills left behind.
    last = run(home, "ingest", str(write_case(tmp_path, "last.md", 99)))
    assert (last.returncode, last.stderr) == (0, "")
    assert check(home, encoder) == known + 1
    assert len(list((home / "generations").iterdir())) <= 2
