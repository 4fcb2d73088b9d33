"""Many clients at once, each of which asks what people ask, one thing after the other, and judges what it gets."""

import http.client
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlencode

import numpy as np

from benchmarks.breaking.serving.judging import contradictions, judge
from benchmarks.breaking.serving.site import Answer, Site, ask
from benchmarks.breaking.serving.visits import CASE_ID, FORM, REPORT, Known, Visit, changing, choose

CLIENTS = 64
LEADING_ON = (302, 303)
"""Statuses whose answer need not be a page."""

TOLD = 20
"""Failures that are told by name; all are counted."""


@dataclass(slots=True)
class Crowd:
    """What `clients` have met so far. seen: generations that answers named, each with the versions in the answer."""

    site: Site
    known: Known
    clients: int = CLIENTS
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seen: Counter[tuple[str, frozenset[bytes]]] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stop: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> "Crowd":
        self._threads = [threading.Thread(target=self._live, args=(Random(each),)) for each in range(self.clients)]
        for each in self._threads:
            each.start()
        return self

    def __exit__(self, *about: object) -> None:
        self._stop.set()
        for each in self._threads:
            each.join()

    def _live(self, dice: Random) -> None:
        with closing(self.site.connect()) as connection:
            while not self._stop.is_set():
                if dice.random() < 0.02:
                    self._have_reviewed(connection)
                elif dice.random() < 0.1:
                    self._read_what_changes(connection, dice)
                else:
                    self._ask(connection, *choose(self.known, dice))

    def _ask(self, connection: http.client.HTTPConnection, name: str, visit: Visit) -> Answer | None:
        # What came when it was right, None for all else.
        fields = {} if visit.body is None else {"Content-Type": visit.kind}
        try:
            answer = ask(connection, visit.path, visit.method, visit.body, fields)
        except (OSError, http.client.HTTPException) as problem:
            connection.close()
            self._note(name, visit, f"{type(problem).__name__}: {problem}")
            return None
        fault, generation, held = judge(answer)
        with self._lock:
            self.statuses[answer.status] += 1
            self.seen[generation, held] += 1
            self.times[name].append(answer.seconds)
        if answer.status == 503:
            self._stop.wait(float(answer.fields.get("retry-after", 1)))
        elif answer.status not in visit.right:
            self._note(name, visit, f"status {answer.status}")
        elif fault and answer.status not in LEADING_ON:
            self._note(name, visit, fault)
        else:
            return answer
        return None

    def _note(self, name: str, visit: Visit, what: str) -> None:
        with self._lock:
            self.wrong.append(f"{name}: {what}: {visit.method} {visit.path[:200]}")

    def _read_what_changes(self, connection: http.client.HTTPConnection, dice: Random) -> None:
        """Results, then a case among them, which may be gone or have another id by now."""
        page = self._ask(connection, "changing", changing(self.known, dice))
        cases = CASE_ID.findall(page.body.decode(errors="replace")) if page else []
        if cases:
            self._ask(connection, "case that changes", Visit(path=f"/cases/{cases[0]}", right=(200, 302, 404)))

    def _have_reviewed(self, connection: http.client.HTTPConnection) -> None:
        """A report is sent in, its progress asked for, what came of it looked at, taken along and thrown away."""
        sent = Visit(path="/review", method="POST", body=urlencode({"text": REPORT}).encode(), kind=FORM, right=(303,))
        begun = self._ask(connection, "review", sent)
        if begun is None:
            return
        path = begun.fields["location"].partition("?")[0]
        page = self._ask(connection, "review result", Visit(path=path))
        while page is not None and b"data-progress" in page.body:
            if self._stop.wait(1):
                return
            page = self._ask(connection, "review result", Visit(path=path))
        if page is not None and f"{path}.docx".encode() not in page.body:
            self._note("review", sent, f"came to nothing: {page.body[-2000:].decode(errors='replace')}")
        for each in (f"{path}.docx", f"{path}.csv", f"{path}.json"):
            self._ask(connection, "review file", Visit(path=each, right=(200,)))
        self._ask(
            connection, "review discarded", Visit(path=f"{path}/discard", method="POST", body=b"", right=(200, 303))
        )

    def tell(self, versions: Mapping[str, bytes | None]) -> dict[str, Any]:
        """What came of it all. versions: of each generation the number that its documents bear."""
        everything = np.array([each for times in self.times.values() for each in times] or [0.0])
        wrong = [*self.wrong, *contradictions(self.seen, versions)]
        return {
            "answers": int(sum(self.statuses.values())),
            "by status": {str(status): count for status, count in sorted(self.statuses.items())},
            "seconds": percentiles(everything),
            "seconds by kind": {name: percentiles(np.array(times)) for name, times in sorted(self.times.items())},
            "generations seen": len({name for name, _ in self.seen} - {""}),
            "answers with a version": sum(count for (_, held), count in self.seen.items() if held),
            "wrong": len(wrong),
            "wrong by name": wrong[:TOLD],
        }


def percentiles(seconds: "np.ndarray[Any, np.dtype[np.float64]]") -> dict[str, float]:
    """The 50th, 95th and 99th, and the longest."""
    found = {f"p{each}": round(float(np.percentile(seconds, each)), 3) for each in (50, 95, 99)}
    return {**found, "longest": round(float(seconds.max()), 3)}


class Watch:
    """Measures a server every `every` seconds: memory, open files, threads, and who its workers are."""

    def __init__(self, site: Site, every: float = 2.0) -> None:
        self._site, self._every = site, every
        self.rows: list[dict[str, float]] = []
        self.workers: set[int] = set()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *about: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        began = time.monotonic()
        while not self._stop.wait(self._every):
            self.workers |= set(self._site.workers)
            used = {**self._site.memory(), "files": self._site.open_files(), "threads": self._site.threads()}
            self.rows.append({"at": time.monotonic() - began, **used})

    def minutes(self) -> list[dict[str, float]]:
        """Of each minute the median of what was measured in it."""
        by_minute: dict[int, list[dict[str, float]]] = defaultdict(list)
        for row in self.rows:
            by_minute[int(row["at"] // 60)].append(row)
        names = ("Rss", "Pss", "files", "threads")
        return [{name: float(np.median([row[name] for row in rows])) for name in names} for rows in by_minute.values()]

    def slope(self) -> float | None:
        """MB a minute by which the proportional memory grows after the first minute; None in less than three."""
        later = [row for row in self.rows if row["at"] >= 60]
        if not later or later[-1]["at"] < 180:
            return None
        return round(float(np.polyfit([row["at"] / 60 for row in later], [row["Pss"] for row in later], 1)[0]), 2)
