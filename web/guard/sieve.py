"""What reaches the application: addresses that can be read, asked under a name that is ours.

Werkzeug reads what it can of anything, and looks at Host before any of our code may refuse it. So a request that is
malformed is made harmless first, marked, and refused by the application as everything else is.
"""

import ipaddress
import re
from collections.abc import Collection, Iterable
from urllib.parse import unquote_to_bytes
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from search import LOOPBACK
from web.context import is_for_programs

LONGEST_ADDRESS = 8_000
"""Bytes of an address with its parameters: a basket of a hundred passages, and what every proxy lets through."""

FAULT = "pmqa.fault"
"""Where the environment of a malformed request holds the status that refuses it."""

_PORT = re.compile(r":[0-9]{1,5}\Z")
_AUTHORITY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*)")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LANGUAGE = re.compile(r"(?:\A|&)(lang=(?:th|en))(?=&|\Z)")
_KEPT = ("REQUEST_METHOD", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "REMOTE_ADDR", "CONTENT_LENGTH")


class Sieve:
    """A WSGI application in front of another. hosts: names beside those of this machine under which it may be asked,
    in lower case, without a port."""

    def __init__(self, app: WSGIApplication, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(map(_normalise, (*LOOPBACK, *hosts)))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status = self._find_fault(environ)
        return self._app(_harmless(environ, status) if status else environ, start_response)

    def _find_fault(self, environ: WSGIEnvironment) -> int | None:
        query = environ.get("QUERY_STRING", "")
        address = environ.get("REQUEST_URI") or f"{environ.get('PATH_INFO', '')}?{query}"
        if len(address) > LONGEST_ADDRESS:
            return 414
        web = environ["wsgi.url_scheme"] in ("http", "https")  # a proxy may pass on what a client says of it
        sound = web and is_sound(address) and is_sound(query) and self._is_ours(environ)
        return None if sound else 400

    def _is_ours(self, environ: WSGIEnvironment) -> bool:
        whole = _AUTHORITY.match(environ.get("REQUEST_URI", ""))
        if whole is not None and not self._is_known(whole[1]):  # a whole address goes before Host (RFC 9112, 3.2.2)
            return False
        host = environ.get("HTTP_HOST")
        if host is None:
            return environ.get("SERVER_PROTOCOL") == "HTTP/1.0"  # which knows no Host
        return self._is_known(host)

    def _is_known(self, host: str) -> bool:
        return _normalise(_PORT.sub("", host)) in self._hosts


def is_sound(address: str) -> bool:
    """Whether an address, one character for each byte, is UTF-8 without NUL, in whole percent escapes."""
    try:
        return _BAD_ESCAPE.search(address) is None and "\0" not in unquote_to_bytes(address.encode("latin-1")).decode()
    except UnicodeError:
        return False


def _normalise(host: str) -> str:
    plain = host.lower().removesuffix(".")
    bracketed = plain.startswith("[") and plain.endswith("]")
    try:
        return str(ipaddress.ip_address(plain[1:-1] if bracketed else plain))
    except ValueError:
        return plain


def _harmless(environ: WSGIEnvironment, status: int) -> WSGIEnvironment:
    # All that the client chose is left behind, so that no answer can repeat it; the kind of answer and its language are
    # still what was asked for.
    language = _LANGUAGE.search(environ.get("QUERY_STRING", ""))
    program = is_for_programs(environ.get("PATH_INFO", ""))
    kept = {name: value for name, value in environ.items() if name in _KEPT or name.startswith("wsgi.")}
    return {
        **kept,
        "SCRIPT_NAME": "",
        "PATH_INFO": "/api/refused" if program else "/refused",
        "QUERY_STRING": language[1] if language else "",
        "HTTP_HOST": "localhost",
        FAULT: status,
    }
