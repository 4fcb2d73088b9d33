"""Connections that are slow, silent or malformed: refused in plain words or closed, and nobody else waits for them."""

import json
import socket
import threading
from collections.abc import Iterable, Iterator
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from waitress import wasyncore

from command.serve import open_socket
from command.serving import channels, make_loads
from command.serving.server import LARGEST_BODY, LARGEST_HEADERS, make_server

PATIENCE = 30
GOOD = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
HALF = b"GET / HTTP/1.1\r\nHost: loc"
BODY = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc"
SECRET = b"secret-of-the-client"


def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    read = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Length", str(len(read) + 2))])
    return [b"ok" + read]


@pytest.fixture
def port() -> Iterator[int]:
    """The port of a server of one worker."""
    with open_socket("127.0.0.1", 0) as listener:
        server = make_server(answer, listener, make_loads(1), 0)
        thread = threading.Thread(target=server.run)
        thread.start()
        yield listener.getsockname()[1]
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        thread.join(PATIENCE)
        server.task_dispatcher.shutdown(timeout=5)
        assert not thread.is_alive()


def send_for_ever(client: socket.socket) -> None:
    while True:
        client.sendall(b"more")


def talk(port: int, data: bytes) -> bytes:
    """All that the server says to `data` before it closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        client.sendall(data)
        said = b""
        while more := client.recv(65536):
            said += more
        return said


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("HEADERS", HALF, b"408 Request Timeout"),
        ("BODY", BODY, b"408 Request Timeout"),
        ("HEADERS", b"", b""),
        ("KEPT", GOOD, b"200 OK"),
    ],
)
def test_who_is_late_is_told_so_or_closed(
    port: int, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, status: bytes
) -> None:
    monkeypatch.setattr(channels, name, 0.05)
    said = talk(port, data)
    assert said[9:].startswith(status) if status else said == b""


def test_a_byte_now_and_then_does_not_keep_a_connection(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "HEADERS", 0.5)
    ended = threading.Event()
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        client.sendall(b"GET / HTTP/1.1\r\nX: ")

        def trickle() -> None:
            while not ended.wait(0.05):
                try:
                    client.sendall(b"x")
                except OSError:
                    return

        thread = threading.Thread(target=trickle)
        thread.start()
        try:
            assert client.recv(100).startswith(b"HTTP/1.0 408 ")
        finally:
            ended.set()
            thread.join()


def test_a_kept_connection_answers_again_and_a_body_may_come_in_parts(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        for _ in range(2):
            client.sendall(BODY)
            client.sendall(b"defghij")
            said = b""
            while not said.endswith(b"okabcdefghij"):
                more = client.recv(1000)
                assert more
                said += more
            assert said.startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"\x16\x03\x01 " + SECRET + b"\r\n\r\n", 400),
        (b"get /" + SECRET + b" HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + SECRET + b"\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: " + SECRET + b"\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: " + SECRET + b"\r\n\r\n", 501),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + SECRET + b"\r\n", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % LARGEST_BODY, 413),
        (b"POST / HTTP/1.1\r\nContent-Length: 9999999\r\n\r\n" + SECRET * 100_000, 413),
        (b"GET / HTTP/1.1\r\nX: " + SECRET * (LARGEST_HEADERS // 4) + b"\r\n\r\n", 431),
    ],
)
def test_what_is_no_request_is_refused_in_both_languages_without_an_echo(port: int, data: bytes, status: int) -> None:
    head, _, body = talk(port, data).partition(b"\r\n\r\n")
    assert head.split()[1] == str(status).encode()
    assert b"text/plain; charset=utf-8" in head
    thai, english = body.decode().splitlines()
    assert (thai, english) == (channels._REFUSALS[status].th, channels._REFUSALS[status].en)
    assert SECRET not in head + body


def test_a_refused_client_that_never_leaves_is_closed(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "LINGERING", 0.05)
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        client.sendall(b"nonsense\r\n\r\n")
        while client.recv(1000):
            pass
        with pytest.raises(OSError, match=r"reset|Broken pipe"):
            send_for_ever(client)


@pytest.mark.parametrize(
    "data",
    [
        b"POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding:\r\n chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: x\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_a_request_that_ends_in_two_places_is_refused_and_nothing_behind_it_answered(port: int, data: bytes) -> None:
    said = talk(port, data + GOOD)
    assert (said.split()[1], said.count(b"HTTP/1.")) == (b"400", 1)


def test_thai_that_was_not_escaped_comes_to_the_application(port: int) -> None:
    said = talk(port, "GET /?q=ชุมชน HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert said.startswith(b"HTTP/1.1 200 ")


def test_a_client_that_goes_while_it_is_refused_is_no_error(
    port: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def find_it_gone(channel: channels.Channel, do_close: bool = True) -> bool:
        if do_close:
            channel.handle_close()
        return False

    monkeypatch.setattr(channels.Channel, "_flush_some", find_it_gone)
    assert talk(port, b"nonsense\r\n\r\n") == b""
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"get /api/v1/search HTTP/1.1\r\n\r\n", 400),
        (b"GET /api/v1/search HTTP/1.1\r\nno field\r\n\r\n", 400),
        (b"GET /api?q=x HTTP/1.1\r\nX: " + b"x" * LARGEST_HEADERS + b"\r\n\r\n", 431),
        (b"GET /api HTTP/1.1\r\nTransfer-Encoding: x\r\n\r\n", 501),
    ],
)
def test_programs_are_told_by_a_problem_whatever_is_wrong(port: int, data: bytes, status: int) -> None:
    head, _, body = talk(port, data).partition(b"\r\n\r\n")
    assert (int(head.split()[1]), json.loads(body)["status"]) == (status, status)
    assert b"application/problem+json" in head
    assert b"Cache-Control: no-store" in head


def test_a_program_is_told_so_by_a_problem(port: int) -> None:
    data = b"POST /api/v1/classify HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % LARGEST_BODY
    head, _, body = talk(port, data).partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    assert json.loads(body) == {
        "type": "about:blank",
        "title": "Request Entity Too Large",
        "status": 413,
        "detail": "What was sent is larger than the server takes; send less.",
        "detail_th": "ข้อมูลที่ส่งมามีขนาดใหญ่เกินกว่าที่รับได้ กรุณาลดขนาดลง",
    }
