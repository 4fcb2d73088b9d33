"""One line of JSON for each request, and for whatever else is logged."""

import ipaddress
import json
import logging
import time
from typing import TextIO

from flask import Flask, Response, g, request

from search import Serving

REQUESTS = logging.getLogger("pmqa.requests")
"""Where each request is a record; what it holds stands in its `request`."""

LONGEST_QUERY = 300
"""Characters of a query that a line tells, so that a line is written whole however many processes write."""

_SHORT = {4: 24, 6: 48}
"""Bits of an address that a line tells, by its version: the office, not the person."""


class JsonLines(logging.Formatter):
    """A record as one line. Whatever came in is a string in it, its line breaks escaped: nobody can forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        told = getattr(record, "request", None)
        line: dict[str, object] = {"time": _format_time(record.created), "level": record.levelname.lower()}
        line |= told if told is not None else {"logger": record.name, "message": record.getMessage()}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=True)


def start_logging(serving: Serving, stream: TextIO) -> None:
    """Let this process log to `stream` as lines of JSON: warnings and errors, and requests when `serving` says so."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
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

    app.before_request(begin)
    app.after_request(tell)


def elapsed() -> float:
    """Seconds since this request came to the application."""
    return time.perf_counter() - float(g.begun) if "begun" in g else 0.0


def shorten_address(stated: str | None) -> str:
    """The network that an address is of, "" for what is no address."""
    try:
        address = ipaddress.ip_address(stated or "")
    except ValueError:
        return ""
    return str(ipaddress.ip_network((address, _SHORT[address.version]), strict=False))


def _describe(response: Response, *, queries: bool) -> dict[str, object]:
    # The rule and not the path: a path holds ids, and whatever somebody types.
    told = {
        "method": request.method[:10],
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
        "ms": round(1000 * elapsed(), 1),
        "bytes": response.content_length,
        "client": shorten_address(request.remote_addr),
        "generation": g.get("generation"),
    }
    return {**told, "query": request.args.get("q", "")[:LONGEST_QUERY]} if queries else told


def _format_time(seconds: float) -> str:
    whole = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
    return f"{whole}.{int(seconds * 1000) % 1000:03d}Z"
