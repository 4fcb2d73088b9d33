"""Every target of the fuzzing with a few inputs, the same ones each time; and that what fails would be seen."""

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import strategies as st

from benchmarks.breaking import fuzz
from benchmarks.breaking.fuzzing.chunks import run_chunk, told
from benchmarks.breaking.fuzzing.targets import TARGETS, Target
from benchmarks.breaking.hostile.pdf_parts import TEXT, paged, stream
from search import SearchEngine
from tests.support.fakes_search import make_case, make_engine, place

FEW = {"request": 60, "query, searched": 60, "PDF": 40}


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_a_reader(name: str) -> None:
    found = run_chunk(name, 0, FEW.get(name, 120))
    assert found["failure"] is None
    assert found["inputs"] > 20


def test_the_shares_of_all_targets_are_a_million() -> None:
    assert sum(target.share for target in TARGETS.values()) == fuzz.MILLION
    readers = ("text", "Markdown", "web page", "Word", "PDF")
    assert min(TARGETS[name].share for name in readers) == 10_000


def _refuse_long(value: bytes) -> None:
    assert len(value) < 3, "too long"


def _never_end(value: bytes) -> None:
    while True:
        pass


def test_a_failure_is_made_small_and_told_with_its_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = Target(given=st.binary(max_size=50), examine=_refuse_long, seconds=5, share=1)
    monkeypatch.setitem(TARGETS, "tried", target)
    failure = run_chunk("tried", 0, 200, tmp_path / "trace")["failure"]
    assert failure["input"] == f"base64:{base64.b64encode(bytes(3)).decode()}"
    assert failure["fault"].startswith("AssertionError: too long")
    assert (tmp_path / "trace").read_text().partition(" ")[2] == failure["input"]


def test_an_input_that_takes_longer_than_its_bound_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    target = Target(given=st.just(b""), examine=_never_end, seconds=0.2, share=1)
    monkeypatch.setitem(TARGETS, "tried", target)
    assert run_chunk("tried", 0, 1)["failure"]["fault"].startswith("OverBoundError")


def _dying(number: int, trace: str) -> str:
    return f"import os, pathlib, sys; pathlib.Path(sys.argv[4]).write_text({trace!r}); os.kill(os.getpid(), {number})"


@pytest.mark.parametrize(
    ("target", "number", "value"),
    [
        ("Markdown", 6, b"%PDF-1.7\n"),  # of PDFium only it is known that it ends so
        ("PDF", 11, b"%PDF-1.7\n"),
        ("PDF", 6, paged(stream(TEXT))),  # the sandbox takes it
    ],
)
def test_a_process_that_dies_is_told_with_the_input_it_died_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, target: str, number: int, value: bytes
) -> None:
    monkeypatch.setattr(fuzz, "_CODE", _dying(number, f"7 {told(value)}"))
    found = fuzz._run(target, 0, 10, folder=tmp_path)
    assert (found["inputs"], found["failure"]["input"]) == (7, told(value))
    assert found["failure"]["fault"].startswith(f"the process ended with -{number}")


def test_a_process_that_dies_before_its_first_input_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fuzz, "_CODE", "import os; os.abort()")
    found = fuzz._run("PDF", 0, 10, folder=tmp_path)
    assert (found["inputs"], found["failure"]["input"]) == (0, "")


def test_what_the_sandbox_stops_is_counted_and_its_stretch_done_without_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spoiled = told(b"%PDF-1.7\n")
    died = _dying(6, f"7 {spoiled}")
    monkeypatch.setattr(fuzz, "_CODE", f"import sys\nif sys.argv[5] == '[7]': {fuzz._CODE}\nelse: {died}")
    found = fuzz._run("PDF", 0, 10, folder=tmp_path)
    assert (found["inputs"], found["failure"], found["stopped"]) == (10, None, [spoiled])


def test_inputs_that_are_left_out_are_made_and_not_examined(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    target = Target(given=st.binary(max_size=50), examine=seen.append, seconds=5, share=1)
    monkeypatch.setitem(TARGETS, "tried", target)
    run_chunk("tried", 0, 200)
    all_of_them = seen.copy()
    seen.clear()
    assert run_chunk("tried", 0, 200, without=(3, 150))["inputs"] == len(all_of_them)
    assert seen == [*all_of_them[:2], *all_of_them[3:149], *all_of_them[150:]]


def test_a_process_is_watched_no_longer_than_it_examines(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from benchmarks.breaking.fuzzing import chunks\n"
        "chunks._HUNG = 4; chunks.run_chunk('cursor', 0, 1, Path(sys.argv[1])); time.sleep(4.5)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(tmp_path / "trace")], check=False).returncode == 0


def test_all_targets_are_run_in_processes_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = {name: TARGETS[name] for name in ("cursor", "list of cases")}
    monkeypatch.setattr(fuzz, "TARGETS", chosen)
    found = fuzz.run(200)
    assert {name: each["inputs"] for name, each in found["targets"].items()} == {"cursor": 20, "list of cases": 8}
    assert (found["inputs"], found["failures"]) == (28, [])
    json.dumps(found)


def engine() -> SearchEngine:
    case = make_case("a")
    return make_engine([case], [place(case, 0, "กรมที่ดินพัฒนาระบบ Open Data", 0.5)])


@pytest.mark.parametrize("text", ["นักงาน\ud800", "open dat\udcff", "\ud800 ก", "\x00น้ำ", "\x7fน้ำ"])
def test_what_no_key_types_is_left_out_of_what_is_searched_for(text: str) -> None:
    assert engine().search(text).suggestion is None
