"""What reviews have come to, for all workers: kept by the process that keeps them, asked through a pipe of each.

A report is reviewed by the worker that it came to, and the next request for it comes to any. A pipe has no address, so
nobody else can ask; it ends with its worker, which tells who was reviewing what when it died; and all ends with the
supervisor, in whose memory it is.
"""

import contextlib
import errno
import pickle
import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from web import MemoryDesk, Running, State


class Desks:
    """One desk, at which any number of workers ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: MemoryDesk | None = None

    def connect(self) -> "Connection[Any, Any]":
        """The end of a pipe for a worker to ask through, by a `PipedDesk`. It is to be closed here once the worker has
        it, or nobody would see the worker's end of it close."""
        own, given = Pipe()
        threading.Thread(target=self._answer, args=(own,), daemon=True).start()
        return given

    def _answer(self, pipe: "Connection[Any, Any]") -> None:
        opened: set[str] = set()
        with pipe, contextlib.suppress(EOFError, OSError):
            while True:
                pipe.send(self._reply(pipe.recv_bytes(), opened))
        for token in opened:
            self._desk().abandon(token)

    def _reply(self, question: bytes, opened: set[str]) -> tuple[object, str]:
        # What the desk says, and the kind of what went wrong: a thread that ended by it would leave its worker without
        # a desk for ever.
        try:
            name, token, *values = pickle.loads(question)
            if name == "open":
                opened.add(token)
            return getattr(self._desk(), name)(token, *values), ""
        except Exception as problem:
            return None, type(problem).__qualname__

    def _desk(self) -> "MemoryDesk":
        # Made when it is first needed: many servers review nothing, and the pages take half a second to load.
        with self._lock:
            if self._kept is None:
                from web import MemoryDesk

                self._kept = MemoryDesk()
            return self._kept


class PipedDesk:
    """The Desk behind the pipe of this worker; safe for several threads. What is asked of it raises OSError when the
    desk fails, or is gone."""

    def __init__(self, pipe: "Connection[Any, Any]") -> None:
        self._pipe = pipe
        self._lock = threading.Lock()

    def open(self, token: str, state: "Running") -> bool:
        """As of Desk."""
        return bool(self._ask("open", token, state))

    def put(self, token: str, state: "State") -> bool:
        """As of Desk."""
        return bool(self._ask("put", token, state))

    def find(self, token: str) -> "State | None":
        """As of Desk."""
        found: State | None = self._ask("find", token)
        return found

    def drop(self, token: str) -> None:
        """As of Desk."""
        self._ask("drop", token)

    def _ask(self, *question: object) -> Any:
        with self._lock:
            self._pipe.send(question)
            answer, problem = self._pipe.recv()
        if problem:
            raise OSError(errno.EIO, f"the desk of reviews has failed by {problem}")
        return answer
