"""Clients that keep their connections open, all in one thread of a process that does nothing else.

It shares the cores with the server that is measured, so it is as light as may be: requests are bytes made beforehand,
and of an answer no more is read than its status and length.
"""

import json
import selectors
import socket
import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

HEADS_END = b"\r\n\r\n"


@dataclass(slots=True)
class Client:
    """One connection. got: of the answer so far. began: when its request was sent, 0 while none is out."""

    connection: socket.socket
    got: bytearray = field(default_factory=bytearray)
    began: float = 0.0
    resumes: float = 0.0


def ask(host: str, port: int, paths: Sequence[str], *, clients: int, seconds: float, requests: int) -> dict[str, Any]:
    """Ask `paths` in turn over `clients` connections, each its next as soon as it has an answer, until `seconds` have
    passed or `requests` been sent. Who is told to come again later waits as long.

    Returns the seconds of each answer with status 200, how many had another, and the seconds in all.
    """
    heads = [f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode() for path in paths]
    everyone = [Client(socket.create_connection((host, port))) for _ in range(clients)]
    selector = selectors.DefaultSelector()
    for each in everyone:
        selector.register(each.connection, selectors.EVENT_READ, each)
    idle, times, others = deque(everyone), list[float](), dict[str, int]()
    sent, began = 0, time.perf_counter()
    while True:
        now = time.perf_counter()
        over = now - began >= seconds or sent >= requests
        for _ in range(len(idle)):
            each = idle.popleft()
            if over or each.resumes > now:
                idle.append(each)
                continue
            each.began = time.perf_counter()
            each.connection.sendall(heads[sent % len(heads)])
            sent += 1
            over = sent >= requests
        if over and len(idle) == clients:
            break
        for key, _ in selector.select(0.1 if idle else 30):
            each = key.data
            found = each.connection.recv(1 << 20)
            each.got += found
            status = finished(each.got)
            if not found or status is None:
                if not found:  # the server has closed the connection, which it should not
                    others["closed"] = others.get("closed", 0) + 1
                    selector.unregister(each.connection)
                    clients -= 1
                continue
            if status == 200:
                times.append(time.perf_counter() - each.began)
            else:
                others[str(status)] = others.get(str(status), 0) + 1
                each.resumes = time.perf_counter() + retry_after(each.got)
            each.got.clear()
            idle.append(each)
    return {"times": times, "others": others, "seconds": time.perf_counter() - began}


def finished(got: bytearray) -> int | None:
    """The status of a whole answer, None as long as some of it is missing."""
    end = got.find(HEADS_END)
    if end < 0 or len(got) < end + len(HEADS_END) + int(header(got[:end], b"content-length") or 0):
        return None
    return int(got[9:12])


def retry_after(got: bytearray) -> float:
    """The seconds that an answer asks to wait."""
    return float(header(got[: got.find(HEADS_END)], b"retry-after") or 0)


def header(heads: bytes | bytearray, name: bytes) -> bytes | None:
    for line in bytes(heads).split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        if key.lower() == name:
            return value.strip()
    return None


if __name__ == "__main__":
    print(json.dumps(ask(**json.load(sys.stdin))))
