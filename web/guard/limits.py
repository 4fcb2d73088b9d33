"""How much one client may ask for: requests in a time, and bytes.

flask-limiter counts in the memory of one process. So where several workers answer, a client is let through as often as
the limit says by each of them.
"""

import time
from io import BytesIO
from typing import IO

from flask import Flask, Request, abort, request
from flask_limiter import Limiter, RequestLimit

from corpus import MAX_REPORT_BYTES
from search import Serving
from web.errors import TooMany
from web.guard.clients import COUNTED, is_loopback, name_network

LARGEST_BODY = 256 * 1024
"""Bytes of a request: a basket of a hundred passages with notes."""

LARGEST_REPORT = MAX_REPORT_BYTES + LARGEST_BODY
"""Bytes of a request that brings a report: a file as large as is read, and the fields beside it."""

REPORTS = ("review.begin", "api.review")
"""The endpoints that take a report."""

MOST_PARTS = 500
"""Fields of a form: twice those of a basket of a hundred passages."""


class MemoryRequest(Request):
    """A request whose files stay in memory: a report is written to no disk, and others are small."""

    def _get_file_stream(self, *about: object, **named: object) -> IO[bytes]:
        return BytesIO()


def limit_bodies(app: Flask) -> None:
    """Refuse large bodies unread with 413, whether or not anybody wants them, and forms of many fields; where a report
    is taken it may be larger."""
    app.request_class = MemoryRequest
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_BODY, MAX_FORM_MEMORY_SIZE=LARGEST_BODY, MAX_FORM_PARTS=MOST_PARTS)

    def refuse_large() -> None:
        most = LARGEST_BODY
        if request.endpoint in REPORTS:
            # Text that was pasted is no file to Werkzeug; its own limit is that of its reader, which says so.
            request.max_content_length = request.max_form_memory_size = most = LARGEST_REPORT
        if (request.content_length or 0) > most:
            abort(413)

    app.before_request(refuse_large)


def limit_clients(app: Flask, serving: Serving, exempt: tuple[str, ...]) -> None:
    """Refuse a client that asks more often than `serving` says by TooMany. exempt: endpoints that are not counted.

    Without a proxy, programs of this machine itself are not counted."""
    rates = [f"{most} per {span}" for most, span in ((serving.burst, "second"), (serving.rate, "minute")) if most]
    if not rates:
        return
    limiter = Limiter(
        name_client,
        app=app,
        application_limits=list(rates),
        request_identifier=lambda: request.endpoint or "none",  # an address that is not there counts too
        strategy="moving-window",
        storage_uri="memory://",
        on_breach=_refuse,
    )
    local = serving.proxies == 0
    limiter.request_filter(lambda: request.endpoint in exempt or (local and is_loopback(request.remote_addr)))


def name_client() -> str:
    """What counts as one client: an IPv4 address, the network of an IPv6 address, or whatever a proxy says else."""
    return name_network(request.remote_addr, COUNTED) or request.remote_addr or "unknown"


def _refuse(limit: RequestLimit) -> None:
    raise TooMany(max(1, limit.reset_at - int(time.time())))
