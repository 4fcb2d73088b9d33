"""More than anybody asks for, of every kind; after each the server is looked at."""

import contextlib
import math
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.breaking.serving.barrage import barrage, exchange, recovery, statuses
from benchmarks.breaking.serving.parking import parked
from benchmarks.breaking.serving.shapes import CLOSE, HOST, mutated, try_shapes
from benchmarks.breaking.serving.site import Site, wait_until
from benchmarks.breaking.serving.tides import SHEETS

SOON = 1.0
"""Seconds in which a server answers again as before."""

GROWTH = 64
"""MB that it may hold more than before a flood: what an allocator keeps."""

LONGEST = 150.0
"""Seconds after which it may not hold more: the processes that read reports are kept for a while for the next one."""

LARGEST_LOG = 64 * 1024
"""Bytes that it may say on stderr during a flood, where requests are no lines."""

BATCH = 50
"""Requests that are written at once."""

HEALTH = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
_BODY = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How much is sent; as it stands what docs/safety.md quotes."""

    connections: int = 2_000
    rate: int = 10_000
    seconds: float = 20.0
    requests: int = 2_000
    mutated: int = 5_000
    bodies: int = 8


def open_and_close(site: Site, scale: Scale) -> dict[str, Any]:
    """Connections opened together, nothing sent, closed together."""
    held = []
    with contextlib.ExitStack() as stack:
        for _ in range(scale.connections):
            with contextlib.suppress(OSError):
                client = stack.enter_context(socket.socket())
                client.setblocking(False)
                client.connect_ex(("127.0.0.1", site.port))
                held.append(client)
    return {"opened": len(held)}


def pipelined(site: Site, scale: Scale) -> dict[str, Any]:
    """Many requests in one piece, the last of which closes; all are to be answered, in order."""
    last = HEALTH.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    count = max(2, scale.requests // 40)
    found = [statuses(exchange(site, HEALTH * (count - 1) + last, 60)) for _ in range(10)]
    wrong = [f"{len(each)} answers of {count}" for each in found if each != [200] * count]
    return {"sent": 10 * count, "answered": sum(map(len, found)), "wrong by name": wrong}


def rate(site: Site, scale: Scale) -> dict[str, Any]:
    """So many requests a second, as far as they are taken, from a hundred connections that read what comes."""
    offered, answered, others = 0, 0, list[float]()
    with contextlib.ExitStack() as stack, selectors.DefaultSelector() as selector:
        clients = [stack.enter_context(socket.create_connection(("127.0.0.1", site.port))) for _ in range(100)]
        owed = dict.fromkeys(clients, b"")
        for each in clients:
            each.setblocking(False)
            selector.register(each, selectors.EVENT_READ)
        stack.enter_context(_asking_beside(site, others))
        began = time.monotonic()
        while (passed := time.monotonic() - began) < scale.seconds:
            for each in clients:
                if not owed[each] and offered < passed * scale.rate:
                    owed[each], offered = HEALTH * BATCH, offered + BATCH
                with contextlib.suppress(OSError):
                    owed[each] = owed[each][each.send(owed[each]) :] if owed[each] else b""
            for key, _ in selector.select(0.01):
                with contextlib.suppress(OSError):
                    answered += key.fileobj.recv(1 << 16).count(b"HTTP/1.1 200")  # type: ignore[union-attr]
    return {"offered": offered, "answered": answered, "others' longest s": round(max(others, default=0), 2)}


@contextlib.contextmanager
def _asking_beside(site: Site, times: list[float]) -> Iterator[None]:
    stop = threading.Event()

    def keep_asking() -> None:
        while not stop.wait(0.2):
            times.append(site.ask("/healthz").seconds)

    thread = threading.Thread(target=keep_asking)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def oversized(site: Site, scale: Scale) -> dict[str, Any]:
    """Headers beyond what is taken."""
    sent = b"GET /healthz HTTP/1.1\r\n" + HOST + b"X-Long: " + b"a" * 200_000 + b"\r\n\r\n"
    return barrage(site, [sent] * (scale.requests // 4))


def slow_bodies(site: Site, scale: Scale) -> dict[str, Any]:
    """Large reports of which a byte comes now and then: each worker lets four in at a time and puts others off."""
    head = b"POST /review HTTP/1.1\r\n" + HOST + b"Content-Length: %d\r\n\r\n" % _BODY
    with parked(site, head + b"x" * 100_000, 4 * scale.bodies, dripping=True):
        time.sleep(1)
        beside = [site.ask("/healthz") for _ in range(10)]
    return {"open": 4 * scale.bodies, "others' longest s": round(max(each.seconds for each in beside), 2)}


def whole_bodies(site: Site, scale: Scale) -> dict[str, Any]:
    """Reports as large as are taken, sent whole, more at a time than are let in."""
    fields = b"Content-Type: application/pdf\r\n" + CLOSE + b"Content-Length: %d\r\n\r\n" % _BODY
    sent = b"POST /api/v1/review?name=a.pdf HTTP/1.1\r\n" + HOST + fields + b"%PDF-1.7\n" + b"x" * (_BODY - 9)
    return barrage(site, [sent] * 2 * scale.bodies, 120)


def ranges(site: Site, scale: Scale) -> dict[str, Any]:
    """Pieces of a document and of a picture: a thousand at once, overlapping, backwards, beyond the end."""
    wanted = (
        b"bytes=" + b",".join(b"%d-%d" % (number, number + 1) for number in range(1_000)),
        b"bytes=" + b"0-," * 2_000 + b"0-",
        b"bytes=0-99999999999999999999999",
        b"bytes=-99999999999999999999999",
        b"bytes=99999999999-",
        b"bytes=5-1",
        b"bytes=-0",
        b"bytes=a-b",
        b"lines=1-2",
        b"bytes=" + b"1" * 9_000,
    )
    paths = (f"/documents/{SHEETS}/file", f"/documents/{SHEETS}/pages/1.png?width=600", "/static/site.css")
    heads = [b"GET " + path.encode() + b" HTTP/1.1\r\n" + HOST + CLOSE for path in paths]
    made = [head + b"Range: " + each + b"\r\n\r\n" for head in heads for each in wanted]
    return barrage(site, made * (scale.requests // len(made) + 1))


def conditions(site: Site, scale: Scale) -> dict[str, Any]:
    """What a client says that it has already: lists of a thousand tags, dates of all ages, nonsense."""
    fields = (
        b"If-None-Match: *",
        b"If-None-Match: " + b", ".join(b'W/"%d"' % number for number in range(1_000)),
        b'If-None-Match: "' + b"\\" * 5_000,
        b"If-Match: *",
        b'If-Match: "x"',
        b"If-Modified-Since: Sun, 06 Nov 9994 08:49:37 GMT",
        b"If-Modified-Since: " + b"9" * 4_000,
        b"If-Unmodified-Since: Thu, 01 Jan 0001 00:00:00 GMT",
        b"If-Modified-Since: Thu, 01 Jan 1970 00:00:00 +9999999",
        b"If-Range: Sun, 32 Nov 1994 99:99:99 GMT\r\nRange: bytes=0-1",
    )
    paths = ("/static/site.css", f"/documents/{SHEETS}/file", "/api/v1/cases", "/?q=PMQA", "/healthz")
    heads = [b"GET " + path.encode() + b" HTTP/1.1\r\n" + HOST + CLOSE for path in paths]
    made = [head + each + b"\r\n\r\n" for head in heads for each in fields]
    return barrage(site, made * (scale.requests // len(made) + 1))


def shapes(site: Site, scale: Scale) -> dict[str, Any]:
    """Everything that is no request, or two, or of another protocol."""
    return {"wrong by name": try_shapes(site)}


def mutations(site: Site, scale: Scale) -> dict[str, Any]:
    """Sound requests with some bytes changed. Who does not answer within a second waits for the rest of them."""
    return barrage(site, mutated(scale.mutated), 1.0)


FLOODS: tuple[Callable[[Site, Scale], Mapping[str, Any]], ...] = (
    open_and_close,
    pipelined,
    rate,
    oversized,
    slow_bodies,
    whole_bodies,
    ranges,
    conditions,
    shapes,
    mutations,
)


def try_floods(site: Site, scale: Scale) -> dict[str, Any]:
    """Of each flood what came of it, and how the server was then: `failures` names what did not hold."""
    return {flood.__name__: look_after(site, flood, scale) for flood in FLOODS}


def look_after(site: Site, flood: Callable[[Site, Scale], Mapping[str, Any]], scale: Scale) -> dict[str, Any]:
    """What came of `flood`, the seconds until the server answered as before, its memory, what it said."""
    site.said()
    before, workers = site.memory()["Pss"], site.workers
    found = dict(flood(site, scale))
    again, said = recovery(site), site.said()
    back = wait_until(lambda: site.memory()["Pss"] - before <= GROWTH, LONGEST)
    after = site.memory()["Pss"]
    failures = [
        *found.pop("wrong by name", []),
        *([f"answered as before after {again} s"] if again > SOON else []),
        *([f"{after - before} MB more than before"] if math.isinf(back) else []),
        *([f"{len(said)} bytes in the log"] if len(said) > LARGEST_LOG else []),
        *([f"in the log: {said[-1500:]}"] if "traceback" in said.lower() else []),
        *(["a worker has ended"] if site.workers != workers else []),
    ]
    told = {
        "s until as before": again,
        "MB before and after": [before, after],
        "s until memory is back": None if math.isinf(back) else round(back, 1),
    }
    return {**found, **told, "failures": failures}
