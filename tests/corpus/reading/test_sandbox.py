"""The process that reads: it ends with the one that asked."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ASKER = """
import sys, threading
from corpus.reading import sandbox
sandbox._CODE = sandbox._CODE.replace("main(suffix, parent)", '''
import corpus.reading.sandbox as reading, time, os
reading._limit(".txt")
reading._die_with(parent)
open(os.environ["READER"], "w").write(str(os.getpid()))
time.sleep(60)
''')
sandbox.read_apart(".txt", "a.txt", b"x", None)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent has died")
def test_a_reader_ends_with_the_process_that_asked_it(tmp_path: Path) -> None:
    path = tmp_path / "reader"
    environment = {**os.environ, "READER": str(path), "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", ASKER], env=environment) as asker:
        reader = _wait_for(path)
        asker.send_signal(signal.SIGKILL)
    for _ in range(200):
        if not _runs(reader):
            return
        time.sleep(0.05)
    os.kill(reader, signal.SIGKILL)
    pytest.fail("the reader outlived its asker")


def _wait_for(path: Path) -> int:
    for _ in range(600):
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.05)
    raise AssertionError("no reader began")


def _runs(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
