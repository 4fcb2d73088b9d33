"""Several processes at one address: they share it, one that dies is replaced, none is left behind."""

import contextlib
import http.client
import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from command.serving import worker
from search import EngineSource
from tests.support.server import PATIENCE, Server, is_there, running, wait_until
from web import THREADS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="children are read from /proc")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with running(tmp_path) as started:
        yield started


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_all_of_them(server: Server, number: signal.Signals) -> None:
    children = server.children
    server.process.send_signal(number)
    assert server.process.wait(PATIENCE) == 0
    wait_until(lambda: not any(map(is_there, children)))
    assert server.said().strip().split("\n")[1:] == []


def test_ctrl_c_in_a_terminal_reaches_all_and_is_no_disturbance(server: Server) -> None:
    os.killpg(server.process.pid, signal.SIGINT)
    assert server.process.wait(PATIENCE) == 0
    assert "Traceback" not in server.said()


def test_workers_end_with_a_supervisor_that_is_killed(server: Server) -> None:
    children = server.children
    server.process.kill()
    server.process.wait(PATIENCE)
    wait_until(lambda: not any(map(is_there, children)))


def test_a_worker_that_dies_is_replaced_and_the_others_answer_meanwhile(server: Server) -> None:
    first, second = server.workers
    os.kill(first, signal.SIGKILL)
    assert [server.ask() for _ in range(5)] == [503] * 5
    wait_until(lambda: len(server.workers) == 2 and first not in server.workers)
    assert second in server.workers
    os.kill(second, signal.SIGKILL)
    wait_until(lambda: len(server.workers) == 2 and second not in server.workers)
    assert server.ask() == 503
    server.process.terminate()
    assert server.process.wait(PATIENCE) == 0
    said = server.said()
    # at once where it had lived for long, as on a slow machine
    assert len(re.findall(r"A worker has ended \(exit code -9\); another starts in [01] s", said)) == 2


def test_what_hinders_the_workers_is_said_once(server: Server) -> None:
    assert server.process.stderr is not None
    said = server.process.stderr.readline()
    assert said == "There is no index yet; bring in documents first: pmqa ingest FILE.\n"
    wait_until(lambda: all(threads_of(each) > THREADS for each in server.workers))  # the other has had its time too
    time.sleep(0.5)
    server.process.terminate()
    server.process.wait(PATIENCE)
    assert server.said() == ""


def test_connections_that_stay_are_shared_evenly(server: Server) -> None:
    # How many of a worker's descriptors are connections is read from the outside, when both are there.
    wait_until(lambda: all(threads_of(each) > THREADS for each in server.workers))
    server.ask()
    time.sleep(0.5)
    before = [sockets_of(each) for each in server.workers]
    with contextlib.ExitStack() as stack:
        for _ in range(8):
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
            stack.enter_context(contextlib.closing(connection))
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        taken = [sockets_of(each) - own for each, own in zip(server.workers, before, strict=True)]
    assert sum(taken) == 8
    assert min(taken) >= 3


def sockets_of(pid: int) -> int:
    links = Path(f"/proc/{pid}/fd").iterdir()
    return sum(os.readlink(each).startswith("socket:") for each in links)


def threads_of(pid: int) -> int:
    return sum(1 for _ in Path(f"/proc/{pid}/task").iterdir())


def test_each_worker_has_its_share_of_the_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS", "MALLOC_ARENA_MAX")
    for name in names:
        monkeypatch.setenv(name, "taken away below")
        monkeypatch.delenv(name)
    monkeypatch.setattr(worker, "count_cores", lambda: 8)
    monkeypatch.setenv("MKL_NUM_THREADS", "5")
    worker.bound_libraries(3)
    assert [os.environ[name] for name in names] == ["2", "2", "5", "2", "1"]
    for name in names:
        monkeypatch.delenv(name)
    worker.bound_libraries(16)
    assert os.environ["OMP_NUM_THREADS"] == "1"


def test_a_worker_collects_the_names_for_suggestions_before_anyone_types() -> None:
    asked: list[str] = []

    class Engine:
        def search(self, text: str, *, limit: int) -> None:
            asked.append("search")

        def complete(self, text: str, *, limit: int) -> None:
            asked.append("complete")

    worker.warm_up(cast(EngineSource, SimpleNamespace(current=Engine)), "en")
    assert asked == ["search", "complete"]
