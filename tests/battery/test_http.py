"""A server that many ask, that others park at and flood, and whose index and disk are not left alone: in short."""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from benchmarks.breaking.serving.barrage import statuses
from benchmarks.breaking.serving.crowd import Crowd
from benchmarks.breaking.serving.floods import Scale, conditions, mutations, open_and_close, pipelined, ranges
from benchmarks.breaking.serving.harm import judge_with_full_disk, switch
from benchmarks.breaking.serving.judging import contradictions, judge
from benchmarks.breaking.serving.parking import kinds, parked, time_requests
from benchmarks.breaking.serving.shapes import try_shapes
from benchmarks.breaking.serving.site import Answer, Site, open_site
from benchmarks.breaking.serving.tides import bring_sheets
from benchmarks.breaking.serving.visits import Known, learn

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are read from /proc and bounded by prlimit")

SMALL = Scale(connections=300, requests=40, mutated=150)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, sample_home: Path) -> Iterator[Site]:
    """A server over the sample and a PDF, at which hits can be marked."""
    home = tmp_path_factory.mktemp("http") / "home"
    shutil.copytree(sample_home, home, symlinks=True, ignore=shutil.ignore_patterns("lock"))
    bring_sheets(home)
    with open_site(home, "--judging") as started:
        yield started


@pytest.fixture(scope="module")
def known(site: Site) -> Known:
    """What can be asked of the sample."""
    return learn(site)


def test_a_crowd_meets_no_error_and_no_mixture_while_generations_are_switched(
    site: Site, known: Known, tmp_path: Path
) -> None:
    versions: dict[str, bytes | None] = {}
    with Crowd(site, known, 8) as crowd:
        switch(site, tmp_path, 4, 0, versions)
    found = crowd.tell(versions)
    assert (found["wrong by name"], len(versions)) == ([], 4)
    assert set(found["by status"]) <= {"200", "302", "303", "404", "503"}
    assert found["answers"] > 50


class Refusing:
    """A site that answers nobody, by 503 and by closing the connection in turn."""

    def __init__(self) -> None:
        self.asked = 0

    def ask(self, path: str) -> SimpleNamespace:
        self.asked += 1
        if self.asked % 2:
            raise ConnectionResetError
        return SimpleNamespace(status=503)


def test_who_is_refused_is_told_and_has_no_time() -> None:
    known, refused = Known(queries=[], cases=[{"id": "a"}], passages=[], statics=["/static/a"]), list[str]()
    assert time_requests(cast(Site, Refusing()), known, 4, refused) == []
    assert refused == [
        "/healthz: ConnectionResetError",
        "/?q=PMQA: 503",
        "/cases: ConnectionResetError",
        "/static/a: 503",
    ]


def test_parked_connections_of_every_kind_keep_nobody_out(site: Site, known: Known) -> None:
    refused = list[str]()
    for sent in kinds(known).values():
        with parked(site, sent, 25):
            time_requests(site, known, 5, refused)
    assert refused == []


def test_what_is_no_request_or_two_is_answered_once_and_by_a_refusal(site: Site) -> None:
    assert try_shapes(site, 2.0) == []


@pytest.mark.parametrize("flood", [open_and_close, pipelined, ranges, conditions, mutations])
def test_after_a_flood_there_was_no_error_and_the_workers_answer(
    site: Site, flood: Callable[[Site, Scale], Mapping[str, Any]]
) -> None:
    workers = site.workers
    assert flood(site, SMALL).get("wrong by name", []) == []
    assert [site.ask(path).status for path in ("/healthz", "/?q=PMQA", "/cases")] == [200, 200, 200]
    assert site.workers == workers


def test_a_full_disk_loses_no_mark_and_is_told_in_words(site: Site, known: Known) -> None:
    assert judge_with_full_disk(site, known, 60)["failures"] == []


def test_an_answer_of_two_generations_or_of_a_wrong_one_is_seen() -> None:
    mixed = answered(b"<!doctype html><p>TIDE0001</p><p>TIDE0002</p></html>", "text/html")
    assert judge(mixed) == ("of two generations", "", frozenset({b"0001", b"0002"}))
    told = answered(b'{"generation": "000007", "title": "TIDE0003"}', "application/json")
    assert judge(told) == ("", "000007", frozenset({b"0003"}))
    seen = [("000007", frozenset({b"0003"})), ("000008", frozenset({b"0003"})), ("000009", frozenset[bytes]())]
    versions = {"000007": b"0003", "000008": b"0004", "000009": b"0005"}
    assert contradictions(seen, versions) == ["generation 000008 has frozenset({b'0003'}), wanted b'0004'"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html; charset=utf-8", b"<!doctype html><p>half"),
        ("application/json", b'{"generation": '),
        ("text/csv", b"a,b\n1,2\n3"),
        ("image/png", b"\x89PNG and no end"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK and no more"),
    ],
)
def test_an_answer_that_is_not_whole_is_seen(kind: str, body: bytes) -> None:
    assert judge(answered(body, kind))[0].startswith("no ")


def test_answers_behind_one_another_are_counted() -> None:
    assert statuses(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 400 Bad Request\r\n\r\n") == [200, 400]


def answered(body: bytes, kind: str) -> Answer:
    return Answer(status=200, fields={"content-type": kind}, body=body, seconds=0.0)


def test_nothing_of_all_this_was_an_error_that_nobody_foresaw(site: Site) -> None:
    said = site.log.read_text(encoding="utf-8")
    assert "traceback" not in said.lower()
