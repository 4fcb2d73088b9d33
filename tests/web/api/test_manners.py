"""The manners of HTTP: caching, compression, who may read, cursors, tables, addresses of the site."""

import csv
import gzip
import io
from dataclasses import replace

import pytest

from tests.support.web.api import FORMER_CASE, FORMER_PASSAGE, ApiEngine, open_api
from tests.support.web.cases import CASES, HEALTH, PASSAGES
from web.api.protocol.tables import write_table


def test_what_a_client_has_is_not_sent_again_until_the_generation_changes() -> None:
    engine = ApiEngine()
    client = open_api(engine)
    first = client.get("/api/v1/search?q=Cancer")
    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/api/v1/search?q=Cancer", headers=known)
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert len(engine.searches) == 1
    assert client.get("/api/v1/search?q=cancer", headers=known).status_code == 200
    assert client.get("/api/v1/search?q=Cancer", headers={**known, "Accept": "text/csv"}).status_code == 200
    engine.generation = "20240602-abcdef"
    assert client.get("/api/v1/search?q=Cancer", headers=known).status_code == 200


def test_a_problem_is_not_kept_and_any_answer_is_not_every_answer() -> None:
    client = open_api()
    refused = client.get("/api/v1/search?limit=0", headers={"If-None-Match": "*"})
    assert (refused.status_code, "ETag" in refused.headers) == (422, False)
    assert client.get("/api/v1/cases/none", headers={"If-None-Match": "*"}).status_code == 404


def test_what_is_searched_for_stays_out_of_proxies() -> None:
    client = open_api()
    assert client.get("/api/v1/search?q=x").headers["Cache-Control"] == "private, no-cache"
    assert client.get("/api/v1/cases").headers["Cache-Control"] == "public, no-cache"
    assert client.get("/api/v1/cases/none").headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("taken", "sent"),
    [
        ("gzip", "gzip"),
        ("br, gzip", "br"),
        ("zstd", "zstd"),
        ("identity", None),
        ("gzip;q=0", None),
        ("gzip; q=0.5", "gzip"),
        ("br;q=0, gzip;q=0.1", "gzip"),
        ("identity, gzip;q=0.5", None),
    ],
)
def test_answers_are_compressed_for_who_takes_it_under_the_same_tag(taken: str, sent: str | None) -> None:
    client = open_api()
    plain = client.get("/api/v1/cases")
    answer = client.get("/api/v1/cases", headers={"Accept-Encoding": taken})
    assert answer.headers.get("Content-Encoding") == sent
    assert answer.headers["ETag"] == plain.headers["ETag"]
    assert {name.strip() for name in answer.headers["Vary"].split(",")} == {"Accept", "Accept-Encoding"}
    if sent == "gzip":
        assert gzip.decompress(answer.data) == plain.data
    kept = client.get("/api/v1/cases", headers={"Accept-Encoding": taken, "If-None-Match": answer.headers["ETag"]})
    assert kept.status_code == 304


def test_pages_of_any_origin_may_read_but_bring_no_credentials() -> None:
    client = open_api()
    for answer in (client.get("/api/v1/stats"), client.get("/api/v1/nothing"), client.get("/api/v1/search?q=%ff")):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert {"ETag", "Link", "Retry-After"} <= set(answer.headers["Access-Control-Expose-Headers"].split(", "))
    asked = client.options("/api/v1/search", headers={"Origin": "https://x.example"})
    assert (asked.status_code, asked.data) == (200, b"")
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Origin" not in client.get("/").headers


def test_head_has_the_headers_alone() -> None:
    client = open_api()
    whole, head = client.get("/api/v1/cases"), client.head("/api/v1/cases")
    assert (head.status_code, head.data) == (200, b"")
    assert [head.headers[name] for name in ("ETag", "Content-Length", "Content-Type")] == [
        whole.headers[name] for name in ("ETag", "Content-Length", "Content-Type")
    ]


def test_a_cursor_is_of_one_question_and_one_generation() -> None:
    engine = ApiEngine()
    client = open_api(engine)
    address = client.get("/api/v1/search?limit=2&category=2").json["links"]["next"]
    assert client.get(address.replace("limit=2", "limit=1")).json["offset"] == 2
    other = client.get(address.replace("category=2", "category=4"))
    assert (other.status_code, other.json["errors"][0]["parameter"]) == (422, "cursor")
    assert client.get(address.replace("/search", "/cases")).status_code == 422
    engine.generation = "20240602-abcdef"
    stale = client.get(address)
    assert (stale.status_code, stale.json["code"]) == (410, "stale_cursor")


