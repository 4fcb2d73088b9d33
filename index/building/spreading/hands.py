"""Processes that each make one thing at a time of what they are given.

Not those of `concurrent.futures`: they wait for ever when who gave them work is killed, for each of them holds the
other end of what it reads from, and what they share has names in the file system. Here each has a pipe of its own.
"""

import contextlib
import multiprocessing
import queue
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Any

from corpus import PmqaError
from index.children import end_with_parent, signals_held

AHEAD = 4
"""Things that are given out and not yet taken back, for each process."""


class Hands:
    """`count` processes, begun with the block and ended with it, at once where it is left by an error."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._idle = queue.SimpleQueue[_Hand]()
        self._all: list[_Hand] = []
        self._threads = ThreadPoolExecutor(count)  # each waits for one process

    def __enter__(self) -> "Hands":
        try:
            for _ in range(self._count):
                self._all.append(_Hand())  # begun by this thread, which stays
                self._idle.put(self._all[-1])
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._all:
            hand.end()
        self._threads.shutdown(cancel_futures=True)
        for hand in self._all:
            hand.close()

    def run(self, make: Callable[[Any], Any], given: Iterable[Any], /) -> Iterator[Any]:
        """As `map`, of one iterable; what goes wrong there is raised here."""
        waiting: deque[Future[Any]] = deque()
        for each in given:
            waiting.append(self._threads.submit(self._make, make, each))
            if len(waiting) > AHEAD * self._count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _make(self, make: Callable[[Any], Any], given: Any) -> Any:
        hand = self._idle.get()
        try:
            return hand.make(make, given)
        finally:
            self._idle.put(hand)


class _Hand:
    def __init__(self) -> None:
        self._is_ended = False
        self._pipe, theirs = multiprocessing.Pipe()
        with theirs, signals_held():
            # Afresh and not by fork, which numerical libraries and threads do not promise to survive.
            self._process = multiprocessing.get_context("spawn").Process(target=_work, args=(theirs,), daemon=True)
            self._process.start()

    def make(self, make: Callable[[Any], Any], given: Any) -> Any:
        try:
            self._pipe.send((make, given))
            made, problem = self._pipe.recv()
        except (EOFError, OSError):
            if self._is_ended:
                raise
            return make(given)  # the system has ended the process, where memory is short; what it was at is made here
        if problem is not None:
            raise problem
        return made

    def end(self) -> None:
        self._is_ended = True
        self._process.kill()
        self._process.join()

    def close(self) -> None:
        self._pipe.close()  # only now: a thread may have waited at it


def _work(pipe: "Connection[Any, Any]") -> None:
    end_with_parent()
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            try:
                make, given = pipe.recv()
                answer: tuple[Any, Exception | None] = make(given), None
            except EOFError:
                return
            except Exception as problem:
                if not isinstance(problem, PmqaError):
                    problem.add_note(traceback.format_exc())  # the places, which pickle leaves behind
                answer = None, problem
            pipe.send(answer)
