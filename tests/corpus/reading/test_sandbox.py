"""The process that reads: it ends with the one that asked, and begins only where there is room for the document."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.errors import UnreadableDocument
from corpus.reading import sandbox

READER = """
import corpus.reading.sandbox as reading, os, time
def main(suffix, parent):
    reading._limit(suffix)
    reading.die_with(parent)
    open(os.environ["READER"], "w").write(str(os.getpid()))
    time.sleep(60)
reading.main = main
"""

WATCHING = READER.replace("    reading.die_with", "    import sys; sys.platform = 'another'\n    reading.die_with")
"""As on a system that does not tell a process that its parent has died."""

ASKERS = {
    "of its own": f"sandbox._CODE = sandbox._BEGINNING + {READER!r} + 'main(suffix, parent)'; sandbox.FORKED = ()",
    "watching": f"sandbox._CODE = sandbox._BEGINNING + {WATCHING!r} + 'main(suffix, parent)'; sandbox.FORKED = ()",
    "forked": f"sandbox._KEEPER_CODE = sandbox._BEGINNING + {READER!r} + 'reading.keep_readers(int(suffix))'",
}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent has died")
@pytest.mark.parametrize("change", ASKERS.values(), ids=ASKERS)
def test_a_reader_ends_with_the_process_that_asked_it(tmp_path: Path, change: str) -> None:
    path = tmp_path / "reader"
    environment = {**os.environ, "READER": str(path), "PYTHONPATH": os.pathsep.join(sys.path)}
    code = f"from corpus.reading import sandbox\n{change}\nsandbox.read_apart('.txt', 'a.txt', b'x', None)"
    with subprocess.Popen([sys.executable, "-c", code], env=environment) as asker:
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


def test_a_temporary_folder_without_room_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sandbox.tempfile, "TemporaryFile", refused)
    with pytest.raises(UnreadableDocument, match=r"^a\.txt: .*temporary folder.*No space left on device.*TMPDIR"):
        sandbox.read_apart(".txt", "a.txt", b"text", None)
