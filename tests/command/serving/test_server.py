"""Who accepts: whoever has fewest connections, and anybody when that one does not come."""

from collections.abc import Iterable, Iterator

import pytest
from waitress.server import TcpWSGIServer

from command.serve import open_socket
from command.serving import ABSENT, make_loads
from command.serving import server as server_module
from command.serving.loads import Loads
from command.serving.server import BATCH, CONNECTIONS, HESITATION, TURN, SharingServer, make_server


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


class Clock:
    """The time, which stands still unless it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def time(self) -> float:
        return self.now

    monotonic = time


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(server_module, "time", made)
    return made


class FakeChannel:
    def __init__(self, client: str = "192.0.2.1", last_activity: float = 0.0, *, idle: bool = True) -> None:
        self.addr = (client, 1)
        self.last_activity = last_activity
        self.busy = not idle
        self.will_close = False

    @property
    def is_idle(self) -> bool:
        return not self.busy and not self.will_close

    def end_if_late(self, now: float) -> None:
        """Never."""


class Loop:
    """A turn of the loop of waitress, in which as much time passes as may when there is nothing to do."""

    def __init__(self, server: SharingServer, clock: Clock, pending: list[str]) -> None:
        self.server = server
        self.clock = clock
        self.pending = pending

    def loop(self, *, timeout: float, **given: object) -> None:
        if self.server.readable() and self.pending:
            self.server.handle_accept()
        else:
            self.clock.now += timeout


@pytest.fixture
def pending(server: SharingServer, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The clients that wait to be accepted, which the server takes from the front."""
    waiting: list[str] = []
    monkeypatch.setattr(server, "asyncore", Loop(server, clock, waiting))

    def accept(accepting: SharingServer) -> None:
        if waiting:
            made = FakeChannel(waiting.pop(0), clock.now)
            accepting.active_channels[-len(waiting) - 1000 * len(accepting.active_channels)] = made

    monkeypatch.setattr(TcpWSGIServer, "handle_accept", accept)
    yield waiting
    server.active_channels = {}


def holding(server: SharingServer, channels: Iterable[FakeChannel]) -> list[FakeChannel]:
    held = list(channels)
    server.active_channels = dict(enumerate(held))
    return held


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
    server: SharingServer,
    loads: Loads,
    clock: Clock,
    pending: list[str],
    own: int,
    others: tuple[int, int],
    waits: bool,
) -> None:
    holding(server, [FakeChannel() for _ in range(own)])
    loads[0], loads[2] = others
    loads[1] = own
    pending += ["new"]
    server.turn()
    assert pending == (["new"] if waits else [])
    assert server.readable() is not waits  # meanwhile it does all else
    server.turn()
    assert clock.now == 1_000.0 + (HESITATION if waits else TURN)
    server.turn()
    assert pending == []


def test_what_nobody_else_takes_is_taken_at_once_and_not_one_by_one(
    server: SharingServer, loads: Loads, pending: list[str]
) -> None:
    holding(server, [FakeChannel()])
    loads[0], loads[1], loads[2] = 0, 1, ABSENT
    pending += ["new"] * (BATCH + 1)
    server.turn()
    server.turn()
    assert len(pending) == BATCH + 1
    server.turn()
    assert len(pending) == 1


def test_what_comes_after_a_pause_is_left_to_others_anew(
    server: SharingServer, loads: Loads, pending: list[str]
) -> None:
    holding(server, [FakeChannel()])
    loads[0], loads[1], loads[2] = 0, 1, ABSENT
    pending += ["first"]
    server.turn()
    pending.clear()  # another has taken it
    server.turn()
    server.turn()  # looks, and finds nothing
    pending += ["second"]
    server.turn()
    assert pending == ["second"]
    server.turn()
    server.turn()
    assert pending == []


def test_a_full_server_closes_what_was_idle_longest_of_who_holds_most(
    server: SharingServer, loads: Loads, clock: Clock, pending: list[str]
) -> None:
    for place in range(3):
        loads[place] = ABSENT
    greedy = [FakeChannel("192.0.2.9", 50.0 + each) for each in range(CONNECTIONS - 2)]
    greedy[0].busy = True
    modest = [FakeChannel("192.0.2.1", 1.0), FakeChannel("192.0.2.2", 2.0)]
    held = holding(server, greedy + modest)
    pending += ["192.0.2.3", "192.0.2.4"]
    server.handle_accept()
    server.handle_accept()
    assert pending == []
    assert [place for place, each in enumerate(held) if each.will_close] == [1, 2]


def test_a_server_where_all_are_being_answered_leaves_new_ones_waiting(
    server: SharingServer, clock: Clock, pending: list[str]
) -> None:
    held = holding(server, [FakeChannel(idle=False) for _ in range(CONNECTIONS)])
    assert not server.readable()
    held[7].busy = False
    assert server.readable()


def test_the_load_is_stated_in_every_turn_of_the_loop(server: SharingServer, loads: Loads) -> None:
    assert list(loads) == [ABSENT] * 3
    for connections in (0, 4, 1):
        holding(server, [FakeChannel() for _ in range(connections)])
        assert server.readable()
        assert list(loads) == [ABSENT, connections, ABSENT]
    server.active_channels = {}


def test_it_says_nothing_of_itself_and_has_threads_for_all_who_wait(server: SharingServer) -> None:
    from web import THREADS

    assert not server.adj.ident
    assert len(server.task_dispatcher.threads) == THREADS
