"""What programs are told when there is no answer: RFC 9457, in both languages, never HTML."""

import re

import pytest

from corpus import Said, read_criteria
from search import IndexProblem, ModelError
from tests.support.web.api import open_api
from web.api.models.answers import Problem
from web.api.models.pieces import CaseRow
from web.api.models.queries import ITEM
from web.errors import Busy, TooMany
from web.texts import PROBLEMS


@pytest.mark.parametrize(
    ("address", "rule", "given"),
    [
        ("search?q=%20", "text that is not blank, of at most 500 characters", " "),
        ("search?q=", "text that is not blank, of at most 500 characters", ""),
        ("search?limit=0", "a whole number from 1 to 100", "0"),
        ("cases?limit=1001", "a whole number from 1 to 1000", "1001"),
        ("search?limit=๑๐๑", "a whole number from 1 to 100", "๑๐๑"),
        ("search?k=101", "a whole number from 1 to 100", "101"),
        ("search?offset=-1", "a whole number from 0 to 1000", "-1"),
        ("search?category=9", "a number from 1 to 7, or the word none (not stated)", "9"),
        ("search?year=64", "a Buddhist year of four digits, or the word none (not stated)", "64"),
        ("search?item=9.9", "a code from 1.1 to 7.6 that the criteria have, or the word none (not stated)", "9.9"),
        ("search?agency=", "text that is not blank, or the word none (not stated)", ""),
        ("search?count=2", "0 or 1", "2"),
        ("search?sort=new", "relevance or year", "new"),
        ("search?cursor=zz", "one that links.next or links.prev gave", "…"),
        ("agencies?fields=x", None, None),
        ("cases?fields=zz", f"keys of a row: {', '.join(CaseRow.model_fields)}", "zz"),
        ("coverage?by=x", "agency_type or year", "x"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_told_what_it_may_hold(
    address: str, rule: str | None, given: str | None
) -> None:
    answer = open_api().get(f"/api/v1/{address}")
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    problem, name = Problem.model_validate(answer.json), re.split("[?=]", address)[1]
    assert [fault.parameter for fault in problem.errors] == [name]
    if rule is None:
        assert problem.detail == f"There is no parameter “{name}”; use limit, offset, cursor, agency_type."
    else:
        assert problem.detail == f"{name} must be {rule}, not “{given}”; correct it and ask again."
    assert any("ก" <= letter <= "๙" for letter in problem.errors[0].detail_th)


@pytest.mark.parametrize(
    ("address", "status", "code", "parameters", "detail"),
    [
        ("search?q=x&q=y", 422, "bad_parameter", ["q"], "The parameter q was given 2 times; give it once."),
        (
            "stats?q=x",
            422,
            "bad_parameter",
            ["q"],
            "There is no parameter “q”; this address takes none, so leave it out.",
        ),
        ("coverage?lang=en", 422, "bad_parameter", ["lang"], "There is no parameter “lang”; use by."),
        ("suggest", 422, "bad_parameter", ["q"], "The parameter q is missing; give it and ask again."),
        ("items/8.1", 404, "unknown_item", [], "PMQA has no item 8.1; there are 1.1 to 7.6."),
        ("categories/8", 404, "unknown_category", [], "PMQA has no category 8; choose one on the first page."),
        ("cases/none", 404, "unknown_case", [], "There is no case none."),
        ("passages/none", 404, "unknown_passage", [], "There is no passage none."),
        ("documents/none", 404, "unknown_document", [], "There is no such document."),
        ("nothing", 404, "not_found", [], "Nothing is at this address; /api/v1 lists what there is."),
        ("search/", 404, "not_found", [], "Nothing is at this address; /api/v1 lists what there is."),
    ],
)
def test_a_request_that_has_no_answer_is_told_why(
    address: str, status: int, code: str, parameters: list[str], detail: str
) -> None:
    answer = open_api().get(f"/api/v1/{address}")
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    problem = Problem.model_validate(answer.json)
    assert (problem.status, problem.code, problem.type) == (status, code, f"/api/v1/docs#{code}")
    assert ([fault.parameter for fault in problem.errors], problem.detail) == (parameters, detail)
    assert problem.instance == f"/api/v1/{address.split('?')[0]}"
    assert all(any("ก" <= letter <= "๙" for letter in thai) for thai in (problem.title_th, problem.detail_th))


def test_every_wrong_parameter_is_named_in_one_problem() -> None:
    answer = open_api().get("/api/v1/search?limit=x&zz=1&category=9&year=12").json
    assert answer is not None
    assert {fault["parameter"] for fault in answer["errors"]} == {"limit", "category", "year", "zz"}


@pytest.mark.parametrize("query", ["q=%ff", "q=%00", "q=%zz", "q=%ed%a0%80", "%=1"])
def test_a_malformed_address_is_refused_and_nothing_of_it_sent_back(query: str) -> None:
    answer = open_api().get(f"/api/v1/search?{query}&secret=1")
    assert (answer.status_code, answer.json and answer.json["code"]) == (400, "malformed")
    assert answer.json is not None
    assert "instance" not in answer.json
    assert "secret" not in answer.text


def test_a_long_address_is_refused() -> None:
    answer = open_api().get(f"/api/v1/search?q={'x' * 9000}")
    assert (answer.status_code, answer.json and answer.json["code"]) == (414, "address_too_long")


def test_other_methods_are_refused_with_those_there_are() -> None:
    answer = open_api().post("/api/v1/search")
    assert (answer.status_code, answer.json and answer.json["code"]) == (405, "method_not_allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    ("address", "accept"),
    [("search", "image/png"), ("cases/x", "text/csv"), ("search", "text/html"), ("docs", "text/csv")],
)
def test_what_is_not_offered_is_not_acceptable(address: str, accept: str) -> None:
    answer = open_api().get(f"/api/v1/{address}", headers={"Accept": accept})
    assert (answer.status_code, answer.content_type) == (406, "application/problem+json")


@pytest.mark.parametrize(
    ("problem", "status", "code", "wait"),
    [
        (IndexProblem(Said("ยังไม่มีดัชนี", "There is no index yet")), 503, "index_unavailable", "30"),
        (ModelError(Said("ไม่มีแบบจำลอง", "no model")), 503, "model_unavailable", "30"),
        (Busy(), 503, "busy", "5"),
        (TooMany(7), 429, "too_many_requests", "7"),
    ],
)
def test_who_should_come_again_is_told_when(problem: Exception, status: int, code: str, wait: str) -> None:
    answer = open_api(problem=problem).get("/api/v1/search?q=x")
    assert (answer.status_code, answer.json and answer.json["code"]) == (status, code)
    assert answer.headers["Retry-After"] == wait


def test_the_interface_explains_itself_without_an_index() -> None:
    client = open_api(problem=IndexProblem(Said("ยังไม่มีดัชนี", "There is no index yet")))
    assert [client.get(f"/api/v1/{name}").status_code for name in ("openapi.json", "docs", "", "stats")] == [
        200, 200, 404, 503,
    ]  # fmt: skip


def test_an_error_of_ours_is_told_without_its_inside() -> None:
    client = open_api(problem=RuntimeError("secret"))
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    answer = client.get("/api/v1/search?q=x")
    assert (answer.status_code, answer.json and answer.json["code"]) == (500, "internal_error")
    assert "secret" not in answer.text


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_problem_has_both_languages(code: str) -> None:
    for said in PROBLEMS[code]:
        assert any("ก" <= letter <= "๙" for letter in said.th)
        assert said.en


def test_the_items_that_may_be_asked_for_are_those_of_the_criteria() -> None:
    known = {item.code for item in read_criteria().items}
    taken = {f"{a}.{b}" for a in range(10) for b in range(10) if re.fullmatch(ITEM, f"{a}.{b}")}
    assert taken == known
