"""Waitress at a socket that several processes share."""

import logging
import socket
import time
from collections import Counter
from wsgiref.types import WSGIApplication

from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer

from command.serving.channels import Channel
from command.serving.loads import Loads
from web import THREADS

HESITATION = 0.02
"""Seconds for which a worker leaves new connections to one that has fewer. Connections stay where they were accepted,
and a worker that took six of eight would answer six of eight requests."""

BATCH = 64
"""Connections that a worker takes at once which nobody else has taken: else each would wait for its own HESITATION."""

CONNECTIONS = 500
"""Open connections of a worker, most of them idle; within the thousand files that a process may usually have open."""

LARGEST_HEADERS = 32 * 1024
"""Bytes of the headers of a request, which hold the longest address (`web/guard/sieve.py`) and what browsers add."""

LARGEST_BODY = 1024 * 1024
"""Bytes of a body that are read at all, but for reports (`command/serving/channels.py`). The application refuses less
(`web/guard/limits.py`), in better words."""

LARGEST_KEPT = 4 * 1024 * 1024
"""Bytes of an answer that wait in memory until they are sent; what is larger waits in a file without a name. A review
of a report, which is to be written nowhere, is smaller."""

TURN = 1.0
"""Seconds after which the loop looks again for who is late."""


def make_server(
    app: WSGIApplication, listener: socket.socket, loads: Loads, place: int, *, proxies: int = 0
) -> "SharingServer":
    """The server of the worker at `place`, which accepts at `listener` when it is run. proxies: how many stand before
    it; where there is none, what only a proxy may say (X-Forwarded-For) is thrown away."""
    settings = Adjustments(
        sockets=[listener],
        ident=None,
        threads=THREADS,
        cleanup_interval=1,
        max_request_header_size=LARGEST_HEADERS,
        max_request_body_size=LARGEST_BODY,
        inbuf_overflow=LARGEST_BODY,  # a report at its address in another spelling (//review) is in no file either
        outbuf_overflow=LARGEST_KEPT,
        clear_untrusted_proxy_headers=proxies == 0,
        log_socket_errors=False,  # that a client is gone is no news
    )
    # That requests wait is no news: `web/guard/gate.py` bounds and answers them.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    address = (listener.family, listener.type, listener.proto, listener.getsockname())
    server = SharingServer(app, map={}, _sock=listener, adj=settings, sockinfo=address, bind_socket=False)
    server.loads, server.place = loads, place
    return server


class SharingServer(TcpWSGIServer):  # type: ignore[misc]  # waitress has no types
    """A server that lets others accept first who have fewer connections, and that always has room for another: when it
    is full, whoever holds most connections loses the one that was idle longest."""

    channel_class = Channel
    loads: Loads
    place: int
    next_channel_cleanup: float = 0
    resumes = 0.0
    """Until when new connections are left to others, by the clock of `time.monotonic`; 0 when they are not."""

    def run(self) -> None:
        """Serve until SystemExit."""
        try:
            while self._map:
                self.turn()
        except (SystemExit, KeyboardInterrupt):
            self.task_dispatcher.shutdown()

    def turn(self) -> None:
        """Wait for something to do, and do it."""
        pause = self.resumes - time.monotonic() if self.resumes else None
        # After a pause it only looks: what is there then was left to others in vain, what comes later was not.
        self.asyncore.loop(timeout=TURN if pause is None else max(0.0, pause), map=self._map, use_poll=True, count=1)
        if pause is not None and pause <= 0:
            self.resumes = 0.0

    def readable(self) -> bool:
        """Asked in every turn of the loop, and so the place to state our load."""
        self.loads[self.place] = len(self.active_channels)
        now = time.time()
        if now >= self.next_channel_cleanup:
            self.next_channel_cleanup = now + self.adj.cleanup_interval
            self.maintenance(now)
        return bool(self.accepting) and time.monotonic() >= self.resumes and self._has_room()

    def handle_accept(self) -> None:
        """Take a connection, if it is still there for us."""
        late = self.resumes > 0
        if not late and len(self.active_channels) > min(self.loads):
            self.resumes = time.monotonic() + HESITATION
            return
        for _ in range(BATCH if late else 1):
            before = len(self.active_channels)
            if before >= CONNECTIONS:
                self._make_room()
            super().handle_accept()
            if len(self.active_channels) == before or not self._has_room():
                break

    def maintenance(self, now: float) -> None:
        """End the connections that have had their time."""
        for channel in self._channels():
            channel.end_if_late(now)

    def _channels(self) -> list[Channel]:
        return list(self.active_channels.values())  # a thread that answers may lose its connection meanwhile

    def _has_room(self) -> bool:
        full = len(self.active_channels) >= CONNECTIONS
        return not full or any(channel.is_idle for channel in self._channels())

    def _make_room(self) -> None:
        held = Counter(channel.addr[0] for channel in self._channels())
        idle = [channel for channel in self._channels() if channel.is_idle]
        if idle:
            min(idle, key=lambda each: (-held[each.addr[0]], each.last_activity)).will_close = True
