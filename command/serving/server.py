"""Waitress at a socket that several processes share."""

import logging
import socket
import time
from wsgiref.types import WSGIApplication

from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer

from command.serving.loads import Loads
from web import THREADS

HESITATION = 0.02
"""Seconds for which a worker leaves a new connection to one that has fewer. Connections stay where they were accepted,
and a worker that took six of eight would answer six of eight requests."""

CONNECTIONS = 500
"""Open connections of a worker, most of them idle; `select` takes 1024."""


def make_server(app: WSGIApplication, listener: socket.socket, loads: Loads, place: int) -> "SharingServer":
    """The server of the worker at `place`, which accepts at `listener` when it is run."""
    settings = Adjustments(sockets=[listener], ident=None, threads=THREADS, connection_limit=CONNECTIONS)
    # That requests wait is no news: `web/guard/gate.py` bounds and answers them.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    address = (listener.family, listener.type, listener.proto, listener.getsockname())
    server = SharingServer(app, map={}, _sock=listener, adj=settings, sockinfo=address, bind_socket=False)
    server.loads, server.place = loads, place
    return server


class SharingServer(TcpWSGIServer):  # type: ignore[misc]  # waitress has no types
    """A server that lets others accept first who have fewer connections."""

    loads: Loads
    place: int

    def readable(self) -> bool:
        """Asked by waitress in every turn of its loop, and so the place to state our load."""
        self.loads[self.place] = len(self.active_channels)
        return bool(super().readable())

    def handle_accept(self) -> None:
        """Take a connection, if it is still there for us."""
        if len(self.active_channels) > min(self.loads):
            time.sleep(HESITATION)
        super().handle_accept()
