"""The gate: one at a time, in order, and refused at once when too many wait; what passes whoever waits."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus import read_criteria
from search import EngineSource, Settings
from tests.support.files.html_page import read_page, text_of
from tests.support.web import FakeSource
from web import create_app
from web.errors import Busy
from web.guard import Gate


def wait_for_queue(gate: Gate, length: int) -> None:
    deadline = time.monotonic() + 10
    while len(gate._turns) < length:
        assert time.monotonic() < deadline
        time.sleep(0.001)


@contextmanager
def inside(gate: Gate) -> Iterator[None]:
    gate.enter()
    try:
        yield
    finally:
        gate.leave()


def test_who_waits_is_let_in_one_at_a_time_in_the_order_of_coming() -> None:
    gate, order, together = Gate(1, 20), list[int](), list[int]()
    running = 0

    def answer(number: int) -> None:
        nonlocal running
        with inside(gate):
            running += 1
            together.append(running)
            time.sleep(0.002)
            order.append(number)
            running -= 1

    gate.enter()
    threads = []
    for number in range(20):
        threads.append(threading.Thread(target=answer, args=(number,)))
        threads[-1].start()
        wait_for_queue(gate, number + 1)
    gate.leave()
    for thread in threads:
        thread.join()
    assert order == list(range(20))
    assert set(together) == {1}


def test_as_many_run_as_may() -> None:
    gate = Gate(2, 0)
    with inside(gate), inside(gate), pytest.raises(Busy, match="Too many are asking"):
        gate.enter()
    with inside(gate):
        pass


def test_a_place_that_is_given_on_is_not_lost() -> None:
    gate = Gate(1, 1)
    gate.enter()
    waiting = threading.Thread(target=gate.enter)
    waiting.start()
    wait_for_queue(gate, 1)
    with pytest.raises(Busy, match="Too many are asking"):
        gate.enter()
    gate.leave()
    waiting.join()
    gate.leave()
    with inside(gate), pytest.raises(Busy, match="Too many"):
        Gate(0, 0).enter()


# the pages behind it


def client_behind(gate: Gate, source: FakeSource | None = None) -> FlaskClient:
    site = cast(EngineSource, source or FakeSource())
    app: Flask = create_app(site, Settings(home="unused"), read_criteria(), gate)  # type: ignore[arg-type]
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


@pytest.mark.parametrize("address", ["/", "/?q=x", "/coverage", "/categories/2", "/nope"])
def test_a_page_that_nobody_has_time_for_says_so_in_the_readers_language(address: str) -> None:
    client = client_behind(Gate(0, 0))
    page = read_page(client, address, status=503)
    assert page.texts("h1") == ["ยังค้นไม่ได้ในขณะนี้"]
    assert "ขณะนี้มีผู้ใช้จำนวนมาก" in text_of(page)
    english = f"{address}{'&' if '?' in address else '?'}lang=en"
    assert "Too many are asking at the moment; wait a few seconds" in text_of(read_page(client, english, status=503))
    assert client.get(address).headers["Retry-After"] == "5"


@pytest.mark.parametrize("address", ["/api/v1/search?q=x", "/api/v1/coverage", "/api/v1/items/2.2"])
def test_a_program_is_told_so_by_a_code(address: str) -> None:
    answer = client_behind(Gate(0, 0)).get(address)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.json is not None
    assert answer.json["code"] == "busy"
    assert answer.json["detail_th"].startswith("ขณะนี้มีผู้ใช้จำนวนมาก")


def test_static_files_and_health_are_never_refused() -> None:
    client = client_behind(Gate(0, 0))
    assert [client.get(address).status_code for address in ("/healthz", "/readyz")] == [200, 200]
    static = client.get("/static/site.css")
    assert static.status_code == 200
    static.close()


@pytest.mark.parametrize(
    ("address", "status"), [("/", 200), ("/?q=Cancer", 200), ("/nope", 404), ("/?page=x&q=a", 400), ("/healthz", 200)]
)
def test_every_request_leaves_however_it_ends(address: str, status: int) -> None:
    client = client_behind(Gate(1, 0))
    assert [client.get(address).status_code for _ in range(3)] == [status] * 3


def test_a_request_that_fails_within_leaves_too() -> None:
    client = client_behind(Gate(1, 0), FakeSource(problem=RuntimeError("of ours")))
    assert [client.get("/?q=x").status_code for _ in range(3)] == [500] * 3
