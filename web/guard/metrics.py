"""What is counted for Prometheus; the values of all workers lie in one folder of files."""

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from web.guard.gate import Gate
from web.guard.logs import elapsed

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of the times that are told apart: from a kept answer to who waited longest."""


class Meter:
    """Counts of one process. No query and no client is in them; an address that is not there counts as "none"."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.requests = Counter("pmqa_requests", "Requests answered", ["endpoint", "status"], registry=registry)
        self.seconds = Histogram(
            "pmqa_request_seconds", "Seconds until answered", ["endpoint"], buckets=SECONDS, registry=registry
        )
        self.waiting = Gauge(
            "pmqa_waiting", "Requests that wait their turn", registry=registry, multiprocess_mode="livesum"
        )
        self.generation = Gauge(
            "pmqa_generation_info", "1 for the generation that answers", ["generation"], registry=registry,
            multiprocess_mode="livemax",
        )  # fmt: skip
        self._generation: str | None = None

    def count(self, status: int, gate: Gate) -> None:
        """Count the request that is being answered now."""
        endpoint = request.endpoint or "none"
        self.requests.labels(endpoint, str(status)).inc()
        self.seconds.labels(endpoint).observe(elapsed())
        self.waiting.set(gate.waiting)
        self._name_generation(g.get("generation"))

    def _name_generation(self, generation: str | None) -> None:
        if generation is None or generation == self._generation:
            return
        if self._generation is not None:
            self.generation.labels(self._generation).set(0)
        self.generation.labels(generation).set(1)
        self._generation = generation


def count_requests(app: Flask, meter: Meter, gate: Gate) -> None:
    """Count each request by `meter` when it has been answered."""

    def count(response: Response) -> Response:
        meter.count(response.status_code, gate)
        return response

    app.after_request(count)
