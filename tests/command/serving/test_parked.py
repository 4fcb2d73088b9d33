"""Connections that are opened and not used keep nobody out."""

import contextlib
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from command.serving.server import CONNECTIONS
from tests.support.server import PATIENCE, Server, running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="children are read from /proc")

KINDS = {
    "silent": b"",
    "half sent": b"GET /healthz HTTP/1.1\r\nHost: local",
    "without its body": b"POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc",
    "kept and not used": b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "not read": b"GET /static/site.css HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3,
}
FILES = 200
"""Files that the tests may have open beside connections."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Two workers."""
    with running(tmp_path_factory.mktemp("home")) as started:
        yield started


@contextlib.contextmanager
def parked(server: Server, count: int, *kinds: bytes) -> Iterator[None]:
    """So many connections, of the kinds in turn."""
    with contextlib.ExitStack() as stack:
        for number in range(count):
            client = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
            stack.enter_context(contextlib.closing(client))
            with contextlib.suppress(ConnectionError):  # the server may have given it up already
                client.sendall(kinds[number % len(kinds)])
        yield


@contextlib.contextmanager
def many_files(count: int) -> Iterator[None]:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < count:
        pytest.skip(f"this machine lets a process open {hard} files, and {count} are wanted")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, count), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.parametrize("kind", KINDS)
def test_three_hundred_of_any_kind_keep_nobody_out(server: Server, kind: str) -> None:
    with many_files(300 + FILES), parked(server, 300, KINDS[kind]):
        assert [server.ask() for _ in range(10)] == [503] * 10  # without an index, but answered


def test_more_than_the_workers_can_hold_keep_nobody_out(server: Server) -> None:
    count = 2 * CONNECTIONS + 100
    with many_files(count + FILES), parked(server, count, *KINDS.values()):
        assert [server.ask() for _ in range(10)] == [503] * 10


def test_who_was_given_up_finds_the_connection_closed_and_not_hanging(tmp_path: Path) -> None:
    with running(tmp_path) as fresh, many_files(2 * CONNECTIONS + FILES):
        first = socket.create_connection(("127.0.0.1", fresh.port), timeout=PATIENCE)
        with contextlib.closing(first), parked(fresh, 2 * CONNECTIONS + 20, KINDS["silent"]):
            assert first.recv(1) == b""
