"""What a server of two workers tells of itself: a line a request, and counts of both for Prometheus."""

import json
import os
import re
import signal
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.support.server import Server, running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="children are read from /proc")


def read_counts(port: int) -> dict[str, float]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
        lines = answer.read().decode().splitlines()
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in lines if not line.startswith("#")}


def metrics_port(server: Server) -> int:
    assert server.process.stderr is not None
    found = re.match(
        r"Metrics for Prometheus are at http://127\.0\.0\.1:(\d+)/metrics$", server.process.stderr.readline()
    )
    assert found
    return int(found[1])


def test_the_requests_of_both_workers_are_counted_together(tmp_path: Path) -> None:
    with running(tmp_path, "--metrics-port", "0") as server:
        port = metrics_port(server)
        name = 'pmqa_requests_total{endpoint="health.readyz",status="503"}'
        before = read_counts(port)[name]
        for _ in range(20):
            server.ask()
        counts = read_counts(port)
        assert counts[name] == before + 20
        assert counts["pmqa_waiting"] == 0
        assert counts['pmqa_request_seconds_count{endpoint="health.readyz"}'] == before + 20
        first, _ = server.workers
        os.kill(first, signal.SIGKILL)
        server.ask()
        assert read_counts(port)[name] == before + 21  # what a dead worker had counted is kept


def test_without_the_option_nothing_is_counted(tmp_path: Path) -> None:
    with running(tmp_path) as server, pytest.raises(urllib.error.HTTPError, match="404"):
        read_counts(server.port)


def test_each_request_is_a_line_of_json_on_stderr(tmp_path: Path) -> None:
    with running(tmp_path, log="json") as server:
        for _ in range(10):
            server.ask()
        server.process.terminate()
        server.process.wait(30)
        said = [line for line in server.said().splitlines() if line.startswith("{")]
    lines = [json.loads(line) for line in said]
    assert {(line["method"], line["route"], line["status"]) for line in lines} == {("GET", "/readyz", 503)}
    assert len(lines) == 11  # with the one by which it was seen to live
