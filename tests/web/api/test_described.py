"""The interface against its own description, asked by schemathesis; and thousands of mutated requests."""

import random
from collections import Counter
from urllib.parse import quote

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.support.web.api import FORMER_CASE, FORMER_PASSAGE, open_api
from tests.support.web.cases import HEALTH, PASSAGES
from tests.support.web.reviews import ReviewEngine

CLIENT = open_api(ReviewEngine())
IDS = {
    "case_id": [HEALTH, FORMER_CASE],
    "passage_id": [PASSAGES[0].id, FORMER_PASSAGE],
    "name": ["trat.pdf"],
    "number": ["2", "๗"],
    "code": ["2.2", "๗.๑"],
}
SCHEMA = schemathesis.openapi.from_wsgi(
    "/api/v1/openapi.json",
    CLIENT.application,
)
OPERATIONS = [result.ok() for result in SCHEMA.get_all_operations()]
EXAMPLES = 20
"""Of a kind for an operation: together some 700 requests."""


REPORTS = "/api/v1/review"
"""No schema can say what a PDF holds, nor which ending of a name its bytes deserve: what it allows may be refused."""


def ask(case: Case, counts: Counter[int]) -> None:
    answer = case.call(headers={"Accept-Encoding": "identity"})
    counts[answer.status_code] += 1
    case.validate_response(answer, excluded_checks=[positive_data_acceptance] if case.path == REPORTS else [])


def run(operation: APIOperation, mode: GenerationMode, ids: dict[str, list[str]]) -> Counter[int]:
    counts = Counter[int]()

    @seed(14)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case: Case) -> None:
        for name in case.path_parameters or {}:
            case.path_parameters[name] = ids[name][len(counts) % len(ids[name])] if name in ids else "x"
        if mode is GenerationMode.POSITIVE and case.query:
            case.query.pop("cursor", None)  # which no schema can make: it is bound to what is asked
        ask(case, counts)

    check()
    return counts


def labels(operation: APIOperation) -> str:
    return operation.label


@pytest.mark.parametrize("operation", OPERATIONS, ids=labels)
def test_what_the_description_allows_is_answered_as_it_says(operation: APIOperation) -> None:
    unreadable = {415, 422} if operation.path == REPORTS else set[int]()
    assert set(run(operation, GenerationMode.POSITIVE, IDS)) <= {200, 308} | unreadable


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.query or each.body], ids=labels)
def test_what_the_description_forbids_is_refused_as_it_says(operation: APIOperation) -> None:
    counts = run(operation, GenerationMode.NEGATIVE, IDS)
    assert counts[422] > 0
    assert set(counts) <= {200, 308, 400, 413, 415, 422}


def test_every_operation_is_tried() -> None:
    assert len(OPERATIONS) == 21


WORDS = ["", "x", "Cancer", "ชุมชน", "-1", "0", "9" * 30, "none", "2564", "2.2", "\u202e", "{}", "null", "'", "%"]
NAMES = "q k limit offset cursor category item year agency sort unit fields count by".split()
ADDRESSES = f"""
    / /search /search.csv /suggest /classify /review
    /cases /cases.csv /cases/{HEALTH} /cases/%00 /cases/{HEALTH}/similar
    /cases/{FORMER_CASE} /passages/{PASSAGES[0].id} /passages/x/similar /documents /documents/trat.pdf /agencies
    /agencies.csv /awards
    /categories /categories/9 /items/2.2 /items/2.2.csv /coverage /stats /openapi.json /docs /nothing //search /../x
    /%ff /search%0a /items/{"7" * 3000}
"""
PATHS = ["", *ADDRESSES.split()]
BREAKS = ["%", "%zz", "%00", "%ff", "%ed%a0%80", "&&", "=", ";", "+", "%25"]
ACCEPTED = [None, "*/*", "text/csv", "application/json", "text/html;q=0.1", "image/png", ";;;", "text/csv;q=x", "\xff"]
BODIES = [b"", b"text", b"\xff\xfe", b"\x00", "ข้อความ".encode(), b"x" * 40_000, b'{"text": "x"}']
TYPES = [None, "text/plain", "application/json", "text/plain; charset=utf-16", "multipart/form-data; boundary=x", "???"]


def mutate(chance: random.Random) -> dict[str, object]:
    pairs = [
        (chance.choice([*NAMES, "zz", "", "\xff"]), chance.choice(WORDS))
        for _ in range(chance.choice([0, 0, 1, 1, 2, 4]))
    ]
    query = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
    if chance.random() < 0.2:
        at = chance.randrange(len(query) + 1)
        query = query[:at] + chance.choice(BREAKS) + query[at:]
    headers = {
        "Accept": chance.choice([None] * 12 + ACCEPTED),
        "If-None-Match": chance.choice([None, "*", "W/", '"x"', "W/\"'"]),
    }
    path = chance.choice(PATHS)
    others = ["HEAD", "OPTIONS", "POST", "PUT", "DELETE", "BREW"]
    methods = ["POST"] if path in ("/classify", "/review") else ["GET"] * 20 + others
    return {
        "path": f"/api/v1{path}",
        "query_string": query,
        "method": chance.choice(methods),
        "headers": {name: value for name, value in headers.items() if value is not None},
        "data": chance.choice(BODIES) if chance.random() < 0.15 else None,
        "content_type": chance.choice(TYPES),
    }


def test_five_thousand_mutated_requests_meet_no_error_of_ours_and_no_html() -> None:
    chance, counts = random.Random(14), Counter[int]()
    for _ in range(5000):
        asked = mutate(chance)
        answer = CLIENT.open(**asked)
        counts[answer.status_code] += 1
        assert answer.status_code < 500, asked
        page = asked["path"] == "/api/v1/docs" and answer.status_code == 200
        assert page or "html" not in answer.headers.get("Content-Type", ""), asked
        answer.close()
    assert {200, 308, 400, 404, 405, 406, 413, 415, 422} <= counts.keys()
    assert counts[200] > 500
