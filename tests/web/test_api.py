"""The JSON: its shape, its refusals, its health."""

import json
from typing import cast
from urllib.parse import quote

import pytest

from corpus import Said
from search import Answer, Filters, IndexProblem, ModelError, SearchEngine, answer_to_json
from tests.support.fakes_web import FakeEngine, open_client

NO_INDEX = IndexProblem(Said("ยังไม่มีดัชนี", "There is no index yet."))


def test_an_answer_is_the_json_that_the_command_gives() -> None:
    engine = cast(SearchEngine, FakeEngine())
    answer = open_client().get(f"/api/v1/search?q={quote('มะเร็ง')}&k=1")
    assert answer.status_code == 200
    assert answer.json == json.loads(json.dumps(answer_to_json(engine.search("มะเร็ง", limit=1))))
    assert [hit["lines"] for hit in answer.json["hits"]] == [[940, 952]]


def test_thai_is_written_as_thai_in_utf8() -> None:
    answer = open_client().get("/api/v1/search?q=Cancer")
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert "โครงการ Cancer Anywhere" in answer.data.decode("utf-8")


def test_parameters_reach_the_engine() -> None:
    engine = FakeEngine()
    address = f"/api/v1/search?q=Cancer&k=100&category=2&item=๒.๒&year=๒๕๖๔&agency=DTX&agency_type={quote('กรม')}"
    assert open_client(engine).get(address).status_code == 200
    assert engine.searches == [
        ("Cancer", Filters(category=(2,), year=(2564,), agency=("DTX",), agency_type=("กรม",), item=("2.2",)), 100)
    ]


def test_pages_of_an_answer_put_together_are_the_answer() -> None:
    client, address = open_client(), f"/api/v1/search?q={quote('ผู้ป่วย แผน')}"
    whole = client.get(f"{address}&k=4").json
    pages = [client.get(f"{address}&k=2&offset={offset}").json for offset in (0, 2)]
    assert whole is not None
    assert [hit for page in pages if page for hit in page["hits"]] == whole["hits"]
    assert [page["offset"] for page in pages if page] == [0, 2]


def test_similar_passages_are_of_other_cases() -> None:
    passage = FakeEngine()._passages[0]
    answer = open_client().get(f"/api/v1/passages/{passage.id}/similar?k=2")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["passage"] == passage.id
    assert len(answer.json["hits"]) == 2
    assert all(hit["case"]["id"] != passage.case_id for hit in answer.json["hits"])


def test_similar_cases_bear_a_pair_of_passages() -> None:
    answer = open_client().get(f"/api/v1/cases/{FakeEngine().cases[0].id}/similar?k=1")
    assert answer.json is not None
    assert [list(case) for case in answer.json["cases"]] == [
        ["rank", "score", "case", "category", "states_aim", "pair"]
    ]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/v1/passages/none/similar", 404, "unknown_passage"),
        ("/api/v1/passages/%00%F0%9F/similar", 404, "unknown_passage"),
        ("/api/v1/cases/none/similar", 404, "unknown_case"),
        ("/api/v1/cases/none/similar?q=x", 400, "bad_parameter"),
        ("/api/v1/cases/none/similar?k=101", 400, "bad_parameter"),
    ],
)
def test_what_there_is_not_has_nothing_similar(address: str, status: int, code: str) -> None:
    answer = open_client().get(address)
    assert (answer.status_code, answer.json and answer.json["error"]["code"]) == (status, code)


def test_ten_passages_are_asked_for_unless_the_program_says() -> None:
    engine = FakeEngine()
    open_client(engine).get("/api/v1/search?q=Cancer")
    assert engine.searches == [("Cancer", Filters(), 10)]


def test_nothing_found_is_an_answer() -> None:
    answer = open_client().get("/api/v1/search?q=zzz")
    assert answer.status_code == 200
    assert answer.json == answer_to_json(Answer(query="zzz", answered=False, total=0, hits=()))


@pytest.mark.parametrize(
    ("query", "code", "message"),
    [
        ("", "bad_query", "The query is empty."),
        ("q=%20", "bad_query", "The query is empty."),
        ("q=x&k=0", "bad_parameter", "k must be a whole number from 1 to 100, not “0”; correct it and ask again."),
        ("q=x&k=101", "bad_parameter", "k must be a whole number from 1 to 100, not “101”; correct it and ask again."),
        ("q=x&item=2.3", "bad_parameter", "There is no item “2.3”; choose 1.1 to 7.6."),
        (
            "q=x&offset=-1",
            "bad_parameter",
            "offset must be a whole number from 0 to 1000, not “-1”; correct it and ask again.",
        ),
        (
            "q=x&offset=1001",
            "bad_parameter",
            "offset must be a whole number from 0 to 1000, not “1001”; correct it and ask again.",
        ),
        ("q=x&category=8", "bad_parameter", "There is no category “8”; choose 1 to 7."),
        (
            "q=x&limit=5",
            "bad_parameter",
            "There is no parameter “limit”; use q, k, offset, category, item, year, agency, agency_type.",
        ),
        ("q=x&q=y", "bad_parameter", "The parameter q was given 2 times; give it once."),
        (
            "q=x&lang=en",
            "bad_parameter",
            "There is no parameter “lang”; use q, k, offset, category, item, year, agency, agency_type.",
        ),
    ],
)
def test_a_bad_request_is_refused_with_code_and_both_messages(query: str, code: str, message: str) -> None:
    answer = open_client().get(f"/api/v1/search?{query}")
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["error"] == {"code": code, "message": message, "message_th": answer.json["error"]["message_th"]}
    assert any("ก" <= letter <= "๙" for letter in answer.json["error"]["message_th"])


