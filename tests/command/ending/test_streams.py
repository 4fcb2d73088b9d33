"""Output that nobody takes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.program import COMMAND, environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/dev/full and the closing of descriptors are of Linux")


def shell(home: Path, line: str) -> subprocess.CompletedProcess[str]:
    """What `sh` makes of `line`, in which "pmqa" is the program."""
    code = line.replace("pmqa", f"{sys.executable} -c '{COMMAND[-1]}'")
    return subprocess.run(
        ["sh", "-c", code], env=environment(home, PMQA_LANGUAGE="en"), capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_stream_that_is_closed_is_no_fault(tmp_path: Path, closed: str) -> None:
    done = shell(tmp_path, f"pmqa status {closed}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("home ") == (">&-" not in closed.replace("2>&-", ""))


def test_no_file_takes_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    code = "import os; from command.cli import _open_streams; _open_streams(); print(os.open('/dev/null', 0), file=x)"
    code = code.replace("file=x", "file=open(os.environ['OUT'], 'w'), flush=True")
    out = tmp_path / "out"
    line = f'{sys.executable} -c "{code}" >&- 2>&- <&-'
    subprocess.run(["sh", "-c", line], env={**os.environ, "OUT": str(out)}, check=True, timeout=120)
    assert int(out.read_text()) > 2


def test_a_full_disk_below_the_output_is_one_sentence(tmp_path: Path) -> None:
    done = shell(tmp_path, "pmqa status > /dev/full")
    assert done.returncode == 1
    said = "pmqa: what is to be written cannot be (No space left on device); make room and run the command again\n"
    assert done.stderr == said


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    assert shell(tmp_path, "pmqa --help | true").stderr == ""
