"""Search over the interface: questions, filters, pages of a list, what each hit says."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest

from search import Filters
from tests.support.web.api import ApiEngine, open_api
from tests.support.web.cases import CASES, HEALTH, PASSAGES, TRAT
from web.api.models.answers import SearchAnswer
from web.api.models.pieces import Hit


def ask(address: str, engine: ApiEngine | None = None) -> dict[str, Any]:
    answer = open_api(engine).get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    return answer.json


def test_an_answer_has_every_key_that_is_promised_and_no_other() -> None:
    answer = ask("search?q=Cancer")
    SearchAnswer.model_validate(answer, strict=False)
    assert set(answer) == set(SearchAnswer.model_fields)
    assert set(answer["hits"][0]) == set(Hit.model_fields)
    assert (answer["generation"], answer["model"], answer["criteria_edition"]) == ("20240601-abcdef", "fake@1", 2562)


def test_a_hit_says_where_it_is_how_to_cite_it_and_what_it_is() -> None:
    (hit,) = ask("search?q=Cancer")["hits"]
    assert hit["url"] == f"http://localhost/cases/{HEALTH}?passage={PASSAGES[1].id}#p-{PASSAGES[1].id}"
    assert "กรมการรักษา" in hit["citation"]["th"]
    assert "กรมการรักษา" in hit["citation"]["apa"]
    assert (hit["kind"], hit["has_table"], hit["trust"], hit["title"]) == (
        "practice", False, 1.0, "ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย",
    )  # fmt: skip


def test_an_aim_and_a_table_are_told() -> None:
    passages = (replace(PASSAGES[0], tables=((0, 5),)), *PASSAGES[1:])
    engine = ApiEngine(CASES, passages)
    engine.aims = (PASSAGES[0].id,)
    (hit,) = ask(f"search?q={quote('สายด่วน')}", engine)["hits"]
    assert (hit["kind"], hit["has_table"], hit["tables"]) == ("aim", True, [[0, 5]])


@pytest.mark.parametrize(
    ("parameters", "filters"),
    [
        ("agency=DTX&agency=x", Filters(agency=("DTX", "x"))),
        ("category=2&category=๗&category=none", Filters(category=(2, 7, None))),
        ("year=๒๕๖๔&year=none", Filters(year=(2564, None))),
        ("item=๒.๒&item=none", Filters(item=("2.2", None))),
        ("agency_type=none&document=trat.pdf", Filters(agency_type=(None,), document=("trat.pdf",))),
    ],
)
def test_filters_take_several_values_and_what_is_not_stated(parameters: str, filters: Filters) -> None:
    engine = ApiEngine()
    ask(f"search?q=Cancer&{parameters}", engine)
    assert engine.searches[-1][1] == filters


@pytest.mark.parametrize("filtered", ["category=7", "item=6.1", "year=2599", "agency=x", "agency_type=x", "document=x"])
def test_a_filter_that_nothing_meets_gives_an_empty_list(filtered: str) -> None:
    for asked in (f"search?q=Cancer&{filtered}", f"search?{filtered}"):
        answer = ask(asked)
        assert (answer["hits"], answer["total"]) == ([], {"value": 0, "relation": "eq"})
    assert ask(f"cases?{filtered}")["cases"] == []


def test_without_a_question_filters_alone_are_browsed_newest_first() -> None:
    answer = ask("search?category=2&category=4")
    assert answer["query"] is None
    assert [hit["case"]["year"] for hit in answer["hits"]] == [2565, 2564, 2564, 2564, 2564]
    assert answer["case_total"] == {"value": 3, "relation": "eq"}


def test_cases_can_be_counted_in_place_of_passages() -> None:
    answer = ask("search?unit=case&limit=2")
    assert len({hit["case"]["id"] for hit in answer["hits"]}) == 2
    assert answer["total"] == {"value": 4, "relation": "eq"}


def test_pages_by_cursor_put_together_are_the_whole_list() -> None:
    client, found, address = open_api(), list[str](), "/api/v1/search?limit=2"
    while address:
        page = client.get(address).json
        found += [hit["passage"] for hit in page["hits"]]
        address = page["links"]["next"]
    whole = client.get("/api/v1/search").json
    assert found == [hit["passage"] for hit in whole["hits"]]
    assert len(found) == 6
    assert page["links"]["prev"]
    assert client.get(page["links"]["prev"]).json["offset"] == 2
    assert whole["links"] == {"self": "http://localhost/api/v1/search", "next": None, "prev": None}


def test_next_and_the_total_are_told_in_headers_too() -> None:
    answer = open_api().get("/api/v1/search.csv?limit=2")
    assert answer.headers["Total-Count"] == "6"
    assert answer.headers["Link"].startswith("<http://localhost/api/v1/search.csv?limit=2&cursor=")
    assert answer.headers["Link"].endswith('>; rel="next"')


def test_chosen_fields_alone_are_given_and_a_table_has_their_columns() -> None:
    answer = ask("search?q=Cancer&fields=url,case&fields=text")
    assert [list(hit) for hit in answer["hits"]] == [["case", "text", "url"]]
    table = open_api().get("/api/v1/search.csv?q=Cancer&fields=text,case").data.decode("utf-8-sig")
    assert table.split("\r\n")[0] == "agency,agency_type,year,text,case"


def test_without_counting_neither_total_nor_facets_are_told() -> None:
    answer = ask("search?q=Cancer&count=0")
    assert [answer[name] for name in ("total", "case_total", "counts", "not_stated")] == [None] * 4
    assert len(answer["hits"]) == 1
    assert ask("search?q=Cancer")["counts"]["agency_type"] == [{"value": "กรม", "passages": 1, "cases": 1}]


def test_k_is_an_older_name_of_limit_which_counts_before_it() -> None:
    engine = ApiEngine()
    ask("search?q=Cancer&k=3", engine)
    ask("search?q=Cancer&k=3&limit=4", engine)
    assert [limit for _, _, limit in engine.searches] == [3, 4]
    assert ask("search?k=2")["limit"] == 2


def test_own_address_is_percent_encoded_whatever_it_came_as() -> None:
    assert ask("search?q=ชุมชน&limit=3")["links"]["self"] == (
        f"http://localhost/api/v1/search?q={quote('ชุมชน')}&limit=3"
    )


@pytest.mark.parametrize(
    ("typed", "kind", "url"),
    [
        ("จังหวัด", "agency", f"http://localhost/agencies/{quote('จังหวัดปะการัง')}"),
        ("ถึงเตียงผู้ป่วย", "case", f"http://localhost/cases/{HEALTH}"),
        ("การจัดทำยุทธศาสตร์", "item", "http://localhost/items/2.1"),
    ],
)
def test_suggestions_lead_to_what_they_name(typed: str, kind: str, url: str) -> None:
    (first,) = ask(f"suggest?q={quote(typed)}&limit=1")["suggestions"]
    assert (first["kind"], first["url"]) == (kind, url)


def test_a_text_is_classified() -> None:
    answer = open_api().post("/api/v1/classify", data="ถ่ายทอดแผน".encode(), content_type="text/plain; charset=utf-8")
    assert answer.json is not None
    assert answer.json["text"] == "ถ่ายทอดแผน"
    assert [(item["code"], item["score"], item["cues"]) for item in answer.json["items"]] == [
        ("2.2", 0.91, ["ถ"]), ("4.1", 0.55, ["ถ"]), ("7.1", 0.4, ["ถ"]),
    ]  # fmt: skip


def test_the_longest_text_is_classified() -> None:
    answer = open_api().post("/api/v1/classify", data=("ก" * 10_000).encode(), content_type="text/plain")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"x", "application/json", 415, "unsupported_media_type"),
        (b"\xff", "text/plain", 400, "malformed"),
        (b"a\0", "text/plain", 400, "malformed"),
        (b" \n", "text/plain", 422, "bad_parameter"),
        (b"x" * 30_001, "text/plain", 413, "too_large"),
        (b"1" * 10_001, "text/plain", 413, "too_large"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused(body: bytes, kind: str, status: int, code: str) -> None:
    answer = open_api().post("/api/v1/classify", data=body, content_type=kind)
    assert (answer.status_code, answer.json and answer.json["code"]) == (status, code)


def test_the_newest_come_first_where_that_is_asked() -> None:
    asked = f"search?q={quote('ชุมชน')}"
    assert ask(f"{asked}&sort=year")["hits"][0]["case"]["id"] == TRAT
