"""Harm done to a server that answers: processes killed, the disk full, the index switched again and again."""

import http.client
import json
import math
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.breaking.serving.crowd import Crowd
from benchmarks.breaking.serving.site import WORKERS, Site, ask, is_there, surroundings, wait_until
from benchmarks.breaking.serving.switching import VERSIONS
from benchmarks.breaking.serving.visits import FORM, PLAIN, REPORT, Known
from benchmarks.setup import ROOT
from search.judging import Judgements

JUDGE = {"Cookie": "pmqa-judge=somebody", "Content-Type": FORM, "Accept": "application/json"}
CLIENTS = 24
"""That ask while generations are switched: of more, the one that switches would have no part of two cores."""

ROOM = 16 * 1024
"""Bytes up to which the files of a server with a full disk may grow: the first marks fit, later ones do not."""


def kill_worker(site: Site, known: Known) -> dict[str, Any]:
    """One worker is killed while all clients wait for answers: who asked it is cut off, others are answered, and soon
    there is another."""
    found: Counter[str] = Counter()
    stop = threading.Event()

    def keep_asking(number: int) -> None:
        asked = 0
        while not stop.is_set():
            asked += 1
            query = known.queries[asked % len(known.queries)] + " " * number
            try:
                found[str(site.ask("/?" + urlencode({"q": query})).status)] += 1
            except (OSError, http.client.HTTPException):
                found["cut off"] += 1

    with ThreadPoolExecutor(16) as pool:
        for number in range(16):
            pool.submit(keep_asking, number)
        time.sleep(2)
        before = site.workers
        os.kill(before[0], signal.SIGKILL)
        wait_until(lambda: before[0] not in site.workers)
        took = wait_until(lambda: len(site.workers) == WORKERS, 30)
        time.sleep(2)
        stop.set()
    others = sorted(set(found) - {"200", "503", "cut off"})
    failures = [f"status {each}" for each in others]
    failures += [f"{found['cut off']} cut off by one worker, of 16 clients"] if found["cut off"] > 16 else []
    failures += ["no worker in its place"] if math.isinf(took) else []
    return {"answers": dict(found), "s until another": round(took, 1), "failures": failures}


def kill_supervisor(site: Site) -> dict[str, Any]:
    """The supervisor is killed: all its processes end, and nobody listens any more. Nothing can be asked afterwards."""
    tree = site.tree
    os.kill(site.process.pid, signal.SIGKILL)
    took = wait_until(lambda: not any(map(is_there, tree[1:])), 30)
    with socket.socket() as client:
        refused = client.connect_ex(("127.0.0.1", site.port)) != 0
    failures = ["processes are left"] if math.isinf(took) else []
    failures += [] if refused else ["somebody still listens"]
    return {"processes": len(tree), "s until all had ended": round(took, 2), "failures": failures}


@contextmanager
def full_disk(site: Site, room: int = ROOM) -> Iterator[None]:
    """No file of the server's processes can grow beyond `room` bytes."""
    before = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in site.tree}
    for pid, (_, hard) in before.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        for pid, limits in before.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


def judge_with_full_disk(site: Site, known: Known, marks: int = 200) -> dict[str, Any]:
    """Marks are given until the disk is full and beyond: each is kept or refused in words, none that was kept is lost,
    and all goes on when there is room again. site: of `pmqa serve --judging`."""
    found: Counter[int] = Counter()
    kept = list[str]()
    with full_disk(site):
        for number in range(marks):
            query = f"{known.queries[number % len(known.queries)]} {number}"
            status = give_mark(site, query, known.passages[number % len(known.passages)])
            found[status] += 1
            if status == 200:
                kept.append(query)
        asked = [site.ask(path).status for path in ("/?q=PMQA", "/cases", "/readyz")]
    again = give_mark(site, "again", known.passages[0])
    held = {mark.query for mark in Judgements(site.home).all()}
    failures = [f"status {status}" for status in found if status not in (200, 503)]
    failures += [] if found[503] else ["the disk was never full"]
    failures += [] if asked == [200] * 3 else [f"pages meanwhile: {asked}"]
    failures += [] if again == 200 else [f"status {again} when there was room again"]
    failures += [f"lost: the mark of {each}" for each in {*kept, "again"} - held]
    return {"answers": {str(status): count for status, count in found.items()}, "kept": len(held), "failures": failures}


def give_mark(site: Site, query: str, passage: str) -> int:
    """The status of the answer to a mark for this query."""
    body = urlencode({"q": query, "mark": f"{passage}.2"}).encode()
    with closing(site.connect()) as connection:
        return ask(connection, "/judging/marks", "POST", body, JUDGE).status


def switch_often(site: Site, known: Known, folder: Path, *, times: int = 50, seconds: float = 60) -> dict[str, Any]:
    """Generations are switched `times` times in about `seconds` while a crowd asks, and reviews run through several."""
    versions: dict[str, bytes | None] = {}
    reviews: Counter[int] = Counter()
    stop = threading.Event()

    def keep_reviewing() -> None:
        with closing(site.connect()) as connection:
            while not stop.is_set():
                body = "\n\n".join([REPORT] * 20).encode()
                reviews[ask(connection, "/api/v1/review", "POST", body, {"Content-Type": PLAIN}).status] += 1

    switch(site, folder, VERSIONS, 0, versions)  # whose texts are encoded before it counts
    versions.clear()
    began = time.monotonic()
    with ThreadPoolExecutor(1) as pool, Crowd(site, known, CLIENTS) as crowd:
        reviewing = pool.submit(keep_reviewing)
        try:
            switch(site, folder, times, max(0.0, seconds / times - 0.5), versions)
        finally:
            stop.set()
    took = time.monotonic() - began
    found = crowd.tell(versions)
    failures = [*found["wrong by name"], *([str(reviewing.exception())] if reviewing.exception() else [])]
    failures += [f"a review: status {status}" for status in reviews if status not in (200, 503)]
    failures += [f"{len(versions)} switches, wanted {times}"] if len(versions) != times else []
    told = {name: found[name] for name in ("answers", "by status", "generations seen", "answers with a version")}
    return {"switches": len(versions), "s": round(took), **told, "reviews": dict(reviews), "failures": failures}


def switch(site: Site, folder: Path, times: int, pause: float, versions: dict[str, bytes | None]) -> None:
    """Switch generations `times` times, with `pause` seconds between, and tell of each the number of its version."""
    command = [sys.executable, "-m", "benchmarks.breaking.serving.switching", str(site.home), str(folder)]
    with subprocess.Popen(
        [*command, str(times), str(pause)], cwd=ROOT, env=surroundings(site.home), stdout=subprocess.PIPE, text=True
    ) as switching:
        assert switching.stdout is not None
        for line in switching.stdout:
            name, version = json.loads(line)
            versions[name] = version.encode()
