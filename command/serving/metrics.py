"""The counts of all workers for Prometheus, at a port of their own."""

import os
from contextlib import ExitStack
from types import TracebackType

from index import own_folder

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""What prometheus_client reads when it is imported: where each process keeps its values."""

ADDRESS = "127.0.0.1"
"""Who may read them: this machine, and whom its owner lets through."""


class Metrics:
    """Serves, while it is open, what the workers count that are started meanwhile. Raises OSError for a port that is
    taken. port: 0 for any free one; `port` then tells which."""

    def __init__(self, port: int) -> None:
        self._open = ExitStack()
        self._folder = self._open.enter_context(own_folder("pmqa-metrics-"))
        os.environ[FOLDER] = self._folder
        from prometheus_client import CollectorRegistry, start_http_server
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = CollectorRegistry()
        MultiProcessCollector(registry, self._folder)  # type: ignore[no-untyped-call]
        self._pids: dict[int, int] = {}
        try:
            self._server, self._thread = start_http_server(port, ADDRESS, registry)
        except OSError:
            self._clear()
            raise
        self.port = int(self._server.server_port)

    def started(self, place: int, pid: int | None) -> None:
        """Keep in mind that the worker at `place` is the process `pid`."""
        if pid is not None:
            self._pids[place] = pid

    def lost(self, place: int) -> None:
        """Forget what the worker at `place` was doing when it died; what it had done still counts."""
        from prometheus_client.multiprocess import mark_process_dead

        if place in self._pids:
            mark_process_dead(self._pids.pop(place), self._folder)  # type: ignore[no-untyped-call]

    def __enter__(self) -> "Metrics":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._clear()

    def _clear(self) -> None:
        os.environ.pop(FOLDER, None)
        self._open.close()
