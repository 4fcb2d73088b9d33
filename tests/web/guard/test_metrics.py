"""What is counted: requests by endpoint and status, their times, who waits, the generation; no query."""

from prometheus_client import generate_latest

from search import Serving
from tests.support.web import FakeEngine, open_client
from web import Meter
from web.guard import Gate


def test_requests_are_counted_by_endpoint_and_status() -> None:
    meter = Meter()
    client = open_client(meter=meter)
    for address in ("/?q=x", "/?q=secret", "/?q=x&page=y", "/nope/secret", "/healthz"):
        client.get(address)

    def counted(endpoint: str, status: str) -> float | None:
        return meter.registry.get_sample_value("pmqa_requests_total", {"endpoint": endpoint, "status": status})

    assert counted("search.search_page", "200") == 2
    assert counted("search.search_page", "400") == 1
    assert counted("none", "404") == 1
    assert counted("health.healthz", "200") == 1
    assert b"secret" not in generate_latest(meter.registry)


def test_times_are_counted_in_buckets() -> None:
    meter = Meter()
    open_client(meter=meter).get("/?q=x")
    value = meter.registry.get_sample_value
    assert value("pmqa_request_seconds_count", {"endpoint": "search.search_page"}) == 1
    assert value("pmqa_request_seconds_bucket", {"endpoint": "search.search_page", "le": "+Inf"}) == 1
    assert (value("pmqa_request_seconds_sum", {"endpoint": "search.search_page"}) or 0) > 0


def test_who_is_refused_is_counted() -> None:
    meter = Meter()
    client = open_client(meter=meter, serving=Serving(rate=1, burst=0))
    for _ in range(2):
        client.get("/?q=x", environ_overrides={"REMOTE_ADDR": "192.0.2.1"})
    labels = {"endpoint": "search.search_page", "status": "429"}
    assert meter.registry.get_sample_value("pmqa_requests_total", labels) == 1


def test_the_generation_that_answers_has_one_and_the_last_one_nought() -> None:
    meter, engine = Meter(), FakeEngine()
    client = open_client(engine, meter=meter)
    client.get("/?q=x")
    engine.generation = "20250101-123456"
    client.get("/?q=x")
    client.get("/healthz")  # asks for no index
    value = meter.registry.get_sample_value
    assert value("pmqa_generation_info", {"generation": "20240601-abcdef"}) == 0
    assert value("pmqa_generation_info", {"generation": "20250101-123456"}) == 1


def test_the_gate_tells_how_many_wait() -> None:
    import threading
    import time

    gate = Gate(1, 2)
    gate.enter()
    assert gate.waiting == 0
    waiting = threading.Thread(target=gate.enter)
    waiting.start()
    deadline = time.monotonic() + 10
    while gate.waiting == 0:
        assert time.monotonic() < deadline
        time.sleep(0.001)
    assert gate.waiting == 1
    gate.leave()
    waiting.join()
    assert gate.waiting == 0
