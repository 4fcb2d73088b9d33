"""How much one client may ask for: requests in a time, and bytes.

flask-limiter counts in the memory of one process. So where several workers answer, a client is let through as often as
the limit says by each of them.
"""

import ipaddress
import time

from flask import Flask, abort, request
from flask_limiter import Limiter, RequestLimit

from search import Serving
from web.errors import TooMany

LARGEST_BODY = 256 * 1024
"""Bytes of a request: a basket of a hundred passages with notes."""

MOST_PARTS = 500
"""Fields of a form: twice those of a basket of a hundred passages."""

NETWORK_BITS = 64
"""Of an IPv6 address, those that say who it is: a household has all addresses under them."""


def limit_bodies(app: Flask) -> None:
    """Refuse large bodies unread with 413, whether or not anybody wants them, and forms of many fields."""
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_BODY, MAX_FORM_MEMORY_SIZE=LARGEST_BODY, MAX_FORM_PARTS=MOST_PARTS)

    def refuse_large() -> None:
        if (request.content_length or 0) > LARGEST_BODY:
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
    """The address that counts as one client: an IPv4 address, or the network of an IPv6 address."""
    stated = request.remote_addr or "unknown"
    try:
        address = ipaddress.ip_address(stated)
    except ValueError:
        return stated
    if address.version == 4:
        return stated
    return str(ipaddress.ip_network((address, NETWORK_BITS), strict=False))


def is_loopback(stated: str | None) -> bool:
    """Whether this is an address of the machine itself."""
    try:
        return ipaddress.ip_address(stated or "").is_loopback
    except ValueError:
        return False


def _refuse(limit: RequestLimit) -> None:
    raise TooMany(max(1, limit.reset_at - int(time.time())))
