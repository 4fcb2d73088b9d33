"""A report beside the library, for programs."""

import threading

import pytest

from corpus import PmqaError
from search import Review, Serving
from tests.support.web import open_client
from tests.support.web.cases import PASSAGES
from tests.support.web.reviews import SAME, TEXT, ReviewEngine
from web.api.models.reviews import ReviewAnswer
from web.errors import TooLong
from web.guard.limits import LARGEST_REPORT

PDF = "application/pdf"


def open_api(engine: ReviewEngine | None = None):  # type: ignore[no-untyped-def]
    return open_client(engine or ReviewEngine(), serving=Serving(burst=0, rate=0))


def test_a_report_is_answered_with_its_items_precedents_figures_and_shared_text() -> None:
    engine = ReviewEngine()
    answer = open_api(engine).post(
        "/api/v1/review?name=a.txt&agency=กรม ก&same_type_first=1", data=TEXT.encode(), content_type="text/plain"
    )
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    told = ReviewAnswer.model_validate(answer.json, strict=False)
    ((report, same_type_first),) = engine.reviewed
    assert (report.name, report.agency, same_type_first) == ("a.txt", "กรม ก", True)
    assert (told.name, told.generation, told.model) == ("a.txt", "20240601-abcdef", "fake@1")
    item = next(each for each in told.items if each.code == "2.2")
    assert (item.passages, item.missing) == ((1,), ("approach", "integration"))
    assert item.precedents[0].url.endswith(f"?passage={PASSAGES[2].id}#p-{PASSAGES[2].id}")
    assert "(น. 22)" in item.precedents[0].citation.th
    assert told.passages[0].shared[0].other.text == SAME
    assert told.passages[1].figures[0].value == 93.0
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


@pytest.mark.parametrize(("stated", "meant"), [("1", True), ("true", True), ("0", False), ("false", False)])
def test_agencies_of_the_same_kind_come_first_when_that_is_said_either_way(stated: str, meant: bool) -> None:
    engine = ReviewEngine()
    address = f"/api/v1/review?same_type_first={stated}"
    assert open_api(engine).post(address, data=TEXT.encode(), content_type="text/plain").status_code == 200
    assert [same_type_first for _, same_type_first in engine.reviewed] == [meant]


@pytest.mark.parametrize(
    ("stated", "kind", "name"),
    [
        ("", "text/plain", "report.txt"),
        ("name=งาน", "text/plain; charset=utf-8", "งาน.txt"),
        ("name=งาน.MD", "application/octet-stream", "งาน.MD"),
        ("name=/", "text/markdown", "report.md"),
        ("agency=none", "text/html", "report.html"),
    ],
)
def test_the_name_of_a_report_or_its_media_type_says_how_it_is_read(stated: str, kind: str, name: str) -> None:
    engine = ReviewEngine()
    answer = open_api(engine).post(f"/api/v1/review?{stated}", data=f"<p>{TEXT}</p>".encode(), content_type=kind)
    assert answer.status_code == 200
    assert [(report.name, report.agency) for report, _ in engine.reviewed] == [(name, "")]


@pytest.mark.parametrize(
    ("query", "content", "kind", "status", "code"),
    [
        ("", b"x", "image/png", 415, "unsupported_media_type"),
        ("", b"x", "application/octet-stream", 415, "unsupported_media_type"),
        ("name=a.xls", b"x", "application/octet-stream", 415, "unsupported_media_type"),
        ("", b"x", PDF, 422, "bad_report"),
        ("", b"", "text/plain", 422, "bad_report"),
        ("", b"too short", "text/plain", 422, "bad_report"),
        ("", b"\xff\xfe\xff", "text/plain", 422, "bad_report"),
        ("colour=red", b"x", "text/plain", 422, "bad_parameter"),
        ("same_type_first=2", b"x", "text/plain", 422, "bad_parameter"),
        (f"name={'x' * 400}", b"x", "text/plain", 422, "bad_parameter"),
        ("", b"x" * (LARGEST_REPORT + 1), PDF, 413, "too_large"),
    ],
)
def test_a_report_that_cannot_be_reviewed_is_told_why(
    query: str, content: bytes, kind: str, status: int, code: str
) -> None:
    answer = open_api().post(f"/api/v1/review?{query}", data=content, content_type=kind)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.content_type == "application/problem+json"


def test_a_report_of_more_than_a_text_may_have_is_taken() -> None:
    content = (TEXT * 200).encode()
    assert len(content) > 100_000
    assert open_api().post("/api/v1/review", data=content, content_type="text/plain").status_code == 200


@pytest.mark.parametrize(("problem", "status", "code"), [(TooLong(), 422, "bad_report")])
def test_what_ends_a_review_is_a_problem(problem: PmqaError, status: int, code: str) -> None:
    class Failing(ReviewEngine):
        def review(self, *given: object, **asked: object) -> Review:  # type: ignore[override]
            raise problem

    answer = open_api(Failing()).post("/api/v1/review", data=TEXT.encode(), content_type="text/plain")
    assert (answer.status_code, answer.json["code"]) == (status, code)


def test_who_comes_when_too_many_wait_is_told_when_to_come_again_and_others_are_answered() -> None:
    begun, going = threading.Event(), threading.Event()

    class Slow(ReviewEngine):
        def review(self, *given: object, **asked: object) -> Review:  # type: ignore[override]
            begun.set()
            assert going.wait(30)
            return super().review(*given, **asked)  # type: ignore[arg-type]

    client = open_api(Slow())
    client.post("/review", data={"text": TEXT})
    assert begun.wait(30)
    for _ in range(3):
        assert client.post("/review", data={"text": TEXT}).status_code == 303
    try:
        answer = client.post("/api/v1/review", data=TEXT.encode(), content_type="text/plain")
        assert (answer.status_code, answer.json["code"], answer.headers["Retry-After"]) == (503, "busy", "5")
        assert client.get("/api/v1/stats").status_code == 200
    finally:
        going.set()
