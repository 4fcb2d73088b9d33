"""A connection: how long it may be silent, and what it is told when what comes is no request.

waitress gives a connection two minutes from its last byte, so a byte now and then keeps one for ever. Here a request
has a time in which all of it must come.
"""

import contextlib
import copy
import json
import re
import socket
import time
from collections.abc import Mapping
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask
from waitress.utilities import Error

from corpus import Said

HEADERS = 10.0
"""Seconds from the first byte of a request, or from the opening of the connection, to the end of its headers."""

BODY = 30.0
"""Seconds from the first byte of a request to the end of its body: a quarter of a megabyte from a slow telephone."""

LARGEST_REPORT = 33 * 1024 * 1024
"""Bytes of the body of a request that brings a report, at the addresses of `_REPORT` alone."""

REPORT = 300.0
"""Seconds to the end of such a body: it comes in at a hundred kilobytes a second."""

MOST_REPORTS = 4
"""Reports that come in at a time to a worker, all of them in its memory: nothing of a report is written to a disk."""

KEPT = 75.0
"""Seconds for which a connection is kept for the next request: longer than nginx keeps its own (60), so that it never
sends one into a connection that we are closing."""

STALLED = 30.0
"""Seconds in which a client that takes nothing of its answer is waited for."""

LINGERING = 2.0
"""Seconds for which what a refused client still sends is taken and thrown away. A connection that is closed with bytes
unread is reset, and the client never sees why."""

_REFUSALS: Mapping[int, Said] = {
    400: Said(
        "เซิร์ฟเวอร์ไม่เข้าใจคำขอนี้ กรุณาตรวจรูปแบบ HTTP ของคำขอ",
        "The server does not understand this request; check that it is HTTP.",
    ),
    408: Said("คำขอมาไม่ครบในเวลาที่กำหนด กรุณาส่งใหม่", "The request did not come whole in time; send it again."),
    413: Said("ข้อมูลที่ส่งมามีขนาดใหญ่เกินกว่าที่รับได้ กรุณาลดขนาดลง", "What was sent is larger than the server takes; send less."),
    431: Said("ส่วนหัวของคำขอยาวเกินกว่าที่รับได้ กรุณาลดลง", "The headers are longer than the server takes; send fewer."),
    500: Said("เกิดข้อผิดพลาดที่ไม่คาดไว้ กรุณาลองใหม่", "An unexpected error occurred; try again."),
    501: Said(
        "เซิร์ฟเวอร์ไม่รับการเข้ารหัสการส่งแบบนี้", "The server does not take this transfer encoding; use chunked or none."
    ),
    503: Said(
        "ขณะนี้มีผู้ส่งรายงานจำนวนมาก กรุณารอสักครู่แล้วลองใหม่",
        "Too many reports are coming in at the moment; wait a little and try again.",
    ),
}
"""What is said by status, in place of waitress's own words, which repeat what came in."""


_FOR_PROGRAMS = re.compile(rb"\s*\S+[ \t]+/api(?![^/?\s])")
_REPORT = re.compile(rb"\s*POST[ \t]+(?:/api/v1)?/review(?=[?\s])")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


class TooSlow(Error):  # type: ignore[misc]  # waitress has no types
    """A request that did not come whole in time."""

    code = 408
    reason = "Request Timeout"


class TooManyReports(Error):  # type: ignore[misc]
    """More reports come in at a time than there is room for."""

    code = 503
    reason = "Service Unavailable"


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """Reads a request."""

    begins = b""
    """The request line and the headers, as far as they are known."""

    adj: Any
    brings_report = False
    """Whether its body may be as large as a report."""

    @property
    def patience(self) -> float:
        """Seconds from its first byte to the end of what is coming in."""
        return HEADERS if not self.headers_finished else REPORT if self.brings_report else BODY

    @property
    def is_for_programs(self) -> bool:
        """Whether it asks the interface for programs, as far as it can be read."""
        return _FOR_PROGRAMS.match(max(self.begins, self.header_plus, key=len)) is not None

    def parse_header(self, header_plus: bytes) -> None:
        """Raises ParsingError, also for a request that says in two ways where it ends: a proxy may believe the other
        one, and take the rest for the request of somebody else (RFC 9112, 6.1 and 11.2)."""
        self.begins = header_plus
        if _REPORT.match(header_plus):
            self.brings_report, self.adj = True, copy.copy(self.adj)
            self.adj.max_request_body_size = self.adj.inbuf_overflow = LARGEST_REPORT
        line, end, fields = header_plus.partition(b"\r\n")
        # Thai as it was typed, which curl sends so, is read where it is UTF-8.
        super().parse_header(_NOT_ASCII.sub(lambda found: b"%%%02X" % ord(found[0]), line) + end + fields)
        if "TRANSFER_ENCODING" in self.headers or (self.chunked and "CONTENT_LENGTH" in self.headers):
            raise ParsingError("two ways to tell where the request ends")


