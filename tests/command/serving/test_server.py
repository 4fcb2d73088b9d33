"""Who accepts: whoever has fewest connections, and anybody when that one does not come."""

from collections.abc import Iterator
from typing import Any

import pytest
from waitress.server import TcpWSGIServer

from command.serve import open_socket
from command.serving import ABSENT, make_loads
from command.serving import server as server_module
from command.serving.loads import Loads
from command.serving.server import HESITATION, SharingServer, make_server


@pytest.fixture
def loads() -> Loads:
    return make_loads(3)


@pytest.fixture
def server(loads: Loads) -> Iterator[SharingServer]:
    """The worker at place 1 of three."""
    with open_socket("127.0.0.1", 0) as listener:
        made = make_server(lambda environment, start: [], listener, loads, 1)
        yield made
        made.task_dispatcher.shutdown(timeout=1)
        made.close()


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the server did, in order: the seconds that it slept, and "accept"."""
    did: list[Any] = []
    monkeypatch.setattr(server_module.time, "sleep", did.append)
    monkeypatch.setattr(TcpWSGIServer, "handle_accept", lambda self: did.append("accept"))
    return did


@pytest.mark.parametrize(
    ("own", "others", "waits"),
    [
        (0, (0, 0), False),
        (2, (2, 3), False),
        (2, (3, 1), True),
        (1, (ABSENT, 0), True),
        (5, (ABSENT, ABSENT), False),  # who is not there is not waited for
    ],
)
def test_a_connection_is_left_for_a_moment_to_who_has_fewer(
    server: SharingServer, loads: Loads, done: list[Any], own: int, others: tuple[int, int], waits: bool
) -> None:
    server.active_channels = dict.fromkeys(range(own))
    loads[0], loads[2] = others
    loads[1] = own
    server.handle_accept()
    assert done == ([HESITATION, "accept"] if waits else ["accept"])


def test_the_load_is_stated_in_every_turn_of_the_loop(server: SharingServer, loads: Loads) -> None:
    assert list(loads) == [ABSENT] * 3
    for connections in (0, 4, 1):
        server.active_channels = dict.fromkeys(range(connections))
        server.next_channel_cleanup = float("inf")  # which would look into them
        assert server.readable()
        assert list(loads) == [ABSENT, connections, ABSENT]
    server.active_channels = {}


def test_it_says_nothing_of_itself_and_has_threads_for_all_who_wait(server: SharingServer) -> None:
    from web import THREADS

    assert not server.adj.ident
    assert len(server.task_dispatcher.threads) == THREADS
