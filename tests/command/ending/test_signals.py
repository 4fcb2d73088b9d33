"""A signal ends a command in order: one line, the lock and all processes gone, and the library as it was."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index import Store
from tests.command.ending.family import PATIENCE, SOON, Family, family, wait_until
from tests.command.ending.slow import slow_texts
from tests.support.program import COMMAND

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are read from /proc")

NAMES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


def held(home: Path) -> dict[str, bytes]:
    """What is in the folder, but for the file that is locked and vectors, which are kept for the next command."""
    files = (path for path in home.rglob("*") if path.is_file() and "models" not in path.parts)
    kept = {path.relative_to(home).as_posix(): path.read_bytes() for path in files}
    return {name: content for name, content in kept.items() if name != "lock" and not name.startswith("vectors")}


def expect_end(started: Family, code: int, home: Path) -> None:
    assert started.end() == (code, "", "pmqa: stopped\n")
    wait_until(lambda: not started.members(), SOON)
    with Store(home).writing():
        pass


@pytest.fixture
def home(tmp_path: Path, sample_home: Path) -> Path:
    return Path(shutil.copytree(sample_home, tmp_path / "home", symlinks=True))


@pytest.mark.parametrize("number", NAMES, ids=lambda number: number.name)
def test_an_ingest_in_several_processes_is_ended_in_order_however_often_it_is_told(
    home: Path, tmp_path: Path, number: signal.Signals
) -> None:
    before = held(home)
    with family(home, "ingest", str(slow_texts(tmp_path / "files", 8))) as started:
        started.wait_for("spawn_main", "-S -c")
        for _ in range(3):
            os.killpg(started.process.pid, number)  # as a terminal does
        expect_end(started, NAMES[number], home)
    assert held(home) == before


def test_a_signal_while_a_generation_is_written_leaves_the_one_before(home: Path, tmp_path: Path) -> None:
    before = held(home)
    with family(home, "ingest", str(slow_texts(tmp_path / "files", 2, 40))) as started:
        wait_until(lambda: len(list((home / "generations").iterdir())) > 1, PATIENCE)
        started.process.send_signal(signal.SIGTERM)
        assert started.end() == (143, "", "pmqa: stopped\n")
    assert held(home) == before  # at once, and not by the next command


def test_a_signal_that_is_ignored_stays_so(home: Path) -> None:
    ignoring = [
        sys.executable,
        "-c",
        "import signal; signal.signal(1, signal.SIG_IGN); print('begun', flush=True); " + COMMAND[-1],
    ]
    with family(home, "check", code=ignoring) as started:
        assert started.process.stdout is not None
        started.process.stdout.readline()
        started.process.send_signal(signal.SIGHUP)
        code, out, err = started.end()
    assert (code, err) == (0, "")
    assert out


def ran(code: str) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    return done.returncode, done.stdout, done.stderr


def test_a_signal_when_all_is_done_changes_nothing() -> None:
    # At the end of the command, at Python's end, and when Python has taken its handlers away. A signal to a process
    # reaches whichever of its threads takes it.
    code = (
        "import atexit, os, threading, time; from command.signals import end_in_order, say_done; end_in_order()\n"
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
        "class Last:\n"
        "    def __del__(self, kill=os.kill, own=os.getpid()): kill(own, 2); print('alive')\n"
        "last = Last()\n"
        "atexit.register(os.kill, os.getpid(), 15)\n"
        "say_done()\n"
        "os.kill(os.getpid(), 2)"
    )
    assert ran(code) == (0, "alive\n", "")


def test_a_signal_while_an_object_is_taken_away_is_not_lost() -> None:
    # Python drops what is raised then.
    code = (
        "import signal, time; from command.signals import end_in_order; end_in_order()\n"
        "class Short:\n"
        "    def __del__(self): signal.raise_signal(2)\n"
        "Short()\n"
        "time.sleep(60)\n"
        "print('alive')"
    )
    assert ran(code) == (130, "", "")


def test_ctrl_c_at_any_moment_of_the_first_second_is_no_traceback(home: Path) -> None:
    program = [sys.executable, "-c", "from command.program import main; print('begun', flush=True); main()"]
    codes = set()
    for step in range(12):
        with family(home, "status", code=program) as started:
            assert started.process.stdout is not None
            started.process.stdout.readline()
            time.sleep(0.02 + 0.05 * step)
            started.process.send_signal(signal.SIGINT)
            code, _, err = started.end()
        assert "Traceback" not in err
        codes.add(code)
    assert codes <= {0, 130}
    assert 130 in codes
