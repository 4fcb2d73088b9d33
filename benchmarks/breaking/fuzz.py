"""A million inputs, made by Hypothesis from fixed seeds, for all that reads what comes from outside.

Readers run in the process that makes their inputs, without the sandbox that the program gives them, so that whatever it
would hide is seen: a crash of a library, an error that is none of ours. PDFium ends its process where memory ends, and
no caller can catch that; such an input is handed to the sandbox, is a failure unless it is refused by name there, and
its stretch begins anew without it.
"""

import base64
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.breaking.fuzzing.targets import TARGETS
from corpus import PmqaError
from corpus.reading.sandbox import read_apart

MILLION = 1_000_000

_CHUNK = 2_500  # inputs of a process: what Hypothesis remembers of them takes room
_FOLDERS = re.compile(r'File "[^"]*/')  # which are those of one machine
_CODE = "from benchmarks.breaking.fuzzing.chunks import answer; answer()"


def run(times: int | None) -> dict[str, Any]:
    """Every target with its share of `times` inputs, a million by default; each has one at least."""
    given = times or MILLION
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        chunks = list(_chunks(given))
        done = list(pool.map(lambda chunk: (chunk[0], _run(*chunk, folder=Path(folder))), chunks))
    found = {name: _joined([result for of, result in done if of == name]) for name in TARGETS}
    return {
        "tool": "Hypothesis, seeds by target and number of the stretch",
        "inputs": sum(each["inputs"] for each in found.values()),
        "seconds": round(time.monotonic() - began),
        "failures": [{"target": name, **each} for name, told in found.items() for each in told.pop("failures")],
        "targets": found,
    }


def _chunks(times: int) -> Iterator[tuple[str, int, int]]:
    # Of each target in turn, so that all cores are busy to the end.
    for name, target in TARGETS.items():
        left = max(1, target.share * times // MILLION)
        for number in range(-(-left // _CHUNK)):
            yield name, number, min(_CHUNK, left - number * _CHUNK)


def _run(name: str, number: int, times: int, *, folder: Path) -> dict[str, Any]:
    trace = folder / f"{name} {number}"
    stopped: dict[int, str] = {}
    while True:
        command = [sys.executable, "-c", _CODE, name, str(number), str(times), str(trace), json.dumps(list(stopped))]
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "TMPDIR": str(folder)})
        try:
            return {**json.loads(done.stdout), "stopped": list(stopped.values())}
        except ValueError:
            count, value = _read_trace(trace)
        is_known = done.returncode == -signal.SIGABRT and name == "PDF" and 0 < count not in stopped
        if not is_known or not _is_refused(value):
            said = _FOLDERS.sub('File "', done.stderr.decode(errors="replace"))[-500:]
            failure = {"input": value, "fault": f"the process ended with {done.returncode}: {said}"}
            return {"inputs": count, "seconds": 0.0, "slowest": [0.0, ""], "failure": failure, "stopped": []}
        stopped[count] = value


def _read_trace(trace: Path) -> tuple[int, str]:
    count, _, value = (trace.read_text() if trace.exists() else "").partition(" ")
    return int(count or 0), value


def _is_refused(value: str) -> bool:
    # By the program, which reads a file in a process of its own.
    try:
        read_apart(".pdf", "input.pdf", base64.b64decode(value.removeprefix("base64:")), None)
    except PmqaError:
        return True
    return False


def _joined(results: list[dict[str, Any]]) -> dict[str, Any]:
    failures = {each["failure"]["fault"]: each["failure"] for each in results if each["failure"]}
    return {
        "inputs": sum(each["inputs"] for each in results),
        "processor seconds": round(sum(each["seconds"] for each in results)),
        "slowest": max((each["slowest"] for each in results), key=lambda slowest: slowest[0]),
        "stopped by the sandbox": [value for each in results for value in each["stopped"]],
        "failures": list(failures.values()),
    }