def test_unknown_addresses_and_methods_are_told_in_json() -> None:
    missing, posted = open_client().get("/api/v1/nope"), open_client().post("/api/v1/search")
    assert (missing.status_code, missing.json and missing.json["error"]["code"]) == (404, "not_found")
    assert (posted.status_code, posted.json and posted.json["error"]["code"]) == (405, "method_not_allowed")
    assert "GET" in posted.headers["Allow"]


def test_an_error_of_ours_is_told_in_json_without_its_inside() -> None:
    client = open_client(problem=RuntimeError("secret"))
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    answer = client.get("/api/v1/search?q=x")
    assert (answer.status_code, answer.json and answer.json["error"]["code"]) == (500, "internal_server_error")
    assert "secret" not in answer.text


def test_without_an_index_the_answer_is_503() -> None:
    answer = open_client(problem=NO_INDEX).get("/api/v1/search?q=x")
    assert answer.status_code == 503
    assert answer.json == {
        "error": {"code": "index_unavailable", "message": "There is no index yet.", "message_th": "ยังไม่มีดัชนี"}
    }


def test_health_names_the_generation_and_counts_its_passages() -> None:
    answer = open_client().get("/healthz")
    assert answer.json == {"status": "ok", "generation": "20240601-abcdef", "passages": 6}


@pytest.mark.parametrize("problem", [NO_INDEX, ModelError(Said("ไม่มีแบบจำลอง", "no model"))])
def test_health_gives_the_reason_when_nothing_can_be_searched(problem: IndexProblem | ModelError) -> None:
    answer = open_client(problem=problem).get("/healthz")
    assert answer.status_code == 503
    assert answer.json == {
        "status": "unavailable",
        "message": problem.sentence("en"),
        "message_th": problem.sentence("th"),
    }


def test_the_coverage_grid_is_json_with_empty_cells() -> None:
    answer = open_client().get("/api/v1/coverage?by=year").json
    assert answer is not None
    assert (answer["by"], answer["columns"]) == ("year", [2564, 2565])
    rows = {row["item"]["code"]: row["cells"] for row in answer["rows"]}
    assert len(rows) == 18
    assert rows["7.1"] == [{"passages": 1, "cases": 1}, {"passages": 1, "cases": 1}]
    assert rows["5.1"] == [{"passages": 0, "cases": 0}] * 2


def test_the_grid_is_by_agency_type_unless_asked_otherwise() -> None:
    answer = open_client().get("/api/v1/coverage").json
    assert answer is not None
    assert answer["columns"] == ["<i>type</i>", "กรม", "จังหวัด"]


def test_a_cell_lists_its_passages_the_surest_first() -> None:
    answer = open_client().get("/api/v1/items/7.1").json
    assert answer is not None
    assert (answer["item"]["code"], answer["total"]) == ("7.1", 2)
    assert [(each["case"]["agency"], each["score"]) for each in answer["passages"]] == [
        ("จังหวัดปะการัง", 0.75),
        ("กรมการรักษา", 0.4),
    ]
    cell = open_client().get(f"/api/v1/items/๗.๑?agency_type={quote('กรม')}&year=2564&k=1").json
    assert cell is not None
    assert [(each["page"], each["lines"], each["document"]) for each in cell["passages"]] == [
        (22, [985, 997], "pmqa-2564.txt")
    ]
    assert cell["total"] == 1


@pytest.mark.parametrize(
    ("address", "status", "code", "message"),
    [
        ("coverage?by=agency", 400, "bad_parameter", "by must be agency_type or year, not “agency”"),
        ("coverage?year=2564", 400, "bad_parameter", "There is no parameter “year”; use by."),
        ("items/8.1", 404, "unknown_item", "PMQA has no item 8.1; there are 1.1 to 7.6."),
        ("items/7.1?q=x", 400, "bad_parameter", "There is no parameter “q”; use agency_type, year, k."),
        ("items/7.1?year=2599", 400, "bad_parameter", "There is no case of the year “2599”"),
        ("items/7.1?k=101", 400, "bad_parameter", "k must be a whole number from 1 to 100"),
    ],
)
def test_bad_questions_about_items_are_refused(address: str, status: int, code: str, message: str) -> None:
    answer = open_client().get(f"/api/v1/{address}")
    assert answer.status_code == status
    assert answer.json is not None
    assert answer.json["error"]["code"] == code
    assert answer.json["error"]["message"].startswith(message)
