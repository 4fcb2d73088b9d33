"""Where reviews are made: one at a time in each process, in a thread beside those that answer."""

import logging
import queue
import secrets
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from flask import current_app

from corpus import PmqaError, Said
from search import Review, Stage
from web.desk.keeping import Desk
from web.desk.packing import pack_review
from web.desk.reports import Work
from web.desk.states import Asked, Failed, Finished, Running
from web.errors import Busy, TooLong

LOG = logging.getLogger("pmqa.reviews")

BENCH = "pmqa-bench"
"""The name under which an application keeps its Bench."""

WAITING = 3
"""Reviews that wait behind the one that is being made: a few minutes."""

LONGEST = 420.0
"""Seconds that a review may take: reading has 300 at most (corpus/report.py), and the rest of 100 pages some 60."""

_PAUSE = 0.2  # seconds between two tellings of the same stage
_TOKEN = 16  # bytes, which nobody guesses

_BROKEN = Said(
    "เกิดข้อผิดพลาดที่ไม่คาดไว้ขณะตรวจรายงานและระบบบันทึกไว้แล้ว กรุณาลองใหม่",
    "An unexpected error occurred in the review and was logged; try again.",
)


class Unwanted(Exception):
    """Nobody wants a review any more; never leaves this module."""


class Bench:
    """Makes reviews for `desk`. veil: what is said in place of an error that is for the log alone. longest: seconds
    that one may take."""

    def __init__(
        self, desk: Desk, *, veil: Callable[[PmqaError], PmqaError] = lambda problem: problem, longest: float = LONGEST
    ) -> None:
        self.desk = desk
        self._veil, self._longest = veil, longest
        self._jobs: queue.Queue[Callable[[], None]] = queue.Queue(WAITING)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self, asked: Asked, work: Work) -> str:
        """Let `work` be done when it is its turn; the token of what comes of it. Raises Busy when too many wait."""
        token = secrets.token_urlsafe(_TOKEN)
        if not self.desk.open(token, Running(asked=asked)):
            raise Busy
        try:
            self._submit(partial(self._make, token, asked, work))
        except Busy:
            self.desk.drop(token)
            raise
        return token

    def answer(self, work: Work) -> Review:
        """What comes of `work`, which is done when it is its turn. Raises Busy when too many wait, TooLong, and what
        `work` raises."""
        future: Future[Review] = Future()
        self._submit(partial(self._fulfil, future, work))
        try:
            return future.result()
        finally:
            del future, work  # as in _fulfil

    def _submit(self, job: Callable[[], None]) -> None:
        try:
            self._jobs.put_nowait(job)
        except queue.Full:
            raise Busy from None
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="pmqa-reviews")
                self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                self._jobs.get()()  # kept under no name: a report of 32 MB would stay until the next one comes
            except Exception:  # a desk that fails must not end this thread, behind which all others would wait for ever
                LOG.exception("what a review came to is lost")

    def _fulfil(self, future: "Future[Review]", work: Work) -> None:
        try:
            future.set_result(work(self._timed()))
        except Exception as problem:  # whoever waits gets it, and the next in the queue is none the wiser
            future.set_exception(problem)
        finally:
            # An error knows what was called when it was raised: a report of 32 MB would stay with it until Python looks
            # for what refers to itself.
            del future, work

    def _make(self, token: str, asked: Asked, work: Work) -> None:
        try:
            content = pack_review(work(self._timed(_Teller(self.desk, token, asked))))
        except Unwanted:
            return
        except PmqaError as problem:
            self._fail(token, asked, self._veil(problem).said)
        except Exception:  # what one report does to us must not end the reviews of all others
            LOG.exception("a review has failed")
            self._fail(token, asked, _BROKEN)
        else:
            self.desk.put(token, Finished(asked=asked, content=content))

    def _fail(self, token: str, asked: Asked, said: Said) -> None:
        self.desk.put(token, Failed(asked=asked, said=said))

    def _timed(self, tell: Callable[[Stage, int, int], None] | None = None) -> Callable[[Stage, int, int], None]:
        end = time.monotonic() + self._longest

        def progress(stage: Stage, done: int, total: int) -> None:
            if time.monotonic() > end:
                raise TooLong
            if tell is not None:
                tell(stage, done, total)

        progress("reading", 0, 0)
        return progress


def bench() -> Bench:
    """The bench of the application that answers now."""
    found: Bench = current_app.extensions[BENCH]
    return found


class _Teller:
    """Tells a desk how far a review is, not oftener than anyone looks."""

    def __init__(self, desk: Desk, token: str, asked: Asked) -> None:
        self._desk, self._token, self._asked = desk, token, asked
        self._stage: Stage | None = None
        self._told = 0.0

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        now = time.monotonic()
        if stage == self._stage and now - self._told < _PAUSE and done < total:
            return
        self._stage, self._told = stage, now
        state = Running(asked=self._asked, stage=stage, done=done, total=total)
        if not self._desk.put(self._token, state):
            raise Unwanted
