"""One line of JSON for each request, and for whatever else is logged."""

import json
import logging
import threading
import time
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

from flask import Flask, Response, g, request

from search import Serving
from web.guard.clients import TOLD, name_network

REQUESTS = logging.getLogger("pmqa.requests")
"""Where each request is a record; what it holds stands in its `request`."""

Info = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
"""An error as `logging` hands it on."""

LONGEST_QUERY = 300
"""Characters of a query that a line tells, so that a line is written whole however many processes write."""


MOST_LINES, WINDOW = 20, 60.0
"""Lines of one part of the program and one level within so many seconds. What goes wrong with each request of a flood
would else fill the disk; how many were left out stands in the first line after that."""


class Sparing(logging.Filter):
    """Lets through what is rare, and requests, which are lines because somebody has asked for it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._lock = threading.Lock()
        self._counts: dict[tuple[str, int], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is written; `record.left_out` then tells of how many before it were not."""
        if record.name == REQUESTS.name:
            return True
        part, now = (record.name, record.levelno), self._clock()
        with self._lock:
            since, count = self._counts.get(part, (now, 0))
            if now - since >= WINDOW:
                record.left_out = max(0, count - MOST_LINES)
                since, count = now, 0
            self._counts[part] = since, count + 1
        return count < MOST_LINES


class JsonLines(logging.Formatter):
    """A record as one line. Whatever came in is a string in it, its line breaks escaped: nobody can forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        told = getattr(record, "request", None)
        line: dict[str, object] = {"time": _format_time(record.created), "level": record.levelname.lower()}
        line |= told if told is not None else {"logger": record.name, "message": record.getMessage()}
        if left_out := getattr(record, "left_out", 0):
            line["left_out"] = left_out
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=True)

    def formatException(self, ei: Info) -> str:  # noqa: N802  the name is that of logging
        """Where and of what kind an error is and what led to it, without what it says: that may be a query, or a
        sentence of a report. What the system says of a file or a socket is told."""
        parts: list[str] = []
        problem = ei[1]
        while problem is not None:
            said = f": {problem.strerror}" if isinstance(problem, OSError) and problem.strerror else ""
            places = "".join(traceback.format_tb(problem.__traceback__))
            parts.append(f"{places}{type(problem).__qualname__}{said}")
            problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
        return "\n".join(reversed(parts))


def start_logging(serving: Serving, stream: TextIO) -> None:
    """Let this process log to `stream` as lines of JSON: warnings and errors, and requests when `serving` says so."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    handler.addFilter(Sparing())
    logging.getLogger().handlers[:] = [handler]
    REQUESTS.setLevel(logging.INFO if serving.log else logging.WARNING)


def log_requests(app: Flask, serving: Serving) -> None:
    """Make each request a record of REQUESTS when it has been answered."""

    def begin() -> None:
        g.begun = time.perf_counter()

    def tell(response: Response) -> Response:
        if REQUESTS.isEnabledFor(logging.INFO):
            REQUESTS.info("request", extra={"request": _describe(response, queries=serving.log_queries)})
        return response

    def tell_error(info: Info) -> None:
        app.logger.error("an error in %s", _route(), exc_info=info)

    app.before_request(begin)
    app.after_request(tell)
    app.log_exception = tell_error  # type: ignore[assignment, method-assign]  # Flask's tells the address


def elapsed() -> float:
    """Seconds since this request came to the application."""
    return time.perf_counter() - float(g.begun) if "begun" in g else 0.0


def _route() -> str | None:
    # The rule and not the path: a path holds ids, tokens, and whatever somebody types.
    return request.url_rule.rule if request.url_rule else None


def _describe(response: Response, *, queries: bool) -> dict[str, object]:
    told = {
        "method": request.method[:10],
        "route": _route(),
        "status": response.status_code,
        "ms": round(1000 * elapsed(), 1),
        "bytes": response.content_length,
        "client": name_network(request.remote_addr, TOLD),
        "generation": g.get("generation"),
    }
    return {**told, "query": request.args.get("q", "")[:LONGEST_QUERY]} if queries else told


def _format_time(seconds: float) -> str:
    whole = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
    return f"{whole}.{int(seconds * 1000) % 1000:03d}Z"
