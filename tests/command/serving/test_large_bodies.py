"""Reports, which may be large: at their own addresses alone, in memory, and few at a time."""

import contextlib
import socket

import pytest

from command.serving import channels
from command.serving.server import LARGEST_BODY
from tests.command.serving.test_channels import PATIENCE, port, talk
from tests.support.files.html_page import Page
from tests.support.server import wait_until
from web.api.models.answers import Problem

__all__ = ["port"]

LARGE = LARGEST_BODY + 100_000


def head(path: str, length: int) -> bytes:
    fields = f"Host: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n"
    return f"POST {path} HTTP/1.1\r\n{fields}".encode()


@pytest.mark.parametrize("path", ["/review", "/review?lang=en", "/api/v1/review?name=a.pdf"])
def test_a_report_is_read_whole_and_in_memory(port: int, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waitress.buffers.TempfileBasedBuffer.__init__", None)
    said = talk(port, head(path, LARGE) + b"x" * LARGE)
    assert said.startswith(b"HTTP/1.1 200 OK")
    assert said.count(b"x") == LARGE


@pytest.mark.parametrize("path", ["//review", "/%72eview", "/elsewhere"])
def test_whatever_else_is_read_at_all_is_in_memory_too(port: int, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waitress.buffers.TempfileBasedBuffer.__init__", None)
    size = LARGEST_BODY - 1
    said = talk(port, head(path, size) + b"x" * size)
    assert said.startswith(b"HTTP/1.1 200 OK")
    assert said.count(b"x") == size


@pytest.mark.parametrize("path", ["/review/x/discard", "/reviews", "/api/v1/reviews", "/basket.csv", "/", "/x/review"])
def test_elsewhere_nothing_as_large_is_read(port: int, path: str) -> None:
    assert talk(port, head(path, LARGE)).split()[1] == b"413"


@pytest.mark.parametrize("path", ["/review", "/api/v1/review"])
def test_a_report_beyond_its_limit_is_refused_unread(port: int, path: str) -> None:
    assert talk(port, head(path, channels.LARGEST_REPORT)).split()[1] == b"413"


def test_who_sends_a_report_beyond_its_limit_is_told_the_limit_and_the_way_back(port: int) -> None:
    said = talk(port, head("/review?lang=en", channels.LARGEST_REPORT))
    fields, _, body = said.partition(b"\r\n\r\n")
    assert b"text/html; charset=utf-8" in fields
    page = Page(body.decode())
    assert page.texts("p")[:2] == [channels._REPORT_TOO_LARGE.th, channels._REPORT_TOO_LARGE.en]
    assert "32 MB" in channels._REPORT_TOO_LARGE.th
    assert page.href("กลับไปหน้าส่งรายงาน / Back to the form") == "review"


def test_a_program_is_told_the_limit_of_a_report_by_a_problem_with_its_code(port: int) -> None:
    fields, _, body = talk(port, head("/api/v1/review", channels.LARGEST_REPORT)).partition(b"\r\n\r\n")
    assert b"application/problem+json" in fields
    told = Problem.model_validate_json(body)
    assert (told.status, told.code, "32 MB" in told.detail, "32 MB" in told.detail_th) == (413, "too_large", True, True)


def test_a_browser_that_sends_a_report_beyond_its_limit_whole_sees_the_answer_then(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "LINGERING", 0.0)
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        client.sendall(head("/review", channels.LARGEST_REPORT))
        client.settimeout(1.5)
        said = b""
        with contextlib.suppress(TimeoutError):
            while more := client.recv(10_000):
                said += more
        client.settimeout(PATIENCE)
        for _ in range(20):
            client.sendall(b"x" * 100_000)
        assert said.startswith(b"HTTP/1.1 413")


def test_a_report_has_more_time_than_a_form(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "BODY", 0.05)
    assert talk(port, head("/", 10) + b"abc").split()[1] == b"408"
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        client.sendall(head("/review", 10) + b"abc")
        client.settimeout(2.5)
        with contextlib.suppress(TimeoutError):
            assert client.recv(100) == b"nothing yet"
        client.settimeout(PATIENCE)
        client.sendall(b"defghij")
        assert client.recv(100).startswith(b"HTTP/1.1 200 OK")
    monkeypatch.setattr(channels, "REPORT", 0.05)
    assert talk(port, head("/review", 10) + b"abc").split()[1] == b"408"


def test_when_many_reports_come_in_another_is_put_off_and_the_others_are_read(port: int) -> None:
    with contextlib.ExitStack() as stack:
        coming = [
            stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE))
            for _ in range(channels.MOST_REPORTS)
        ]
        for client in coming:
            client.sendall(head("/review", 10) + b"abc")
        wait_until(lambda: talk(port, head("/review", 10) + b"abc").split()[1] == b"503")
        assert talk(port, head("/", 3) + b"abc").endswith(b"okabc")
        for client in coming:
            client.sendall(b"defghij")
        assert [client.recv(100).split()[1] for client in coming] == [b"200"] * channels.MOST_REPORTS