@pytest.mark.parametrize(
    "cursor", ["AAAA", "WzEsMl0", "Wy0xLCJ4IiwieSJd", "W3RydWUsMSwyXQ", "WzEwMDAwMDAwMCwxLDJd", "ก"]
)
def test_a_cursor_that_we_never_gave_is_refused(cursor: str) -> None:
    answer = open_api().get("/api/v1/search", query_string={"cursor": cursor})
    assert (answer.status_code, answer.json and answer.json["errors"][0]["parameter"]) == (422, "cursor")


LISTS = ["search", "cases", "agencies", "awards", "documents", "items/2.2"]


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_tables_by_accept_and_by_address(name: str) -> None:
    client = open_api()
    by_address = client.get(f"/api/v1/{name}.csv", headers={"Accept": "text/html"})
    by_accept = client.get(f"/api/v1/{name}", headers={"Accept": "text/csv"})
    assert by_address.data == by_accept.data
    assert by_address.content_type == "text/csv; charset=utf-8"
    assert by_address.headers["Content-Disposition"].startswith('attachment; filename="')
    assert by_address.data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(by_address.data.decode("utf-8-sig"), newline="")))
    assert len(lines) == 1 + int(by_address.headers["Total-Count"]) > 1
    assert {len(line) for line in lines} == {len(lines[0])}


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/json; charset=utf-8", "application/json"),
        ("text/csv;header=present;q=0.5, application/json;q=0.4", "text/csv"),
        ("text/csv;charset=utf-8;q=0, */*;q=0.1", "application/json"),
    ],
)
def test_a_kind_is_known_with_its_parameters_too(accept: str, kind: str) -> None:
    assert open_api().get("/api/v1/cases", headers={"Accept": accept}).mimetype == kind


def test_cells_that_a_spreadsheet_would_run_are_texts_and_numbers_stay_numbers() -> None:
    rows = [
        {"a": each} for each in ("=1+1", "+x", "-x", "@x", "\tx", "\rx", " ＝x", "x=1", -2.5, None, True, [1, 2], "ก,ข")
    ]
    assert write_table(rows, {"a": "a"}).decode("utf-8-sig").split("\r\n") == [
        "a", "'=1+1", "'+x", "'-x", "'@x", "'\tx", '"\'\rx"', "' ＝x", "x=1", "-2.5", '""', "true", "1; 2", '"ก,ข"', "",
    ]  # fmt: skip


def test_a_hostile_title_cannot_run_in_a_table() -> None:
    engine = ApiEngine((replace(CASES[0], title='=HYPERLINK("x")'), *CASES[1:]), PASSAGES)
    table = open_api(engine).get("/api/v1/cases.csv").data.decode("utf-8-sig")
    assert '"\'=HYPERLINK(""x"")"' in table


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/search.json?q=x&lang=en&year=&page=2&p=0a", "/api/v1/search?q=x&unit=case&limit=10&offset=10"),
        ("/search.csv?agency=a&agency=b", "/api/v1/search.csv?agency=a&agency=b&unit=case"),
        ("/search.csv?q=x&unit=passage", "/api/v1/search.csv?q=x&unit=passage"),
        ("/cases.csv?year=none&page=๓", "/api/v1/cases.csv?year=none&limit=10&offset=20"),
        ("/items/2.2.json?page=2", "/api/v1/items/2.2?limit=20&offset=20"),
        ("/agencies.json?page=2", "/api/v1/agencies?limit=50&offset=50"),
        (f"/cases/{HEALTH}.json", f"/api/v1/cases/{HEALTH}"),
        ("/categories/2.json", "/api/v1/categories/2"),
        ("/items/2.2.json", "/api/v1/items/2.2"),
        ("/items/2.2.csv?year=2564", "/api/v1/items/2.2.csv?year=2564"),
        ("/coverage.json?by=year", "/api/v1/coverage?by=year"),
        ("/passages/x/similar.json", "/api/v1/passages/x/similar"),
        ("/register.csv", "/api/v1/awards.csv"),
    ],
)
def test_addresses_of_the_site_lead_to_the_same_of_the_interface(address: str, leads_to: str) -> None:
    answer = open_api().get(address)
    assert (answer.status_code, answer.headers["Location"]) == (307, leads_to)
    assert "html" not in answer.content_type


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        (f"cases/{FORMER_CASE}", f"/api/v1/cases/{HEALTH}"),
        (f"cases/{FORMER_CASE}/similar?limit=3", f"/api/v1/cases/{HEALTH}/similar?limit=3"),
        (f"passages/{FORMER_PASSAGE}", f"/api/v1/passages/{PASSAGES[0].id}"),
        (f"passages/{FORMER_PASSAGE}/similar", f"/api/v1/passages/{PASSAGES[0].id}/similar"),
    ],
)
def test_a_former_id_leads_to_the_present_one(address: str, leads_to: str) -> None:
    answer = open_api().get(f"/api/v1/{address}")
    assert (answer.status_code, answer.headers["Location"]) == (308, leads_to)
    assert "html" not in answer.content_type
