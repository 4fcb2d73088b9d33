"""Connections that are opened and left: what others wait for meanwhile, measured in turns with and without them."""

import contextlib
import http.client
import socket
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from benchmarks.breaking.serving.site import Site, wait_until
from benchmarks.breaking.serving.visits import Known
from benchmarks.serving.http import processor_ms

PARKED = 200
REQUESTS = 200
"""Of each kind, with and without parked connections, in ROUNDS turns."""

ROUNDS = 5

RESTING_MS = 60.0
"""Of processor time that the workers together take in half a second when nobody asks."""

_HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
HELLO = bytes.fromhex("16030100c8010000c40303") + bytes(range(180))
"""The beginning of a TLS handshake, of which the rest does not come."""


def kinds(known: Known) -> dict[str, bytes]:
    """What each parked connection sends, by its kind; more comes of "byte now and then" alone."""
    large = f"GET {max(known.statics, key=len)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    list_of_all = b"GET /api/v1/search?q=PMQA&limit=100 HTTP/1.1\r\nHost: localhost\r\n\r\n"
    return {
        "silent": b"",
        "half a request line": b"GET /healt",
        "headers without end": _HEAD + b"X-More: and",
        "body never sent": b"POST /api/v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc",
        "report never sent": b"POST /review HTTP/1.1\r\nHost: localhost\r\nContent-Length: 30000000\r\n\r\nabc",
        "kept and idle": b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "nothing of a large answer read": list_of_all + large * 30,
        "TLS hello": HELLO,
        "byte now and then": _HEAD,
    }


@contextlib.contextmanager
def parked(site: Site, sent: bytes, count: int, *, dripping: bool = False) -> Iterator[None]:
    """`count` connections that have sent so much. dripping: each sends a byte more every half second; who is closed by
    the server comes anew, as somebody who means harm would."""
    stop = threading.Event()
    with contextlib.ExitStack() as stack:
        held = [_open(site, sent) for _ in range(count)]
        stack.callback(lambda: [each.close() for each in held])

        def keep() -> None:
            while not stop.wait(0.5):
                for place, each in enumerate(held):
                    if not _lives(each, b"x" if dripping else b""):
                        each.close()
                        held[place] = _open(site, sent)

        thread = threading.Thread(target=keep)
        thread.start()
        stack.callback(thread.join)
        stack.callback(stop.set)
        yield


def _open(site: Site, sent: bytes) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # so that a large answer does not fit into ours
    client.settimeout(10)
    with contextlib.suppress(OSError):  # the server may have given it up already
        client.connect(("127.0.0.1", site.port))
        client.sendall(sent)
    client.setblocking(False)
    return client


def _lives(client: socket.socket, more: bytes) -> bool:
    try:
        if more:
            client.send(more)
        return client.recv(1, socket.MSG_PEEK) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


def measure_parked(site: Site, known: Known, *, requests: int = REQUESTS, count: int = PARKED) -> dict[str, Any]:
    """Of each kind the seconds that `requests` others take with `count` parked and without, their ratios, and who was
    not answered by 200."""
    found = {}
    for kind, sent in kinds(known).items():
        without, beside, refused = list[float](), list[float](), list[str]()
        for _ in range(ROUNDS):
            without += time_requests(site, known, requests // ROUNDS, refused)
            with parked(site, sent, count, dripping=kind == "byte now and then"):
                settle(site)
                beside += time_requests(site, known, requests // ROUNDS, refused)
            time.sleep(0.5)
        ratios = compare(without, beside) if without and beside else {}
        found[kind] = {**ratios, "refused": dict(Counter(refused))}
    return found


def settle(site: Site, most: float = 180.0) -> None:
    """Wait until the workers rest: what parked connections asked for is answered, and what is measured is that they are
    there. At most `most` seconds."""

    def is_at_rest() -> bool:
        before = sum(map(processor_ms, site.workers))
        time.sleep(0.5)
        return sum(map(processor_ms, site.workers)) - before <= RESTING_MS

    wait_until(is_at_rest, most)


def time_requests(site: Site, known: Known, count: int, refused: list[str]) -> list[float]:
    """The seconds of `count` requests, one after the other, each over a connection of its own, as a new reader has.
    refused: takes those that are not answered by 200, with what came in its place; they have no time."""
    paths = ["/healthz", "/?q=PMQA", "/cases", known.statics[0], f"/cases/{known.cases[0]['id']}"]
    times = []
    for number in range(count):
        path, began = paths[number % len(paths)], time.perf_counter()
        try:
            status: object = site.ask(path).status
        except (OSError, http.client.HTTPException) as problem:
            status = type(problem).__name__
        if status == 200:
            times.append(time.perf_counter() - began)
        else:
            refused.append(f"{path}: {status}")
    return times


def compare(without: Sequence[float], beside: Sequence[float]) -> dict[str, float]:
    """Milliseconds with and without, and how many times as long the one takes as the other."""
    measures: dict[str, Callable[[Sequence[float]], float]] = {
        "median": statistics.median,
        "p95": lambda times: float(np.percentile(times, 95)),
    }
    return {
        f"{name} {what}": value
        for name, measure in measures.items()
        for what, value in (
            ("ms without", round(1000 * measure(without), 1)),
            ("ms beside them", round(1000 * measure(beside), 1)),
            ("ratio", round(measure(beside) / measure(without), 2)),
        )
    }
