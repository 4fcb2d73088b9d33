"""How many requests are answered at a time, and how many may wait.

Python answers one at a time whatever the number of threads; more of them only take turns. So one is answered, the
others wait in the order in which they came, and who would wait too long is told at once.
"""

import threading
from collections import deque

from web.errors import Busy

RUNNING = 1
"""Requests answered at a time by one process."""

WAITING = 40
"""Requests that wait beside: four seconds of a tenth each, as long as a reader waits."""

SPARE = 9
"""Threads for what does not wait: static files, the health of the server, refusals."""

THREADS = RUNNING + WAITING + SPARE
"""Threads that a server should have for an application, so that who waits keeps nobody from passing."""


class Gate:
    """Lets `running` in at a time and `waiting` queue, first come, first served; safe for several threads."""

    def __init__(self, running: int = RUNNING, waiting: int = WAITING) -> None:
        self._free = running
        self._most = waiting
        self._turns: deque[threading.Lock] = deque()
        self._lock = threading.Lock()

    def enter(self) -> None:
        """Return when it is our turn; who returns from here must `leave`. Raises Busy when the queue is full."""
        with self._lock:
            if self._free:
                self._free -= 1
                return
            if len(self._turns) >= self._most:
                raise Busy
            turn = threading.Lock()
            turn.acquire()
            self._turns.append(turn)
        turn.acquire()

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._turns)

    def leave(self) -> None:
        """Let the next one in."""
        with self._lock:
            if self._turns:
                self._turns.popleft().release()  # it takes our place, and nobody gets in between
            else:
                self._free += 1
