"""When a worker that has died is followed by another."""

from typing import cast

import pytest

from command.serving import supervisor as supervisor_module
from command.serving.supervisor import LONGEST_DELAY, STEADY, Supervisor


class FakeWorker:
    exitcode: int | None = None

    def close(self) -> None:
        """Nothing to let go."""


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(supervisor_module.time, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_a_worker_that_dies_at_once_is_started_ever_more_rarely(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    started, lost = list[int](), list[int]()

    def start(place: int) -> FakeWorker:
        started.append(place)
        return FakeWorker()

    watched = Supervisor(start, 2, lost=lost.append, language="en")  # type: ignore[arg-type]
    watched._start_due()
    assert started == [0, 1]
    delays = []
    for _ in range(7):
        cast(FakeWorker, watched._workers[1]).exitcode = 3
        watched._bury()
        delays.append(watched._patience())
        watched._start_due()  # not yet
        assert list(watched._workers) == [0]
        clock.now += delays[-1] or 0
        watched._start_due()
        assert sorted(watched._workers) == [0, 1]
    assert delays == [1, 2, 4, 8, 16, LONGEST_DELAY, LONGEST_DELAY]
    assert lost == [1] * 7
    assert started == [0, 1, *[1] * 7]
    said = capsys.readouterr().err.splitlines()
    assert said[2] == "A worker has ended (exit code 3); another starts in 4 s"
    clock.now += STEADY
    cast(FakeWorker, watched._workers[1]).exitcode = -9
    watched._bury()
    assert watched._patience() == 0
    assert watched._workers.keys() == {0}


def test_there_is_nothing_to_wait_for_while_all_live() -> None:
    watched = Supervisor(lambda place: FakeWorker(), 1)  # type: ignore[arg-type,return-value]
    assert watched._patience() == 0
    watched._start_due()
    assert watched._patience() is None
