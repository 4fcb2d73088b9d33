"""Keeps workers alive until it is told to end."""

import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType

import click

from corpus import Said

GRACE = 10.0
"""Seconds that workers have to finish what they answer; who has not ended then is killed."""

STEADY = 10.0
"""Seconds after which a worker counts as well: the next one is started at once when it dies."""

LONGEST_DELAY = 30.0
"""Seconds between two starts of a worker that dies as soon as it lives; the first delay is one, and doubles."""

_ENDED = Said(
    "โปรเซสที่ให้บริการจบลง (รหัส {code}) จะเปิดใหม่ใน {delay} วินาที",
    "A worker has ended (exit code {code}); another starts in {delay} s",
)


class Supervisor:
    """Runs `count` workers. start: gives a started worker for the place 0 to count - 1. lost: called with the place of
    a worker that has died. language: of what is said on stderr.

    A worker that dies is followed by another. SIGTERM, SIGINT and SIGHUP end the workers, then `run` returns, however
    many of them come; a worker must itself let SIGTERM through, and end with this process, which may be killed.
    """

    def __init__(
        self,
        start: Callable[[int], BaseProcess],
        count: int,
        *,
        lost: Callable[[int], None] = lambda place: None,
        language: str = "th",
    ) -> None:
        self._start = start
        self._lost = lost
        self._language = language
        self._workers: dict[int, BaseProcess] = {}
        self._started = dict.fromkeys(range(count), 0.0)
        self._delays = dict.fromkeys(range(count), 0.0)
        self._due = dict.fromkeys(range(count), 0.0)
        self._stopping = False

    def run(self) -> None:
        """Start the workers and keep them; returns when all have ended after a signal. For the main thread."""
        waking, wake = socket.socketpair()
        with waking, wake, self._listening_to_signals(wake):
            try:
                while not self._stopping:
                    self._start_due()
                    ended = wait([waking, *(each.sentinel for each in self._workers.values())], self._patience())
                    if any(each is not waking for each in ended):
                        self._bury()
            finally:
                self._end_all()

    def _start_due(self) -> None:
        now = time.monotonic()
        for place, due in list(self._due.items()):
            if due <= now and not self._stopping:
                del self._due[place]
                self._started[place] = now
                self._workers[place] = self._start(place)

    def _patience(self) -> float | None:
        return max(0.0, min(self._due.values()) - time.monotonic()) if self._due else None

    def _bury(self) -> None:
        now = time.monotonic()
        for place, worker in list(self._workers.items()):
            if worker.exitcode is not None:
                del self._workers[place]
                self._lost(place)
                steady = now - self._started[place] >= STEADY
                self._delays[place] = 0.0 if steady else min(2 * self._delays[place] or 1.0, LONGEST_DELAY)
                self._due[place] = now + self._delays[place]
                if not self._stopping:
                    said = _ENDED.filled(code=str(worker.exitcode), delay=f"{self._delays[place]:.0f}")
                    click.echo(said.in_language(self._language), err=True)
                worker.close()

    def _end_all(self) -> None:
        for worker in self._workers.values():
            worker.terminate()
        deadline = time.monotonic() + GRACE
        for worker in self._workers.values():
            worker.join(max(0.0, deadline - time.monotonic()))
            if worker.exitcode is None:
                worker.kill()
                worker.join()
        self._workers.clear()

    @contextmanager
    def _listening_to_signals(self, wake: socket.socket) -> Iterator[None]:
        def stop(number: int, frame: FrameType | None) -> None:
            self._stopping = True
            with suppress(BlockingIOError):
                wake.send(b"\0")  # ends the wait, which a signal alone would not

        wake.setblocking(False)  # nobody reads what a hundred signals say
        heard = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]
        heard = [number for number in heard if signal.getsignal(number) is not signal.SIG_IGN]  # nohup
        before = {number: signal.signal(number, stop) for number in heard}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
