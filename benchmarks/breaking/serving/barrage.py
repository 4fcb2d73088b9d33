"""Bytes sent to a server from many connections, and what it answers, whatever they are."""

import contextlib
import re
import socket
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from benchmarks.breaking.serving.site import Site

CONNECTIONS = 48
"""Open at a time."""

WAITED = 10.0
"""Seconds that an answer is waited for."""

ALLOWED = frozenset({501, 503, 505})
"""Statuses from 500 on that a server may give who sends what it does not know, or too much."""

_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) [A-Z]")


def exchange(site: Site, sent: bytes, waited: float = WAITED) -> bytes:
    """What comes for `sent` until the server closes the connection, or nothing has come for `waited` seconds."""
    said = bytearray()
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", site.port), timeout=waited) as client:
        with contextlib.suppress(OSError):  # it may be refused before all of it was sent
            client.sendall(sent)
        while more := client.recv(1 << 16):
            said += more
    return bytes(said)


def statuses(said: bytes) -> list[int]:
    """Of the answers in `said`, in order."""
    return [int(each) for each in _STATUS.findall(said)]


def barrage(site: Site, requests: Iterable[bytes], waited: float = WAITED) -> dict[str, Any]:
    """Each of `requests` sent over a connection of its own, many at a time: how many there were, the answers by status,
    and the requests that met an error of the server."""
    found: Counter[str] = Counter()
    wrong = list[str]()
    with ThreadPoolExecutor(CONNECTIONS) as pool:

        def send(sent: bytes) -> tuple[bytes, list[int]]:
            return sent, statuses(exchange(site, sent, waited))

        for sent, came in pool.map(send, requests):
            found.update(map(str, came or ["no answer"]))
            if any(each >= 500 and each not in ALLOWED for each in came):
                wrong.append(f"{came}: {sent[:300]!r}")
    return {"sent": sum(found.values()), "by status": dict(sorted(found.items())), "wrong by name": wrong[:20]}


def recovery(site: Site, most: float = 30.0) -> float:
    """The seconds until a page, a search and the server's health are answered one after the other, each within half a
    second."""
    began = time.monotonic()
    while time.monotonic() - began < most:
        asked = time.monotonic()
        with contextlib.suppress(OSError):
            answers = [site.ask(path) for path in ("/healthz", "/?q=PMQA", "/cases")]
            if all(each.status == 200 and each.seconds < 0.5 for each in answers):
                return round(asked - began, 2)
        time.sleep(0.05)
    return most
