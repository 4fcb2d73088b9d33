"""The form that takes a report, and what it says when it cannot."""

import threading
from io import BytesIO

import pytest

from corpus import PmqaError
from search import IndexProblem
from tests.support.files.html_page import Page, read_page, text_of
from tests.support.web import open_client
from tests.support.web.cases import HOSTILE
from tests.support.web.reviewing import open_reviewing, send, wait_for
from tests.support.web.reviews import TEXT, ReviewEngine
from web.guard.limits import LARGEST_REPORT
from web.texts import TEXTS

Fields = dict[str, object]


def file(name: str, content: bytes) -> Fields:
    return {"file": (BytesIO(content), name)}


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_form_says_what_happens_with_the_report_and_every_field_has_its_label(language: str) -> None:
    page = read_page(open_reviewing(), f"/review?lang={language}")
    assert TEXTS["review_private"].in_language(language) in text_of(page)
    form = page.within("main").within("form", method="post")
    labelled = {found["for"] for found in form.find("label")}
    assert labelled == {found["id"] for found in [*form.find("input"), *form.find("textarea")]}
    assert page.within("main").find("form", enctype="multipart/form-data")


def test_a_file_is_read_by_its_name_and_reviewed_as_it_was_asked() -> None:
    engine = ReviewEngine()
    client = open_reviewing(engine)
    address = send(
        client,
        name="C:/งาน/รายงาน.md",
        content=b"# one\n\ntext of it\n" + b"and more " * 9,
        agency="  กรม\tก ",
        same_type_first="1",
    )
    wait_for(client, address)
    ((report, same_type_first),) = engine.reviewed
    assert (report.name, report.agency, same_type_first) == ("รายงาน.md", "กรม ก", True)
    assert "text of it" in report.passages[0].text


def test_text_that_was_pasted_is_a_report() -> None:
    engine = ReviewEngine()
    client = open_reviewing(engine)
    wait_for(client, send(client, text=TEXT, lang="en"))
    ((report, same_type_first),) = engine.reviewed
    assert (report.name, same_type_first) == ("ข้อความที่วาง.txt", False)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "There is no report yet; choose a file or paste its text."),
        ({"text": " \n"}, "There is no report yet; choose a file or paste its text."),
        ({"text": "x", **file("a.txt", b"y")}, "There are a file and a text; give one of them."),
        (file("a.xls", b"y"), "a.xls: this kind of file cannot be read; save it as PDF, DOCX, HTML, Markdown, .txt."),
        (file("a.pdf", b""), "a.pdf: the file is empty; check that it is the right one."),
    ],
)
def test_what_is_no_report_is_refused_at_once_and_the_form_stands_as_it_was_filled(
    fields: Fields, sentence: str
) -> None:
    given = {"agency": HOSTILE, "same_type_first": "1", **fields}
    answer = open_reviewing().post("/review?lang=en", data=given)
    page = Page(answer.text)
    assert (answer.status_code, page.texts("p", role="alert")) == (400, [sentence])
    assert page.find("input", name="agency")[0]["value"] == HOSTILE
    assert "checked" in page.find("input", name="same_type_first")[0]
    assert page.texts("textarea") == [str(fields.get("text", "")).strip()]
    assert HOSTILE not in answer.text


def test_a_report_that_cannot_be_read_is_said_so_with_the_form_as_it_was_filled() -> None:
    client = open_reviewing()
    address = send(client, name="a.pdf", content=b"no PDF", agency="กรม ก", same_type_first="1")
    wait_for(client, address)
    page = read_page(client, f"{address}?lang=en", status=422)
    assert page.texts("p", role="alert") == [
        "a.pdf: the content is not what the ending of its name says; save it again as that kind."
    ]
    assert page.find("input", name="agency")[0]["value"] == "กรม ก"
    assert "checked" in page.find("input", name="same_type_first")[0]
    assert client.get(f"{address}.docx").headers["Location"] == address


def test_a_report_may_be_as_large_as_its_limit_and_no_larger() -> None:
    client = open_reviewing()
    large = client.post("/review?lang=en", data=b"x" * (LARGEST_REPORT + 1), content_type="multipart/form-data")
    assert large.status_code == 413
    assert "larger than 32 MB" in Page(large.text).texts("p", role="alert")[0]
    assert client.post("/review", data=file("a.xls", b"x" * 300_000)).status_code == 400
    assert client.post("/basket.csv", data=file("a.txt", b"x" * 300_000)).status_code == 413


def test_pasted_text_that_is_too_long_is_said_so_by_its_reader() -> None:
    client = open_reviewing()
    address = send(client, text="ก" * 1_500_000)
    wait_for(client, address)
    (sentence,) = read_page(client, f"{address}?lang=en", status=422).texts("p", role="alert")
    assert "4,194,304" in sentence


def test_pasted_text_that_is_too_short_is_said_so_by_its_reader() -> None:
    client = open_reviewing()
    address = send(client, text="กรมจัดทำแผน")
    wait_for(client, address)
    for language, said in (("en", "too short to be a report"), ("th", "สั้นเกินกว่าจะเป็นรายงาน")):
        (sentence,) = read_page(client, f"{address}?lang={language}", status=422).texts("p", role="alert")
        assert said in sentence


def test_the_form_of_another_site_is_refused_and_that_of_this_one_is_not() -> None:
    client = open_reviewing()
    assert client.post("/review", data={"text": TEXT}, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.post("/review", data={"text": TEXT}, headers={"Origin": "null"}).status_code == 403
    assert client.post("/review", data={"text": TEXT}, headers={"Origin": "http://localhost"}).status_code == 303


def test_who_comes_when_too_many_wait_keeps_what_was_typed() -> None:
    going = threading.Event()

    class SlowEngine(ReviewEngine):
        def review(self, *given: object, **asked: object) -> object:  # type: ignore[override]
            assert going.wait(30)
            return super().review(*given, **asked)  # type: ignore[arg-type]

    client = open_reviewing(SlowEngine())
    try:
        answers = [client.post("/review?lang=en", data={"text": f"{TEXT}{at}"}) for at in range(6)]
        assert [each.status_code for each in answers[:4]] == [303] * 4
        refused = answers[-1]
        page = Page(refused.text)
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
        assert page.texts("textarea")[0].endswith("5")
        assert "Too many are asking" in page.texts("p", role="alert")[0]
    finally:
        going.set()


def test_without_an_index_the_page_says_so() -> None:
    problem: PmqaError = IndexProblem(TEXTS["error_500"])
    client = open_client(problem=problem)
    assert client.get("/review").status_code == 200
    assert client.post("/review", data={"text": TEXT}).status_code == 503