class Refusal(ErrorTask):  # type: ignore[misc]
    """Answers what never reached the application: as a problem (RFC 9457) to programs, else as plain text."""

    def execute(self) -> None:
        """Write the answer and close."""
        error = self.request.error
        said = _REFUSALS.get(error.code, _REFUSALS[400])
        program = self.request.is_for_programs
        body = _as_problem(error, said) if program else f"{said.th}\n{said.en}\n"
        self.status = f"{error.code} {error.reason}"
        kind = "application/problem+json" if program else "text/plain; charset=utf-8"
        self.response_headers += [
            ("Content-Type", kind),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
        ]
        self.set_close_on_finish()
        self.channel.lingers = True
        data = body.encode()
        self.content_length = len(data)
        self.write(data)


def _as_problem(error: Any, said: Said) -> str:
    told = {"type": "about:blank", "title": error.reason, "status": error.code, "detail": said.en, "detail_th": said.th}
    return json.dumps(told, ensure_ascii=False) + "\n"


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection that is closed when it is silent for too long, wherever it stands."""

    parser_class = Parser
    error_task_class = Refusal
    request: Any = None
    close_when_flushed = False
    begun = 0.0
    """When the request that is coming in began, by the clock of `time.time`."""

    spoken = False
    """Whether a whole request has come."""

    lingers = False
    """Whether it is to be closed only when the client has seen its answer."""

    ended = 0.0
    """When the last answer was sent to a client that is lingered for."""

    @property
    def is_idle(self) -> bool:
        """Whether nothing that was asked is being answered: closing it takes no work back."""
        return not self.requests and not self.will_close and not self.close_when_flushed

    def received(self, data: bytes) -> bool:
        """Take what has come."""
        if self.ended:
            return False
        before, known = self.request, self.request is not None and self.request.brings_report
        taken = bool(super().received(data))
        if self.request is not before:
            self.begun, known = time.time(), False
        if not known and self.request is not None and self.request.brings_report and self._is_crowded():
            self._refuse(TooManyReports(""))
        self.spoken = self.spoken or bool(self.requests)
        return taken

    def handle_write(self) -> None:
        """Send what there is to send, and close when that is wanted."""
        if self.lingers and self.close_when_flushed and not self.will_close:
            self._flush_exception(self._flush_some)
            if self.connected and not self.total_outbufs_len and not self.will_close:
                self.close_when_flushed, self.ended = False, time.time()
                with contextlib.suppress(OSError):
                    self.socket.shutdown(socket.SHUT_WR)
        else:
            super().handle_write()

    def end_if_late(self, now: float) -> None:
        """Refuse or close the connection when the client has had its time."""
        if not self.is_idle:
            return
        if self.ended:
            self.will_close = now - self.ended > LINGERING
        elif self.total_outbufs_len:
            self.will_close = now - self.last_activity > STALLED
        elif self.request is not None:
            if now - self.begun > self.request.patience:
                self._refuse(TooSlow(""))
        else:
            self.will_close = now - self.last_activity > (KEPT if self.spoken else HEADERS)

    def _is_crowded(self) -> bool:
        coming = [each.request for each in list(self.server.active_channels.values())]
        return len([each for each in coming if each is not None and each.brings_report]) > MOST_REPORTS

    def _refuse(self, error: Error) -> None:
        with self.requests_lock:
            refused, self.request = self.request, None
            refused.error = error
            refused.completed = True
            self.requests.append(refused)
        self.server.add_task(self)
