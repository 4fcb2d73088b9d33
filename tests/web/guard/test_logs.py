"""One line of JSON a request: what it tells, what it keeps to itself, and that nobody can forge one."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from search import Serving
from tests.support.web import open_client
from tests.support.web.cases import HEALTH
from web import start_logging
from web.guard.logs import MOST_LINES, REQUESTS, WINDOW, JsonLines, Sparing

SECRET = "ความลับของสำนักงาน"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """What is logged; the loggers are put back afterwards."""
    root, level = logging.getLogger().handlers[:], REQUESTS.level
    yield io.StringIO()
    logging.getLogger().handlers[:] = root
    REQUESTS.setLevel(level)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def ask(stream: io.StringIO, address: str, serving: Serving | None = None, **more: Any) -> list[dict[str, Any]]:
    start_logging(serving or Serving(), stream)
    client = open_client(serving=serving)
    client.get(address, environ_overrides={"REMOTE_ADDR": "192.0.2.77"}, **more).close()
    return lines(stream)


def test_a_request_is_one_line_that_tells_how_it_went(stream: io.StringIO) -> None:
    (line,) = ask(stream, f"/cases/{HEALTH}?q=Cancer")
    assert line.pop("time").endswith("Z")
    assert line.pop("ms") >= 0
    assert line.pop("bytes") > 1000
    assert line == {
        "level": "info",
        "method": "GET",
        "route": "/cases/<case_id>",
        "status": 200,
        "client": "192.0.2.0/24",
        "generation": "20240601-abcdef",
    }


@pytest.mark.parametrize(
    ("address", "route", "status"),
    [
        ("/nope", None, 404),
        ("/?q=x&page=y", "/", 400),
        ("/static/site.css", "/static/<path:filename>", 200),
        ("/healthz", "/healthz", 200),
        ("/api/v1/search?limit=0", "/api/v1/search", 422),
    ],
)
def test_every_request_is_a_line_however_it_ends(stream: io.StringIO, address: str, route: str, status: int) -> None:
    assert [(line["route"], line["status"]) for line in ask(stream, address)] == [(route, status)]


def test_a_malformed_request_is_a_line_without_what_it_held(stream: io.StringIO) -> None:
    (line,) = ask(stream, "/", headers={"Host": "evil.example"})
    assert (line["status"], line["route"], line["client"]) == (400, None, "192.0.2.0/24")
    assert "evil" not in stream.getvalue()


@pytest.mark.parametrize("address", [f"/?q={SECRET}", f"/{SECRET}", f"/cases/{SECRET}?q={SECRET}"])
def test_what_was_asked_is_not_told(stream: io.StringIO, address: str) -> None:
    assert SECRET not in json.dumps(ask(stream, address), ensure_ascii=False)


def test_queries_are_told_where_that_is_switched_on_and_cannot_forge_a_line(stream: io.StringIO) -> None:
    (line,) = ask(stream, '/?q=x%0a{"status":200}%0d%1b[31m%E2%80%A8', Serving(log_queries=True))
    assert line["query"] == 'x\n{"status":200}\r\x1b[31m\u2028'
    assert stream.getvalue().isascii()
    assert stream.getvalue().count("\n") == 1
    assert "\x1b" not in stream.getvalue()


def test_a_line_is_short_enough_to_be_written_whole(stream: io.StringIO) -> None:
    ask(stream, f"/?q={'ก' * 700}", Serving(log_queries=True))
    assert len(stream.getvalue()) < 4096


def test_requests_are_not_told_where_that_is_switched_off(stream: io.StringIO) -> None:
    assert ask(stream, "/?q=x", Serving(log=False)) == []
    logging.getLogger("elsewhere").warning("told\nstill")
    (line,) = lines(stream)
    assert (line["level"], line["logger"], line["message"]) == ("warning", "elsewhere", "told\nstill")


def test_an_error_of_ours_is_one_line_with_its_traceback(stream: io.StringIO) -> None:
    start_logging(Serving(), stream)
    client = open_client(problem=RuntimeError("within"))
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    client.get("/%0aforged?q=x")
    client.get("/?q=x")
    missing, error, request = lines(stream)
    assert (missing["status"], request["status"]) == (404, 500)
    assert error["level"] == "error"
    assert error["message"] == "an error in /"
    assert error["traceback"].splitlines()[-1] == "RuntimeError"
    assert 'File "' in error["traceback"]


def test_an_error_tells_its_kind_and_place_and_not_what_it_says_or_was_asked(stream: io.StringIO) -> None:
    start_logging(Serving(), stream)
    try:
        try:
            int(SECRET)
        except ValueError as problem:
            raise RuntimeError(f"cannot read {SECRET}") from problem
    except RuntimeError:
        logging.getLogger("pmqa.reviews").exception("a review has failed")
    (line,) = lines(stream)
    kinds = [row for row in line["traceback"].splitlines() if not row.startswith(" ")]
    assert kinds == ["ValueError", "RuntimeError"]
    assert SECRET not in json.dumps(line, ensure_ascii=False)


def test_what_the_system_says_is_told(stream: io.StringIO) -> None:
    start_logging(Serving(), stream)
    try:
        raise OSError(28, "No space left on device")
    except OSError:
        logging.getLogger("elsewhere").exception("broken")
    assert lines(stream)[0]["traceback"].splitlines()[-1] == "OSError: No space left on device"


@pytest.mark.parametrize("address", [f"/{SECRET}", f"/review/{SECRET}", f"/?q={SECRET}", f"/cases/{SECRET}"])
def test_an_error_tells_the_route_and_not_the_address(stream: io.StringIO, address: str) -> None:
    start_logging(Serving(), stream)
    client = open_client(problem=RuntimeError(SECRET))
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    client.get(address)
    assert SECRET not in json.dumps(lines(stream), ensure_ascii=False)


# floods


def test_what_is_told_again_and_again_is_told_twenty_times_a_minute_and_then_how_often_it_was_not() -> None:
    now = [100.0]
    sparing = Sparing(lambda: now[0])

    def told(name: str, times: int, level: int = logging.WARNING) -> list[int]:
        records = [logging.LogRecord(name, level, "", 0, f"flood {place}", (), None) for place in range(times)]
        return [getattr(record, "left_out", 0) for record in records if sparing.filter(record)]

    assert len(told("waitress", 500)) == MOST_LINES == 20
    assert len(told("waitress", 1, logging.ERROR)) == 1  # what is graver is not lost among it
    assert len(told(REQUESTS.name, 500)) == 500
    now[0] += WINDOW
    assert told("waitress", 3) == [480, 0, 0]


def test_a_line_says_how_many_were_left_out(stream: io.StringIO) -> None:
    start_logging(Serving(), stream)
    for _ in range(MOST_LINES + 5):
        logging.getLogger("waitress").error("broken")
    assert [line["message"] for line in lines(stream)] == ["broken"] * MOST_LINES
    record = logging.LogRecord("waitress", logging.ERROR, "", 0, "broken", (), None)
    record.left_out = 5
    assert json.loads(JsonLines().format(record))["left_out"] == 5
