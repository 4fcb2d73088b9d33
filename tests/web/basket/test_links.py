"""Permanent addresses, and the page of a citation."""

from urllib.parse import quote, urlsplit

import pytest

from tests.support.files.html_page import parameters, read_page, text_of
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import HEALTH, HOSTILE, PASSAGES

ANYWHERE = PASSAGES[1].id


def test_a_passage_is_found_in_its_case_and_the_language_kept() -> None:
    answer = open_client().get(f"/p/{ANYWHERE}?lang=en")
    address = answer.headers["Location"]
    assert answer.status_code == 302
    assert urlsplit(address).path == f"/cases/{HEALTH}"
    assert urlsplit(address).fragment == f"p-{ANYWHERE}"
    assert parameters(address) == {"passage": ANYWHERE, "lang": "en"}


def test_a_case_is_found_by_its_short_address() -> None:
    answer = open_client().get(f"/c/{HEALTH}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/cases/{HEALTH}")


def test_what_has_moved_is_found_where_it_is_now() -> None:
    engine = FakeEngine()
    engine.moved = {"old-case": HEALTH, "old-passage": ANYWHERE}
    client = open_client(engine)
    assert urlsplit(client.get("/c/old-case").headers["Location"]).path == f"/cases/{HEALTH}"
    assert parameters(client.get("/p/old-passage").headers["Location"]) == {"passage": ANYWHERE}
    assert f"http://localhost/p/{ANYWHERE}" in text_of(read_page(client, "/p/old-passage/cite"))


@pytest.mark.parametrize(
    ("asked", "path", "rest"),
    [
        ("/cases/old-case", f"/cases/{HEALTH}", {}),
        ("/cases/old-case?q=Cancer&lang=en", f"/cases/{HEALTH}", {"q": "Cancer", "lang": "en"}),
        (f"/cases/{HEALTH}?passage=old-passage&year=2564", f"/cases/{HEALTH}", {"passage": ANYWHERE, "year": "2564"}),
        ("/cases/old-case?passage=old-passage", f"/cases/{HEALTH}", {"passage": ANYWHERE}),
        ("/passages/old-passage/similar?lang=en", f"/passages/{ANYWHERE}/similar", {"lang": "en"}),
    ],
)
def test_addresses_of_pages_outlive_an_id_too(asked: str, path: str, rest: dict[str, str]) -> None:
    engine = FakeEngine()
    engine.moved = {"old-case": HEALTH, "old-passage": ANYWHERE}
    client = open_client(engine)
    answer = client.get(asked)
    found = urlsplit(answer.headers["Location"])
    assert (answer.status_code, found.path, parameters(found.geturl())) == (302, path, rest)
    assert found.fragment == (f"p-{ANYWHERE}" if "passage" in rest else "")
    assert client.get(f"/cases/{HEALTH}?passage=gone").status_code == 200


@pytest.mark.parametrize("address", ["/p/nope", "/c/nope", "/p/nope/cite", "/c/<b>"])
def test_what_is_nowhere_is_not_found_and_there_is_a_way_on(address: str) -> None:
    page = read_page(open_client(), address, status=404)
    assert page.href("กลับไปหน้าค้นหา") == "/"


def test_the_citation_of_a_passage_has_a_page_with_every_form() -> None:
    page = read_page(open_client(), f"/p/{ANYWHERE}/cite?lang=en")
    assert page.texts("h1") == ["Citation"]
    assert page.texts("dt") == ["APA 7 (C.E.)", "Thai bibliography (B.E.)", "Quotation with its citation"]
    assert parameters(page.href("กรมการรักษา: สายด่วนผู้ป่วยมะเร็ง")) == {"passage": ANYWHERE, "lang": "en"}
    assert [found["lang"] for found in page.find("p", **{"class": "citation-text"})] == ["th", "th"]


def test_a_result_leads_to_its_citation() -> None:
    page = read_page(open_client(), f"/?q={quote('Cancer')}")
    assert page.href("คัดลอกอ้างอิง") == f"/p/{ANYWHERE}/cite"


def test_hostile_words_are_cited_as_they_are() -> None:
    page = read_page(open_client(), f"/p/{PASSAGES[4].id}/cite")
    assert HOSTILE in page.texts("p", **{"class": "citation-text"})[0]
