"""Whether the server lives, and whether it can answer."""

import pytest

from corpus import Said
from search import IndexProblem, ModelError
from tests.support.web import FakeEngine, open_client
from web.context import EXTENSION

PROBLEMS = [
    IndexProblem(Said("ยังไม่มีดัชนี", "There is no index yet.")),
    ModelError(Said("ไม่มีแบบจำลอง", "no model")),
]


def test_it_lives_with_and_without_an_index() -> None:
    for client in (open_client(), open_client(problem=PROBLEMS[0])):
        answer = client.get("/healthz")
        assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_it_is_ready_with_a_generation_and_its_passages() -> None:
    answer = open_client().get("/readyz")
    assert (answer.status_code, answer.json) == (
        200,
        {"status": "ok", "generation": "20240601-abcdef", "passages": 6},
    )


def test_where_the_generation_before_answers_it_is_ready_and_names_the_damaged_one() -> None:
    client = open_client()
    client.application.extensions[EXTENSION].source.damaged = "000007"
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert {"damaged": "000007"}.items() <= dict(answer.json or {}).items()


@pytest.mark.parametrize("problem", PROBLEMS)
def test_it_is_not_ready_without_index_or_model_and_says_why(problem: IndexProblem | ModelError) -> None:
    answer = open_client(problem=problem).get("/readyz")
    assert (answer.status_code, answer.json) == (
        503,
        {"status": "unavailable", "message": problem.sentence("en"), "message_th": problem.sentence("th")},
    )


def test_it_is_not_ready_when_the_model_fails_at_the_first_search(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object, **named: object) -> None:
        raise PROBLEMS[1]

    engine = FakeEngine()
    monkeypatch.setattr(engine, "search", fail)
    answer = open_client(engine).get("/readyz")
    assert (answer.status_code, answer.json and answer.json["message"]) == (503, "no model.")
